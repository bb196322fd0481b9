"""What the verbs of indicators are told."""

from shanyraq.domains.indicators.commands.collecting import CloseRound, MoveRound, OfRound, OpenRound, SetSchedule
from shanyraq.domains.indicators.commands.observations import (
    AssureObservation,
    OfObservation,
    ReportObservation,
    ReturnObservation,
    SetAggregation,
    StepObservation,
    WithdrawObservation,
)
from shanyraq.domains.indicators.commands.printed import (
    LARGEST,
    SMALLEST,
    TOTAL,
    AmendIndicator,
    DetermineTarget,
    LapseTarget,
    Number,
    OfIndicator,
    OfRow,
    SupersedeValue,
)

__all__ = [
    "LARGEST",
    "SMALLEST",
    "TOTAL",
    "AmendIndicator",
    "AssureObservation",
    "CloseRound",
    "DetermineTarget",
    "LapseTarget",
    "MoveRound",
    "Number",
    "OfIndicator",
    "OfObservation",
    "OfRound",
    "OfRow",
    "OpenRound",
    "ReportObservation",
    "ReturnObservation",
    "SetAggregation",
    "SetSchedule",
    "StepObservation",
    "SupersedeValue",
    "WithdrawObservation",
]
