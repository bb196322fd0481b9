"""Allocations: what of a contribution goes to a sub-output in a year, through an entity."""

from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.funding.commands import SetAllocation
from shanyraq.domains.funding.models import Allocation
from shanyraq.domains.funding.queries.contributions import Given, contribution, giving_of, scope_of
from shanyraq.domains.funding.rules.contributions import refused_allocation, refused_ended_contribution
from shanyraq.domains.funding.rules.lines import refused_entity, refused_year
from shanyraq.domains.funding.rules.reallocations import refused_lessening
from shanyraq.domains.funding.verbs.changed import Changed
from shanyraq.domains.funding.verbs.contribution import subject_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.kept import Kept, found
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop


def where(command: SetAllocation, **_: object) -> Scope:
    """Where the money belongs: to the entity that it goes through, and the outcome of the sub-output."""
    version, given = contribution(command.framework, command.number)
    scope = scope_of(version.code, given.row.entity, given.row.outcome, around(version))
    return scope if given.row.entity else Scope(scope.framework, scope.outcomes, frozenset({command.entity}))


@verb(
    "funding.allocation.set",
    title=gettext_noop("Allocate to a sub-output"),
    said=gettext_noop("{actor} allocated {amount} US dollars of {name} to sub-output {sub_output} for {year}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
)
def set_allocation(trail: Trail, command: SetAllocation) -> Changed:
    """Sets what of a contribution goes to a sub-output in a year. What was allocated of money that is not earmarked
    becomes less by a reallocation alone.
    """
    version, given = contribution(command.framework, command.number)
    _version, stands = found(command.framework, command.sub_output)
    row = given.row
    trail.ask(refused_ended_contribution(str(row.number), has_ended=row.ended_at is not None))
    place = {"contribution": row, "sub_output_id": stands.pk, "year": command.year, "entity": command.entity}
    kept = Allocation.objects.filter(**place).first()
    before = kept.amount if kept else Decimal(0)
    if before == command.amount:
        trail.nothing_to_do()
        return Changed(row.number, row.revision)
    judge(trail, version, given, stands, command.year, command.entity, change=command.amount - before)
    trail.ask(refused_lessening(row.earmarking, before, command.amount))
    put(given, stands.pk, command.year, command.entity, command.amount)
    about = {"sub_output": str(stands.number), "year": str(command.year), "amount": f"{command.amount:.2f}"}
    trail.record(
        subject_of(version.code, row),
        {**about, "entity": command.entity},
        before={"allocated": f"{given.allocated:.2f}"},
        after={"allocated": f"{given.allocated - before + command.amount:.2f}"},
        reason=command.note,
    )
    return Changed(row.number, row.revision)


def judge(
    trail: Trail, version: Version, given: Given, stands: Kept, year: int, entity: str, *, change: Decimal
) -> None:
    """Asks whether so much more may go to a sub-output; of less, nothing but whether it is there."""
    if change <= 0:
        return
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    trail.ask(refused_year(year, version.starts_on.year, version.ends_on.year))
    trail.ask(refused_entity(entity, stands.facts.entities))
    outcomes = {line.code: line.outcome for line in around(version).outputs}
    giving = giving_of(given)
    outcome = outcomes.get(stands.facts.output, "")
    trail.ask(refused_allocation(giving, change, outcome=outcome, entity=entity, year=year))


def put(given: Given, sub_output: int, year: int, entity: str, amount: Decimal) -> None:
    """Makes an allocation this much; of nothing there is none."""
    place: dict[str, Any] = {"contribution": given.row, "sub_output_id": sub_output, "year": year, "entity": entity}
    if amount > 0:
        Allocation.objects.update_or_create(**place, defaults={"amount": amount})
    else:
        Allocation.objects.filter(**place).delete()
