"""What the verbs of indicators are told."""

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
    "DetermineTarget",
    "LapseTarget",
    "Number",
    "OfIndicator",
    "OfObservation",
    "OfRow",
    "ReportObservation",
    "ReturnObservation",
    "SetAggregation",
    "StepObservation",
    "SupersedeValue",
    "WithdrawObservation",
]
