"""What must be said beside a verdict: it does not change it, and without it the verdict would mislead.

A target promised for later, a printed path or a value below the baseline, a target year without a value, a
value that has grown old. What was assumed on the way is in ``case.py``.
"""

from shanyraq.domains.indicators.rules.case import Case
from shanyraq.domains.indicators.rules.pending import state_of
from shanyraq.domains.indicators.rules.recency import years_until_old
from shanyraq.domains.indicators.rules.wording import Remark
from shanyraq.domains.indicators.vocabulary import ASSESSED, Reason, RemarkCode, Status

AFTER_THE_TARGET = {
    Reason.NO_DATE_FOR_TARGET: RemarkCode.NEW_TARGET_PENDING,
    Reason.NOT_YET_DUE: RemarkCode.NEW_TARGET_PENDING,
    Reason.OVERDUE: RemarkCode.NEW_TARGET_OVERDUE,
    Reason.NOT_SET_IN_TIME: RemarkCode.NEW_TARGET_NOT_SET,
}
"""What became of a promise for the time after the printed target → the remark that says so."""

BY_THE_PATH = (Reason.YEARLY_TARGET_MET, Reason.YEARLY_TARGET_LOST)
"""The reasons that a printed path may give though it lies below the baseline."""


def beside(case: Case, status: Status, reason: Reason) -> tuple[Remark, ...]:
    """The remarks that belong beside a verdict of this status, for this reason."""
    return (
        *_on_the_baselines(case, status),
        *_on_the_path(case, reason),
        *_on_the_value(case, status),
        *_on_years(case, status),
        *(() if reason is Reason.NOT_SET_AFTER_TARGET else _on_the_promise(case)),
    )


def _on_the_baselines(case: Case, status: Status) -> list[Remark]:
    """A judgement by the value and a target alone, since the baselines measure something else."""
    if status not in ASSESSED or case.other_measure is None:
        return []
    other = case.other_measure
    values = {"value": other.text, "mark": other.reading.mark or "–"}
    return [Remark.of(RemarkCode.OTHER_MEASURE_LEFT_OUT, **values)]


def _on_the_path(case: Case, reason: Reason) -> list[Remark]:
    """A target printed for the year of the value that asks for less than the baseline."""
    yearly, baseline = case.yearly_target, case.baseline
    if reason not in BY_THE_PATH or yearly is None or baseline is None:
        return []
    if not case.is_worse(yearly.value, baseline.value):
        return []
    values = {"yearly": yearly.text, "year": str(case.now.in_year), "baseline": baseline.text}
    return [Remark.of(RemarkCode.YEARLY_TARGET_WORSE_THAN_BASELINE, **values)]


def _on_the_value(case: Case, status: Status) -> list[Remark]:
    """A value worse than the baseline, where the verdict itself does not say so."""
    if case.problem is not None or case.latest is None or case.baseline is None:
        return []
    if status is Status.MOVING_AWAY or not case.is_worse(case.latest.value, case.baseline.value):
        return []
    values = {"latest": case.latest.text, "baseline": case.baseline.text}
    return [Remark.of(RemarkCode.VALUE_WORSE_THAN_BASELINE, **values)]


def _on_years(case: Case, status: Status) -> list[Remark]:
    """A judgement for a year that has no value, or by a value that newer ones should have replaced."""
    if status not in ASSESSED or case.now.in_year == case.target_year:
        return []
    value_year, as_of = case.now.in_year, case.given.as_of
    if as_of.year > case.target_year:
        values = {"year": str(case.target_year), "value_year": str(value_year)}
        return [Remark.of(RemarkCode.TARGET_YEAR_WITHOUT_VALUE, **values)]
    limit = years_until_old(as_of)
    if as_of.year - value_year <= limit:
        return []
    old = {"value_year": str(value_year), "limit": limit, "as_of_year": str(as_of.year)}
    return [Remark.of(RemarkCode.OLD_VALUE, **old)]


def _on_the_promise(case: Case) -> list[Remark]:
    """A target that the document promises for the years after the printed one, and what became of it."""
    promise = case.given.pending
    if promise is None or case.target is None or case.promise is not None:
        return []
    code = AFTER_THE_TARGET[state_of(promise, case.given.as_of)]
    due = {} if code is RemarkCode.NEW_TARGET_PENDING else {"due_on": promise.due_on}
    return [Remark.of(code, year=str(case.target_year), note=promise.note, **due)]
