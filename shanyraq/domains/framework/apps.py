from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class FrameworkConfig(AppConfig):
    name = "shanyraq.domains.framework"
    label = "framework"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import clauses_named, entries_named, entries_standing

        offer("outcomes", "shanyraq.domains.framework.web.lists:outcomes_list")
        show(
            "outcome",
            gettext_noop("outcome"),
            lambda framework, key: reverse("outcome", args=[framework, key]),
            names=partial(entries_named, "outcome"),
            has_notes=True,
        )
        show(
            "output",
            gettext_noop("output"),
            lambda framework, key: reverse("output", args=[framework, key]),
            names=partial(entries_named, "output"),
            has_notes=True,
        )
        show(
            "clause",
            gettext_noop("clause"),
            lambda framework, key: reverse("clause", args=[framework, key]),
            names=clauses_named,
            has_notes=True,
        )
        end_with_versions(("outcome", "output"), entries_standing)
