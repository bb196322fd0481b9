"""A joint programme or a joint initiative: formed of two sub-outputs, which name it from then on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.workplans.commands.joint import FormInitiative
from shanyraq.domains.workplans.mapping.values import plain, subject_of
from shanyraq.domains.workplans.models import Initiative, SubOutput
from shanyraq.domains.workplans.queries.joint import two
from shanyraq.domains.workplans.queries.kept import Kept
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import (
    refused_alone,
    refused_dates,
    refused_modality,
    refused_name,
    refused_pair,
    refused_several,
)
from shanyraq.domains.workplans.verbs.pair import where
from shanyraq.domains.workplans.verbs.taking import Place, write_lists
from shanyraq.domains.workplans.vocabulary import JOINTS
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


class WrittenInitiative(Written):
    """A joint programme or initiative that was formed: its number and its name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Formed:
    """What the verb gives back."""

    number: int
    name: str

    def written(self) -> WrittenInitiative:
        """The same for programs."""
        return WrittenInitiative(number=self.number, name=self.name)


@verb(
    "workplans.initiative.form",
    title=gettext_noop("Form a joint initiative"),
    said=gettext_noop("{actor} formed “{name}” of two sub-outputs"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
)
def form(trail: Trail, command: FormInitiative) -> Formed:
    """Makes a joint programme or a joint initiative of two sub-outputs of different entities. Both name it then; others
    join by naming it.
    """
    trail.ask(refused_pair(command.one, command.other))
    version, pair = two(command.framework, command.one, command.other)
    for each in pair:
        trail.ask(refused_ended(str(each.number), has_ended=each.ended))
    every = Initiative.objects.filter(framework=version.framework_id)
    _ask(trail, command, [each.facts for each in pair], list(every.values_list("name", flat=True)))
    place = Place(version.framework_id, version.code)
    join(place, pair, command, by=trail.by, at=trail.at)
    row = Initiative.objects.create(
        framework_id=version.framework_id,
        number=next_number(every),
        made_at=trail.at,
        **_fields(command),
    )
    subject = Subject("initiative", str(row.number), version.code, row.name)
    sub_outputs = [each.number for each in pair]
    trail.record(subject, {"sub_outputs": sub_outputs}, after=command.model_dump(mode="json", include=set(FIELDS)))
    return Formed(row.number, row.name)


FIELDS = ("name", "kind", "modality", "starts_on", "ends_on")
"""What is kept of a joint programme or initiative itself."""


def _fields(command: FormInitiative) -> dict[str, Any]:
    return {**{name: getattr(command, name) for name in FIELDS}, "modality": command.modality or ""}


def _ask(trail: Trail, command: FormInitiative, facts: list[Facts], names: list[str]) -> None:
    """Everything that may stand in the way, said at once."""
    trail.ask(
        [
            *refused_name(command.name, names),
            *refused_alone(facts),
            *refused_several(command.kind, facts),
            *refused_modality(command.kind, is_said=command.modality is not None),
            *refused_dates(command.kind, command.starts_on, command.ends_on, facts),
        ]
    )


def _of_either(place: Place, pair: Sequence[Kept], command: FormInitiative) -> Scope:
    """Where either of the two belongs, as of the verb that this one is a part of."""
    return where(command)


@verb(
    "workplans.sub_output.join",
    title=gettext_noop("Name a joint initiative"),
    said=gettext_noop("{actor} joined {name} to “{initiative}”"),
    permission=Permission.EDIT_WORKPLANS,
    scope=_of_either,
    doors=frozenset(),
)
def join(trail: Trail, place: Place, pair: Sequence[Kept], command: FormInitiative) -> None:
    """Lets sub-outputs name a joint programme or initiative and its kind; each has its event."""
    for each in pair:
        facts = replace(
            each.facts,
            joint_names=tuple(dict.fromkeys((*each.facts.joint_names, command.name))),
            joint_types=tuple(dict.fromkeys((*each.facts.joint_types, JOINTS[command.kind]))),
        )
        SubOutput.objects.filter(pk=each.pk).update(revision=each.revision + 1)
        write_lists([each.pk], [facts], of_old=[each.pk])
        subject = subject_of(place.code, each.number, each.facts)
        trail.record(subject, {"initiative": command.name}, before=plain(each.facts), after=plain(facts))
