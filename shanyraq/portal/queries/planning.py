"""What joint work plans ask of people: the step that is theirs, drafts that are due, corrections to be taken up."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may, may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.due import Drafts
from shanyraq.domains.workplans.queries.plans import PlanNow
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.portal.kinds import PLANS

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

SOON = timedelta(days=30)
"""How far ahead the day on which drafts are due is a task."""
STEPS = {
    State.REVIEW: (
        Permission.CLEAR_WORKPLANS,
        gettext_noop("The joint work plan {year} of outcome {code} was submitted: clear or return it"),
    ),
    State.CLEARED: (
        Permission.ENDORSE_WORKPLANS,
        gettext_noop("The joint work plan {year} of outcome {code} was cleared: the committee endorses or declines it"),
    ),
    State.ANNUAL_REVIEW: (
        Permission.CLEAR_WORKPLANS,
        gettext_noop("The joint work plan {year} of outcome {code} is under annual review: close its year"),
    ),
}
"""State → whose step it is, and what waits for them."""
BEGINS = gettext_noop("The joint work plan {year} of outcome {code} is endorsed and its year has begun: begin it")
IS_OVER = gettext_noop("The year of the joint work plan {year} of outcome {code} is over: begin its annual review")
CORRECTED = gettext_noop(
    "Corrections accepted in reviews wait for the joint work plan {year} of outcome {code}: {number}"
)
DUE = gettext_noop("Drafts for the joint work plan {year} of outcome {code} are due")


def plans_waiting(reader: Reader, version: Version, plans: Sequence[PlanNow], today: date) -> Iterator[Notice]:
    """The plans of a framework that wait for somebody."""
    for row in plans:
        scope = Scope(version.code, frozenset({row.outcome}))
        if row.state in STEPS:
            right, said = STEPS[State(row.state)]
            if may(reader.actor, right, scope):
                yield _notice(version, row, said, reader.came(row.moved_at, right, version.code))
        elif row.state in {State.ENDORSED, State.IMPLEMENTATION} and may(
            reader.actor, Permission.REVIEW_WORKPLANS, scope
        ):
            first, said = _turn(row)
            if first <= today:
                came = max(row.moved_at, datetime.combine(first, time(), UTC))
                yield _notice(version, row, said, reader.came(came, Permission.REVIEW_WORKPLANS, version.code))


def _turn(row: PlanNow) -> tuple[date, str]:
    """The day from which on an endorsed plan is begun, or one that is carried out is reviewed."""
    return (date(row.year, 1, 1), BEGINS) if row.state == State.ENDORSED else (date(row.year + 1, 1, 1), IS_OVER)


def drafts_waiting(reader: Reader, version: Version, found: Sequence[Drafts], today: date) -> Iterator[Notice]:
    """For whoever edits sub-outputs of the outcome: until its plan is submitted."""
    for each in found:
        if today < each.due_on - SOON or not may(reader.actor, Permission.EDIT_WORKPLANS, each.scope):
            continue
        came = datetime.combine(each.due_on - SOON, time(), UTC)
        since = reader.came(max(each.plan.moved_at, came), Permission.EDIT_WORKPLANS, version.code)
        yield _notice(version, each.plan, DUE, since, due_on=each.due_on, is_past=today > each.due_on)


def corrections_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """For whoever opens and revises the plan of an outcome: until they are done, or declined after all."""
    right = Permission.REVIEW_WORKPLANS
    if not may_anywhere(reader.actor, right):
        return
    there = {(row.outcome, row.year) for row in waiting.plans(version)}
    for each in waiting.reviews(version).accepted:
        if may(reader.actor, right, Scope(version.code, frozenset({each.outcome}))):
            is_there = (each.outcome, each.year) in there
            words = {"year": Year(each.year), "code": each.outcome, "number": each.number}
            yield Notice(
                kind=PLANS,
                said=Sentence(CORRECTED, words),
                framework=version.code,
                page="work-plan" if is_there else "work-plans",
                args=(version.code, each.outcome, each.year) if is_there else (version.code,),
                since=reader.came(each.since, right, version.code),
                due_on=each.due_on,
                is_past=each.due_on < waiting.today,
            )


def _notice(
    version: Version,
    row: PlanNow,
    said: str,
    since: datetime,
    *,
    due_on: date | None = None,
    is_past: bool = False,
) -> Notice:
    page = (version.code, row.outcome, row.year)
    return Notice(PLANS, said_of(row, said), version.code, "work-plan", page, since, due_on, is_past)


def said_of(row: PlanNow, said: str) -> Sentence:
    """One of these texts, of a plan."""
    return Sentence(said, {"year": Year(row.year), "code": row.outcome})
