"""What the verbs of indicators are told."""

from shanyraq.domains.indicators.commands.national import (
    AcceptLink,
    ChangeLink,
    DecideValue,
    DeclineLink,
    OfLink,
    ReopenLink,
    TakeNational,
)
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
    "AcceptLink",
    "AmendIndicator",
    "AssureObservation",
    "ChangeLink",
    "DecideValue",
    "DeclineLink",
    "DetermineTarget",
    "LapseTarget",
    "Number",
    "OfIndicator",
    "OfLink",
    "OfObservation",
    "OfRow",
    "ReopenLink",
    "ReportObservation",
    "ReturnObservation",
    "SetAggregation",
    "StepObservation",
    "SupersedeValue",
    "TakeNational",
    "WithdrawObservation",
]
