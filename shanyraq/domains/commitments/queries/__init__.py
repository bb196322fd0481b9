"""Reads of the register of commitments."""

from shanyraq.domains.commitments.queries.commitment import CommitmentPage, commitment
from shanyraq.domains.commitments.queries.passages import Part, Passage
from shanyraq.domains.commitments.queries.register import NOT_DECIDED, Named, Registered, register
from shanyraq.domains.commitments.queries.sections import Section, Sections

__all__ = [
    "NOT_DECIDED",
    "CommitmentPage",
    "Named",
    "Part",
    "Passage",
    "Registered",
    "Section",
    "Sections",
    "commitment",
    "register",
]
