"""The words of recommendations, of the response to them, and of what is done about them. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Origin(StrEnum):
    """Where a recommendation comes from."""

    EVALUATION = "evaluation"
    OTHER_EVALUATION = "other_evaluation"
    TREATY_BODY = "treaty_body"
    UPR = "upr"
    SPECIAL_PROCEDURE = "special_procedure"


ORIGINS: dict[str, str] = {
    Origin.EVALUATION: gettext_noop("An evaluation kept here"),
    Origin.OTHER_EVALUATION: gettext_noop("Another evaluation of the plan"),
    Origin.TREATY_BODY: gettext_noop("Human-rights treaty body"),
    Origin.UPR: gettext_noop("Universal Periodic Review"),
    Origin.SPECIAL_PROCEDURE: gettext_noop("Special procedure of the Human Rights Council"),
}
MECHANISMS = frozenset({Origin.TREATY_BODY, Origin.UPR, Origin.SPECIAL_PROCEDURE})
"""Human-rights mechanisms, whose documents have a symbol."""


class Priority(StrEnum):
    """How soon a recommendation is to be carried out."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


PRIORITIES: dict[str, str] = {
    Priority.HIGH: gettext_noop("High"),
    Priority.MEDIUM: gettext_noop("Medium"),
    Priority.LOW: gettext_noop("Low"),
}


class Response(StrEnum):
    """What those say to whom a recommendation is addressed."""

    ACCEPTED = "accepted"
    PARTLY = "partially_accepted"
    REJECTED = "rejected"


RESPONSES: dict[str, str] = {
    Response.ACCEPTED: gettext_noop("Accepted"),
    Response.PARTLY: gettext_noop("Partially accepted"),
    Response.REJECTED: gettext_noop("Rejected"),
}


class ActionState(StrEnum):
    """How far an action has got."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


ACTION_STATES: dict[str, str] = {
    ActionState.PLANNED: gettext_noop("Planned"),
    ActionState.UNDER_WAY: gettext_noop("Under way"),
    ActionState.DONE: gettext_noop("Done"),
    ActionState.DROPPED: gettext_noop("Dropped"),
}
OPEN = frozenset({ActionState.PLANNED, ActionState.UNDER_WAY})
"""States in which something is still to be done."""


class Standing(StrEnum):
    """How a recommendation stands: what was said to it, and what came of it."""

    UNANSWERED = "unanswered"
    UNPLANNED = "unplanned"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    REJECTED = "rejected"


STANDINGS: dict[str, str] = {
    Standing.UNANSWERED: gettext_noop("No response yet"),
    Standing.UNPLANNED: gettext_noop("Accepted, no action yet"),
    Standing.PLANNED: gettext_noop("Actions planned"),
    Standing.UNDER_WAY: gettext_noop("Under way"),
    Standing.DONE: gettext_noop("Carried out"),
    Standing.DROPPED: gettext_noop("All actions dropped"),
    Standing.REJECTED: gettext_noop("Rejected"),
}


class Step(StrEnum):
    """What moves an action on."""

    BEGIN = "begin"
    FINISH = "finish"
    DROP = "drop"
    REOPEN = "reopen"


STEPS: dict[str, str] = {
    Step.BEGIN: gettext_noop("It was begun"),
    Step.FINISH: gettext_noop("It is done"),
    Step.DROP: gettext_noop("It is dropped"),
    Step.REOPEN: gettext_noop("It goes on after all"),
}
