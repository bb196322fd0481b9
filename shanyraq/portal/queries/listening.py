"""What people said that waits to be looked at or answered, for moderators: two lines, however much there is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.engagement.vocabulary import State
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import FEEDBACK
from shanyraq.portal.queries.counting import counted

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

RIGHT = Permission.MODERATE_FEEDBACK
LOOK = gettext_noop("Feedback that waits to be looked at: {number}")
ANSWER = gettext_noop("Published feedback that waits for an answer: {number}")


def feedback_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """What waits to be published or declined, and what waits for an answer."""
    if not may(reader.actor, RIGHT, Scope(version.code)):
        return
    found = waiting.waits(version)
    for words, number, since, state in (
        (LOOK, found.received, found.received_since, State.RECEIVED),
        (ANSWER, found.unanswered, found.unanswered_since, State.PUBLISHED),
    ):
        if number and since is not None:
            said, asks = Sentence(words, {"number": number}), {"state": state.value}
            day = _morning(since)
            yield counted(reader, version, RIGHT, said, day, kind=FEEDBACK, at=("feedback-queue", asks))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
