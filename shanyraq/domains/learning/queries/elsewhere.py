"""What other annual reviews say of the assumptions and risks of one: before it, and of outcomes in the same year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES, Reviewed

WORDS: Mapping[str, str] = {**ASSUMED, **COURSES}
"""Verdicts and courses, in English; they have no code in common."""


@dataclass(frozen=True, slots=True)
class Said:
    """What another review says of one of them. ``standing``: the verdict, or the course; ``judgement`` by language."""

    outcome: str
    year: int
    standing: str
    judgement: Mapping[str, str]

    @property
    def word(self) -> str:
        """The verdict, or the course, in the reader's language."""
        return _(WORDS[self.standing])


def said_elsewhere(
    row: Review, others: Sequence[Review], field: str = "assumptions", name: str = "verdict"
) -> Mapping[str, list[Said]]:
    """Key of an assumption → what reviews of outcomes say of it in the same year, where this one is of the whole
    framework, by outcome; then the last concluded review of the same outcome that judged it. No statement.

    :param field: ``risk_updates`` with ``course`` as the name gives the same of risks and opportunities.
    """
    found: dict[str, list[Said]] = defaultdict(list)
    for each in sorted(others, key=lambda each: (-each.year, each.outcome)):
        is_part = not row.outcome and each.outcome and each.year == row.year
        is_before = each.outcome == row.outcome and each.year < row.year and each.state == Reviewed.CONCLUDED
        if is_part or is_before:
            _take(found, each, getattr(each, field), name)
    return found


def _take(found: dict[str, list[Said]], review: Review, said: Mapping[str, Mapping[str, Any]], name: str) -> None:
    for key, facts in said.items():
        is_older = any(one.outcome == review.outcome for one in found[key])
        if facts.get(name) and not is_older:
            found[key].append(Said(review.outcome, review.year, facts[name], facts.get("judgement") or {}))
