"""The life cycle of an evaluation, and what may be said of one. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from shanyraq.domains.learning.rules.evaluation_sources import (
    CREDIBLE,
    FOLLOWED,
    INCLUSIVE,
    RESPONDED,
    STEPS,
    TERMS,
    WRITTEN,
)
from shanyraq.domains.learning.vocabulary.evaluations import CRITERIA, WRITING, Kind, PartKind, Sector
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.transitions import REOPEN, LifeCycle, Transition


class State(StrEnum):
    """How far an evaluation has got."""

    PLANNED = "planned"
    TERMS = "terms_agreed"
    TEAM = "team_appointed"
    COLLECTION = "data_collection"
    DRAFT = "draft_report"
    FINAL = "final_report"
    RESPONDED = "responded"
    CLOSED = "closed"


STATES: dict[str, str] = {
    State.PLANNED: gettext_noop("planned"),
    State.TERMS: gettext_noop("terms of reference agreed"),
    State.TEAM: gettext_noop("team appointed"),
    State.COLLECTION: gettext_noop("data collection"),
    State.DRAFT: gettext_noop("draft report"),
    State.FINAL: gettext_noop("final report"),
    State.RESPONDED: gettext_noop("management response given"),
    State.CLOSED: gettext_noop("followed up and closed"),
}
PUBLIC = frozenset({State.FINAL, State.RESPONDED, State.CLOSED})
"""States in which everybody reads the report and what came of it."""
KEEPERS = gettext_noop("whoever keeps evaluations")
EVALUATION = LifeCycle(
    "evaluation",
    State.PLANNED,
    (
        Transition(State.PLANNED, "agree_terms", State.TERMS, KEEPERS),
        Transition(State.TERMS, "appoint_team", State.TEAM, KEEPERS),
        Transition(State.TEAM, "collect", State.COLLECTION, KEEPERS),
        Transition(State.COLLECTION, "draft", State.DRAFT, KEEPERS),
        Transition(State.DRAFT, "finish", State.FINAL, KEEPERS),
        Transition(State.FINAL, "respond", State.RESPONDED, KEEPERS),
        Transition(State.RESPONDED, "close", State.CLOSED, KEEPERS),
        Transition(State.TERMS, "return", State.PLANNED, KEEPERS),
        Transition(State.TEAM, "return", State.TERMS, KEEPERS),
        Transition(State.DRAFT, "return", State.COLLECTION, KEEPERS),
        Transition(State.FINAL, "return", State.DRAFT, KEEPERS),
        Transition(State.CLOSED, REOPEN, State.RESPONDED, KEEPERS),
    ),
)


@rule(
    id="learning.evaluation_state",
    field="act",
    title=gettext_noop("An evaluation goes step by step, from its plan to the follow-up of its recommendations."),
    source=STEPS,
)
def refused_move(state: str, act: str) -> list[Finding]:
    """Looks whether the step can be done now."""
    if EVALUATION.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the evaluation is «{state}»")
    return [Finding("learning.evaluation_state", Severity.ERROR, Sentence(message, {"state": Sentence(STATES[state])}))]


@rule(
    id="learning.evaluation_days",
    field="ends_on",
    title=gettext_noop("An evaluation ends after it begins."),
    source=TERMS,
)
def refused_days(starts_on: date, ends_on: date) -> list[Finding]:
    """Looks at the order of both days."""
    if starts_on <= ends_on:
        return []
    return [Finding("learning.evaluation_days", Severity.ERROR, Sentence(gettext_noop("It ends before it begins")))]


@rule(
    id="learning.evaluation_of_something",
    title=gettext_noop("What is evaluated stands in the framework: entity, outcomes, activity of the plan."),
    source=TERMS,
)
def refused_subject(
    kind: str, said: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]]
) -> list[Finding]:
    """Looks whether the framework has what is named; an entity's programme is that of an entity.

    ``said`` and ``known`` by ``entity``, ``outcomes``, ``activity``.
    """
    words = {
        "entity": gettext_noop("The framework names no entity {key}"),
        "outcomes": gettext_noop("The framework has no outcome {key}"),
        "activity": gettext_noop("The monitoring and evaluation plan has no activity {key}"),
    }
    found = [
        Finding("learning.evaluation_of_something", Severity.ERROR, Sentence(message, {"key": key}), field=name)
        for name, message in words.items()
        for key in said.get(name, ())
        if key not in known[name]
    ]
    if kind == Kind.PROGRAMME and not said.get("entity"):
        message = gettext_noop("Say whose programme is evaluated")
        found += [Finding("learning.evaluation_of_something", Severity.ERROR, Sentence(message), field="entity")]
    return found


@rule(
    id="learning.terms_of_reference",
    title=gettext_noop("Terms of reference say who manages the evaluation and what it asks, by each criterion."),
    source=TERMS,
)
def wanting_terms(manager: str, criteria: Collection[str], *, is_said_why: bool = False) -> list[Finding]:
    """Looks for a manager and a question; criteria without a question are warned of, for a team may leave one out.

    ``is_said_why``: whether the terms say why criteria are left out; then nobody is warned.
    """
    found: list[Finding] = []
    if not manager.strip():
        found += [
            Finding(
                "learning.terms_of_reference",
                Severity.ERROR,
                Sentence(gettext_noop("Say first who manages the evaluation")),
            )
        ]
    if not criteria:
        found += [
            Finding(
                "learning.terms_of_reference",
                Severity.ERROR,
                Sentence(gettext_noop("Enter first what the evaluation asks")),
            )
        ]
        return found
    left = [] if is_said_why else [Sentence(title) for code, title in CRITERIA.items() if code not in criteria]
    if left:
        message = gettext_noop("No question is asked by these criteria, and no reason is given: {names}")
        found.append(Finding("learning.terms_of_reference", Severity.WARNING, Sentence(message, {"names": left})))
    return found


@rule(
    id="learning.terms_written",
    title=gettext_noop("Terms of reference that are agreed say what the evaluation is for and what it covers."),
    source=WRITTEN,
)
def wanting_texts(texts: Mapping[str, Mapping[str, str]]) -> list[Finding]:
    """Looks for the texts on purpose and use, and on what is covered: without them nobody can tell afterwards whether
    the evaluation did what it was asked. The method may be left to the team and its inception report.
    """
    words = {
        "purpose": gettext_noop("Write first what the evaluation is for and who will use it"),
        "scope": gettext_noop("Write first what the evaluation covers"),
    }
    return [
        Finding("learning.terms_written", Severity.ERROR, Sentence(message), field=name)
        for name, message in words.items()
        if not any(text.strip() for text in texts.get(name, {}).values())
    ]


@rule(
    id="learning.reference_group",
    title=gettext_noop("A reference group has members of the Government and of others than the United Nations."),
    source=INCLUSIVE,
)
def wanting_group(sectors: Collection[str]) -> list[Finding]:
    """Looks for whom the members speak. It is a warning: small evaluations go without."""
    if not sectors:
        message = gettext_noop("There is no reference group")
        return [Finding("learning.reference_group", Severity.WARNING, Sentence(message))]
    found = set(sectors)
    if Sector.GOVERNMENT in found and found - {Sector.GOVERNMENT, Sector.UNITED_NATIONS}:
        return []
    message = gettext_noop(
        "The reference group has nobody of the Government, or nobody beside Government and United Nations"
    )
    return [Finding("learning.reference_group", Severity.WARNING, Sentence(message))]


@rule(
    id="learning.final_report",
    title=gettext_noop("A final report answers its questions, concludes and recommends, each on a finding."),
    source=CREDIBLE,
)
def wanting_report(
    questions: Collection[int], answered: Collection[int], recommendations: Mapping[int, int]
) -> list[Finding]:
    """Looks for questions that no finding answers, and for recommendations that rest on none.

    ``recommendations``: number → how many findings each rests on.
    """
    open_questions = [str(number) for number in sorted(set(questions) - set(answered))]
    baseless = [str(number) for number, links in sorted(recommendations.items()) if not links]
    found: list[Finding] = []
    if open_questions:
        message = gettext_noop("No finding answers these questions: {numbers}")
        found += [Finding("learning.final_report", Severity.ERROR, Sentence(message, {"numbers": open_questions}))]
    if baseless:
        message = gettext_noop("These recommendations rest on no finding: {numbers}")
        found += [Finding("learning.final_report", Severity.ERROR, Sentence(message, {"numbers": baseless}))]
    if not recommendations:
        message = gettext_noop("The report recommends nothing")
        found.append(Finding("learning.final_report", Severity.WARNING, Sentence(message)))
    return found


@rule(
    id="learning.final_report_stays",
    title=gettext_noop("What a final report says is changed when the report goes one step back, and not else."),
    source=CREDIBLE,
)
def refused_final(state: str, kind: str) -> list[Finding]:
    """Looks whether the report is final. Its team is not changed either; milestones, members and checks are."""
    if state not in PUBLIC or kind not in {*WRITING, PartKind.EVALUATOR, "recommendation", "evaluation"}:
        return []
    message = gettext_noop("The report is final; move the evaluation one step back first")
    return [Finding("learning.final_report_stays", Severity.ERROR, Sentence(message))]


@rule(
    id="learning.response_complete",
    title=gettext_noop("A management response is complete when it answers every recommendation."),
    source=RESPONDED,
)
def wanting_response(unanswered: Collection[int]) -> list[Finding]:
    """Looks for recommendations of the evaluation without a response."""
    if not unanswered:
        return []
    message = gettext_noop("These recommendations have no response yet: {numbers}")
    return [
        Finding(
            "learning.response_complete",
            Severity.ERROR,
            Sentence(message, {"numbers": [str(number) for number in sorted(unanswered)]}),
        )
    ]


@rule(
    id="learning.followed_up",
    title=gettext_noop("An evaluation is closed when nothing is to be done about its recommendations any more."),
    source=FOLLOWED,
)
def wanting_follow_up(open_actions: int, unplanned: Collection[int]) -> list[Finding]:
    """Looks for open actions, and for accepted recommendations that nobody planned to carry out."""
    found: list[Finding] = []
    if open_actions:
        message = gettext_noop("Actions that are neither done nor dropped: {count}")
        found += [Finding("learning.followed_up", Severity.ERROR, Sentence(message, {"count": open_actions}))]
    if unplanned:
        message = gettext_noop("Accepted, and no action was ever planned: recommendations {numbers}")
        found += [
            Finding(
                "learning.followed_up",
                Severity.ERROR,
                Sentence(message, {"numbers": [str(number) for number in sorted(unplanned)]}),
            )
        ]
    return found


@rule(
    id="learning.ended_evaluation_stays",
    title=gettext_noop("An evaluation that was ended is not changed any more."),
    source=KEPT,
)
def refused_ended(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is entered anew."""
    return (
        [Finding("learning.ended_evaluation_stays", Severity.ERROR, Sentence(gettext_noop("It was ended")))]
        if has_ended
        else []
    )
