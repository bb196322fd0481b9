from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class WorkplansConfig(AppConfig):
    name = "shanyraq.domains.workplans"
    label = "workplans"

    def ready(self) -> None:
        """Tells the doors what sub-outputs are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.feed import call_values
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.workplans.queries.called import sub_output_called
        from shanyraq.domains.workplans.vocabulary import STATUSES

        call_values("status", {status.value: title for status, title in STATUSES.items()})
        show(
            "sub_output",
            gettext_noop("sub-output"),
            lambda framework, key: reverse("sub-output", args=[framework, int(key)]),
            name=sub_output_called,
            sees=Permission.SEE_WORKPLANS,
            has_notes=True,
        )
