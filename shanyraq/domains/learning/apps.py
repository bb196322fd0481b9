from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class LearningConfig(AppConfig):
    name = "shanyraq.domains.learning"
    label = "learning"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named

        show(
            "activity",
            gettext_noop("activity"),
            lambda framework, key: reverse("monitoring-plan", args=[framework]) + f"#activity-{key}",
            names=partial(entries_named, "activity"),
        )
