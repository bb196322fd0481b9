"""What programme documents ask of people: the confirmation that they follow the framework."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.rules.programme_documents import State
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import PLANS

if TYPE_CHECKING:
    from shanyraq.domains.workplans.models import ProgrammeDocument

ASKED = gettext_noop("A programme document waits for confirmation that it follows the framework: {name}")


def confirmations_waiting(reader: Reader, version: Version, found: Sequence["ProgrammeDocument"]) -> Iterator[Notice]:
    """The documents of a framework whose confirmation was requested, for whoever confirms."""
    for row in found:
        scope = Scope(version.code, entities=frozenset({row.entity}))
        if row.state != State.REQUESTED or not may(reader.actor, Permission.CLEAR_WORKPLANS, scope):
            continue
        name = by_language(row.title, version.language)
        yield Notice(
            kind=PLANS,
            said=Sentence(ASKED, {"name": name}),
            framework=version.code,
            page="programme-document",
            args=(version.code, row.number),
            since=reader.came(row.requested_at or row.made_at, Permission.CLEAR_WORKPLANS, version.code),
        )
