"""Outcomes that are raised to the steering committee, for those who speak for either side of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.portal.kinds import MONEY

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

SPEAK = (Permission.ENDORSE_WORKPLANS, Permission.CLEAR_WORKPLANS)
"""Rights of the co-chair for the Government, and of the Resident Coordinator, who is the other one."""


def outcomes_raised(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """Each outcome once, as long as it stands so. It is told anew each month."""
    right = next((each for each in SPEAK if may(reader.actor, each, Scope(version.code))), None)
    if right is None:
        return
    first = datetime.combine(waiting.today.replace(day=1), time(), UTC)
    for each in waiting.raised(version):
        yield Notice(
            kind=MONEY,
            said=each.said,
            framework=version.code,
            page="governance",
            args=(version.code,),
            since=reader.came(first, right, version.code),
        )
