"""Which printed target decides, and which yearly targets lead to it."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.rules.bands import Bands
from shanyraq.domains.indicators.rules.counting import stands_before
from shanyraq.domains.indicators.rules.inputs import ProgressInput
from shanyraq.domains.indicators.rules.values import Point, in_other_unit, points, same_measure, scale_of
from shanyraq.domains.indicators.rules.wording import Remark
from shanyraq.domains.indicators.vocabulary import Kind, Reason, RemarkCode


@dataclass(frozen=True, slots=True)
class Targets:
    """The final target, the yearly ones by year, and what stands in the way of using them.

    ``final_year`` is always known: a target without a year is one for the framework's last year.
    """

    final: Point | None
    final_year: int
    yearly: dict[int, Point]
    problem: Reason | None
    remarks: tuple[Remark, ...]


def choose_targets(given: ProgressInput, bands: Bands) -> Targets:
    """The target for the latest year is final; the others of the same measure are yearly targets."""
    last_year = given.ends_on.year
    readable = points(given.targets, given)
    if not readable:
        return Targets(None, last_year, {}, _no_target(given), ())
    final_year = max(_year(target, last_year) for target in readable)
    for_final_year = [target for target in readable if _year(target, last_year) == final_year]
    final = for_final_year[-1]
    remarks = []
    if final.year is None:
        values = {"target": final.text, "year": str(final_year)}
        remarks.append(Remark.of(RemarkCode.TARGET_YEAR_FROM_PERIOD, **values))
    if stands_before(final_year, given.starts_on):
        remarks.append(Remark.of(RemarkCode.TARGET_BEFORE_START, target=final.text, year=str(final_year)))
    if any(target.value != final.value for target in for_final_year):
        return Targets(final, final_year, {}, Reason.TARGETS_CONFLICT, tuple(remarks))
    yearly: dict[int, Point] = {}
    printed: dict[int, set[Decimal]] = defaultdict(set)
    for target in readable:
        printed[_year(target, last_year)].add(target.value)
    for target in readable:
        year = _year(target, last_year)
        if year == final_year:
            continue
        if len(printed[year]) == 1 and _comparable(given, bands, target, final):
            yearly[year] = target
        else:
            remarks.append(Remark.of(RemarkCode.YEARLY_TARGET_LEFT_OUT, target=target.text, year=str(year)))
    return Targets(final, final_year, yearly, None, tuple(remarks))


def _year(target: Point, last_year: int) -> int:
    return last_year if target.year is None else target.year


def _comparable(given: ProgressInput, bands: Bands, yearly: Point, final: Point) -> bool:
    """Whether a yearly target measures what the final one does."""
    if not same_measure(yearly.qualifier, final.qualifier):
        return False
    return given.kind is not Kind.QUANTITATIVE or not bands.breaks(yearly.value, final.value)


def _no_target(given: ProgressInput) -> Reason:
    if given.kind is not Kind.QUANTITATIVE and not scale_of(given):
        return Reason.NO_SCALE
    if any(in_other_unit(target, given) for target in given.targets):
        return Reason.OTHER_UNIT
    return Reason.TARGET_NOT_READABLE if given.targets else Reason.NO_TARGET
