"""What reallocations of money ask of people: the consent of their side."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import MONEY

if TYPE_CHECKING:
    from shanyraq.domains.funding.models import Reallocation

SIDES = {
    "government": (
        Permission.CONSENT_FOR_GOVERNMENT,
        gettext_noop("Reallocation {number} of {amount} US dollars waits for the Government: {title}"),
    ),
    "entity": (
        Permission.CONSENT_FOR_ENTITY,
        gettext_noop("Reallocation {number} of {amount} US dollars waits for the entity: {title}"),
    ),
}
"""Side → who consents for it, and what waits for them."""
OTHER = {"government": "entity", "entity": "government"}


def consents_waiting(reader: Reader, version: Version, rows: Sequence["Reallocation"]) -> Iterator[Notice]:
    """The open reallocations of a framework that wait for somebody. Whoever consented for one side does not consent
    for the other one, and is not asked.
    """
    for row in rows:
        for side, (right, said) in SIDES.items():
            given: datetime | None = getattr(row, f"{side}_at")
            theirs: int | None = getattr(row, f"{OTHER[side]}_person")
            if given or theirs == reader.person:
                continue
            if may(reader.actor, right, Scope(version.code, entities=frozenset({row.entity}))):
                came: datetime = getattr(row, f"{OTHER[side]}_at") or row.proposed_at
                values = {"number": str(row.number), "amount": row.amount, "title": row.contribution.title}
                yield Notice(
                    kind=MONEY,
                    said=Sentence(said, values),
                    framework=version.code,
                    page="contribution",
                    args=(version.code, row.contribution.number),
                    since=reader.came(came, right, version.code),
                )
