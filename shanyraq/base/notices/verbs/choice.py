"""How often somebody wants to hear of a kind of notice."""

from collections.abc import Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.accounts.verbs.person import own
from shanyraq.base.notices.commands import SetChoice
from shanyraq.base.notices.models import Choice
from shanyraq.base.notices.rules import refused_kind
from shanyraq.base.notices.telling import kinds
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "notices.choice.set",
    title=gettext_noop("Choose which letters come"),
    said=gettext_noop("{actor} chose how often letters about “{name}” come"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
)
def set_choice(trail: Trail, command: SetChoice) -> Choice:
    """Chooses how often letters about a kind of notice come to you: daily, weekly or never."""
    person = own(trail)
    trail.ask(refused_kind(command.kind, kinds()))
    kind = kinds()[command.kind]
    row = Choice.objects.filter(person=person, kind=kind.name).first()
    row = row or Choice(person=person, kind=kind.name, pace=kind.pace)
    before: Mapping[str, Any] = {"pace": row.pace}
    if row.pace == command.pace:
        trail.nothing_to_do()
        return row
    row.pace = command.pace
    row.save()
    subject = Subject("notice_choice", f"{person.pk} {kind.name}", "", kind.title)
    trail.record(subject, before=before, after={"pace": row.pace})
    return row
