"""Which series of a source a row of the framework could take: proposed with reasons, taken by a person alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from shanyraq.domains.indicators.rules import matching_said as said
from shanyraq.domains.indicators.rules.agreeing import INTERNATIONAL, agree, is_telling, units_agree
from shanyraq.domains.indicators.rules.fitting import (
    Fit,
    ages_apart,
    codes_fit,
    has_own_name,
    name_fits,
    shared_letters,
)
from shanyraq.domains.indicators.rules.likeness import best_likeness
from shanyraq.domains.indicators.rules.matching_said import Reasons
from shanyraq.domains.indicators.rules.matching_shapes import AREA, STANDARD, Offered, Proposal, Wanted
from shanyraq.domains.indicators.vocabulary import Sure
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.thresholds import Threshold, read_thresholds

MOST_NAMED = 6
"""Series that a sentence names."""


@cache
def _thresholds() -> Mapping[str, Threshold]:
    return read_thresholds(__package__)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The dated numbers that count on a day."""

    near: float
    apart_by: float
    titles_apart: float
    titles_near: float

    @classmethod
    def on(cls, day: date) -> "_Bounds":
        names = ("names-near", "names-told-apart", "titles-apart", "titles-near")
        return cls(*(_thresholds()[name].on(day) for name in names))


@dataclass(frozen=True, slots=True)
class _Found:
    """A series that a row could take, and how many of its printed values it has."""

    series: Offered
    fit: Fit
    equal: tuple[int, ...]
    apart: tuple[int, ...]
    same_unit: bool


@rule(
    id="indicators.series_of_a_row",
    title=gettext_noop(
        "A row could take the series of its indicator that is broken down as it is; names decide where codes cannot, "
        "and nothing is sure where the unit, the title or the values differ."
    ),
    source=INTERNATIONAL,
)
def propose(rows: Sequence[Wanted], offered: Iterable[Offered], day: date) -> list[Proposal]:
    """Looks through the series of each indicator for those that its rows could take.

    The code of the indicator must be the same, and so must the codes of sex, age and the like; a code that belongs to
    what the indicator measures may be left out by the source. Where the framework or the source has no code, the names
    of both are compared in every language that they share. No series belongs to two rows. A proposal is sure when
    the unit is the same and at least one printed value is that of the source, and doubtful when anything speaks against
    it.
    """
    bounds = _Bounds.on(day)
    of_indicator: dict[str, list[Offered]] = defaultdict(list)
    for series in sorted(offered, key=lambda each: each.key):
        of_indicator[series.indicator].append(series)
    rows_of: dict[str, list[Wanted]] = defaultdict(list)
    for row in rows:
        rows_of[row.indicator].append(row)
    found: list[Proposal] = []
    for several in rows_of.values():
        found += _of_indicator(several, of_indicator.get(several[0].code or "", []), bounds)
    return found


def _of_indicator(rows: Sequence[Wanted], offered: Sequence[Offered], bounds: _Bounds) -> list[Proposal]:
    """The proposals of one indicator."""
    code = rows[0].code
    if code is None or not offered:
        template = said.NOT_THERE if code else said.NO_CODE
        return [_none(row, Sentence(template, {"code": code})) for row in rows]
    apart = _told_apart(offered)
    common = shared_letters(row for row in rows if has_own_name(row))
    candidates = {row.row: _candidates(row, apart, bounds, common) for row in rows}
    best = {row: _best(found, bounds) for row, found in candidates.items()}
    holders = _holders(best)
    found = []
    for row in rows:
        one = best[row.row]
        if one is None:
            why = (_why_none(row, apart, candidates[row.row]), *_title_apart(row, apart, bounds))
            found.append(_none(row, *why, *_elsewhere(row, row.printed, "", apart)))
        elif holders[one.series.key] != row.row:
            another = Sentence(said.OF_ANOTHER_ROW, {"row": _name(rows, holders[one.series.key])})
            found.append(_none(row, another, *_elsewhere(row, row.printed, one.series.key, apart)))
        else:
            found.append(_proposal(row, one, apart, bounds))
    return found


def _told_apart(offered: Sequence[Offered]) -> list[Offered]:
    """The series without what is the same in all of them, which tells nothing apart; areas are another matter."""
    whole = [each for each in offered if AREA not in each.dimensions]
    if len({each.series for each in whole}) == 1:
        whole = [replace(each, series="") for each in whole]
    return whole


def _candidates(
    row: Wanted, offered: Sequence[Offered], bounds: _Bounds, common: Mapping[str, frozenset[str]]
) -> list[_Found]:
    """The series that are broken down as the row is, the best first."""
    found = []
    for series in offered:
        codes = codes_fit(row, series)
        by_name = bool(series.named) or has_own_name(row)
        if codes is None or has_own_name(row) != bool(series.named):
            continue
        near = name_fits(row.called, series, bounds.near, common) if by_name else 1.0
        if near is None:
            continue
        years = sorted(row.printed.keys() & series.values.keys())
        equal = tuple(year for year in years if agree(row.printed[year], series.values[year]))
        apart = tuple(year for year in years if year not in equal)
        same_unit = bool(series.unit) and units_agree(row.unit, series.unit)
        found.append(_Found(series, Fit(*codes, by_name, near), equal, apart, same_unit))
    return sorted(found, key=lambda each: (-each.fit.near, -len(each.equal), each.series.key))


def _best(found: Sequence[_Found], bounds: _Bounds) -> _Found | None:
    """The nearest series; among those that are as near, the one that has more of the printed values."""
    if not found:
        return None
    near = [each for each in found if found[0].fit.near - each.fit.near < bounds.apart_by]
    near.sort(key=lambda each: (*_rank(each), -each.fit.near))
    if len(near) > 1 and _rank(near[0]) == _rank(near[1]):
        return None
    return near[0]


def _rank(found: _Found) -> tuple[int, bool, int]:
    """By what series are told apart whose names are as near: their values, then their unit."""
    return -len(found.equal), not found.same_unit, len(found.apart)


def _holders(best: Mapping[str, _Found | None]) -> dict[str, str]:
    """Series → the row that it belongs to: the one whose printed values it has, else the one whose name is nearest."""
    held: dict[str, tuple[tuple[int, float], str]] = {}
    for row, found in best.items():
        if found is None:
            continue
        rank = (len(found.equal), found.fit.near)
        key = found.series.key
        if key not in held or rank > held[key][0]:
            held[key] = (rank, row)
    return {key: row for key, (_, row) in held.items()}


def _why_none(row: Wanted, offered: Sequence[Offered], found: Sequence[_Found]) -> Sentence:
    """Why no series of the indicator is that of the row."""
    if found:
        return Sentence(said.SEVERAL, {"names": _named(each.series for each in found)})
    fitting = [each for each in offered if codes_fit(row, each) is not None]
    if not fitting:
        missing = {name: code for name, code in row.own.items() if row.base.get(name) != code} or dict(row.own)
        if missing:
            return Sentence(said.NO_BREAKDOWN, {"codes": _codes(missing)})
        dimensions = sorted({name for each in offered for name in each.dimensions})
        return Sentence(said.ONLY_PARTED, {"dimensions": dimensions or [AREA]})
    if not has_own_name(row):
        if all(each.named for each in fitting) and len(fitting) <= MOST_NAMED:
            return Sentence(said.SEVERAL, {"names": _named(fitting)})
        return Sentence(said.ONLY_PARTED, {"dimensions": sorted({name for each in fitting for name in each.named})})
    return Sentence(said.NO_NAME, {"names": _named(fitting)})


def _title_apart(row: Wanted, offered: Sequence[Offered], bounds: _Bounds) -> list[Sentence]:
    title = offered[0].title if offered else {}
    if not title or best_likeness(row.title, title) >= bounds.titles_apart:
        return []
    return [Sentence(said.TITLES_APART, {"theirs": dict(title)})]


def _none(row: Wanted, *why: Sentence) -> Proposal:
    return Proposal(row.indicator, row.row, "", None, why)


def _proposal(row: Wanted, found: _Found, offered: Sequence[Offered], bounds: _Bounds) -> Proposal:
    """A proposal with everything that speaks for and against it."""
    reasons = Reasons([])
    reasons.say(said.CODE_SAME, code=row.code)
    _of_breakdown(reasons, row, found, bounds)
    _of_unit(reasons, row, found.series)
    _of_titles(reasons, row, found.series, bounds)
    _of_values(reasons, row, found, offered)
    return Proposal(row.indicator, row.row, found.series.key, _weighed(reasons, found), tuple(reasons.said))


def _weighed(reasons: Reasons, found: _Found) -> Sure:
    """What a name or the definition decided is sure only when a printed value bears it out."""
    if reasons.sure is Sure.SURE and not found.equal:
        return Sure.LIKELY
    return reasons.sure


def _of_breakdown(reasons: Reasons, row: Wanted, found: _Found, bounds: _Bounds) -> None:
    shared = {name: code for name, code in found.series.dimensions.items() if name in STANDARD}
    if shared:
        reasons.say(said.SAME_BREAKDOWN, codes=_codes(shared))
    elif not found.fit.by_name and not found.fit.implied:
        reasons.say(said.WHOLE)
    if found.fit.implied:
        reasons.say(said.IMPLIED, codes=_codes(found.fit.implied))
    for dimension, (code, meant) in found.fit.read.items():
        reasons.say(said.CODE_READ, code=code, dimension=dimension, meant=meant)
    if found.fit.by_name:
        reasons.say(said.BY_NAME, theirs=_called(found.series), ours=dict(row.called))
        if not found.equal and found.fit.near < bounds.titles_near:
            reasons.say(said.NAME_ALONE)


def _of_unit(reasons: Reasons, row: Wanted, series: Offered) -> None:
    ours = dict(row.unit_name)
    if not series.unit:
        reasons.say(said.NO_UNIT, unit=ours)
    elif units_agree(row.unit, series.unit):
        reasons.say(said.UNIT_SAME, unit=ours)
    else:
        reasons.say(said.UNIT_APART, theirs=series.unit, ours=ours, code=row.unit)


def _of_titles(reasons: Reasons, row: Wanted, series: Offered, bounds: _Bounds) -> None:
    if series.title:
        alike = best_likeness(row.title, series.title)
        if alike < bounds.titles_apart:
            reasons.say(said.TITLES_APART, theirs=dict(series.title))
        elif alike < bounds.titles_near:
            reasons.say(said.TITLES_NEAR, theirs=dict(series.title))
    ages = ages_apart(row, series)
    if ages:
        reasons.say(said.AGES_APART, ours=ages[0], theirs=ages[1])


def _of_values(reasons: Reasons, row: Wanted, found: _Found, offered: Sequence[Offered]) -> None:
    series = found.series
    if len(series.values) > 1 and len({each.value for each in series.values.values()}) == 1:
        reasons.say(said.CONSTANT, value=next(iter(series.values.values())).printed)
    if found.equal:
        reasons.say(said.EQUAL, years=_years(found.equal))
    if found.apart:
        told = [f"{year}: {row.printed[year].printed} – {series.values[year].printed}" for year in found.apart]
        reasons.say(said.SOME_APART if found.equal else said.ALL_APART, years=told)
    if not (found.equal or found.apart):
        reasons.say(said.NOTHING_TO_COMPARE)
    reasons.said += _elsewhere(row, found.apart, series.key, offered)


def _elsewhere(row: Wanted, years: Iterable[int], key: str, offered: Iterable[Offered]) -> Iterator[Sentence]:
    """What the document prints for some years, where another series of the source has it."""
    there = list(offered)
    for year in years:
        other = elsewhere(row, year, key, there)
        if other is not None:
            told = {"year": str(year), "value": row.printed[year].printed, "series": _called(other)}
            yield Sentence(said.ELSEWHERE, told)


def elsewhere(row: Wanted, year: int, key: str, offered: Iterable[Offered]) -> Offered | None:
    """Another series of the indicator that has what the row prints for a year, where the value can be known by its
    digits; of several the one that is broken down least.
    """
    printed = row.printed[year]
    if not is_telling(printed):
        return None
    there = [
        each
        for each in offered
        if each.key != key and year in each.values and agree(printed, each.values[year]) and AREA not in each.dimensions
    ]
    least: Callable[[Offered], tuple[int, str]] = lambda each: (len(each.dimensions), each.key)  # noqa: E731
    return min(there, key=least, default=None)


def _codes(dimensions: Mapping[str, str]) -> list[str]:
    return [f"{name} = {code}" for name, code in sorted(dimensions.items())]


def _years(years: Iterable[int]) -> list[str]:
    return [str(year) for year in years]


def _called(series: Offered) -> dict[str, str] | str:
    """What people call a series; its unit where it has no name."""
    return series.called or series.unit


def _named(series: Iterable[Offered]) -> list[dict[str, str] | str]:
    """The first of several by their names, each name once."""
    found: list[dict[str, str] | str] = []
    for each in series:
        name = _called(each)
        if name not in found and len(found) < MOST_NAMED:
            found.append(name)
    return found


def _name(rows: Sequence[Wanted], key: str) -> dict[str, str] | str:
    row = next(each for each in rows if each.row == key)
    return dict(row.called) or key
