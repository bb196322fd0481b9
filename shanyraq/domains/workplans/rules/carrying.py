"""What goes over from the plan of a year into that of the next one, and how it is taken back. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.workplans.rules.cycle import JOINT
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source

DONE_WITH = frozenset({Status.FINALISATION, Status.CLOSED, Status.CANCELLED})
"""Of these nothing is left to be done: one that is finalised has its end behind it."""
LAST_MONTH = 12


def ours(paragraph: str) -> Source:
    """The decision record on carrying over, at the paragraph that a rule carries out."""
    return Source(
        document="Shanyraq, decision record 0051: what is carried over", clause=paragraph, edition="November 2026"
    )


NOT_EARLIER = ours("2. Not before the year before has begun")
AS_A_WHOLE = ours("3. It is taken back as a whole")


def last_day(year: int) -> date:
    """The day to which sub-outputs go on that are carried over into the plan of a year."""
    return date(year, LAST_MONTH, 31)


def carried(facts: Facts, year: int, *, named: bool = False) -> Facts | None:
    """A sub-output of the year before as the plan of a year takes it over: it goes on to the end of that year.

    None where there is nothing to take over: it is done with, goes on anyway, or nobody said when it ends; and where
    it ends before the last month of the year before, unless it is ``named``: that is when it was meant to end. What is
    required in the year is for its entities to say.
    """
    ends = facts.ends_on
    if facts.status in DONE_WITH or ends is None or ends.year >= year:
        return None
    if not named and ends < date(year - 1, LAST_MONTH, 1):
        return None
    return replace(facts, ends_on=last_day(year))


def to_carry(before: Mapping[int, Facts], year: int, named: Collection[int] = ()) -> dict[int, date]:
    """Of the plan of the year before, which sub-outputs go on until when: those that end with it, or the named ones."""
    found = {number: carried(before[number], year, named=bool(named)) for number in named or before}
    return {number: each.ends_on for number, each in found.items() if each and each.ends_on}


@rule(
    id="workplans.carried_over",
    field="numbers",
    title=gettext_noop("Into the plan of a year goes over what stood in the plan of the year before."),
    source=JOINT,
)
def refused_carried(wanted: Sequence[int], there: Sequence[int], year: int) -> list[Finding]:
    """Looks whether each sub-output that is asked for belongs to the year before."""
    strange = [str(number) for number in wanted if number not in set(there)]
    if not strange:
        return []
    message = gettext_noop("These stand in no plan of {year}: {names}")
    return [
        Finding("workplans.carried_over", Severity.ERROR, Sentence(message, {"year": Year(year - 1), "names": strange}))
    ]


@rule(
    id="workplans.carried_in_time",
    field="year",
    title=gettext_noop("Nothing is carried over before the year from which it is carried over has begun."),
    source=NOT_EARLIER,
)
def refused_early(year: int, today: date) -> list[Finding]:
    """Looks whether the year before has begun. Until then nobody can know what it leaves to be done: plan on the board
    instead what is to last longer.
    """
    first = date(year - 1, 1, 1)
    if today >= first:
        return []
    message = gettext_noop("{year} has not begun yet: it can be carried over from {day} on")
    return [
        Finding("workplans.carried_in_time", Severity.ERROR, Sentence(message, {"year": Year(year - 1), "day": first}))
    ]


@rule(
    id="workplans.to_carry_over",
    title=gettext_noop("Whoever carries sub-outputs over is told which go on, and until when."),
    source=JOINT,
)
def going_on(names: Sequence[str], year: int) -> list[Finding]:
    """Names the sub-outputs that go on to the last day of the year. ``names``: what all of them are called."""
    if not names:
        return []
    message = gettext_noop("Going on to {day}: {names}")
    return [
        Finding(
            "workplans.to_carry_over", Severity.NOTE, Sentence(message, {"day": last_day(year), "names": list(names)})
        )
    ]


@rule(
    id="workplans.left_behind",
    title=gettext_noop("What is done with, ended earlier or has no last day is not carried over, and is told."),
    source=JOINT,
)
def left_behind(
    done_with: Mapping[str, Sequence[str]], without_end: Sequence[str], earlier: Sequence[str] = ()
) -> list[Finding]:
    """Names what stays where it is, and why. ``done_with``: status in words → what these sub-outputs are called;
    ``earlier``: those that end before the last month of the year before and were not named.
    """
    found = [
        Finding(
            "workplans.left_behind",
            Severity.NOTE,
            Sentence(
                gettext_noop("Not carried over, for their status is «{status}»: {names}"),
                {"status": Sentence(status), "names": list(names)},
            ),
        )
        for status, names in done_with.items()
    ]
    for message, names in (
        (gettext_noop("Not carried over, for nobody said when they end: {names}"), without_end),
        (
            gettext_noop("Not carried over, for they end before the last month of the year before: {names}"),
            earlier,
        ),
    ):
        if names:
            found.append(Finding("workplans.left_behind", Severity.NOTE, Sentence(message, {"names": list(names)})))
    return found


@dataclass(frozen=True, slots=True)
class Extended:
    """A sub-output whose end a carry-over set: what it was before, what it wrote, what it is now; ``changed``:
    somebody has touched the end since, or the sub-output stands under another outcome or was ended.
    """

    number: int
    was: date
    wrote: date
    now: date | None
    changed: bool = False

    @property
    def goes_back(self) -> bool:
        """Whether its end can be set back: it is what the carry-over wrote, and nobody has touched it since."""
        return self.now == self.wrote and not self.changed


@rule(
    id="workplans.carried_back",
    title=gettext_noop("A carry-over is taken back where the ends that it set still stand; what was changed stays."),
    source=AS_A_WHOLE,
)
def taken_back(goes_back: int, stays: Sequence[str]) -> list[Finding]:
    """Looks whether there is anything to take back, and names what stays. ``goes_back``: how many ends are set back;
    ``stays``: what those sub-outputs are called whose end somebody changed since, or that were ended or moved.
    """
    if not goes_back:
        message = gettext_noop("No end that was set by carrying over still stands: there is nothing to take back")
        return [Finding("workplans.carried_back", Severity.ERROR, Sentence(message))]
    if not stays:
        return []
    message = gettext_noop("These stay as they are, for they were changed, moved or ended since: {names}")
    return [Finding("workplans.carried_back", Severity.NOTE, Sentence(message, {"names": list(stays)}))]
