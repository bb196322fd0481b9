"""Lists that forms of evaluations and their follow-up choose from."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.doors.choices import choices as choices_of
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.models import Action, Evaluation, Part, Recommendation
from shanyraq.domains.learning.queries.evaluated import planned
from shanyraq.domains.learning.queries.evaluations import link_of
from shanyraq.domains.learning.rules.answering import ACTION
from shanyraq.domains.learning.rules.checking import checks
from shanyraq.domains.learning.rules.evaluating import EVALUATION
from shanyraq.domains.learning.vocabulary import evaluations as words
from shanyraq.domains.learning.vocabulary import recommendations as answers
from shanyraq.domains.packages.queries import versions_for

LONGEST = 90
"""Characters of a text in a list."""
FIXED: dict[str, Mapping[str, str]] = {
    "evaluation_kinds": words.KINDS,
    "evaluation_acts": words.ACTS,
    "evaluation_criteria": words.CRITERIA,
    "evaluation_sectors": words.SECTORS,
    "evaluation_parts": words.PARTS,
    "evaluator_places": words.PLACES,
    "check_answers": words.ANSWERS,
    "recommendation_origins": answers.ORIGINS,
    "priorities": answers.PRIORITIES,
    "responses": answers.RESPONSES,
    "follow_up_steps": answers.STEPS,
}
"""Lists that are the same in every framework."""


def _named(name: str) -> Choices:
    return [(str(value), _(title)) for value, title in FIXED[name].items()]


def evaluation_kinds_list(framework: str) -> Choices:
    """What is evaluated."""
    return _named("evaluation_kinds")


def evaluation_acts_list(framework: str) -> Choices:
    """What moves an evaluation on."""
    return _named("evaluation_acts")


def evaluation_criteria_list(framework: str) -> Choices:
    """By what something is evaluated."""
    return _named("evaluation_criteria")


def evaluation_sectors_list(framework: str) -> Choices:
    """For whom members of a reference group speak."""
    return _named("evaluation_sectors")


def evaluation_parts_list(framework: str) -> Choices:
    """What an evaluation is made of."""
    return _named("evaluation_parts")


def evaluator_places_list(framework: str) -> Choices:
    """What evaluators do in the team."""
    return _named("evaluator_places")


def check_answers_list(framework: str) -> Choices:
    """How a check is answered."""
    return _named("check_answers")


def recommendation_origins_list(framework: str) -> Choices:
    """Where recommendations come from."""
    return _named("recommendation_origins")


def priorities_list(framework: str) -> Choices:
    """How soon a recommendation is to be carried out."""
    return _named("priorities")


def responses_list(framework: str) -> Choices:
    """What is said to a recommendation."""
    return _named("responses")


def follow_up_steps_list(framework: str) -> Choices:
    """What moves an action on."""
    return _named("follow_up_steps")


def evaluation_checks_list(framework: str) -> Choices:
    """The checks of quality."""
    return [(key, pick(check.text).text) for key, check in checks().items()]


def planned_evaluations_list(framework: str) -> Choices:
    """The evaluations of the monitoring and evaluation plan, with their years."""
    return joined(
        (key, f"{year} – {_cut(pick(text, version.language).text)}")
        for version in versions_for(framework)
        for key, (year, text) in planned(version).items()
    )


def addressees_list(framework: str) -> Choices:
    """The entities and bodies of a framework, or of all."""
    known = dict(choices_of("bodies", framework))
    return [*choices_of("entities", framework), *((key, name) for key, name in known.items())]


def evaluations_list(framework: str) -> Choices:
    """The evaluations that did not end, of a framework or of all."""
    return _numbered(Evaluation.objects.filter(ended_at=None), framework, "title")


def recommendations_list(framework: str) -> Choices:
    """The recommendations that did not end, of a framework or of all."""
    return _numbered(Recommendation.objects.filter(ended_at=None), framework, "text")


def follow_up_actions_list(framework: str) -> Choices:
    """The actions of a framework, or of all."""
    return _numbered(Action.objects.filter(recommendation__ended_at=None), framework, "text")


def evaluation_questions_list(framework: str) -> Choices:
    """The questions of every evaluation."""
    return _parts(framework, words.PartKind.QUESTION)


def evaluation_findings_list(framework: str) -> Choices:
    """The findings of every evaluation."""
    return _parts(framework, words.PartKind.FINDING)


def parts_of_evaluation(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """Those of the evaluation that was entered; None where none was."""
    number = str(entered.get("evaluation") or "")
    if not number.isdecimal():
        return None
    rows = Part.objects.filter(evaluation__framework__code=framework, evaluation__number=int(number[:7]))
    return {link_of(int(number), part) for part in rows.values_list("number", flat=True)}


def possible_acts(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """The steps of the evaluation that was entered."""
    state = _state(Evaluation.objects.all(), framework, entered)
    return None if state is None else EVALUATION.acts(state)


def possible_steps(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """The steps of the action that was entered."""
    state = _state(Action.objects.all(), framework, entered)
    return None if state is None else ACTION.acts(state)


def _state(rows: Any, framework: str, entered: Mapping[str, Any]) -> str | None:
    number = str(entered.get("number") or "")
    if not number.isdecimal():
        return None
    found = rows.filter(framework__code=framework, number=int(number[:7]))
    state: str | None = found.values_list("state", flat=True).first()
    return state


def _numbered(rows: Any, framework: str, column: str) -> Choices:
    found = rows.filter(framework__code=framework) if framework else rows
    return joined((str(number), _cut(pick(text).text)) for number, text in found.values_list("number", column))


def _parts(framework: str, kind: str) -> Choices:
    rows = Part.objects.filter(kind=kind, ended_at=None, evaluation__ended_at=None)
    found = rows.filter(evaluation__framework__code=framework) if framework else rows
    columns = found.values_list("evaluation__number", "number", "text")
    return joined((link_of(own, number), f"{number}. {_cut(pick(text).text)}") for own, number, text in columns)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
