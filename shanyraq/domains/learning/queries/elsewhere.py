"""What other annual reviews say of the assumptions and risks of one: before it, and of outcomes in the same year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries.concluded import Told, told_by
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES, Reviewed

WORDS: Mapping[str, str] = {**ASSUMED, **COURSES}
"""Verdicts and courses, in English; they have no code in common."""


def said_elsewhere(
    row: Review, others: Sequence[Review], field: str = "assumptions", name: str = "verdict"
) -> Mapping[str, list[Told]]:
    """Key of an assumption → what reviews of outcomes say of it in the same year, where this one is of the whole
    framework, by outcome; then the last concluded review of the same outcome that judged it. No statement.

    :param field: ``risk_updates`` with ``course`` as the name gives the same of risks and opportunities.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for each in sorted(others, key=lambda each: (-each.year, each.outcome)):
        is_part = not row.outcome and each.outcome and each.year == row.year
        is_before = each.outcome == row.outcome and each.year < row.year and each.state == Reviewed.CONCLUDED
        if is_part or is_before:
            _take(found, each, getattr(each, field), name)
    return found


def _take(found: dict[str, list[Told]], review: Review, said: Mapping[str, Mapping[str, Any]], name: str) -> None:
    for key, facts in said.items():
        is_older = any(one.outcome == review.outcome for one in found[key])
        if facts.get(name) and not is_older:
            found[key].append(told_by(review.outcome, review.year, WORDS[facts[name]], facts))
