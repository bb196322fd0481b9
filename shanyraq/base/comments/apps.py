from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class CommentsConfig(AppConfig):
    name = "shanyraq.base.comments"
    label = "comments"

    def ready(self) -> None:
        """Tells the doors what a comment is called, where it stands, and who can be mentioned."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.comments.queries import comments_about
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.subjects import show

        show(
            "comment",
            gettext_noop("comment"),
            lambda framework, key: reverse("comment", args=[framework, key]),
            about=comments_about,
        )
        offer("members", "shanyraq.base.comments.lists:members_list", sees=Permission.COMMENT)
