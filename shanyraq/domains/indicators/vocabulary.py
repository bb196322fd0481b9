"""The words of indicators and progress: kinds, directions, statuses, reasons.

Pure. How a status is reached lives in ``rules/progress.py``; this file only names things.
"""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Kind(StrEnum):
    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"
    YES_NO = "yes_no"


class Direction(StrEnum):
    """The direction in which the indicator should move."""

    INCREASE = "increase"
    DECREASE = "decrease"

    @property
    def sign(self) -> int:
        return 1 if self is Direction.INCREASE else -1


class Otherwise(StrEnum):
    """What the document says will happen when a pending target is not set in time."""

    NOT_MONITORED = "not_monitored"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """Where a row stands, best first; the last four are not assessments."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    ACCELERATION_NEEDED = "acceleration_needed"
    INSUFFICIENT = "insufficient"
    MOVING_AWAY = "moving_away"
    NO_NEW_DATA = "no_new_data"
    TARGET_PENDING = "target_pending"
    NOT_MONITORED = "not_monitored"
    CANNOT_BE_ASSESSED = "cannot_be_assessed"


ASSESSED = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.ACCELERATION_NEEDED,
    Status.INSUFFICIENT,
    Status.MOVING_AWAY,
)
"""The statuses that judge a value observed under the framework, best first."""


class Reason(StrEnum):
    """Why a row has its status. Each has its sentence in ``rules/wording.py``."""

    # achieved
    TARGET_MET = "target_met"
    TARGET_KEPT = "target_kept"
    # on track, acceleration needed, insufficient, moving away
    YEARLY_TARGET_MET = "yearly_target_met"
    YEARLY_TARGET = "yearly_target"
    YEARLY_TARGET_LOST = "yearly_target_lost"
    PACE = "pace"
    TARGET_MISSED = "target_missed"
    TARGET_LOST = "target_lost"
    # no new data
    NOTHING_NEWER = "nothing_newer"
    ONLY_BEFORE_START = "only_before_start"
    TARGET_YEAR_PASSED = "target_year_passed"
    # target pending, not monitored
    NOT_YET_DUE = "not_yet_due"
    NO_DATE_FOR_TARGET = "no_date_for_target"
    OVERDUE = "overdue"
    NOT_SET_IN_TIME = "not_set_in_time"
    NOT_SET_AFTER_TARGET = "not_set_after_target"
    # cannot be assessed
    NO_TARGET = "no_target"
    TARGET_NOT_READABLE = "target_not_readable"
    TARGETS_CONFLICT = "targets_conflict"
    TARGET_NOT_AFTER_BASELINE = "target_not_after_baseline"
    NO_BASELINE = "no_baseline"
    BASELINE_WITHOUT_YEAR = "baseline_without_year"
    NO_DIRECTION = "no_direction"
    NO_SCALE = "no_scale"
    QUALIFIERS_DIFFER = "qualifiers_differ"
    UNIT_CHANGE = "unit_change"
    OTHER_UNIT = "other_unit"


class RemarkCode(StrEnum):
    """What was assumed or left out on the way to a verdict, and what must be said beside it."""

    # on the way

    TARGET_YEAR_FROM_PERIOD = "target_year_from_period"
    TARGET_BEFORE_START = "target_before_start"
    DIRECTION_FROM_TARGET = "direction_from_target"
    MEASURE_READ_AS_SAME = "measure_read_as_same"
    BASELINE_AFTER_START = "baseline_after_start"
    BEFORE_START_LEFT_OUT = "before_start_left_out"
    UNDATED_LEFT_OUT = "undated_left_out"
    FUTURE_LEFT_OUT = "future_left_out"
    UNREADABLE_LEFT_OUT = "unreadable_left_out"
    OTHER_MEASURE_LEFT_OUT = "other_measure_left_out"
    OTHER_UNIT_LEFT_OUT = "other_unit_left_out"
    YEARLY_TARGET_LEFT_OUT = "yearly_target_left_out"
    LATER_THAN_TARGET_LEFT_OUT = "later_than_target_left_out"
    TARGET_WORSE_THAN_BASELINE = "target_worse_than_baseline"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    # beside the verdict
    NEW_TARGET_PENDING = "new_target_pending"
    NEW_TARGET_OVERDUE = "new_target_overdue"
    NEW_TARGET_NOT_SET = "new_target_not_set"
    YEARLY_TARGET_WORSE_THAN_BASELINE = "yearly_target_worse_than_baseline"
    VALUE_WORSE_THAN_BASELINE = "value_worse_than_baseline"
    TARGET_YEAR_WITHOUT_VALUE = "target_year_without_value"
    OLD_VALUE = "old_value"


class Formula(StrEnum):
    """How the actual pace was compared with the required one."""

    COMPOUND = "compound"
    LINEAR = "linear"
    YEARLY_TARGET = "yearly_target"


class TrendWord(StrEnum):
    IMPROVING = "improving"
    WORSENING = "worsening"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


TREND_LABELS = {
    TrendWord.IMPROVING: gettext_noop("Improving"),
    TrendWord.WORSENING: gettext_noop("Worsening"),
    TrendWord.UNCHANGED: gettext_noop("Unchanged"),
    TrendWord.UNKNOWN: gettext_noop("Unknown"),
}
