from functools import partial
from typing import Any

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class LearningConfig(AppConfig):
    name = "shanyraq.domains.learning"
    label = "learning"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        _activities()
        _reviews()
        _call_reviews()
        _offer_evaluations()
        _call_evaluations()
        _show_evaluations()


def _activities() -> None:
    """Activities of the plan: their page, their names, the lists of their forms, the words of their events."""
    from django.urls import reverse

    from shanyraq.base.doors.called import call_keys
    from shanyraq.base.doors.choices import offer
    from shanyraq.base.doors.feed import call_values
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.framework.queries.called import entries_named
    from shanyraq.domains.learning.queries.called import activities_named
    from shanyraq.domains.learning.vocabulary import STATES

    show(
        "activity",
        gettext_noop("activity"),
        lambda framework, key: reverse("plan-activity", args=[framework, key]),
        names=activities_named,
        has_notes=True,
    )
    for name in ("plan_activities", "plan_categories"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list")
    call_values("state", STATES, "learning.activity")
    call_keys(("bodies",), partial(entries_named, "body"))
    call_keys(("category",), partial(entries_named, "category"))
    call_keys(("activity",), activities_named)


def _reviews() -> None:
    """Annual reviews and their course corrections: the same."""
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.beforehand import tell_beforehand
    from shanyraq.base.doors.choices import likely, offer
    from shanyraq.base.doors.subjects import show
    from shanyraq.base.notes.beside import stand_beside
    from shanyraq.domains.learning.queries import reviews

    sees = Permission.SEE_WORKPLANS
    show(
        reviews.REVIEW,
        gettext_noop("annual review"),
        lambda framework, key: reverse("review-numbered", args=[framework, int(key)]),
        names=reviews.reviews_named,
        sees=sees,
        has_notes=True,
    )
    show(
        reviews.CORRECTION,
        gettext_noop("course correction"),
        lambda framework, key: reverse("reviews", args=[framework]) + f"#correction-{int(key)}",
        names=reviews.corrections_named,
        sees=sees,
    )
    tell_beforehand("learning.review.conclude", "shanyraq.domains.learning.web.room:concluding")
    tell_beforehand("learning.correction.finish", "shanyraq.domains.learning.web.course:finishing")
    stand_beside("learning/plan_corrections.html", "shanyraq.domains.learning.web.course:beside")
    for name in ("reviews", "corrections"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list", sees=sees)
    owners = "shanyraq.domains.learning.web.lists:{}_correction_owners"
    offer("correction_owners", owners.format("all"), sees=sees, hangs=("number",))
    likely("correction_owners", owners.format("usual"), sees=sees)
    for name in ("assumptions", "assumed", "risks", "risk_courses"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list")


def _call_reviews() -> None:
    from shanyraq.base.doors.called import call_inside
    from shanyraq.base.doors.feed import call_fields, call_titles, call_values
    from shanyraq.domains.learning.vocabulary import ASSUMED, CORRECTED, COURSES, REVIEWED
    from shanyraq.domains.learning.web import review_words

    call_values("state", REVIEWED, "learning.review")
    call_values("state", CORRECTED, "learning.correction")
    call_values("verdict", ASSUMED, "learning.review")
    call_values("course", COURSES, "learning.review")
    call_titles("learning.review", review_words.TITLES)
    call_titles("learning.correction", {"changes": gettext_noop("Changes of the plan since it was accepted")})
    call_fields("learning.review.prepare", review_words.called, review_words.held)
    for field in ("assumptions", "risk_updates"):
        call_inside(field, review_words.things_named, review_words.INSIDE)


def _offer_evaluations() -> None:
    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.choices import narrow, offer

    lists = "shanyraq.domains.learning.web.evaluation_lists"
    for name in ("kinds", "acts", "criteria", "sectors", "parts", "checks"):
        offer(f"evaluation_{name}", f"{lists}:evaluation_{name}_list")
    for name in ("evaluator_places", "check_answers", "recommendation_origins", "priorities", "responses"):
        offer(name, f"{lists}:{name}_list")
    for name in ("follow_up_steps", "planned_evaluations", "addressees"):
        offer(name, f"{lists}:{name}_list")
    for name in ("evaluations", "evaluation_questions", "evaluation_findings", "recommendations", "follow_up_actions"):
        offer(name, f"{lists}:{name}_list", sees=Permission.SEE_EVALUATIONS)
    for name in ("evaluation_questions", "evaluation_findings"):
        narrow(name, f"{lists}:parts_of_evaluation", hangs=("evaluation",))
    narrow("evaluation_acts", f"{lists}:possible_acts", hangs=("number",))
    narrow("follow_up_steps", f"{lists}:possible_steps", hangs=("number",))


def _call_evaluations() -> None:
    from shanyraq.base.doors.called import call_keys
    from shanyraq.base.doors.feed import call_fields, call_titles, call_values
    from shanyraq.domains.learning.queries.evaluated import owners_named
    from shanyraq.domains.learning.rules.evaluating import STATES
    from shanyraq.domains.learning.vocabulary.evaluations import KINDS
    from shanyraq.domains.learning.vocabulary.recommendations import ACTION_STATES, ORIGINS, PRIORITIES, RESPONSES

    call_keys(("who", "addressees"), owners_named)
    call_values("kind", KINDS, "learning.evaluation")
    call_values("state", STATES, "learning.evaluation")
    call_values("state", ACTION_STATES, "learning.follow_up_action")
    for field, titles in (("origin", ORIGINS), ("priority", PRIORITIES), ("response", RESPONSES)):
        call_values(field, titles, "learning.recommendation")
    for verb in (
        *(f"evaluation.{act}" for act in ("add", "amend", "move")),
        *(f"{part}.write" for part in ("evaluator", "member", "question")),
        "check.answer",
        *(f"recommendation.{act}" for act in ("add", "amend", "respond")),
        *(f"follow_up_action.{act}" for act in ("plan", "amend", "move", "tell")),
    ):
        call_fields(f"learning.{verb}", _field_words, _value_words)
    for part in ("milestone", "member", "evaluator", "question", "finding", "conclusion", "check"):
        call_titles(f"learning.{part}", {"part": gettext_noop("Number"), "text": gettext_noop("Text")})


def _show_evaluations() -> None:
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.learning.queries.evaluations import evaluations_named
    from shanyraq.domains.learning.queries.recommendations import actions_named, recommendations_named

    sees = Permission.SEE_EVALUATIONS
    show(
        "evaluation",
        gettext_noop("evaluation"),
        lambda framework, key: reverse("evaluation", args=[framework, int(key)]),
        names=evaluations_named,
        sees=sees,
        has_notes=True,
    )
    show(
        "evaluation_part",
        gettext_noop("part of an evaluation"),
        lambda framework, key: (
            reverse("evaluation", args=[framework, int(key.split(".")[0])]) + "#{1}-{2}".format(*key.split("."))
        ),
        sees=sees,
    )
    show(
        "recommendation",
        gettext_noop("recommendation"),
        lambda framework, key: reverse("recommendation", args=[framework, int(key)]),
        names=recommendations_named,
        sees=sees,
        has_notes=True,
    )
    show(
        "follow_up_action",
        gettext_noop("action on a recommendation"),
        lambda framework, key: reverse("follow-up-action", args=[framework, int(key)]),
        names=actions_named,
        sees=sees,
    )


def _field_words(field: str) -> str | None:
    from shanyraq.domains.learning.web.words import called

    return called(field)


def _value_words(field: str, value: Any) -> str:
    from shanyraq.domains.learning.web.words import held

    return held(field, value)
