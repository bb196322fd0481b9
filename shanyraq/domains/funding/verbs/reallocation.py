"""Reallocations: proposed, consented to or declined by the Government and by the entity, withdrawn."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.funding.commands import (
    ConsentReallocation,
    DeclineReallocation,
    OfReallocation,
    ProposeReallocation,
    WithdrawReallocation,
)
from shanyraq.domains.funding.models import Allocation, Reallocation
from shanyraq.domains.funding.queries.contributions import Given, contribution, reallocation
from shanyraq.domains.funding.rules.contributions import refused_ended_contribution
from shanyraq.domains.funding.rules.reallocations import (
    REALLOCATION,
    refused_act,
    refused_amount,
    refused_earmarked,
)
from shanyraq.domains.funding.verbs.allocation import judge, put
from shanyraq.domains.funding.vocabulary import Consent
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

KIND = "reallocation"


def where_new(command: ProposeReallocation, **_: Any) -> Scope:
    """It belongs to the entity whose money it is."""
    version, _given = contribution(command.framework, command.number)
    return Scope(version.code, entities=frozenset({command.entity}))


def where(command: OfReallocation, **_: Any) -> Scope:
    """It belongs to the entity whose money it is."""
    version, row = reallocation(command.framework, command.number)
    return Scope(version.code, entities=frozenset({row.entity}))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The revision of the reallocation as it stands."""
    one = named(entered)
    if one is None:
        return {}
    version, row = reallocation(*one)
    return {"framework": version.code, "number": row.number, "seen": row.revision}


@verb(
    "funding.reallocation.propose",
    title=gettext_noop("Propose a reallocation"),
    said=gettext_noop("{actor} proposed to reallocate {amount} US dollars of {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where_new,
    sees=Permission.SEE_WORKPLANS,
)
def propose(trail: Trail, command: ProposeReallocation) -> Result:
    """Proposes to move money that is not earmarked to another, equally worthwhile sub-output of the same entity.
    Nothing is moved before the Government and the entity both consented.
    """
    version, given = contribution(command.framework, command.number)
    trail.ask(refused_ended_contribution(str(given.row.number), has_ended=given.row.ended_at is not None))
    _, source = found(command.framework, command.source)
    _, target = found(command.framework, command.target)
    number = next_number(Reallocation.objects.filter(framework=version.framework_id))
    row = Reallocation(
        framework_id=version.framework_id,
        number=number,
        contribution=given.row,
        source_id=source.pk,
        target_id=target.pk,
        state=Consent.PROPOSED.value,
        proposed_by=trail.by.name,
        proposer=trail.by.person,
        proposed_at=trail.at,
        **command.model_dump(include={"entity", "source_year", "target_year", "amount", "reason"}),
    )
    judge_move(trail, version, given, row, target_number=command.target)
    row.save()
    about = {"amount": f"{row.amount:.2f}", "contribution": str(given.row.number)}
    trail.record(subject_of(version, row), about, after={"consent": row.state}, reason=row.reason)
    return Result(row.number, row.revision)


of_one = partial(verb, scope=where, sees=Permission.SEE_WORKPLANS, known=known)
"""A verb about a reallocation that was proposed."""


@of_one(
    "funding.reallocation.consent_for_government",
    title=gettext_noop("Consent for the Government"),
    said=gettext_noop("{actor} consented for the Government to reallocate {amount} US dollars of {name}"),
    permission=Permission.CONSENT_FOR_GOVERNMENT,
)
def consent_for_government(trail: Trail, command: ConsentReallocation) -> Result:
    """Consents to the reallocation for the Government. When the entity consented before, the money is moved."""
    version, row = _open(trail, command, "consent_for_government", other="entity_person")
    row.government_by, row.government_person, row.government_at = trail.by.name, trail.by.person, trail.at
    row.government_note = command.note
    return _moved(trail, version, row, "consent_for_government", command.note)


@of_one(
    "funding.reallocation.consent_for_entity",
    title=gettext_noop("Consent for the entity"),
    said=gettext_noop("{actor} consented for the entity to reallocate {amount} US dollars of {name}"),
    permission=Permission.CONSENT_FOR_ENTITY,
)
def consent_for_entity(trail: Trail, command: ConsentReallocation) -> Result:
    """Consents to the reallocation for the entity whose money it is. When the Government consented before, the money is
    moved.
    """
    version, row = _open(trail, command, "consent_for_entity", other="government_person")
    row.entity_by, row.entity_person, row.entity_at = trail.by.name, trail.by.person, trail.at
    row.entity_note = command.note
    return _moved(trail, version, row, "consent_for_entity", command.note)


@of_one(
    "funding.reallocation.decline_for_government",
    title=gettext_noop("Decline for the Government"),
    said=gettext_noop("{actor} declined for the Government to reallocate {amount} US dollars of {name}"),
    permission=Permission.CONSENT_FOR_GOVERNMENT,
)
def decline_for_government(trail: Trail, command: DeclineReallocation) -> Result:
    """Declines the reallocation for the Government, while it is asked for its consent. No money is moved."""
    version, row = _open(trail, command, "decline_for_government", other="entity_person")
    return _moved(trail, version, row, "decline_for_government", command.reason)


@of_one(
    "funding.reallocation.decline_for_entity",
    title=gettext_noop("Decline for the entity"),
    said=gettext_noop("{actor} declined for the entity to reallocate {amount} US dollars of {name}"),
    permission=Permission.CONSENT_FOR_ENTITY,
)
def decline_for_entity(trail: Trail, command: DeclineReallocation) -> Result:
    """Declines the reallocation for the entity whose money it is, while it is asked for its consent. No money is
    moved.
    """
    version, row = _open(trail, command, "decline_for_entity", other="government_person")
    return _moved(trail, version, row, "decline_for_entity", command.reason)


@of_one(
    "funding.reallocation.withdraw",
    title=gettext_noop("Withdraw the reallocation"),
    said=gettext_noop("{actor} withdrew the reallocation of {amount} US dollars of {name}"),
    permission=Permission.EDIT_MONEY,
)
def withdraw(trail: Trail, command: WithdrawReallocation) -> Result:
    """Withdraws a reallocation before both sides consented."""
    version, row = _open(trail, command, "withdraw", other="proposer")
    return _moved(trail, version, row, "withdraw", command.reason)


def _open(trail: Trail, command: OfReallocation, act: str, *, other: str) -> tuple[Version, Reallocation]:
    version, row = reallocation(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"consent": act}, theirs={"consent": row.state})
    trail.ask(refused_act(row.state, act, person=trail.by.person, other_side=getattr(row, other)))
    return version, row


def _moved(trail: Trail, version: Version, row: Reallocation, act: str, reason: str) -> Result:
    """Writes the state that the act leads to; in the last one the money is moved."""
    before = row.state
    row.state = REALLOCATION.move(before, act)
    if row.state == Consent.EFFECTIVE:
        effect(trail, version, row)
    row.revision += 1
    row.save()
    about = {"amount": f"{row.amount:.2f}", "contribution": str(row.contribution.number)}
    if row.state == Consent.EFFECTIVE:
        about |= {"entity": row.entity, **ends_of(row)}
    trail.record(
        subject_of(version, row), about, before={"consent": before}, after={"consent": row.state}, reason=reason
    )
    return Result(row.number, row.revision)


def ends_of(row: Reallocation) -> dict[str, str]:
    """From where to where the money goes, as the event tells it."""
    return {
        "source": str(row.source.number),
        "source_year": str(row.source_year),
        "target": str(row.target.number),
        "target_year": str(row.target_year),
    }


def effect(trail: Trail, version: Version, row: Reallocation) -> None:
    """Moves the money. What changed since it was proposed may stand in the way."""
    _version, given = contribution(version.code, row.contribution.number)
    there = judge_move(trail, version, given, row, target_number=row.target.number)
    put(given, row.source_id, row.source_year, row.entity, there - row.amount)
    target = _allocated(row, row.target_id, row.target_year)
    put(given, row.target_id, row.target_year, row.entity, target + row.amount)


def judge_move(trail: Trail, version: Version, given: Given, row: Reallocation, *, target_number: int) -> Decimal:
    """Asks whether the money may be moved; gives what the sub-output has that it is taken from."""
    trail.ask(refused_earmarked(given.row.earmarking))
    there = _allocated(row, row.source_id, row.source_year)
    same = (row.source_id, row.source_year) == (row.target_id, row.target_year)
    trail.ask(refused_amount(row.amount, there, same=same))
    _, source = found(version.code, row.source.number)
    _, target = found(version.code, target_number)
    ask_open(trail, version, years={source.facts.output: [row.source_year]})
    ask_open(trail, version, years={target.facts.output: [row.target_year]})
    freed = replace(given, allocated=given.allocated - row.amount)
    judge(trail, version, freed, target, row.target_year, row.entity, change=row.amount)
    return there


def _allocated(row: Reallocation, sub_output: int, year: int) -> Decimal:
    kept = Allocation.objects.filter(contribution=row.contribution, sub_output=sub_output, year=year, entity=row.entity)
    return kept.values_list("amount", flat=True).first() or Decimal(0)


def subject_of(version: Version, row: Reallocation) -> Subject:
    """A reallocation as the trail names it."""
    return Subject(KIND, str(row.number), version.code, row.contribution.title)
