"""Deliverables and output indicators of a copy for training: drawn from its sub-outputs, while there is none."""

from collections.abc import Iterable

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.models import Deliverable, OutputIndicator, SubOutput
from shanyraq.domains.workplans.queries import deliverables, output_indicators
from shanyraq.domains.workplans.queries.kept import kept, of_framework
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.promising import measured, promised
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "workplans.deliverable.invent",
    title=gettext_noop("Invent deliverables for training"),
    said=gettext_noop("{actor} invented the deliverable “{name}” for training"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_deliverables(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Writes what sub-outputs bring forth, as it would stand on the day; gives how many there are. Where any
    deliverable stands, or was ended, nothing is written.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    place, rows = version.framework_id, of_framework(version.framework_id).order_by("number")
    there = deliverables.has_deliverables(version)
    standing = [] if there else kept(rows)
    rows_of = {each.number: SubOutput(pk=each.pk, number=each.number) for each in standing}
    drawn = promised(recent_package(version), plans, [(each.number, each.facts) for each in standing], trail.at.date())
    found = [
        Deliverable(
            framework_id=place,
            number=number,
            sub_output=rows_of[each.sub_output],
            title=each.title,
            due_on=each.due_on,
            delivered_on=each.delivered_on,
            note=plans.invented,
            made_at=trail.at,
        )
        for number, each in enumerate(drawn, 1)
    ]
    Deliverable.objects.bulk_create(found)
    _tell(trail, version, deliverables.KIND, [(deliverables.values(row), row) for row in found])
    return len(found)


@verb(
    "workplans.output_indicator.invent",
    title=gettext_noop("Invent output indicators for training"),
    said=gettext_noop("{actor} invented the output indicator “{name}” for training"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_output_indicators(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Writes what outputs are measured by, with the targets of all years; gives how many there are. Where any stands,
    or was ended, nothing is written.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    place = version.framework_id
    there = output_indicators.has_output_indicators(version)
    standing = [] if there else [(each.number, each.facts) for each in kept(of_framework(place).order_by("number"))]
    drawn = measured(recent_package(version), plans, standing) if standing else []
    found = [
        OutputIndicator(
            framework_id=place,
            number=number,
            output=each.output,
            title=each.title,
            unit=each.unit,
            source=plans.invented,
            baseline=each.baseline,
            baseline_year=each.baseline_year,
            targets=each.targets,
            sub_outputs=list(each.sub_outputs),
            over_entities=each.over_entities,
            over_time=each.over_time,
            made_at=trail.at,
        )
        for number, each in enumerate(drawn, 1)
    ]
    OutputIndicator.objects.bulk_create(found)
    _tell(trail, version, output_indicators.KIND, [(output_indicators.values(row), row) for row in found])
    return len(found)


def _tell(
    trail: Trail, version: Version, kind: str, told: Iterable[tuple[dict[str, object], Deliverable | OutputIndicator]]
) -> None:
    """An event for each; of none there is nothing to tell."""
    with holding_events(savepoints=True) as events:
        for values, row in told:
            name = next(iter(row.title.values()), "")
            trail.record(Subject(kind, str(row.number), version.code, name), after=values)
        events.write()
    if trail.event is None:
        trail.nothing_to_do()
