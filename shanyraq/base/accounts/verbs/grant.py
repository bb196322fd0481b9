"""Roles of people: given, prolonged after review, taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import administrators, in_force
from shanyraq.base.access.rules.giving import (
    Held,
    refused_both_sides,
    refused_grant,
    refused_last,
    refused_place,
    refused_prolonging,
    refused_second,
    refused_taking,
)
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.base.accounts.commands import Give, InPlace, OfGrant, Prolong, Revoke
from shanyraq.base.doors.choices import choices
from shanyraq.base.verbs import Trail, verb
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import DIMENSIONS, Reach, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


def scope_of(reach: Reach) -> Scope:
    """What a grant of this reach belongs to."""
    return Scope(
        reach.framework,
        frozenset(filter(None, [reach.outcome])),
        frozenset(filter(None, [reach.entity])),
        frozenset(filter(None, [reach.partner])),
        frozenset(filter(None, [reach.assignment])),
    )


def place_of(command: InPlace) -> Scope:
    """Where the role is to hold.

    :raises NotFound: when it is to hold in a framework that does not exist.
    """
    known = [code for code, _title in choices("frameworks")] if command.framework else []
    if command.framework and command.framework not in known:
        raise NotFound(
            Sentence(gettext_noop("framework {code}"), {"code": command.framework}),
            f"Known are: {', '.join(sorted(known))}.",
        )
    return scope_of(command.reach)


PLACES = {"outcome": "outcomes", "entity": "entities", "partner": "partners"}
"""The lists in which the places of a role stand. Assignments come with their domain; until then none is checked."""


def given_where(command: InPlace, *, ends_on: date, by: Actor, at: datetime) -> list[Finding]:
    """What is wrong with a role that is to be given, and with where it is to hold."""
    there = choices("frameworks") if command.framework else []
    if command.framework and command.framework not in dict(there):
        return []  # said by ``place_of``
    wanted = {name: listed for name, listed in PLACES.items() if getattr(command, name)}
    known = {name: dict(choices(listed, command.framework)) for name, listed in wanted.items()}
    return [
        *refused_place(command.reach, known),
        *refused_grant(by, None, command.role, command.reach, at.date(), ends_on),
    ]


def of_grant(command: OfGrant) -> Scope:
    """Where the grant holds.

    :raises NotFound: when there is no such grant.
    """
    return scope_of(grant_numbered(command.number).reach)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The grant as it stands."""
    number = str(entered.get("number") or "")
    if not number.isdecimal():
        return {}
    grant = grant_numbered(int(number))
    return {"number": grant.pk, "seen": grant.revision, "ends_on": grant.ends_on.isoformat()}


@verb(
    "accounts.grant.give",
    title=gettext_noop("Give a role"),
    said=gettext_noop("{actor} made {name} {role} ({place}) until {until}"),
    permission=Permission.GRANT,
    sees=Permission.SEE_PEOPLE,
    makes=True,
    scope=place_of,
    first=lambda command, by, at: given_where(command, ends_on=command.ends_on, by=by, at=at),
)
def give(trail: Trail, command: Give) -> Grant:
    """Gives somebody with an account a role in a place, for at most a year."""
    person = person_at(command.person)
    today = trail.at.date()
    trail.ask(refused_grant(trail.by, person.pk, command.role, command.reach, today, command.ends_on))
    trail.ask(refused_beside(person, command.role, command.reach, today))
    grant = new_grant(trail, person, command.role, command.reach, command.ends_on, command.reason)
    trail.record(subject_of(grant), facts(grant), after=values(grant), reason=command.reason)
    return grant


@verb(
    "accounts.grant.prolong",
    title=gettext_noop("Prolong a role"),
    said=gettext_noop("{actor} reviewed that {name} is {role} ({place}), and prolonged it until {until}"),
    permission=Permission.GRANT,
    sees=Permission.SEE_PEOPLE,
    scope=of_grant,
    known=known,
)
def prolong(trail: Trail, command: Prolong) -> Grant:
    """Prolongs a role after its yearly review."""
    grant = grant_numbered(command.number)
    before = values(grant)
    trail.expect(command.seen, grant.revision, mine={"ends_on": command.ends_on.isoformat()}, theirs=before)
    today = trail.at.date()
    trail.ask(refused_prolonging(taken_away=grant.ended_at is not None, ends=grant.ends_on, on=today))
    trail.ask(refused_grant(trail.by, grant.person_id, Role(grant.role), grant.reach, today, command.ends_on))
    grant.ends_on, grant.revision = command.ends_on, grant.revision + 1
    grant.save(update_fields=["ends_on", "revision"])
    trail.record(subject_of(grant), facts(grant), before=before, after=values(grant), reason=command.reason)
    return grant


@verb(
    "accounts.grant.revoke",
    title=gettext_noop("Take a role away"),
    said=gettext_noop("{actor} ended that {name} is {role} ({place})"),
    permission=Permission.GRANT,
    sees=Permission.SEE_PEOPLE,
    scope=of_grant,
    known=known,
)
def revoke(trail: Trail, command: Revoke) -> Grant:
    """Takes a role away at once. That it was held stays on record."""
    grant = grant_numbered(command.number)
    before = values(grant)
    trail.expect(command.seen, grant.revision, mine={"ended": True}, theirs=before)
    if grant.ended_at is not None:
        trail.nothing_to_do()
        return grant
    ask_about_ending(trail, grant.person, [grant])
    grant.ended_at, grant.revision = trail.at, grant.revision + 1
    grant.save(update_fields=["ended_at", "revision"])
    trail.record(subject_of(grant), facts(grant), before=before, after=values(grant), reason=command.reason)
    return grant


def held_of(grants: Iterable[Grant]) -> list[Held]:
    """Grants as rules read them."""
    return [(Role(grant.role), grant.reach) for grant in grants]


def refused_beside(person: Person, role: Role, reach: Reach, day: date) -> list[Finding]:
    """What is wrong with a role beside those that the person holds on a day."""
    held = person.grants.filter(in_force(day))
    same = held.filter(role=role.value, **asdict(reach)).order_by("-ends_on")
    return [
        *refused_second(same.values_list("ends_on", flat=True).first()),
        *refused_both_sides(role, reach.framework, held_of(held)),
    ]


def ask_about_ending(trail: Trail, person: Person, grants: Iterable[Grant]) -> None:
    """Asks the rules whether these grants of a person may end. Called by verbs.

    Whoever has the machine may end the last administrator, whose account was lost, and makes another.

    :raises Refused: when they may not.
    """
    held = held_of(grants)
    trail.ask(refused_taking(trail.by, person.pk, held))
    if not trail.by.may_all:
        others = administrators(trail.at.date()).exclude(pk=person.pk).count()
        trail.ask(refused_last(held, others=others))


def person_at(email: str) -> Person:
    """The account with this address.

    :raises NotFound: when there is none, or it ended.
    """
    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise NotFound(Sentence(gettext_noop("account {email}"), {"email": email}))
    return person


def grant_numbered(number: int) -> Grant:
    """One grant.

    :raises NotFound: when there is no such grant.
    """
    grant = Grant.objects.select_related("person").filter(pk=number).first()
    if grant is None:
        raise NotFound(Sentence(gettext_noop("grant {number}"), {"number": str(number)}))
    return grant


def new_grant(trail: Trail, person: Person, role: Role, reach: Reach, ends_on: Any, reason: str) -> Grant:
    """Writes a grant that begins today. Called by verbs, which record it."""
    place = {name: getattr(reach, name) for name in Reach.__slots__}
    return Grant.objects.create(
        person=person,
        role=role.value,
        starts_on=trail.at.date(),
        ends_on=ends_on,
        given_by=trail.by.name,
        given_at=trail.at,
        reason=reason,
        **place,
    )


def subject_of(grant: Grant) -> Subject:
    return Subject("grant", str(grant.pk), grant.framework, grant.person.name)


def facts(grant: Grant) -> dict[str, Any]:
    """What the sentence of an event says."""
    place = {name: getattr(grant, name) for name in DIMENSIONS if name != "framework" and getattr(grant, name)}
    return {"role": grant.role, **place, "until": grant.ends_on, "person": grant.person_id}


def values(grant: Grant) -> dict[str, Any]:
    """The grant as plain values."""
    place = {name: getattr(grant, name) for name in Reach.__slots__ if getattr(grant, name)}
    return {"role": grant.role, **place, "ends_on": grant.ends_on.isoformat(), "ended": grant.ended_at is not None}
