"""How reallocations ended without moving money: declined by a side, or withdrawn. The trail says it."""

from collections.abc import Iterable

from shanyraq.base.audit.queries import Ending, endings_of
from shanyraq.domains.funding.models import Reallocation
from shanyraq.domains.funding.vocabulary import Consent

ENDINGS = {
    "funding.reallocation.decline_for_government": "government",
    "funding.reallocation.decline_for_entity": "entity",
    "funding.reallocation.withdraw": "proposer",
}
"""The verbs that end a reallocation without moving its money → the side that does it: the proposer withdrew it."""
UNMOVED = frozenset({Consent.DECLINED_BY_GOVERNMENT, Consent.DECLINED_BY_ENTITY, Consent.WITHDRAWN})


def endings(framework: str, rows: Iterable[Reallocation]) -> dict[int, Ending]:
    """By number, how those ended that were declined or withdrawn. One statement, or none."""
    return endings_of(framework, "reallocation", ENDINGS, [row.number for row in rows if row.state in UNMOVED])
