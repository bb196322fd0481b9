"""«My desk»: what waits for a person, what is new for them, and their roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shanyraq.base.access.models import Grant
from shanyraq.base.access.vocabulary import ROLES, Role
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.portal.queries.waiting import Waiting, notices_of, practice_of


@dataclass(frozen=True, slots=True)
class Held:
    """A role of the person, where it holds and until when."""

    title: str
    framework: str
    where: str
    ends_on: date


def notices(readers: Sequence[Reader], at: datetime) -> Mapping[int, Sequence[Notice]]:
    """What waits for each reader, in a calm order. The same number of statements for one and for many."""
    waiting = Waiting((reader.person for reader in readers), at.date())
    return {reader.person: sorted(notices_of(reader, waiting), key=_order) for reader in readers}


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for somebody, what is new, and both of copies for training, which are for practice."""

    waiting: Sequence[Notice]
    news: Sequence[Notice]
    practice: Sequence[Notice]


def desk_of(reader: Reader, at: datetime) -> Desk:
    """The desk of one reader. Letters and calendars tell nothing of copies: nobody is called to what was invented."""
    waiting = Waiting([reader.person], at.date())
    found = sorted(notices_of(reader, waiting), key=_order)
    copies = {version.code for version in waiting.copies}
    own = [notice for notice in found if notice.framework not in copies]
    practice = [*practice_of(reader, waiting), *(notice for notice in found if notice.framework in copies)]
    return Desk(
        [notice for notice in own if not notice.is_news],
        [notice for notice in own if notice.is_news],
        sorted(practice, key=_order),
    )


def roles(held: Sequence[Grant]) -> list[Held]:
    """The roles of a person that are in force, as the desk shows them."""
    return [
        Held(ROLES[Role(each.role)].title, each.framework, each.outcome or each.entity or each.partner, each.ends_on)
        for each in held
    ]


def _order(notice: Notice) -> tuple[bool, date, float, str]:
    """The earliest day first; then what has no day, the newest first."""
    return notice.due_on is None, notice.due_on or date.max, -notice.since.timestamp(), notice.framework
