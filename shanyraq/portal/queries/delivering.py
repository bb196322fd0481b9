"""What deliverables of sub-outputs ask of people who edit these: what is due soon, and what is late."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.due import Due
from shanyraq.domains.workplans.rules.deliverables import State, asked_from
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import PLANS

DUE = gettext_noop("A deliverable is due: {name}")
LATE = gettext_noop("A deliverable is late: {name}")


def deliverables_waiting(reader: Reader, version: Version, found: Sequence[Due], today: date) -> Iterator[Notice]:
    """The deliverables of a framework that wait for somebody who edits their sub-output."""
    for each in found:
        row = each.row
        if not may(reader.actor, Permission.EDIT_WORKPLANS, each.scope):
            continue
        came = max(row.made_at, datetime.combine(asked_from(row.due_on, today), time(), UTC))
        name = by_language(row.title, version.language)
        yield Notice(
            kind=PLANS,
            said=Sentence(LATE if each.state == State.LATE else DUE, {"name": name}),
            framework=version.code,
            page="sub-output",
            args=(version.code, row.sub_output.number),
            since=reader.came(came, Permission.EDIT_WORKPLANS, version.code),
            due_on=row.due_on,
            is_past=each.state == State.LATE,
        )
