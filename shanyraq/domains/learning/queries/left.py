"""What is still to be said in an annual review before it is concluded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.rules.reviews import NEEDED
from shanyraq.domains.learning.vocabulary import SECTIONS, Corrected
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class Left:
    """``written``: the sections that say something; the assumptions and risks of which nothing is said, as they are
    called; the corrections that are only proposed.
    """

    written: Sequence[str]
    assumptions: Sequence[Any]
    risks: Sequence[Any]
    corrections: Sequence[Correction]

    @property
    def sections(self) -> list[str]:
        """The sections that are needed and empty, as they are titled in English."""
        return [SECTIONS[name] for name in NEEDED if name not in self.written]


def left_of(version: Version, row: Review) -> Left:
    """What is left of a review. Three statements."""
    return Left(
        [name for name in SECTIONS if getattr(row, name)],
        [each.assumption.said.text for each in queries.judged(version, row) if not each.verdict],
        [each.risk.title for each in queries.updated(version, row) if not each.course],
        [each for each in queries.corrections(row) if each.state == Corrected.PROPOSED],
    )
