"""A change of a sub-output taken back."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.base.verbs.numbered import Result
from shanyraq.domains.workplans.commands import TakeBackChange
from shanyraq.domains.workplans.mapping.values import plain, subject_of
from shanyraq.domains.workplans.queries.changes import CHANGING
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.laying import with_gaps
from shanyraq.domains.workplans.verbs.sub_output import edited, where
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import Conflict, NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

SINCE = gettext_noop("somebody changed it since")
EMPTIED = plain(Facts("", {}))
"""How each field says nothing."""


@verb(
    "workplans.sub_output.take_back",
    title=gettext_noop("Take back the last change"),
    said=gettext_noop("{actor} took back a change of {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    doors=ALL_DOORS - {Door.SHEET},
)
def take_back(trail: Trail, command: TakeBackChange) -> Result:
    """Takes back a change: the fields that it changed are again as they were before, as long as nobody changed them
    since. Taking that back again does the change anew.

    :raises NotFound: when it is no change of this sub-output.
    :raises Conflict: when somebody changed one of these fields since.
    """
    version, stands = found(command.framework, command.number)
    subject = subject_of(version.code, stands.number, stands.facts)
    event = Event.objects.filter(
        pk=command.change, framework=version.code, kind=subject.kind, key=subject.key, verb__in=CHANGING
    ).first()
    if event is None:
        raise NotFound(Sentence(gettext_noop("change {number} of it"), {"number": str(command.change)}))
    now = plain(stands.facts)
    before = {
        name: with_gaps(event.after.get(name), event.before.get(name, EMPTIED.get(name)))
        for name in {**event.before, **event.after}
    }
    apart = {name: value for name, value in event.after.items() if now.get(name) != value}
    if apart:
        raise Conflict(Sentence(SINCE), mine=before, theirs={name: now.get(name) for name in before})
    return edited(trail, command, before, about={"change": str(command.change)})
