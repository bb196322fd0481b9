"""The sentences of the progress method, one for every reason, remark, formula and band.

Templates only; the rules put the numbers in. Years are given as text, so that no page prints
«2,030». A test holds that every reason and every remark has its sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from shanyraq.domains.indicators.vocabulary import Formula, Reason, RemarkCode, Status
from shanyraq.kernel.sentences import Sentence, gettext_noop

BASELINE = gettext_noop("Progress counts from {baseline} ({year}), the effective baseline.")
BASELINE_UNDATED = gettext_noop("Progress counts from {baseline}, the effective baseline, printed without a year.")
TARGET = gettext_noop("The target is {target} by {year}.")
LATEST = gettext_noop("The value that decides is {latest} ({year}).")
NEWEST = gettext_noop("The newest value under the framework is {latest} ({year}).")
WAY = gettext_noop("Distance covered from the baseline to the target: {percent} %.")
STEPS = gettext_noop("Answers count as equal steps on their scale, worst first: {scale}.")

REASONS = {
    Reason.TARGET_MET: gettext_noop("{latest} meets the target of {target}."),
    Reason.TARGET_KEPT: gettext_noop(
        "{latest} meets the target of {target}, which the baseline of {baseline} met already: it was "
        "kept, not newly reached."
    ),
    Reason.YEARLY_TARGET_MET: gettext_noop("{latest} meets the target printed for {year}, {yearly}."),
    Reason.YEARLY_TARGET: gettext_noop("{latest} does not meet the target printed for {year}, {yearly}."),
    Reason.YEARLY_TARGET_LOST: gettext_noop(
        "{latest} misses the target printed for {year}, {yearly}, which the baseline of {baseline} met."
    ),
    Reason.PACE: gettext_noop("The actual pace is compared with the pace required to reach {target} by {year}."),
    Reason.TARGET_MISSED: gettext_noop(
        "The target year {year} has come and {latest} does not meet the target of {target}."
    ),
    Reason.TARGET_LOST: gettext_noop(
        "The baseline of {baseline} met the target of {target} already; {latest} no longer does."
    ),
    Reason.NOTHING_NEWER: gettext_noop("No value has been observed under the framework yet."),
    Reason.ONLY_BEFORE_START: gettext_noop(
        "A value newer than the baseline is known ({newer}, {year}), but it lies before the framework "
        "began on {starts_on}."
    ),
    Reason.TARGET_YEAR_PASSED: gettext_noop(
        "The target year {year} has passed without a value for it, so it is not known whether the target was met."
    ),
    Reason.NOT_YET_DUE: gettext_noop("The target is still to be set, until {due_on}: «{note}»"),
    Reason.NO_DATE_FOR_TARGET: gettext_noop("The target is still to be set; no date is named for it: «{note}»"),
    Reason.OVERDUE: gettext_noop("The target is still to be set; the date for it, {due_on}, has passed: «{note}»"),
    Reason.NOT_SET_IN_TIME: gettext_noop(
        "The target was to be set until {due_on}, and none is on record here; the document says that the row is then "
        "not monitored: «{note}»"
    ),
    Reason.NOT_SET_AFTER_TARGET: gettext_noop(
        "The printed target holds until {year}, and no value is known for it; the one for the time after it was to "
        "be set until {due_on}, and none is on record here; the document says that the row is then not monitored: "
        "«{note}»"
    ),
    Reason.NO_TARGET: gettext_noop("The document prints no target for this row."),
    Reason.TARGET_NOT_READABLE: gettext_noop("The printed target cannot be read as a value of this indicator."),
    Reason.TARGETS_CONFLICT: gettext_noop("The document prints different targets for {year}."),
    Reason.TARGET_NOT_AFTER_BASELINE: gettext_noop(
        "The target year {year} does not lie after the year of the baseline, {baseline_year}."
    ),
    Reason.NO_BASELINE: gettext_noop("The document prints no baseline from which progress could count."),
    Reason.BASELINE_WITHOUT_YEAR: gettext_noop(
        "The baseline is printed without a year, so no pace can be counted from it."
    ),
    Reason.NO_DIRECTION: gettext_noop(
        "It is not stated whether the value should rise or fall, and the target does not show it."
    ),
    Reason.NO_SCALE: gettext_noop("The indicator is qualitative and its scale of answers is not stated."),
    Reason.QUALIFIERS_DIFFER: gettext_noop(
        "Baselines and target do not measure the same thing: the target is marked «{target_mark}», the "
        "baselines «{baseline_mark}»."
    ),
    Reason.UNIT_CHANGE: gettext_noop(
        "The baseline of {baseline} and the target of {target} lie {factor} times or more apart: a "
        "change of unit is likely."
    ),
    Reason.OTHER_UNIT: gettext_noop(
        "Baseline and target are printed in different units ({units}), so they cannot be compared."
    ),
}
UNCLEAR = gettext_noop(
    "It is unclear whether the value should rise or fall, and the target does not show it. The reason that the package "
    "gives: {unclear}"
)
"""What is said instead of «no direction», where the package states that it is unclear, and why."""

REMARKS = {
    RemarkCode.TARGET_YEAR_FROM_PERIOD: gettext_noop(
        "The target of {target} is printed without a year and read as one for {year}, the last year of the framework."
    ),
    RemarkCode.TARGET_BEFORE_START: gettext_noop("The target of {target} is printed for {year}, before the framework."),
    RemarkCode.DIRECTION_FROM_TARGET: gettext_noop(
        "The desired direction is not stated; it is read from the baseline to the target."
    ),
    RemarkCode.MEASURE_READ_AS_SAME: gettext_noop(
        "Of the values that are compared only some are marked («{mark}»); they are read as one measure."
    ),
    RemarkCode.BASELINE_AFTER_START: gettext_noop(
        "No baseline is printed for a time before the framework began; the one that is printed is used."
    ),
    RemarkCode.BEFORE_START_LEFT_OUT: gettext_noop("Left out: {value} ({year}), observed before the framework began."),
    RemarkCode.UNDATED_LEFT_OUT: gettext_noop("Left out: {value}, observed without a year."),
    RemarkCode.FUTURE_LEFT_OUT: gettext_noop("Left out: {value} ({year}), which lies after {as_of}."),
    RemarkCode.UNREADABLE_LEFT_OUT: gettext_noop("Left out: «{value}», which cannot be read as a value."),
    RemarkCode.OTHER_MEASURE_LEFT_OUT: gettext_noop("Left out: {value} ({mark}), another measure than the target."),
    RemarkCode.OTHER_UNIT_LEFT_OUT: gettext_noop("Left out: {value} ({year}), printed in another unit ({unit})."),
    RemarkCode.YEARLY_TARGET_LEFT_OUT: gettext_noop(
        "Left out: the target of {target} for {year}, which cannot be compared with the final target."
    ),
    RemarkCode.LATER_THAN_TARGET_LEFT_OUT: gettext_noop(
        "Left out: {value} ({year}), newer than the value for the target year."
    ),
    RemarkCode.TARGET_WORSE_THAN_BASELINE: gettext_noop(
        "The target of {target} is worse than the baseline of {baseline}: the baseline met it already."
    ),
    RemarkCode.TARGET_EQUALS_BASELINE: gettext_noop(
        "The target equals the baseline of {baseline}: the promise is to keep it."
    ),
    RemarkCode.NEW_TARGET_PENDING: gettext_noop(
        "The printed target holds until {year}; for the time after it: «{note}»"
    ),
    RemarkCode.NEW_TARGET_OVERDUE: gettext_noop(
        "The printed target holds until {year}; the one for the time after it is still to be set, and the date "
        "for that, {due_on}, has passed: «{note}»"
    ),
    RemarkCode.NEW_TARGET_NOT_SET: gettext_noop(
        "The printed target holds until {year}; the one for the time after it was to be set until {due_on}, "
        "and none is on record here; the document says that this time is then not monitored: «{note}»"
    ),
    RemarkCode.YEARLY_TARGET_WORSE_THAN_BASELINE: gettext_noop(
        "The target of {yearly} printed for {year} is worse than the baseline of {baseline}."
    ),
    RemarkCode.VALUE_WORSE_THAN_BASELINE: gettext_noop("{latest} is worse than the baseline of {baseline}."),
    RemarkCode.TARGET_YEAR_WITHOUT_VALUE: gettext_noop(
        "There is no value for the target year {year}; that of {value_year} decides."
    ),
    RemarkCode.OLD_VALUE: gettext_noop(
        "The value that decides is of {value_year}, more than {limit} years before {as_of_year}."
    ),
}

FORMULAS = {
    Formula.COMPOUND: gettext_noop(
        "Actual pace: ({latest} ÷ {baseline}) ^ (1 ÷ {years}) − 1 = {actual} % a year. Required pace: "
        "({target} ÷ {baseline}) ^ (1 ÷ {required_years}) − 1 = {required} % a year. Actual ÷ required "
        "= {ratio}."
    ),
    Formula.LINEAR: gettext_noop(
        "Actual pace: ({latest} − {baseline}) ÷ {years} = {actual} a year. Required pace: ({target} − "
        "{baseline}) ÷ {required_years} = {required} a year. Actual ÷ required = {ratio}."
    ),
    Formula.YEARLY_TARGET: gettext_noop(
        "Change made: {latest} − {baseline} = {made}. Change due by {year}: {yearly} − {baseline} = "
        "{due}. Made ÷ due = {ratio}."
    ),
}

ROUNDED_DOWN = gettext_noop("The ratio is shown rounded down, so that it never seems to reach a bound that it misses.")
WHY_COMPOUND = gettext_noop("The pace is compound, because the values are quantities above zero.")
WHY_LINEAR_UNIT = gettext_noop("The pace is linear, because the unit has a fixed scale.")
WHY_LINEAR_VALUES = gettext_noop(
    "The pace is linear, because a value of zero or a change of sign has no rate of growth."
)

BANDS = {
    Status.ON_TRACK: gettext_noop("{ratio} is at least {on_track}: on track."),
    Status.ACCELERATION_NEEDED: gettext_noop(
        "{ratio} is below {on_track} and at least {acceleration_needed}: acceleration needed."
    ),
    Status.INSUFFICIENT: gettext_noop(
        "{ratio} is below {acceleration_needed} and at least {insufficient}: insufficient."
    ),
    Status.MOVING_AWAY: gettext_noop("{ratio} is below {insufficient}: moving away from the target."),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something assumed, left out or to be said beside a verdict, with the sentence that says so."""

    code: RemarkCode
    sentence: Sentence

    @classmethod
    def of(cls, code: RemarkCode, **values: Any) -> "Remark":
        return cls(code, Sentence(REMARKS[code], values))


def because(reason: Reason, values: Mapping[str, Any]) -> Sentence:
    """The sentence of a reason, with those of the values that it names."""
    template = UNCLEAR if reason is Reason.NO_DIRECTION and values.get("unclear") else REASONS[reason]
    return Sentence(template, {name: values[name] for name in _names(template)})


@cache
def _names(template: str) -> tuple[str, ...]:
    """The values that a sentence names."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)
