from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class GovernanceConfig(AppConfig):
    name = "shanyraq.domains.governance"
    label = "governance"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named, entries_standing
        from shanyraq.domains.governance.queries.decisions import decisions_named

        show(
            "body",
            gettext_noop("body"),
            lambda framework, key: reverse("body", args=[framework, key]),
            names=partial(entries_named, "body"),
            has_notes=True,
        )
        end_with_versions(("body",), entries_standing)
        show(
            "decision",
            gettext_noop("decision"),
            lambda framework, key: reverse("decision", args=[framework, int(key)]),
            names=decisions_named,
            sees=Permission.SEE_DECISIONS,
            has_notes=True,
        )
        offer("bodies", "shanyraq.domains.governance.web.lists:bodies_list")
        offer("decisions", "shanyraq.domains.governance.web.lists:decisions_list", sees=Permission.SEE_DECISIONS)
