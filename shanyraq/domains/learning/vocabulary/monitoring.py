"""The words of learning: how an activity of the monitoring and evaluation plan stands, and what is told of it. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop

ADDED = "added-"
"""Begins the key of an activity that is not printed: ``added-3``."""
LARGEST_DIGITS = 15
"""Digits of an amount of US dollars, two of them cents."""


class State(StrEnum):
    """How far an activity has got; what is printed and was never touched is planned."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    POSTPONED = "postponed"
    DONE = "done"
    DROPPED = "dropped"


STATES: dict[str, str] = {
    State.PLANNED: gettext_noop("planned"),
    State.UNDER_WAY: gettext_noop("under way"),
    State.POSTPONED: gettext_noop("postponed"),
    State.DONE: gettext_noop("done"),
    State.DROPPED: gettext_noop("dropped"),
}


class Standing(StrEnum):
    """How an activity stands on a day: its state, and whether its day has passed."""

    DONE = "done"
    UNDER_WAY = "under_way"
    LATE = "late"
    PLANNED = "planned"
    POSTPONED = "postponed"
    DROPPED = "dropped"


STANDINGS: dict[str, str] = {
    Standing.DONE: gettext_noop("done"),
    Standing.UNDER_WAY: gettext_noop("under way"),
    Standing.LATE: gettext_noop("overdue"),
    Standing.PLANNED: gettext_noop("planned"),
    Standing.POSTPONED: gettext_noop("postponed"),
    Standing.DROPPED: gettext_noop("dropped"),
}
"""In the order in which they are shown."""


class Act(StrEnum):
    """What moves an activity on."""

    BEGIN = "begin"
    FINISH = "finish"
    MOVE = "move"
    POSTPONE = "postpone"
    DROP = "drop"
    REOPEN = "reopen"
    TAKE_BACK = "take_back"


class Kept(StrEnum):
    """How something that the plan owes stands on a day."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    OVERDUE = "overdue"
    DUE = "due"
    AHEAD = "ahead"


KEPT: dict[str, str] = {
    Kept.KEPT: gettext_noop("kept"),
    Kept.KEPT_LATE: gettext_noop("kept late"),
    Kept.OVERDUE: gettext_noop("overdue"),
    Kept.DUE: gettext_noop("due"),
    Kept.AHEAD: gettext_noop("due later"),
}


class Duty(StrEnum):
    """What the document asks of the plan."""

    CCA_UPDATE = "cca_update"
    GROUP_REVIEWS = "group_reviews"
    ANNUAL_REVIEW = "annual_review"
    RESULTS_REPORT = "results_report"
    FINAL_EVALUATION = "final_evaluation"
    INDEPENDENCE = "independence"
    UPDATED = "updated"
    RESPONSIBLE = "responsible"


DUTIES: dict[str, str] = {
    Duty.CCA_UPDATE: gettext_noop("The Common Country Analysis is updated every year"),
    Duty.GROUP_REVIEWS: gettext_noop("The Results Groups review the framework every year"),
    Duty.ANNUAL_REVIEW: gettext_noop("The annual review is concluded for every outcome and for the framework"),
    Duty.RESULTS_REPORT: gettext_noop("The One UN Country Results Report is prepared every year"),
    Duty.FINAL_EVALUATION: gettext_noop("The framework is evaluated in the penultimate year"),
    Duty.INDEPENDENCE: gettext_noop("The evaluation of the framework is independent"),
    Duty.UPDATED: gettext_noop("The plan is updated regularly"),
    Duty.RESPONSIBLE: gettext_noop("Somebody is responsible for every activity"),
}

FIELDS: dict[str, str] = {
    "category": gettext_noop("Category"),
    "text": gettext_noop("Activity"),
    "year": gettext_noop("Year"),
    "starts_on": gettext_noop("Begins"),
    "ends_on": gettext_noop("Ends"),
    "done_on": gettext_noop("Done on"),
    "entities": gettext_noop("Responsible organisations"),
    "bodies": gettext_noop("Responsible bodies"),
    "in_charge": gettext_noop("In charge"),
    "cost_planned": gettext_noop("Planned cost, US dollars"),
    "cost_spent": gettext_noop("Spent, US dollars"),
    "funding": gettext_noop("Source of the money"),
    "statement": gettext_noop("What was done"),
    "use": gettext_noop("Use of the findings"),
    "note": gettext_noop("Note"),
}
"""What is told of an activity, in the order in which it is shown."""
DAYS = ("starts_on", "ends_on", "done_on")
AMOUNTS = ("cost_planned", "cost_spent")


class Reviewed(StrEnum):
    """How far an annual review has got."""

    OPENED = "opened"
    PREPARED = "prepared"
    DISCUSSED = "discussed"
    CONCLUDED = "concluded"


REVIEWED: dict[str, str] = {
    Reviewed.OPENED: gettext_noop("opened"),
    Reviewed.PREPARED: gettext_noop("prepared"),
    Reviewed.DISCUSSED: gettext_noop("discussed"),
    Reviewed.CONCLUDED: gettext_noop("completed"),
}


class Corrected(StrEnum):
    """What became of a course correction."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"


CORRECTED: dict[str, str] = {
    Corrected.PROPOSED: gettext_noop("proposed"),
    Corrected.ACCEPTED: gettext_noop("accepted"),
    Corrected.DONE: gettext_noop("done"),
    Corrected.DECLINED: gettext_noop("declined"),
}


class Verdict(StrEnum):
    """Whether an assumption of the theory of change still holds."""

    HOLDS = "holds"
    UNCERTAIN = "uncertain"
    FAILS = "fails"


ASSUMED: dict[str, str] = {
    Verdict.HOLDS: gettext_noop("holds"),
    Verdict.UNCERTAIN: gettext_noop("uncertain"),
    Verdict.FAILS: gettext_noop("does not hold"),
}


class Course(StrEnum):
    """How a risk or an opportunity stands, beside what was signed."""

    UNCHANGED = "unchanged"
    GROWN = "grown"
    RECEDED = "receded"
    CAME_ABOUT = "came_about"
    OVER = "over"


COURSES: dict[str, str] = {
    Course.UNCHANGED: gettext_noop("is as it was"),
    Course.GROWN: gettext_noop("has grown"),
    Course.RECEDED: gettext_noop("has receded"),
    Course.CAME_ABOUT: gettext_noop("has come about"),
    Course.OVER: gettext_noop("is over"),
}
SECTIONS: dict[str, str] = {
    "summary": gettext_noop("Progress, and what it comes of"),
    "risk_notes": gettext_noop("Risks and opportunities"),
    "inputs": gettext_noop("What the Common Country Analysis is to take up"),
}
"""What is written in a review, beside its figures."""
