"""Who says what decided a verdict: the method that is cited, the signed text, or the method of this project."""

from shanyraq.domains.indicators.rules.bands import Bands, all_bands
from shanyraq.domains.indicators.vocabulary import Formula, Reason
from shanyraq.kernel.sources import Source


def _own(clause: str) -> Source:
    return Source("Shanyraq progress method", clause, "1", "/method/")


def _step(number: int, more: str = "") -> Source:
    return _own(f"2. The steps, in order, step {number}{more}")


PROMISED = _step(1, ": as the signed text says of the target that it promises")
FLAWED = _own("3. What cannot be assessed")

BY_REASON = {
    Reason.NOT_YET_DUE: PROMISED,
    Reason.NO_DATE_FOR_TARGET: PROMISED,
    Reason.OVERDUE: PROMISED,
    Reason.NOT_SET_IN_TIME: PROMISED,
    Reason.NOT_SET_AFTER_TARGET: PROMISED,
    Reason.NO_TARGET: _step(1),
    Reason.TARGET_NOT_READABLE: FLAWED,
    Reason.TARGETS_CONFLICT: FLAWED,
    Reason.TARGET_NOT_AFTER_BASELINE: FLAWED,
    Reason.NO_DIRECTION: FLAWED,
    Reason.NO_SCALE: FLAWED,
    Reason.OTHER_UNIT: FLAWED,
    Reason.NOTHING_NEWER: _step(3),
    Reason.ONLY_BEFORE_START: _step(3),
    Reason.TARGET_MET: _step(4),
    Reason.TARGET_KEPT: _step(4),
    Reason.TARGET_YEAR_PASSED: _step(5),
    Reason.YEARLY_TARGET_MET: _step(6),
    Reason.YEARLY_TARGET_LOST: _step(6),
    Reason.NO_BASELINE: _step(7),
    Reason.QUALIFIERS_DIFFER: _step(7),
    Reason.BASELINE_WITHOUT_YEAR: _step(7),
    Reason.TARGET_LOST: _step(7),
    Reason.TARGET_MISSED: _step(7),
}
"""The part of the method that decides. Of a pace and of a change of unit the dated table says it."""


def sources_of_verdicts() -> frozenset[Source]:
    """Every source that a verdict may cite."""
    tables = [(each.source, each.linear_units_source, each.magnitude_break_source) for each in all_bands()]
    return frozenset((*BY_REASON.values(), *(source for table in tables for source in table)))


def source_of(reason: Reason, formula: Formula | None, bands: Bands) -> Source:
    """The source of the step that decided.

    The published bands are cited for growth rates, for which they were made; that they count for other paces too is
    our own decision, and so is the factor that makes a change of unit likelier than a change.
    """
    if reason is Reason.PACE and formula is Formula.COMPOUND:
        return bands.source
    if reason in {Reason.PACE, Reason.YEARLY_TARGET}:
        return bands.linear_units_source
    return bands.magnitude_break_source if reason is Reason.UNIT_CHANGE else BY_REASON[reason]
