"""Allocations: what of a contribution goes to a sub-output in a year, through an entity."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result, named
from shanyraq.domains.funding.commands import SetAllocation
from shanyraq.domains.funding.models import Allocation, Contribution
from shanyraq.domains.funding.queries.contributions import Given, allocations, contribution, giving_of, scope_of
from shanyraq.domains.funding.rules.contributions import refused_allocation, refused_ended_contribution
from shanyraq.domains.funding.rules.lines import refused_entity, refused_year
from shanyraq.domains.funding.rules.reallocations import refused_lessening
from shanyraq.domains.funding.verbs.contribution import standing, subject_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.kept import Kept, found
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

PLACE = ("number", "sub_output", "year", "entity")
"""What tells allocations of one framework apart."""
NUMBER = re.compile(r"[0-9]{1,7}")
"""A number or a year, as a form names it."""


def where(command: SetAllocation, **_: object) -> Scope:
    """Where the money belongs: to the entity that it goes through, and the outcome of the sub-output."""
    version, given = contribution(command.framework, command.number)
    return _scope(version.code, given.row, getattr(command, "entity", ""), around(version))


def _scope(framework: str, row: Contribution, entity: str, there: Around) -> Scope:
    scope = scope_of(framework, row.entity, row.outcome, there)
    return scope if row.entity or not entity else Scope(scope.framework, scope.outcomes, frozenset({entity}))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The allocation as it stands, with its revision; where not all of its place is named, the contribution."""
    one = named(entered)
    if one is None:
        return {}
    version, given = contribution(*one)
    about = {"framework": version.code, "number": given.row.number}
    place = {name: str(entered.get(name) or "") for name in PLACE[1:]}
    if not place["entity"] or not all(NUMBER.fullmatch(place[name]) for name in ("sub_output", "year")):
        return about
    sub_output, year = int(place["sub_output"]), int(place["year"])
    found = {"contribution": given.row, "sub_output__number": sub_output, "year": year, "entity": place["entity"]}
    row = Allocation.every.filter(**found).first()
    stands = {"amount": f"{row.amount:.2f}", "seen": row.revision} if row else {"seen": 0}
    return {**about, **place, **stands}


def every(framework: str) -> Iterator[Thing]:
    """Every allocation of the contributions of a framework that did not end."""
    version = version_in_force(framework)
    there = around(version)
    for row in allocations(version):
        given = row.contribution
        about = {"framework": framework, "number": given.number, "sub_output": row.sub_output.number}
        values = {**about, "year": row.year, "entity": row.entity, "amount": f"{row.amount:.2f}", "seen": row.revision}
        yield Thing(given.title, values, _scope(framework, given, row.entity, there))


@verb(
    "funding.allocation.set",
    title=gettext_noop("Allocate to a sub-output"),
    said=gettext_noop("{actor} allocated {amount} US dollars of {name} to sub-output {sub_output} for {year}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=Listing(PLACE, every, sets=True, within=standing),
)
def set_allocation(trail: Trail, command: SetAllocation) -> Result:
    """Sets what of a contribution goes to a sub-output in a year. What was allocated of money that is not earmarked
    becomes less by a reallocation alone.
    """
    version, given = contribution(command.framework, command.number)
    _version, stands = found(command.framework, command.sub_output)
    row = given.row
    trail.ask(refused_ended_contribution(str(row.number), has_ended=row.ended_at is not None))
    place = {"contribution": row, "sub_output_id": stands.pk, "year": command.year, "entity": command.entity}
    kept = Allocation.every.filter(**place).first()
    before, revision = (kept.amount, kept.revision) if kept else (Decimal(0), 0)
    if before == command.amount:
        trail.nothing_to_do()
        return Result(row.number, revision)
    both = {"mine": {"amount": f"{command.amount:.2f}"}, "theirs": {"amount": f"{before:.2f}"}}
    trail.expect(command.seen, revision, **both)
    ask_open(trail, version, years={stands.facts.output: [command.year]})
    judge(trail, version, given, stands, command.year, command.entity, change=command.amount - before)
    trail.ask(refused_lessening(row.earmarking, before, command.amount))
    revision = put(given, stands.pk, command.year, command.entity, command.amount)
    about = {"sub_output": str(stands.number), "year": str(command.year), "amount": f"{command.amount:.2f}"}
    trail.record(
        subject_of(version.code, row),
        {**about, "entity": command.entity},
        before={"allocated": f"{given.allocated:.2f}"},
        after={"allocated": f"{given.allocated - before + command.amount:.2f}"},
        reason=command.note,
    )
    return Result(row.number, revision)


def judge(
    trail: Trail, version: Version, given: Given, stands: Kept, year: int, entity: str, *, change: Decimal
) -> None:
    """Asks whether so much more may go to a sub-output; of less, nothing but whether it is there."""
    if change <= 0:
        return
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    trail.ask(refused_year(year, version.starts_on.year, version.ends_on.year))
    there = around(version)
    trail.ask(by_names(refused_entity(entity, stands.facts.entities), there))
    outcomes = {line.code: line.outcome for line in there.outputs}
    giving = giving_of(given)
    outcome = outcomes.get(stands.facts.output, "")
    trail.ask(by_names(refused_allocation(giving, change, outcome=outcome, entity=entity, year=year), there))


def put(given: Given, sub_output: int, year: int, entity: str, amount: Decimal) -> int:
    """Makes an allocation this much; gives its revision."""
    place: dict[str, Any] = {"contribution": given.row, "sub_output_id": sub_output, "year": year, "entity": entity}
    row = Allocation.every.filter(**place).first() or Allocation(**place, revision=0)
    row.amount, row.revision = amount, row.revision + 1
    row.save()
    return row.revision
