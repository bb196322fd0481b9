"""What the follow-up of recommendations asks of people: a response, the end of an action, what is told of a quarter."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.learning.queries.follow_up import Done, Followed
from shanyraq.domains.learning.queries.recommendations import scope_of, scope_of_action
from shanyraq.domains.learning.rules.following import asked_from, days, soon_from
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import FOLLOW_UP

RESPOND = gettext_noop("A recommendation waits for a response: {name}")
DUE = gettext_noop("An action on a recommendation is due: {name}")
LATE = gettext_noop("An action on a recommendation is overdue: {name}")
TELL = gettext_noop("Tell how this action goes, for {quarter}: {name}")
RIGHT = Permission.ANSWER_RECOMMENDATIONS


def follow_up_waiting(reader: Reader, version: Version, found: Sequence[Followed], today: date) -> Iterator[Notice]:
    """What waits for somebody who answers recommendations, or acts on them."""
    for each in found:
        if not each.row.response and each.made_on and may(reader.actor, RIGHT, scope_of(version.code, each.row)):
            yield _response(reader, version, each, each.made_on, today)
        for done in each.actions:
            if done.is_open and may(reader.actor, RIGHT, scope_of_action(version.code, done.row.who)):
                yield from _action(reader, version, each, done, today)


def _response(reader: Reader, version: Version, each: Followed, made_on: date, today: date) -> Notice:
    due_on = made_on + days("response-days", today)
    return Notice(
        kind=FOLLOW_UP,
        said=Sentence(RESPOND, {"name": by_language(each.row.text, version.language)}),
        framework=version.code,
        page="recommendation",
        args=(version.code, each.row.number),
        since=reader.came(_morning(made_on), RIGHT, version.code),
        due_on=due_on,
        is_past=today > due_on,
    )


def _action(reader: Reader, version: Version, each: Followed, done: Done, today: date) -> Iterator[Notice]:
    row, name = done.row, by_language(done.row.text, version.language)
    if done.is_due_soon:
        yield Notice(
            kind=FOLLOW_UP,
            said=Sentence(LATE if done.is_overdue else DUE, {"name": name}),
            framework=version.code,
            page="recommendation",
            args=(version.code, each.row.number),
            since=reader.came(max(row.made_at, _morning(soon_from(row.due_on, today))), RIGHT, version.code),
            due_on=row.due_on,
            is_past=done.is_overdue,
        )
    for quarter in done.asked[:1]:
        until = quarter.ends_on + days("update-grace-days", today)
        asks = {"framework": version.code, "number": row.number, "year": quarter.year, "quarter": quarter.number}
        yield Notice(
            kind=FOLLOW_UP,
            said=Sentence(TELL, {"quarter": quarter.said, "name": name}),
            framework=version.code,
            page="do",
            args=("learning.follow_up_action.tell",),
            asks={key: str(value) for key, value in asks.items()},
            since=reader.came(max(row.made_at, _morning(asked_from(quarter, today))), RIGHT, version.code),
            due_on=until,
            is_past=today > until,
        )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
