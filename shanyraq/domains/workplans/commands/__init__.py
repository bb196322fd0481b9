"""What the verbs of joint work plans are told: of sub-outputs and files, and of plans as a whole."""

from shanyraq.domains.workplans.commands.sub_outputs import (
    EMPTIES,
    FIRST_YEAR,
    LAST_YEAR,
    AddSubOutput,
    AmendSubOutput,
    Emptied,
    EndSubOutput,
    ImportPlan,
    InPlan,
    MoveSubOutput,
    NarrateSubOutput,
    Numbered,
    OfSubOutput,
    RestoreSubOutput,
    SubOutputFields,
    TakeBackChange,
)

__all__ = [
    "EMPTIES",
    "FIRST_YEAR",
    "LAST_YEAR",
    "AddSubOutput",
    "AmendSubOutput",
    "Emptied",
    "EndSubOutput",
    "ImportPlan",
    "InPlan",
    "MoveSubOutput",
    "NarrateSubOutput",
    "Numbered",
    "OfSubOutput",
    "RestoreSubOutput",
    "SubOutputFields",
    "TakeBackChange",
]
