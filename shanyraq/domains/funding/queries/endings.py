"""How reallocations ended without moving money: declined by a side, or withdrawn. The trail says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shanyraq.base.audit.queries import trail
from shanyraq.domains.funding.models import Reallocation
from shanyraq.domains.funding.vocabulary import Consent

ENDINGS = {
    "funding.reallocation.decline_for_government": "government",
    "funding.reallocation.decline_for_entity": "entity",
    "funding.reallocation.withdraw": "proposer",
}
"""The verbs that end a reallocation without moving its money → the side that does it."""
UNMOVED = frozenset({Consent.DECLINED_BY_GOVERNMENT, Consent.DECLINED_BY_ENTITY, Consent.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Ending:
    """How a reallocation ended: ``side`` is ``government``, ``entity`` or ``proposer``, who withdrew it."""

    side: str
    by: str
    at: datetime
    reason: str


def endings(framework: str, rows: Iterable[Reallocation]) -> dict[int, Ending]:
    """By number, how those ended that were declined or withdrawn. One statement, or none."""
    keys = [str(row.number) for row in rows if row.state in UNMOVED]
    if not keys:
        return {}
    found = trail(framework=framework, kind="reallocation", verbs=ENDINGS).filter(key__in=keys)
    return {int(each.key): Ending(ENDINGS[each.verb], each.actor, each.at, each.reason) for each in found}
