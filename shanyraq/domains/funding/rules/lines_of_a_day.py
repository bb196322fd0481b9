"""Lines of money as they stood on a day, told by what was done until then. What no event says is not made up.

An event of a line says which one it changed, and the sums of the sub-output before and after it: the line changed by as
much as they did. One that tells money apart says how much of it. A file brings the sums of years, of which lines that
tell more keep what they hold; the rest is not told apart. Events of invented sub-outputs keep their lines; of
those that were invented before they did, it is not known whose the money was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from shanyraq.domains.funding.rules.quarters import NONE_TOLD, Quarters, fits
from shanyraq.domains.funding.rules.telling import as_before, left_untold, parted
from shanyraq.domains.funding.vocabulary import AMOUNTS, QUARTERS
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.amounts import added_up

LINE = "funding.line."
INVENTED = "workplans.sub_output.invent"
Place = tuple[int, str, str, str]
"""Year, entity, contributing partner, kind of source; empty: not told apart."""
Amounts = dict[str, Decimal | None]
"""By measure and quarter; None: not said."""
Plain = Mapping[str, Mapping[str, str | None]]
"""Year → measure → digits, as events write them."""
Parts = Mapping[str, Sequence[str | None]]
"""Year → digits by quarter, as events write them."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that wrote money of a sub-output: when, by which verb, what its sentence says, and the sums of years and
    what of the spent was told by quarter, before and after; None where it does not say them.
    """

    at: datetime
    sub_output: int
    verb: str
    change: Mapping[str, Any] = field(default_factory=dict)
    before: Plain | None = None
    after: Plain | None = None
    quarters_before: Parts | None = None
    quarters_after: Parts | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """What a line said."""

    sums: Sums
    quarters: Quarters = NONE_TOLD


@dataclass
class Lines:
    """Sub-output → its lines. ``unknown``: sub-outputs and years of which events do not tell whose money it was;
    ``unkept_until``: when the last of these events was written.
    """

    by_place: dict[int, dict[Place, Amounts]] = field(default_factory=dict)
    unknown: set[tuple[int, int]] = field(default_factory=set)
    unkept_until: datetime | None = None

    def as_summed(self, sub_output: int, years: Mapping[int, Sums]) -> tuple[dict[Place, Stood], set[int]]:
        """The lines that say anything, and the years of which it is not known whose money it was. Of these, and where
        lines are not together what the trail says of the year, all of it is not told apart.
        """
        found, unknown = dict[Place, Stood](), set[int]()
        own: dict[int, dict[Place, Stood]] = {year: {} for year in years}
        for place, amounts in self.by_place.get(sub_output, {}).items():
            own.setdefault(place[0], {})[place] = _stood(amounts)
        for year, sums in years.items():
            if (sub_output, year) in self.unknown or not _are([each.sums for each in own[year].values()], sums):
                unknown.add(year)
                found[year, "", "", ""] = Stood(sums)
            else:
                found |= {place: each for place, each in own[year].items() if each.sums.said}
        return found, unknown


def lines_after(events: Iterable[Told]) -> Lines:
    """What lines said after these events, in their order."""
    found = Lines()
    for event in events:
        own = found.by_place.setdefault(event.sub_output, {})
        if event.verb.startswith(LINE):
            _changed(own, event)
        elif event.after is not None:
            _kept(own, event.after)
            if event.verb == INVENTED:
                _invented(found, event, event.after)
    return found


def _changed(own: dict[Place, Amounts], event: Told) -> None:
    """A line was set, taken out, told apart, or its last change taken back."""
    said = event.change
    year = str(said["year"])
    place = (int(year), str(said.get("entity", "")), str(said.get("contributor", "")), str(said.get("instrument", "")))
    row = own.setdefault(place, _nothing())
    parts = {name: Decimal(said[name]) for name in MEASURES if name in said}
    if parts:
        rest = own.setdefault((int(year), "", "", ""), _nothing())
        for name, part in parts.items():
            row[name], rest[name] = parted(row[name], rest[name], part)
        return
    if event.after is not None:
        _moved(row, _sums(event.before or {}, year), _sums(event.after, year))
    if event.quarters_after is not None:
        _moved(row, _parts(event.quarters_before or {}, year), _parts(event.quarters_after, year))


def _moved(row: Amounts, before: Amounts, after: Amounts) -> None:
    """A line changed by as much as the sums of its year did."""
    for name in after:
        row[name] = as_before(row[name], after[name], before[name])


def _kept(own: dict[Place, Amounts], wanted: Plain) -> None:
    """A file brought the sums of years: lines that tell more stay, what they do not hold is not told apart. What that
    told by quarter stays as long as it can be of what is spent.
    """
    was = {place: own.pop(place) for place in [place for place in own if place[1:] == ("", "", "")]}
    for year in wanted:
        sums, place = _sums(wanted, year), (int(year), "", "", "")
        apart = [amounts for each, amounts in own.items() if each[0] == int(year)]
        rest = {name: left_untold(sums[name], added_up(each[name] for each in apart)) for name in MEASURES}
        quarters = _stood(was.get(place, _nothing())).quarters
        told = quarters if fits(rest["spent"], quarters) else NONE_TOLD
        own[place] = {**rest, **dict(zip(QUARTERS, told, strict=True))}


def _invented(found: Lines, event: Told, wanted: Plain) -> None:
    """Lines that were invented with a sub-output. Events of before do not keep them."""
    lines = event.change.get("lines")
    if lines is None:
        found.unknown |= {(event.sub_output, int(year)) for year in wanted}
        found.unkept_until = event.at
        return
    found.by_place[event.sub_output] = {
        (int(year), entity, contributor, instrument): dict(zip(AMOUNTS, map(_amount, amounts), strict=True))
        for year, entity, contributor, instrument, *amounts in lines
    }


def _are(lines: Iterable[Sums], sums: Sums) -> bool:
    """Whether lines are together what is said of a year, and none is less than nothing."""
    every = list(lines)
    amounts = {name: [getattr(each, name) or Decimal(0) for each in every] for name in MEASURES}
    return all(
        sum(each, Decimal(0)) == (getattr(sums, name) or 0) and min(each, default=Decimal(0)) >= 0
        for name, each in amounts.items()
    )


def _nothing() -> Amounts:
    return dict.fromkeys(AMOUNTS)


def _stood(amounts: Amounts) -> Stood:
    return Stood(Sums(*(amounts[name] for name in MEASURES)), tuple(amounts[name] for name in QUARTERS))


def _parts(side: Parts, year: str) -> Amounts:
    said = side.get(year) or [None] * len(QUARTERS)
    return {name: _amount(amount) for name, amount in zip(QUARTERS, said, strict=True)}


def _sums(side: Plain, year: str) -> Amounts:
    said = side.get(year) or {}
    return {name: _amount(said.get(name)) for name in MEASURES}


def _amount(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)
