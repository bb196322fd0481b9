"""Progress: the verdict on one row of an indicator, on a date, with its reasons.

This is the published method (``docs/reference/progress-method.md``), in the order in which it is
applied. The first step that can decide, decides:

1. a target still to be set, one that was not set in time, or none at all;
2. a flaw in the design of the row (another unit, no direction, conflicting targets …);
3. nothing observed under the framework;
4. the target is met;
5. a target year that has passed without a value for it;
6. the target printed for the very year of the value;
7. no baseline to count from, a target met at the baseline and lost, a target year that has come;
8. the actual pace against the required pace, by the bands.

What must be said beside a verdict is in ``beside.py``.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shanyraq.domains.indicators.rules.beside import beside
from shanyraq.domains.indicators.rules.case import Case, read_case
from shanyraq.domains.indicators.rules.explaining import (
    about_inputs,
    about_pace,
    about_way,
    about_yearly_target,
    in_band,
    percent_of_way,
    reason_values,
)
from shanyraq.domains.indicators.rules.inputs import ProgressInput
from shanyraq.domains.indicators.rules.pace import Dated, pace_towards, share_of_way
from shanyraq.domains.indicators.rules.pending import state_of
from shanyraq.domains.indicators.rules.sources import source_of
from shanyraq.domains.indicators.rules.verdict import Used, Verdict
from shanyraq.domains.indicators.rules.wording import because
from shanyraq.domains.indicators.vocabulary import Formula, Kind, Reason, Status
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

RULE = "indicators.progress"

METHOD = Source(
    document="Open SDG and Statistics Canada: Progress Measurement Methodology for the SDGs",
    clause="Methodology, Indicators with quantitative targets",
    edition="as of Open SDG 2.4.0, October 2025",
    url="https://open-sdg.readthedocs.io/en/latest/progress-methodology/",
)


@rule(
    id=RULE,
    title=gettext_noop(
        "Progress is the actual pace since the effective baseline against the pace required by the target."
    ),
    source=METHOD,
)
def assess(given: ProgressInput) -> Verdict:
    """Judges one row by the value observed under the framework, never by the trend before it.

    Every verdict carries the values used, what was assumed or left out, and the formula with its
    numbers. A row that cannot be judged says why.
    """
    case = read_case(given)
    return (
        target_to_be_set(case)
        or flawed_design(case)
        or nothing_observed(case)
        or target_met(case)
        or target_year_passed(case)
        or yearly_target(case)
        or no_way_to_count(case)
        or by_pace(case)
    )


def target_to_be_set(case: Case) -> Verdict | None:
    """Step 1. A promise decides where no target is printed that lies under the framework.

    So does one that was not kept, once the year of the printed target is over and no value is known for it: the
    document says that the row is then not monitored. A value that is known for that year is judged all the same.
    """
    promise = case.promise
    if promise is not None:
        reason = state_of(promise, case.given.as_of)
        status = Status.NOT_MONITORED if reason is Reason.NOT_SET_IN_TIME else Status.TARGET_PENDING
        return _verdict(case, status, reason, said={"due_on": promise.due_on, "note": promise.note})
    if case.target is None:
        return _verdict(case, Status.CANNOT_BE_ASSESSED, case.problem or Reason.NO_TARGET)
    if case.lapsed is not None:
        said = {"due_on": case.lapsed.due_on, "note": case.lapsed.note}
        return _verdict(case, Status.NOT_MONITORED, Reason.NOT_SET_AFTER_TARGET, said=said)
    return None


def flawed_design(case: Case) -> Verdict | None:
    """Step 2. What is wrong in the document is named, not calculated with."""
    if case.problem is None:
        return None
    return _verdict(case, Status.CANNOT_BE_ASSESSED, case.problem)


def nothing_observed(case: Case) -> Verdict | None:
    """Step 3. Without a value observed under the framework there is nothing to judge."""
    if case.latest is not None:
        return None
    if case.baseline is None:
        return _verdict(case, Status.CANNOT_BE_ASSESSED, case.no_baseline)
    if case.target_year_passed:
        return _verdict(case, Status.NO_NEW_DATA, Reason.TARGET_YEAR_PASSED)
    if case.newer_before_start is not None:
        newer = case.newer_before_start
        said = {"newer": newer.text, "year": str(newer.year), "starts_on": case.given.starts_on}
        return _verdict(case, Status.NO_NEW_DATA, Reason.ONLY_BEFORE_START, said=said)
    return _verdict(case, Status.NO_NEW_DATA, Reason.NOTHING_NEWER)


def target_met(case: Case) -> Verdict | None:
    """Step 4. Achieved is only what was observed under the framework; kept is said to be kept."""
    if not case.meets(case.now.value, case.goal.value):
        return None
    reason = Reason.TARGET_KEPT if case.met_at_baseline else Reason.TARGET_MET
    return _verdict(case, Status.ACHIEVED, reason)


def target_year_passed(case: Case) -> Verdict | None:
    """Step 5. No pace leads to a year that has passed; without a value for it nobody knows how it ended."""
    if not case.target_year_passed:
        return None
    return _verdict(case, Status.NO_NEW_DATA, Reason.TARGET_YEAR_PASSED)


def yearly_target(case: Case) -> Verdict | None:
    """Step 6. A target printed for the year of the value is the document's own required path.

    Within one year the ratio of the paces is the ratio of the changes, so no years are needed. A
    value short of a yearly target that the baseline met already has fallen behind its beginning.
    """
    if case.yearly_target is None:
        return None
    now, yearly = case.now.value, case.yearly_target.value
    said = {"year": str(case.now.in_year)}
    if case.meets(now, yearly):
        return _verdict(case, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, said=said)
    if case.baseline is None:
        return None
    if case.meets(case.baseline.value, yearly):
        return _verdict(case, Status.MOVING_AWAY, Reason.YEARLY_TARGET_LOST, said=said)
    ratio = share_of_way(case.baseline.value, yearly, now)
    status = case.bands.status(ratio)
    sentences = (*about_yearly_target(case, yearly, ratio), in_band(case, status, ratio))
    by = (Formula.YEARLY_TARGET, ratio)
    return _verdict(case, status, Reason.YEARLY_TARGET, *sentences, by=by, said=said)


def no_way_to_count(case: Case) -> Verdict | None:
    """Step 7. No baseline, a target met at the baseline and lost, a target year that has come."""
    if case.baseline is None:
        return _verdict(case, Status.CANNOT_BE_ASSESSED, case.no_baseline)
    if case.met_at_baseline:
        return _verdict(case, Status.MOVING_AWAY, Reason.TARGET_LOST)
    if case.now.in_year >= case.target_year:
        backwards = share_of_way(case.baseline.value, case.goal.value, case.now.value) < 0
        status = Status.MOVING_AWAY if backwards else Status.INSUFFICIENT
        return _verdict(case, status, Reason.TARGET_MISSED)
    if case.baseline.year is None:
        return _verdict(case, Status.CANNOT_BE_ASSESSED, Reason.BASELINE_WITHOUT_YEAR)
    return None


def by_pace(case: Case) -> Verdict:
    """Step 8. Actual pace ÷ required pace, compound where unit and values allow it, else linear."""
    pace = pace_towards(
        Dated(case.start.value, case.start.in_year),
        Dated(case.now.value, case.now.in_year),
        Dated(case.goal.value, case.target_year),
        compound=case.given.kind is Kind.QUANTITATIVE and case.given.unit not in case.bands.linear_units,
    )
    status = case.bands.status(pace.ratio)
    sentences = (*about_pace(case, pace), in_band(case, status, pace.ratio))
    return _verdict(case, status, Reason.PACE, *sentences, by=(pace.formula, pace.ratio))


def _verdict(
    case: Case,
    status: Status,
    reason: Reason,
    *sentences: Sentence,
    by: tuple[Formula, Decimal] | None = None,
    said: Mapping[str, Any] | None = None,
) -> Verdict:
    """The verdict with its explanation: inputs, what was assumed, reason, formula and band, what stands beside."""
    percent = percent_of_way(case)
    values = reason_values(case)
    own = because(reason, {**values, **(said or {})})
    said_beside = beside(case, status, reason)
    baseline = case.other_measure if reason is Reason.QUALIFIERS_DIFFER else case.baseline
    explanation = (
        *about_inputs(case, values, decides=case.problem is None and not case.target_year_passed),
        *(remark.sentence for remark in case.remarks),
        own,
        *sentences,
        *(remark.sentence for remark in said_beside),
        *about_way(percent),
    )
    return Verdict(
        status=status,
        reason=reason,
        explanation=explanation,
        remarks=(*case.remarks, *said_beside),
        used=Used(
            direction=case.direction,
            baseline=baseline.reading if baseline else None,
            latest=case.latest.reading if case.latest else None,
            target=case.target.reading if case.target else None,
            target_year=case.target_year if case.target else None,
            yearly_target=case.yearly_target.reading if case.yearly_target else None,
            bands=case.bands,
        ),
        formula=by[0] if by else None,
        ratio=by[1] if by else None,
        percent=percent,
        met_at_baseline=case.met_at_baseline,
        rule=RULE,
        source=source_of(reason, by[0] if by else None, case.bands),
    )
