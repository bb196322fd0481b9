from typing import Any

from django.apps import AppConfig
from django.utils.translation import ngettext

from shanyraq.kernel.sentences import gettext_noop

TITLES = {"about": gettext_noop("About"), "mentions": gettext_noop("Who is asked to look")}


class CommentsConfig(AppConfig):
    name = "shanyraq.base.comments"
    label = "comments"

    def ready(self) -> None:
        """Tells the doors what a comment is called, where it stands, and who can be mentioned."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.comments.queries import comments_about, comments_beside
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_fields
        from shanyraq.base.doors.subjects import hide_beside, show

        show(
            "comment",
            gettext_noop("comment"),
            lambda framework, key: reverse("comment", args=[framework, key]),
            about=comments_about,
        )
        hide_beside("comment", comments_beside)
        call_fields("comments.comment.write", TITLES.get, _value_words)
        offer("members", "shanyraq.base.comments.lists:members_list", sees=Permission.COMMENT)


def _value_words(field: str, value: Any) -> str:
    """What a comment was about: the kind of thing and its key. How many people were asked: who they are stands beside
    the comment as long as it does, and does not stay in the trail.
    """
    from shanyraq.base.doors.subjects import thing_in_words

    if field == "about":
        return thing_in_words(str(value))
    return ngettext("%(count)d person", "%(count)d people", len(value)) % {"count": len(value)} if value else ""
