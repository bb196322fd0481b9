"""Roles of people: given, prolonged after review, taken away."""

from collections.abc import Mapping
from typing import Any

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.rules import refused_grant, refused_prolonging
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.accounts.commands import Give, InPlace, OfGrant, Prolong, Revoke
from shanyraq.base.doors.choices import choices
from shanyraq.base.verbs import Trail, verb
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Reach, Scope
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
    said=gettext_noop("{actor} made {name} {role} until {until}"),
    permission=Permission.GRANT,
    sees=Permission.SEE_PEOPLE,
    scope=place_of,
)
def give(trail: Trail, command: Give) -> Grant:
    """Gives somebody with an account a role in a place, for at most a year."""
    person = person_at(command.person)
    today = trail.at.date()
    trail.ask(refused_grant(trail.by, person.pk, command.role, command.reach, today, command.ends_on))
    grant = new_grant(trail, person, command.role, command.reach, command.ends_on, command.reason)
    trail.record(subject_of(grant), facts(grant), after=values(grant), reason=command.reason)
    return grant


@verb(
    "accounts.grant.prolong",
    title=gettext_noop("Prolong a role"),
    said=gettext_noop("{actor} reviewed that {name} is {role}, and prolonged it until {until}"),
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
    said=gettext_noop("{actor} ended that {name} is {role}"),
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
    grant.ended_at, grant.revision = trail.at, grant.revision + 1
    grant.save(update_fields=["ended_at", "revision"])
    trail.record(subject_of(grant), facts(grant), before=before, after=values(grant), reason=command.reason)
    return grant


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
    return {"role": ROLES[Role(grant.role)].title, "until": grant.ends_on, "person": grant.person_id}


def values(grant: Grant) -> dict[str, Any]:
    """The grant as plain values."""
    place = {name: getattr(grant, name) for name in Reach.__slots__ if getattr(grant, name)}
    return {"role": grant.role, **place, "ends_on": grant.ends_on.isoformat(), "ended": grant.ended_at is not None}
