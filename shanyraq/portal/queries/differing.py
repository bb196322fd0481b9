"""What national data wait for, for those who decide on them: two lines, however many rows there are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.indicators.rules.differing import Beside
from shanyraq.domains.indicators.vocabulary import LinkState
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import VALUES
from shanyraq.portal.queries.counting import counted

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

RIGHT = Permission.TAKE_NATIONAL_DATA
PROPOSED = gettext_noop("Proposed national series that wait for a decision: {number}")
DIFFERING = gettext_noop("Values that differ from the national source and wait for a decision: {number}")


def national_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """Series to be accepted or declined, and differing values of accepted series."""
    if not may(reader.actor, RIGHT, Scope(version.code)):
        return
    found = waiting.national(version)
    if found is None:
        return
    for words, number, asks in (
        (PROPOSED, found.proposals, {"state": LinkState.PROPOSED.value}),
        (DIFFERING, found.values, {"state": LinkState.ACCEPTED.value, "values": Beside.OPEN.value}),
    ):
        if number:
            said = Sentence(words, {"number": number})
            yield counted(reader, version, RIGHT, said, found.since, kind=VALUES, at=("national-data", asks))
