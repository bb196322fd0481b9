"""What the verbs of money are told."""

from shanyraq.domains.funding.commands.allocations import (
    ConsentReallocation,
    DeclineReallocation,
    OfReallocation,
    ProposeReallocation,
    SetAllocation,
    SetRate,
    WithdrawReallocation,
)
from shanyraq.domains.funding.commands.contributions import (
    AddContribution,
    AmendContribution,
    CorrectEarmarking,
    EndContribution,
    MoveContribution,
    OfContribution,
)
from shanyraq.domains.funding.commands.frames import SetFrame
from shanyraq.domains.funding.commands.lines import ClearLine, OfLine, SetLine, TellLine

__all__ = [
    "AddContribution",
    "AmendContribution",
    "ClearLine",
    "ConsentReallocation",
    "CorrectEarmarking",
    "DeclineReallocation",
    "EndContribution",
    "MoveContribution",
    "OfContribution",
    "OfLine",
    "OfReallocation",
    "ProposeReallocation",
    "SetAllocation",
    "SetFrame",
    "SetLine",
    "SetRate",
    "TellLine",
    "WithdrawReallocation",
]
