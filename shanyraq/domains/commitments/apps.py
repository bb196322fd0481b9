from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class CommitmentsConfig(AppConfig):
    name = "shanyraq.domains.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named, entries_standing

        show(
            "commitment",
            gettext_noop("commitment"),
            lambda framework, key: reverse("commitment", args=[framework, key]),
            names=partial(entries_named, "commitment"),
            has_notes=True,
        )
        end_with_versions(("commitment",), entries_standing)
