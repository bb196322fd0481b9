from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class EngagementConfig(AppConfig):
    name = "shanyraq.domains.engagement"
    label = "engagement"

    def ready(self) -> None:
        """Tells the doors what feedback is called, where it stands, and what forms choose from."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_fields, call_titles, call_values, say_values
        from shanyraq.base.doors.following import show_once
        from shanyraq.base.doors.subjects import show, thing_in_words
        from shanyraq.base.jobs.forgetting import forgets
        from shanyraq.domains.engagement.queries import KIND
        from shanyraq.domains.engagement.verbs.intake import INTAKE
        from shanyraq.domains.engagement.vocabulary import STATES, TITLES

        sees = Permission.MODERATE_FEEDBACK
        show(
            KIND,
            gettext_noop("feedback"),
            lambda framework, key: reverse("feedback-one", args=[framework, int(key)]),
            sees=sees,
        )
        show(
            INTAKE, gettext_noop("feedback without an account"), lambda framework, key: reverse("feedback", args=[key])
        )
        lists = "shanyraq.domains.engagement.web.lists"
        for name in ("kinds", "senders", "places", "subjects", "files"):
            offer(f"feedback_{name}", f"{lists}:{name}_list")
        offer("feedback", f"{lists}:feedback_list", sees=sees)
        call_values("state", STATES, "engagement.feedback")
        call_titles("engagement.feedback", {"about": TITLES["subject"]})
        say_values("engagement.feedback.send", "about", thing_in_words)
        for act in ("open", "close"):
            call_fields(f"engagement.feedback.{act}", _field_words, _value_words)
        for act in ("answer", "withdraw"):
            call_fields(f"engagement.feedback.{act}", TITLES.get, _answer_words)
        show_once("engagement.feedback.send", lambda done, site: str(done.receipt))
        forgets(
            "words and files of feedback that was declined or withdrawn",
            "90 days after that",
            "shanyraq.domains.engagement.verbs.forgetting:forget_words",
        )
        _stand_beside()


def _stand_beside() -> None:
    """What stands on pages of other things, and what webhooks do not tell."""
    from shanyraq.base.hooks.withholding import keep_reasons
    from shanyraq.base.notes.beside import stand_beside

    keep_reasons(*(f"engagement.feedback.{act}" for act in ("decline", "withdraw", "reopen")))
    beside = "shanyraq.domains.engagement.web.beside"
    stand_beside("engagement/beside.html", f"{beside}:beside")
    stand_beside("engagement/beside_row.html", f"{beside}:beside_row")


def _field_words(field: str) -> str | None:
    return gettext_noop("Taken without an account") if field == "is_open" else None


def _value_words(field: str, value: object) -> str:
    from django.utils.translation import gettext as _

    return _("yes") if value else _("no")


def _answer_words(field: str, value: object) -> str:
    from collections.abc import Mapping

    from django.utils.translation import gettext as _

    from shanyraq.base.ui.texts import pick
    from shanyraq.domains.engagement.vocabulary import STATES

    if isinstance(value, Mapping):
        return pick(value).text or "–"
    return _(STATES[str(value)]) if str(value) in STATES else str(value or "–")
