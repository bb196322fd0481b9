"""How an activity of the monitoring and evaluation plan moves on, and how it stands on a day. Pure."""

from collections.abc import Collection
from datetime import date

from shanyraq.domains.learning.rules.sources import ANNEX, CALENDAR, PLAN
from shanyraq.domains.learning.vocabulary import STATES, Act, Standing, State
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.transitions import LifeCycle, Transition

KEEPER = gettext_noop("whoever keeps the monitoring and evaluation plan for a responsible entity, or for all")
LIFE = "learning.activity_life_cycle"
MOVED = "learning.moving_says_why"
EVIDENCE = "learning.done_is_shown"
COME = "learning.done_by_now"
DATES = "learning.activity_dates"
EARLY = "learning.activity_begins_in_time"
KNOWN = "learning.activity_category"

ACTIVITY = LifeCycle(
    "activity",
    State.PLANNED,
    (
        Transition(State.PLANNED, Act.BEGIN, State.UNDER_WAY, KEEPER),
        Transition(State.PLANNED, Act.FINISH, State.DONE, KEEPER),
        Transition(State.PLANNED, Act.MOVE, State.PLANNED, KEEPER),
        Transition(State.PLANNED, Act.POSTPONE, State.POSTPONED, KEEPER),
        Transition(State.PLANNED, Act.DROP, State.DROPPED, KEEPER),
        Transition(State.UNDER_WAY, Act.TAKE_BACK, State.PLANNED, KEEPER),
        Transition(State.UNDER_WAY, Act.FINISH, State.DONE, KEEPER),
        Transition(State.UNDER_WAY, Act.MOVE, State.UNDER_WAY, KEEPER),
        Transition(State.UNDER_WAY, Act.POSTPONE, State.POSTPONED, KEEPER),
        Transition(State.UNDER_WAY, Act.DROP, State.DROPPED, KEEPER),
        Transition(State.POSTPONED, Act.BEGIN, State.UNDER_WAY, KEEPER),
        Transition(State.POSTPONED, Act.MOVE, State.PLANNED, KEEPER),
        Transition(State.POSTPONED, Act.DROP, State.DROPPED, KEEPER),
        Transition(State.DONE, Act.REOPEN, State.UNDER_WAY, KEEPER),
        Transition(State.DROPPED, Act.REOPEN, State.PLANNED, KEEPER),
    ),
)
OPEN = frozenset({State.PLANNED, State.UNDER_WAY})
"""States in which a day can pass without anything being done."""


@rule(
    id=LIFE,
    title=gettext_noop("An activity of the plan moves on as its life cycle has it."),
    source=CALENDAR,
)
def refused_act(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state. What is done or dropped is reopened first, with the reason."""
    if ACTIVITY.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the activity is «{state}»")
    return [Finding(LIFE, Severity.ERROR, Sentence(message, {"state": Sentence(STATES[state])}))]


@rule(
    id=MOVED,
    field="reason",
    title=gettext_noop("An activity that moves to another year, or to other dates, says why."),
    source=PLAN,
)
def refused_unexplained(
    year: tuple[int, int], dates: tuple[tuple[date | None, date | None], tuple[date | None, date | None]], reason: str
) -> list[Finding]:
    """Compares year and dates before and after. Dates that are set for the first time, within the year that the plan
    names, need no reason: they say more, and nothing else. Whoever relied on the signed year is owed one.
    """
    before, after = dates
    is_moved = year[0] != year[1]
    was_set = any(each is not None and each != now for each, now in zip(before, after, strict=True))
    if reason.strip() or not (is_moved or was_set):
        return []
    if is_moved:
        message = gettext_noop("It moves from {before} to {after}; say why")
        return [Finding(MOVED, Severity.ERROR, Sentence(message, {"before": Year(year[0]), "after": Year(year[1])}))]
    return [Finding(MOVED, Severity.ERROR, Sentence(gettext_noop("Its dates were set already; say why they move")))]


@rule(
    id=EVIDENCE,
    field="statement",
    title=gettext_noop("An activity that is done shows it: by a document, or by a statement of what was done."),
    source=CALENDAR,
)
def refused_unshown(*, says_what: bool, documents: int) -> list[Finding]:
    """Looks for a statement, and for documents that hang on the activity. «Done» alone can be checked by nobody."""
    if says_what or documents:
        return []
    message = gettext_noop("Say what was done and where it is found, or attach a document to the activity first")
    return [Finding(EVIDENCE, Severity.ERROR, Sentence(message))]


@rule(
    id=COME,
    field="done_on",
    title=gettext_noop("An activity is done on a day that has come, and not before it began."),
    source=CALENDAR,
)
def refused_done(done_on: date, starts_on: date | None, today: date) -> list[Finding]:
    """Looks whether the day on which it was done has come, and whether it lies before the day on which it began."""
    if done_on > today:
        message = gettext_noop("{day} is still to come")
        return [Finding(COME, Severity.ERROR, Sentence(message, {"day": done_on}))]
    if starts_on is not None and done_on < starts_on:
        message = gettext_noop("It began on {day}")
        return [Finding(COME, Severity.ERROR, Sentence(message, {"day": starts_on}))]
    return []


@rule(
    id=DATES,
    field="ends_on",
    title=gettext_noop("An activity ends after it begins, in its year, which is one of the framework or the next."),
    source=ANNEX,
)
def refused_dates(year: int, starts_on: date | None, ends_on: date | None, first: int, last: int) -> list[Finding]:
    """Looks at the order of both days, at the year that the last of them falls into, and whether the framework has it.

    An activity may begin in an earlier year than the one in which it counts. The year after the framework is allowed:
    a last evaluation may end then.
    """
    if starts_on and ends_on and ends_on < starts_on:
        return [Finding(DATES, Severity.ERROR, Sentence(gettext_noop("It ends before it begins")))]
    if not first <= year <= last + 1:
        message = gettext_noop("The framework has the years {first} to {last}; {year} is none of them")
        values = {"first": Year(first), "last": Year(last), "year": Year(year)}
        return [Finding(DATES, Severity.ERROR, Sentence(message, values), field="year")]
    if ends_on and ends_on.year != year:
        message = gettext_noop("It ends in {ends}, and counts in {year}; give the same year")
        values = {"ends": Year(ends_on.year), "year": Year(year)}
        return [Finding(DATES, Severity.ERROR, Sentence(message, values), field="year")]
    if starts_on and starts_on.year > year:
        message = gettext_noop("It begins in {begins}, and counts in {year}; give a later year")
        values = {"begins": Year(starts_on.year), "year": Year(year)}
        return [Finding(DATES, Severity.ERROR, Sentence(message, values), field="year")]
    return []


@rule(
    id=EARLY,
    field="starts_on",
    title=gettext_noop("An activity begins on its first day, or after it."),
    source=CALENDAR,
)
def early(year: int, starts_on: date | None, begun_on: date, today: date) -> list[Finding]:
    """Compares the day on which it is begun, and the one on which that is said, with its first day; where none was set,
    with that of its year. Whoever prepares it earlier may say so.
    """
    first = starts_on or date(year, 1, 1)
    if min(begun_on, today) >= first:
        return []
    message = gettext_noop("Its first day is {day}: it begins earlier than it was planned")
    return [Finding(EARLY, Severity.WARNING, Sentence(message, {"day": first}))]


@rule(
    id=KNOWN,
    field="category",
    title=gettext_noop("An activity that is added stands in a category of the plan."),
    source=ANNEX,
)
def refused_category(category: str, categories: Collection[str]) -> list[Finding]:
    """Looks whether the plan has the category; what stands in none of them would be shown nowhere."""
    if category in categories:
        return []
    message = gettext_noop("The plan has no category «{category}»")
    return [Finding(KNOWN, Severity.ERROR, Sentence(message, {"category": category}))]


@rule(
    id="learning.activity_standing",
    title=gettext_noop("An activity is late from the day after it was to end until it is done."),
    source=ANNEX,
)
def standing_on(state: str, due_on: date, on: date) -> Standing:
    """Compares the last day of the activity with a day. Where no day was set, it is the last one of its year.

    What is postponed or dropped is not late: somebody has said so, with the reason.
    """
    if state in OPEN and on > due_on:
        return Standing.LATE
    return Standing(state)
