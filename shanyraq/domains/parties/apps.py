from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class PartiesConfig(AppConfig):
    name = "shanyraq.domains.parties"
    label = "parties"

    def ready(self) -> None:
        """Tells the doors which entities there are, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.parties.web.lists import entities_list, organisations_list, registered_list

        offer("entities", entities_list)
        offer("organisations", organisations_list)
        offer("registered", registered_list)
        show(
            "organisation",
            gettext_noop("organisation"),
            lambda framework, key: reverse("registered", args=[framework, key]),
        )
        show("contact", gettext_noop("contact person"), lambda framework, key: reverse("contacts", args=[framework]))
        show("entity", gettext_noop("entity"), lambda framework, key: reverse("entity", args=[framework, key]))
