from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop

KEYS_IN = (
    "entity",
    "entities",
    "lead",
    "donor",
    "partner",
    "contributor",
    "contributors",
    "implementers",
    "lead_entities",
    "merged_into",
)
"""Fields of events that hold keys of organisations."""


class PartiesConfig(AppConfig):
    name = "shanyraq.domains.parties"
    label = "parties"

    def ready(self) -> None:
        """Tells the doors which entities there are, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.base.verbs.together import gathers
        from shanyraq.domains.parties.queries import called
        from shanyraq.domains.parties.verbs.marking import marked_together

        gathers(marked_together)
        for name in ("entities", "kinds"):
            offer(name, f"shanyraq.domains.parties.web.lists:{name}_list")
        for name in ("partners", "organisations", "registered"):
            lists = "shanyraq.domains.parties.web.lists"
            offer(name, f"{lists}:{name}_list", finds=f"{lists}:{name}_found")
        _call()
        show(
            "organisation",
            gettext_noop("organisation"),
            lambda framework, key: reverse("registered", args=[framework, key]),
            names=called.registered_named,
            has_notes=True,
        )
        show(
            "contact",
            gettext_noop("contact person"),
            lambda framework, key: reverse("contacts", args=[framework]),
            names=called.contacts_named,
            sees=Permission.SEE_TRAIL,
        )
        show(
            "entity",
            gettext_noop("entity"),
            lambda framework, key: reverse("entity", args=[framework, key]),
            names=called.entities_named,
            has_notes=True,
        )
        end_with_versions(("entity",), called.entities_standing)


def _call() -> None:
    """Organisations are called by their short names where events hold their keys; kinds by their titles."""
    from shanyraq.base.doors.called import call_keys
    from shanyraq.base.doors.feed import call_values
    from shanyraq.domains.parties.queries.called import short_names
    from shanyraq.domains.parties.vocabulary import KINDS

    call_values("kind", {kind.value: title for kind, title in KINDS.items()})
    call_keys(KEYS_IN, short_names)
