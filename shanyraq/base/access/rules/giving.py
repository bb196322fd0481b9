"""Roles: who gives which one, where, and for how long. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.access.vocabulary import DIMENSION_TITLES, ROLES, SIDES, Role, grantable_by
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.decisions import EXISTS, KEPT, ONCE
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.scopes import DIMENSIONS, Reach
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

ASVS = Source(
    document="OWASP Application Security Verification Standard",
    clause="8.2 General authorization design; 8.3 Operation level authorization",
    edition="5.0, May 2025",
    url="https://owasp.org/www-project-application-security-verification-standard/",
)

GUIDANCE = Source(
    document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
    clause="Part 3, Implementation: the framework is adjusted with the Government through the joint steering committee",
    edition="UNSDG, 3 June 2019",
    url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
)
Held = tuple[Role, Reach]
"""A role, and where it is held."""


@rule(
    id="access.grant",
    title=gettext_noop(
        "A grant names where its role holds, runs at most a year, and is given where its giver may give that role."
    ),
    source=ASVS,
)
def refused_grant(actor: Actor, to: int | None, role: Role, reach: Reach, starts: date, ends: date) -> list[Finding]:
    """Looks at role, place and period of a grant that is to be given, and at the roles of whoever gives it.

    A role that names no place where it needs one would hold everywhere; a grant without an end is never
    reviewed. The coordination office gives roles that allow what it may not do itself, to agree for a side, say: but
    nobody gives one to themselves, or outside the place where they give roles.
    """
    facts = ROLES[role]
    found = [
        _finding(
            gettext_noop("The role needs: {dimension}"), dimension, dimension=Sentence(DIMENSION_TITLES[dimension])
        )
        for dimension in facts.needs
        if not getattr(reach, dimension)
    ]
    found += [
        _finding(
            gettext_noop("The role does not take: {dimension}"),
            dimension,
            dimension=Sentence(DIMENSION_TITLES[dimension]),
        )
        for dimension in DIMENSIONS
        if getattr(reach, dimension) and dimension not in {*facts.needs, *facts.takes}
    ]
    if ends < starts:
        found.append(_finding(gettext_noop("The last day is before the first"), "ends_on"))
    elif ends - starts > longest_grant(starts):
        message = gettext_noop("A grant runs at most {days} days; it is reviewed and prolonged each year")
        found.append(_finding(message, "ends_on", days=longest_grant(starts).days))
    if to is not None and to == actor.person:
        found.append(_finding(gettext_noop("Nobody gives a role to themselves; ask somebody else"), "person"))
    if not may_give(actor, role, reach):
        found.append(_not_here(actor))
    return found


def may_give(actor: Actor, role: Role, reach: Reach) -> bool:
    """Whether one of the actor's roles lets them give a role there."""
    if actor.may_all:
        return True
    return any(
        role in grantable_by(Role(holding.role)) and _inside(reach, holding.reach)
        for holding in actor.holdings
        if holding.role in set(Role)
    )


def given_by(actor: Actor) -> frozenset[Role]:
    """The roles that the actor gives, or invites to, in some place."""
    if actor.may_all:
        return frozenset(ROLES)
    own = (Role(holding.role) for holding in actor.holdings if holding.role in set(Role))
    return frozenset().union(*map(grantable_by, own))


def _not_here(actor: Actor) -> Finding:
    """Says what they give instead, where that is one role."""
    places = [
        (role, holding.reach)
        for holding in actor.holdings
        if holding.role in set(Role)
        for role in grantable_by(Role(holding.role))
    ]
    if len(places) != 1:
        return _finding(gettext_noop("You cannot give this role here"), "role")
    ((role, reach),) = places
    named = [getattr(reach, name) for name in DIMENSIONS if getattr(reach, name)]
    message = gettext_noop("You cannot give this role here; you give: {role} ({place})")
    return _finding(message, "role", role=Sentence(ROLES[role].title), place=" · ".join(named))


def _inside(inner: Reach, outer: Reach) -> bool:
    """Whether one reach lies within another."""
    pairs: Iterable[tuple[str, str]] = ((getattr(inner, name), getattr(outer, name)) for name in DIMENSIONS)
    return all(not wide or wide == narrow for narrow, wide in pairs)


def _finding(template: str, field: str, /, **values: object) -> Finding:
    return Finding("access.grant", Severity.ERROR, Sentence(template, values), field=field)


@rule(
    id="access.place",
    title=gettext_noop("A role holds in a place that there is."),
    source=EXISTS,
)
def refused_place(reach: Reach, known: Mapping[str, Mapping[str, str]]) -> list[Finding]:
    """Looks for each place that a role names among those that there are, by key with what it is called.

    A role in a misspelt place would allow nothing, and nobody would know why. What is close to it is offered.
    """
    found = []
    for dimension, there in known.items():
        wanted = getattr(reach, dimension)
        if wanted and wanted not in there:
            near = nearest(wanted, there)
            message = gettext_noop("{dimension}: there is no “{wanted}” here")
            if near:
                message = gettext_noop("{dimension}: there is no “{wanted}” here; did you mean “{near}”?")
            values = {"dimension": Sentence(DIMENSION_TITLES[dimension]), "wanted": wanted, "near": near}
            found.append(Finding("access.place", Severity.ERROR, Sentence(message, values), field=dimension))
    return found


def nearest(wanted: str, there: Mapping[str, str]) -> str:
    """The key that was meant: by its name, by the last word of what was written, else by how it is spelt."""
    names = {name.casefold(): key for key, title in there.items() for name in (title, key)}
    folded = wanted.casefold().strip()
    for each in (folded, folded.rpartition(" ")[2], *get_close_matches(folded, names, 1)):
        if each in names:
            return names[each]
    return ""


@rule(
    id="access.held_once",
    field="role",
    title=gettext_noop("A role is held once in a place."),
    source=ONCE,
)
def refused_second(until: date | None, *, invited: bool = False) -> list[Finding]:
    """Looks whether the person holds the role there, and until when, or was invited to it.

    One that is held twice is taken away once, and goes on. Prolong the role that is held instead.
    """
    if invited:
        message = gettext_noop("An invitation to this role is open; withdraw it first")
        return [Finding("access.held_once", Severity.ERROR, Sentence(message))]
    if until is None:
        return []
    message = gettext_noop("The role is held here already, until {day}; prolong it instead")
    return [Finding("access.held_once", Severity.ERROR, Sentence(message, {"day": until}))]


@rule(
    id="access.two_sides",
    field="role",
    title=gettext_noop("Nobody holds the roles of both sides in one framework."),
    source=GUIDANCE,
)
def refused_both_sides(role: Role, framework: str, held: Iterable[Held]) -> list[Finding]:
    """Looks for a role of the other side among those that the person holds in the framework.

    An amendment counts when the Government and the Resident Coordinator agree; one person is not both.
    """
    own = ROLES[role].allows & SIDES
    other = [each for each, reach in held if reach.framework == framework and ROLES[each].allows & (SIDES - own)]
    if not own or not other:
        return []
    message = gettext_noop("The person speaks for the other side here: {role}")
    values = {"role": Sentence(ROLES[other[0]].title)}
    return [Finding("access.two_sides", Severity.ERROR, Sentence(message, values))]


@rule(
    id="access.taking",
    title=gettext_noop("A role is taken away by those who could give it; one's own by oneself."),
    source=ASVS,
)
def refused_taking(actor: Actor, of: int | None, held: Iterable[Held]) -> list[Finding]:
    """Looks at every role that would end: the one that is taken away, or all of an account that is ended.

    Whoever could end a role that reaches further than their own would decide who holds it.
    """
    if of is not None and of == actor.person:
        return []
    wider = dict.fromkeys(role for role, reach in held if not may_give(actor, role, reach))
    message = gettext_noop("You cannot take this role away: {role}; ask whoever gives it")
    return [
        Finding("access.taking", Severity.ERROR, Sentence(message, {"role": Sentence(ROLES[role].title)}))
        for role in wider
    ]


@rule(
    id="access.last_administrator",
    title=gettext_noop("The installation keeps an administrator."),
    source=KEPT,
)
def refused_last(held: Iterable[Held], *, others: int) -> list[Finding]:
    """Looks whether a role of an administrator would end, and how many others hold one.

    Nobody could invite any more, or give a role. Invite another administrator first.
    """
    if others or all(role is not Role.ADMINISTRATOR for role, _ in held):
        return []
    message = gettext_noop("There is no other administrator; make one first")
    return [Finding("access.last_administrator", Severity.ERROR, Sentence(message))]


@rule(
    id="access.prolonging",
    field="number",
    title=gettext_noop("Only a role that is held is prolonged."),
    source=ASVS,
)
def refused_prolonging(*, taken_away: bool, ends: date, on: date) -> list[Finding]:
    """Looks whether the role was taken away, or has run out.

    Prolonging it would say afterwards that it had been held all the time. Give the role again instead.
    """
    if taken_away:
        return [Finding("access.prolonging", Severity.ERROR, Sentence(gettext_noop("The role was taken away")))]
    if ends < on:
        message = gettext_noop("The role ended on {day}; give it again")
        return [Finding("access.prolonging", Severity.ERROR, Sentence(message, {"day": ends}))]
    return []
