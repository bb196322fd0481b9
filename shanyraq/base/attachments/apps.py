from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class AttachmentsConfig(AppConfig):
    name = "shanyraq.base.attachments"
    label = "attachments"

    def ready(self) -> None:
        """Tells the doors what a document is called, and where it hangs; and what is to be forgotten each day."""
        from django.urls import reverse

        from shanyraq.base.attachments.queries import attachments_about, attachments_beside
        from shanyraq.base.doors.subjects import hide_beside, show
        from shanyraq.base.jobs.forgetting import forgets

        forgets(
            "files that were attached to nothing",
            "2 days after they came",
            "shanyraq.base.files.forgetting:forget_uploads",
        )

        show(
            "document",
            gettext_noop("document"),
            lambda framework, key: reverse("attached", args=[framework, key]),
            about=attachments_about,
        )
        hide_beside("document", attachments_beside)
