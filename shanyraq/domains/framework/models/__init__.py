"""The signed document, the results chain, the theory of change and the context of a version."""

from shanyraq.domains.framework.models.context import (
    Accelerator,
    Figure,
    LnobGroup,
    Provision,
    Ranking,
    Statement,
)
from shanyraq.domains.framework.models.document import Block, Citation, Entry, Word
from shanyraq.domains.framework.models.results import (
    Goal,
    Level,
    LnobMention,
    Outcome,
    Output,
    Participation,
    SdgLink,
    Strategy,
    Wording,
)
from shanyraq.domains.framework.models.theory import Assumption, Proposition

__all__ = [
    "Accelerator",
    "Assumption",
    "Block",
    "Citation",
    "Entry",
    "Figure",
    "Goal",
    "Level",
    "LnobGroup",
    "LnobMention",
    "Outcome",
    "Output",
    "Participation",
    "Proposition",
    "Provision",
    "Ranking",
    "SdgLink",
    "Statement",
    "Strategy",
    "Word",
    "Wording",
]
