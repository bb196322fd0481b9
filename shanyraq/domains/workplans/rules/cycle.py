"""The life cycle of a joint work plan: one outcome in one year, from its first draft to the end of its year. Pure."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from shanyraq.domains.governance.rules.decisions import COMMITTEE_KIND
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import REOPEN, LifeCycle, Transition


class State(StrEnum):
    """How far a joint work plan has got."""

    DRAFT = "draft"
    REVIEW = "under_review"
    CLEARED = "cleared"
    ENDORSED = "endorsed"
    IMPLEMENTATION = "in_implementation"
    ANNUAL_REVIEW = "under_annual_review"
    CLOSED = "closed"


STATES: dict[State, str] = {
    State.DRAFT: gettext_noop("draft"),
    State.REVIEW: gettext_noop("under review"),
    State.CLEARED: gettext_noop("cleared"),
    State.ENDORSED: gettext_noop("endorsed"),
    State.IMPLEMENTATION: gettext_noop("in implementation"),
    State.ANNUAL_REVIEW: gettext_noop("under annual review"),
    State.CLOSED: gettext_noop("closed"),
}
GROUP, TEAM = gettext_noop("the Results Group"), gettext_noop("the country team (Resident Coordinator)")
COMMITTEE = gettext_noop("the steering committee (co-chair for the Government)")

PLAN = LifeCycle(
    "work_plan",
    State.DRAFT,
    (
        Transition(State.DRAFT, "submit", State.REVIEW, GROUP),
        Transition(State.REVIEW, "take_back", State.DRAFT, GROUP),
        Transition(State.REVIEW, "return", State.DRAFT, TEAM),
        Transition(State.REVIEW, "clear", State.CLEARED, TEAM),
        Transition(State.CLEARED, "return", State.DRAFT, TEAM),
        Transition(State.CLEARED, "decline", State.DRAFT, COMMITTEE),
        Transition(State.CLEARED, "endorse", State.ENDORSED, COMMITTEE),
        Transition(State.ENDORSED, "begin", State.IMPLEMENTATION, GROUP),
        Transition(State.ENDORSED, "revise", State.DRAFT, GROUP),
        Transition(State.IMPLEMENTATION, "revise", State.DRAFT, GROUP),
        Transition(State.DRAFT, "keep", State.ENDORSED, GROUP),
        Transition(State.IMPLEMENTATION, "review", State.ANNUAL_REVIEW, GROUP),
        Transition(State.ANNUAL_REVIEW, "close", State.CLOSED, TEAM),
        Transition(State.CLOSED, REOPEN, State.ANNUAL_REVIEW, TEAM),
    ),
)
"""The kind of body whose decisions endorse plans."""


def clause(number: str, words: str) -> Source:
    """A sentence that every Cooperation Framework has in its own words, as the guidance has it."""
    return Source(
        document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
        clause=f"{number}: {words}",
        edition="UNSDG, 3 June 2019",
        url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
    )


JOINT = clause("Part 3, joint work plans", "Results Groups develop them, for one year or several, and update them")
ENDORSED = clause("Part 3, joint work plans", "the joint steering committee endorses them")
REVIEWED = clause("Part 3, annual review", "what was achieved is reviewed each year, and the plans are adjusted")


@rule(
    id="workplans.plan_state",
    title=gettext_noop("A joint work plan goes step by step: drafted, cleared, endorsed, carried out, reviewed."),
    source=ENDORSED,
)
def refused_act(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state of the plan.

    What the committee endorsed is changed by a revision that it endorses anew, and by nothing else.
    """
    if PLAN.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the plan is «{state}»")
    return [
        Finding("workplans.plan_state", Severity.ERROR, Sentence(message, {"state": Sentence(STATES[State(state)])}))
    ]


@rule(
    id="workplans.plan_year",
    field="year",
    title=gettext_noop("A joint work plan is that of an outcome in a year of the framework, and there is one of each."),
    source=JOINT,
)
def refused_plan(
    outcome: str, year: int, *, outcomes: Sequence[str], first_year: int, last_year: int, is_there: bool
) -> list[Finding]:
    """Looks for the outcome and the year, and whether their plan was opened already."""
    found: list[Finding] = []
    if outcome not in outcomes:
        message = gettext_noop("The framework has no outcome {code}")
        found += [Finding("workplans.plan_year", Severity.ERROR, Sentence(message, {"code": outcome}), field="outcome")]
    if not first_year <= year <= last_year:
        message = gettext_noop("The framework runs from {first_year} to {last_year}")
        found += [
            Finding(
                "workplans.plan_year",
                Severity.ERROR,
                Sentence(message, {"first_year": Year(first_year), "last_year": Year(last_year)}),
            )
        ]
    if is_there:
        message = gettext_noop("The plan of outcome {code} in {year} is open already")
        found += [
            Finding("workplans.plan_year", Severity.ERROR, Sentence(message, {"code": outcome, "year": Year(year)}))
        ]
    return found


@rule(
    id="workplans.plan_is_due",
    field="due_on",
    title=gettext_noop("Drafts are asked for by a day that has not passed."),
    source=JOINT,
)
def refused_due(due_on: date | None, today: date) -> list[Finding]:
    """Looks whether there is time left. People are reminded of this day."""
    if due_on is None or due_on >= today:
        return []
    return [
        Finding("workplans.plan_is_due", Severity.ERROR, Sentence(gettext_noop("{day} has passed"), {"day": due_on}))
    ]


@rule(
    id="workplans.plan_to_review",
    title=gettext_noop("What is submitted holds something, and nothing in it is an error."),
    source=JOINT,
)
def refused_submission(sub_outputs: int, in_error: Sequence[str]) -> list[Finding]:
    """Looks for sub-outputs, and for those in which rules find errors.

    ``in_error``: what these are called. Errors would go into what the committee endorses; warnings are shown to it.
    """
    if not sub_outputs:
        message = gettext_noop("No sub-output of this outcome falls into the year; there is nothing to submit")
        return [Finding("workplans.plan_to_review", Severity.ERROR, Sentence(message))]
    if not in_error:
        return []
    message = gettext_noop("Mend the errors in these first: {names}")
    return [Finding("workplans.plan_to_review", Severity.ERROR, Sentence(message, {"names": list(in_error)}))]


@rule(
    id="workplans.two_people",
    title=gettext_noop("Who cleared a plan for the country team does not endorse it for the committee."),
    source=ENDORSED,
)
def refused_person(person: int | None, cleared_by: int | None) -> list[Finding]:
    """Looks whether one person speaks for both: the committee looks at the plan with eyes of its own."""
    if person is None or person != cleared_by:
        return []
    message = gettext_noop("You cleared it for the country team; somebody else endorses it for the committee")
    return [Finding("workplans.two_people", Severity.ERROR, Sentence(message))]


@rule(
    id="workplans.decision_endorses",
    field="decision",
    title=gettext_noop("A plan is endorsed by a decision of the steering committee, taken when it lay before it."),
    source=ENDORSED,
)
def refused_decision(
    kind: str,
    *,
    has_ended: bool,
    decided_on: date,
    submitted_on: date,
    edition_before: int | None,
    outcome: str,
    outcomes: Collection[str] = (),
) -> list[Finding]:
    """Looks which body took the decision, whether it stands, and whether it can be about this edition of the plan.

    The committee endorses what the Results Group developed, and each update of it anew: what was decided before the
    edition was submitted, endorsed another one, or names other outcomes is about something else. One decision may
    endorse several plans; one that names no outcome may endorse the plan of any.

    ``kind``: of the body, empty where it is not known; ``edition_before``: the earlier edition of this plan that the
    decision endorsed, where there is one; ``outcome``: of the plan; ``outcomes``: that the decision names.
    """
    said = None
    if kind != COMMITTEE_KIND:
        said = Sentence(gettext_noop("The decision is not one of the steering committee"))
    elif has_ended:
        said = Sentence(gettext_noop("The decision was ended"))
    elif outcomes and outcome not in outcomes:
        message = gettext_noop(
            "The decision is about {outcomes}, the plan is that of outcome {outcome}. Choose the decision about it, or "
            "amend this one if the committee decided of that outcome, too"
        )
        said = Sentence(message, {"outcomes": list(outcomes), "outcome": outcome})
    elif edition_before is not None:
        message = gettext_noop("The decision endorsed edition {number} of this plan; this one takes another")
        said = Sentence(message, {"number": str(edition_before)})
    elif decided_on < submitted_on:
        message = gettext_noop("It was decided on {decided_on}, before this edition was submitted on {submitted_on}")
        said = Sentence(message, {"decided_on": decided_on, "submitted_on": submitted_on})
    return [Finding("workplans.decision_endorses", Severity.ERROR, said)] if said else []


@rule(
    id="workplans.plan_begins",
    title=gettext_noop("A plan is carried out from the first day of its year on."),
    source=JOINT,
)
def refused_begin(year: int, today: date) -> list[Finding]:
    """Looks whether the year has begun."""
    if today >= date(year, 1, 1):
        return []
    return [
        Finding(
            "workplans.plan_begins",
            Severity.ERROR,
            Sentence(gettext_noop("{year} has not begun yet"), {"year": Year(year)}),
        )
    ]


@rule(
    id="workplans.nothing_to_keep",
    title=gettext_noop("A revision is dropped where nothing differs from what was endorsed."),
    source=ENDORSED,
)
def refused_keep(*, was_endorsed: bool, differences: int) -> list[Finding]:
    """Looks whether there is an endorsed edition to go back to, and whether anything was changed since.

    What was changed would count without having been endorsed.
    """
    if not was_endorsed:
        message = gettext_noop("It was never endorsed: there is nothing to go back to")
        return [Finding("workplans.nothing_to_keep", Severity.ERROR, Sentence(message))]
    if differences:
        message = gettext_noop("So many things differ from what was endorsed: {number}. Change them back, or submit")
        return [Finding("workplans.nothing_to_keep", Severity.ERROR, Sentence(message, {"number": differences}))]
    return []


@rule(
    id="workplans.year_is_told",
    title=gettext_noop("When a year is closed, every sub-output of it tells what was done and what was spent."),
    source=REVIEWED,
)
def told(year: int, without_narrative: Sequence[str], without_spending: Sequence[str]) -> list[Finding]:
    """Looks for sub-outputs that say nothing of the year. They are named; the year can be closed all the same.

    ``without_narrative``, ``without_spending``: what these are called.
    """
    found = []
    for names, message in (
        (without_narrative, gettext_noop("Nothing is told of {year} in {number} sub-outputs: {names}")),
        (
            without_spending,
            gettext_noop("No spending in {year} is said of {number} sub-outputs: {names}"),
        ),
    ):
        if names:
            values = {"year": Year(year), "number": len(names), "names": list(names)}
            found.append(Finding("workplans.year_is_told", Severity.WARNING, Sentence(message, values)))
    return found


@rule(
    id="workplans.only_endorsed_is_closed",
    title=gettext_noop("A year is closed as it was endorsed, with what was done and spent."),
    source=ENDORSED,
)
def not_endorsed(names: Sequence[str]) -> list[Finding]:
    """Looks for sub-outputs that are new or were planned otherwise since the committee endorsed the plan. They are
    named, and do not go into what everybody reads: that takes a revision which the committee endorses.

    ``names``: what these are called.
    """
    if not names:
        return []
    message = gettext_noop(
        "Changed since the committee endorsed the plan, and published as endorsed: {names}. Revise the plan instead to "
        "have them endorsed"
    )
    return [Finding("workplans.only_endorsed_is_closed", Severity.WARNING, Sentence(message, {"names": list(names)}))]


@rule(
    id="workplans.closed_year",
    field="year",
    title=gettext_noop("A closed year stays as it was reviewed: what belongs to it, what is told and paid of it."),
    source=REVIEWED,
)
def refused_closed(years: Sequence[int]) -> list[Finding]:
    """Looks for closed years among those of which something is changed. The country team can reopen a year."""
    if not years:
        return []
    message = gettext_noop("The plan of {year} is closed; the country team can reopen it")
    return [Finding("workplans.closed_year", Severity.ERROR, Sentence(message, {"year": Year(year)})) for year in years]
