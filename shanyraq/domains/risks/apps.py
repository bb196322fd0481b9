from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class RisksConfig(AppConfig):
    name = "shanyraq.domains.risks"
    label = "risks"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named

        show(
            "risk",
            gettext_noop("risk"),
            lambda framework, key: reverse("risks", args=[framework]) + f"#risk-{key}",
            names=partial(entries_named, "risk"),
        )
