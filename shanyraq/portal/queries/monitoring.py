"""What the monitoring and evaluation plan asks of people who keep it: what is late, what is due, what is owed.

A plan may have twenty activities that end with the year: they are one line on the desk, and a list on their page.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may, may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.learning.queries import Followed, scope_of
from shanyraq.domains.learning.rules.activities import OPEN
from shanyraq.domains.learning.rules.limits import limit
from shanyraq.domains.learning.rules.obligations import Owed, to_do
from shanyraq.domains.learning.vocabulary import DUTIES, Duty, Kept, Standing
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.portal.kinds import TASKS

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

KEEP = Permission.KEEP_MONITORING_PLAN
LATE = gettext_noop("Activities of the monitoring and evaluation plan that are overdue: {number}")
DUE = gettext_noop("Activities of the monitoring and evaluation plan that are due by {day}: {number}")
OWED = gettext_noop("The document asks for {year}: {duty}")
OVERDUE = gettext_noop("Overdue for {year}: {duty}")
CONCLUDE = gettext_noop("The annual review {year} of outcome {code} was discussed: conclude it")
CONCLUDE_WHOLE = gettext_noop("The annual review {year} of the whole framework was discussed: conclude it")
STANDS_ALONE = frozenset({Duty.RESPONSIBLE, Duty.UPDATED})
"""Duties of no year; the page of the plan shows them, and no letter."""


def monitoring_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """Activities of the plan that wait for somebody, and what the document asks of those who keep the whole plan."""
    if not may_anywhere(reader.actor, KEEP):
        return
    calendar, owed = waiting.monitoring(version)
    own = [each for each in calendar.activities if may(reader.actor, KEEP, scope_of(version.code, each))]
    late = [each for each in own if each.standing is Standing.LATE]
    if late:
        yield _late(reader, version, late)
    yield from _due(reader, version, own, waiting.today)
    if may(reader.actor, KEEP, Scope(version.code)):
        yield from _owed(reader, version, owed, waiting.today)


def reviews_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """Annual reviews that were discussed: whoever concludes them is to act."""
    if not may(reader.actor, Permission.CONCLUDE_REVIEWS, Scope(version.code)):
        return
    for each in waiting.reviews(version).discussed:
        words = {"year": Year(each.year), "code": each.outcome}
        yield Notice(
            kind=TASKS,
            said=Sentence(CONCLUDE if each.outcome else CONCLUDE_WHOLE, words),
            framework=version.code,
            page="review",
            args=(version.code, each.year, each.outcome or "framework"),
            since=reader.came(each.since, Permission.CONCLUDE_REVIEWS, version.code),
        )


def _late(reader: Reader, version: Version, late: Sequence[Followed]) -> Notice:
    first, last = min(each.due_on for each in late), max(each.due_on for each in late)
    said = Sentence(LATE, {"number": len(late)})
    return _notice(reader, version, said, last + timedelta(days=1), first, {"state": Standing.LATE}, is_past=True)


def _due(reader: Reader, version: Version, own: Sequence[Followed], today: date) -> Iterator[Notice]:
    days = timedelta(days=limit("due-days", today))
    due = [each for each in own if each.state in OPEN and today <= each.due_on <= today + days]
    for day in sorted({each.due_on for each in due}):
        number = sum(each.due_on == day for each in due)
        said = Sentence(DUE, {"day": day, "number": number})
        yield _notice(reader, version, said, day - days, day, {"year": str(day.year)})


def _owed(reader: Reader, version: Version, owed: Sequence[Owed], today: date) -> Iterator[Notice]:
    days = timedelta(days=limit("due-days", today))
    for each in to_do([one for one in owed if one.duty not in STANDS_ALONE]):
        is_past = each.kept is Kept.OVERDUE
        values = {"year": Year(each.year or each.due_on.year), "duty": Sentence(DUTIES[each.duty])}
        said = Sentence(OVERDUE if is_past else OWED, values)
        since = each.due_on + timedelta(days=1) if is_past else each.due_on - days
        yield _notice(reader, version, said, since, each.due_on, {}, is_past=is_past)


def _notice(
    reader: Reader,
    version: Version,
    said: Sentence,
    since: date,
    due_on: date,
    asks: dict[str, str],
    *,
    is_past: bool = False,
) -> Notice:
    came = datetime.combine(since, time(), UTC)
    return Notice(
        kind=TASKS,
        said=said,
        framework=version.code,
        page="monitoring-plan",
        args=(version.code,),
        since=reader.came(came, KEEP, version.code),
        due_on=due_on,
        is_past=is_past,
        asks=asks,
    )
