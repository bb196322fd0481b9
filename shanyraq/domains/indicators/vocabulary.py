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


class Gap(StrEnum):
    """Why a group at risk of being left behind is not counted."""

    NO_ROW = "no_row"
    NO_NUMBER = "no_number"
    NO_VALUE = "no_value"


GAPS = {
    Gap.NO_ROW: gettext_noop("no row could show it"),
    Gap.NO_NUMBER: gettext_noop("no number is printed"),
    Gap.NO_VALUE: gettext_noop("no value since the framework began"),
}


class Outlook(StrEnum):
    """How a target lies to what is expected of its row."""

    BEYOND = "beyond"
    WITHIN = "within"
    POSSIBLE = "possible"
    SHORT = "short"
    UNKNOWN = "unknown"


OUTLOOKS = {
    Outlook.BEYOND: gettext_noop("More than enough"),
    Outlook.WITHIN: gettext_noop("Within reach"),
    Outlook.POSSIBLE: gettext_noop("Possible, though not to be expected"),
    Outlook.SHORT: gettext_noop("Out of reach at this pace"),
    Outlook.UNKNOWN: gettext_noop("Not known"),
}


PERIOD = r"((?:19|20|21)[0-9]{2})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?"
"""A year, half, quarter or month, as SDMX writes reporting periods; a month as in the calendar. There are no others."""


class Measure(StrEnum):
    """What a value counts: its own period, or everything since the framework began."""

    PERIOD = "period"
    CUMULATIVE = "cumulative"


MEASURES = {
    Measure.PERIOD: gettext_noop("Of the period alone"),
    Measure.CUMULATIVE: gettext_noop("Of all periods up to this one"),
}


class Origin(StrEnum):
    """Where an observation comes from."""

    REPORTED = "reported"
    NATIONAL = "national"


ORIGINS = {
    Origin.REPORTED: gettext_noop("Reported by an entity"),
    Origin.NATIONAL: gettext_noop("National data"),
}


class Stage(StrEnum):
    """How far an observation has got. What ended was replaced, withdrawn, or dropped before anybody saw it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ASSURED = "assured"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


STAGES: dict[str, str] = {
    Stage.DRAFT: gettext_noop("Draft"),
    Stage.SUBMITTED: gettext_noop("Submitted"),
    Stage.RETURNED: gettext_noop("Returned"),
    Stage.ASSURED: gettext_noop("Assured"),
    Stage.PUBLISHED: gettext_noop("Published"),
    Stage.SUPERSEDED: gettext_noop("Superseded"),
    Stage.WITHDRAWN: gettext_noop("Withdrawn"),
    Stage.DROPPED: gettext_noop("Dropped"),
}
OPEN = (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.ASSURED)
"""The stages of what is on its way: of a place there is one such observation of an entity at most."""
PUBLIC = (Stage.PUBLISHED, Stage.SUPERSEDED, Stage.WITHDRAWN)
"""The stages that everybody may read: what was published once stays on record."""


class Step(StrEnum):
    """What can be done to an observation."""

    SUBMIT = "submit"
    RECALL = "recall"
    RETURN = "return"
    ASSURE = "assure"
    PUBLISH = "publish"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    DROP = "drop"


class Over(StrEnum):
    """How values become one, over time or over entities. ``none``: they do not."""

    NONE = "none"
    SUM = "sum"
    AVERAGE = "average"
    LATEST = "latest"
    MAXIMUM = "maximum"
    RATIO = "ratio"


OVERS: dict[str, str] = {
    Over.NONE: gettext_noop("Not added up"),
    Over.SUM: gettext_noop("Sum"),
    Over.AVERAGE: gettext_noop("Average"),
    Over.LATEST: gettext_noop("Latest value"),
    Over.MAXIMUM: gettext_noop("Largest value"),
    Over.RATIO: gettext_noop("Sum of numerators by sum of denominators"),
}
OVER_ENTITIES = (Over.NONE, Over.SUM, Over.AVERAGE, Over.MAXIMUM, Over.RATIO)
"""Of entities there is no latest one."""

OBSERVATION_FIELDS = {
    "period": gettext_noop("Period"),
    "measure": gettext_noop("What the value counts"),
    "value": gettext_noop("Value"),
    "answer": gettext_noop("Answer"),
    "numerator": gettext_noop("Numerator"),
    "denominator": gettext_noop("Denominator"),
    "unit": gettext_noop("Unit"),
    "source": gettext_noop("Source"),
    "evidence": gettext_noop("Evidence"),
    "reliability": gettext_noop("Reliability"),
    "comment": gettext_noop("Comment"),
    "entity": gettext_noop("Reported by"),
    "part": gettext_noop("Part of the entity"),
}
"""What is said of an observation, by field."""


class DataKind(StrEnum):
    """The forms in which national data come."""

    OPENSDG = "opensdg"
    SDMX = "sdmx"
    CSV = "csv"


DATA_KINDS: dict[str, str] = {
    DataKind.OPENSDG: gettext_noop("Repository of Open SDG"),
    DataKind.SDMX: gettext_noop("SDMX"),
    DataKind.CSV: gettext_noop("Plain table (CSV)"),
}


class LinkState(StrEnum):
    """How far the link of a row with a national series has got."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"


LINK_STATES: dict[str, str] = {
    LinkState.PROPOSED: gettext_noop("Proposed"),
    LinkState.ACCEPTED: gettext_noop("Accepted"),
    LinkState.DECLINED: gettext_noop("Declined"),
}


class Sure(StrEnum):
    """How sure a proposal is, the surest first."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


SURES: dict[str, str] = {
    Sure.SURE: gettext_noop("Sure"),
    Sure.LIKELY: gettext_noop("Likely"),
    Sure.DOUBTFUL: gettext_noop("Doubtful"),
}


class Choice(StrEnum):
    """Which of two values counts, where the document and the national source differ."""

    PRINTED = "printed"
    NATIONAL = "national"


CHOICES: dict[str, str] = {
    Choice.PRINTED: gettext_noop("Keep the printed value"),
    Choice.NATIONAL: gettext_noop("Take the national value"),
}


UNITS_SAID: dict[str, str] = {"same": gettext_noop("the same"), "other": gettext_noop("another one")}
"""What a person says of the unit of a national series beside that of its row."""


class Frequency(StrEnum):
    """How often the source of an indicator has a new value. ``every_years``: a survey of every so many years."""

    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    EVERY_YEARS = "every_years"


FREQUENCIES: dict[str, str] = {
    Frequency.YEARLY: gettext_noop("Yearly"),
    Frequency.HALF_YEARLY: gettext_noop("Half-yearly"),
    Frequency.QUARTERLY: gettext_noop("Quarterly"),
    Frequency.EVERY_YEARS: gettext_noop("Every few years"),
}


MOST_YEARS = 15
"""The largest distance of a survey, in years."""


class Standing(StrEnum):
    """How a value that is expected stands on a day. What was submitted counts as reported."""

    AHEAD = "ahead"
    ASKED = "asked"
    LATE = "late"
    REPORTED = "reported"
    PUBLISHED = "published"


STANDINGS: dict[str, str] = {
    Standing.AHEAD: gettext_noop("not asked yet"),
    Standing.ASKED: gettext_noop("asked"),
    Standing.LATE: gettext_noop("late"),
    Standing.REPORTED: gettext_noop("reported"),
    Standing.PUBLISHED: gettext_noop("published"),
}

COLLECTION_FIELDS = {
    "frequency": gettext_noop("How often"),
    "months": gettext_noop("Months after the period"),
    "every": gettext_noop("Every how many years"),
    "first": gettext_noop("A year of the survey"),
    "entity": gettext_noop("Asked of"),
    "title": gettext_noop("Title"),
    "period": gettext_noop("Period"),
    "opens_on": gettext_noop("Opens on"),
    "due_on": gettext_noop("Due on"),
}
"""What is said of a schedule or a round, by field."""


ODD: dict[str, str] = {
    "indicators.odd.break": gettext_noop("a break in the level beside the value before or after it"),
    "indicators.odd.repeated": gettext_noop("the number of the year before again"),
    "indicators.odd.unit": gettext_noop("another unit than that of its row: it is compared with nothing"),
    "indicators.odd.share": gettext_noop("outside of what a share, a rate or a count can be"),
    "indicators.odd.ratio": gettext_noop("not what numerator and denominator make"),
    "indicators.odd.falls": gettext_noop("less than before, though it counts everything up to its period"),
    "indicators.odd.parts": gettext_noop("total and parts do not fit together"),
    "indicators.odd.differs": gettext_noop("another value is published for its row and period"),
}
"""What is odd about a value, in words, by the rule that remarked on it: that of all that is kept."""
