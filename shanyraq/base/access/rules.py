"""Who may do what, where: decisions over plain values. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.access.vocabulary import (
    FRAMEWORK_WIDE,
    MEMBER,
    ROLES,
    WITH_ACCOUNT,
    Permission,
    Role,
    grantable_by,
)
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.scopes import DIMENSIONS, Reach, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

ASVS = Source(
    document="OWASP Application Security Verification Standard",
    clause="8.2 General authorization design; 8.3 Operation level authorization",
    edition="5.0, May 2025",
    url="https://owasp.org/www-project-application-security-verification-standard/",
)


def may(actor: Actor, permission: Permission, scope: Scope) -> bool:
    """Whether one of the actor's roles allows it where the thing belongs."""
    if actor.may_all:
        return True
    if permission in WITH_ACCOUNT:
        return actor.person is not None
    return any(
        permission in ROLES[Role(holding.role)].allows and scope.within(_where(permission, holding.reach))
        for holding in actor.holdings
        if holding.role in set(Role)
    )


def _where(permission: Permission, reach: Reach) -> Reach:
    """Where a permission of a role holds: what belongs to no entity and no outcome counts in the whole framework."""
    return replace(reach, outcome="", entity="") if permission in FRAMEWORK_WIDE else reach


def may_anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether there is any place where the actor may do it: what navigation and forms ask."""
    if permission in WITH_ACCOUNT and actor.person is not None:
        return True
    return actor.may_all or any(
        permission in ROLES[Role(holding.role)].allows for holding in actor.holdings if holding.role in set(Role)
    )


def is_member(actor: Actor, framework: str) -> bool:
    """Whether somebody may read what those with a role in a framework say and show each other."""
    return any(may(actor, permission, Scope(framework)) for permission in MEMBER)


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
        _finding(gettext_noop("The role needs: {dimension}"), dimension=dimension)
        for dimension in facts.needs
        if not getattr(reach, dimension)
    ]
    found += [
        _finding(gettext_noop("The role does not take: {dimension}"), dimension=dimension)
        for dimension in DIMENSIONS
        if getattr(reach, dimension) and dimension not in facts.needs
    ]
    if ends < starts:
        found.append(_finding(gettext_noop("The last day is before the first")))
    elif ends - starts > longest_grant(starts):
        message = gettext_noop("A grant runs at most {days} days; it is reviewed and prolonged each year")
        found.append(_finding(message, days=longest_grant(starts).days))
    if to is not None and to == actor.person:
        found.append(_finding(gettext_noop("Nobody gives a role to themselves; ask somebody else")))
    if not _may_give(actor, role, reach):
        found.append(_finding(gettext_noop("You cannot give this role here")))
    return found


def _may_give(actor: Actor, role: Role, reach: Reach) -> bool:
    if actor.may_all:
        return True
    return any(
        role in grantable_by(Role(holding.role)) and _inside(reach, holding.reach)
        for holding in actor.holdings
        if holding.role in set(Role)
    )


def _inside(inner: Reach, outer: Reach) -> bool:
    """Whether one reach lies within another."""
    pairs: Iterable[tuple[str, str]] = ((getattr(inner, name), getattr(outer, name)) for name in DIMENSIONS)
    return all(not wide or wide == narrow for narrow, wide in pairs)


def _finding(template: str, **values: object) -> Finding:
    return Finding("access.grant", Severity.ERROR, Sentence(template, values))


@rule(
    id="access.prolonging",
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


@rule(
    id="access.invitation",
    title=gettext_noop("Only an address without an account is invited."),
    source=ASVS,
)
def refused_invitation(email: str, *, has_account: bool) -> list[Finding]:
    """Looks whether the address has an account.

    Two accounts of one person would hold roles that nobody sees together. Give the role to the account instead.
    """
    if not has_account:
        return []
    message = gettext_noop("{email} has an account already; give the role to it")
    return [Finding("access.invitation", Severity.ERROR, Sentence(message, {"email": email}))]


@rule(
    id="access.first",
    title=gettext_noop("The first administrator is made by command only while there is none."),
    source=ASVS,
)
def refused_first(administrator: str) -> list[Finding]:
    """Looks whether the installation has an active administrator.

    Whoever has the machine could otherwise add rights behind the backs of those who run it. Administrators
    invite others.
    """
    if not administrator:
        return []
    message = gettext_noop("There is an administrator already: {name}; administrators invite others")
    return [Finding("access.first", Severity.ERROR, Sentence(message, {"name": administrator}))]


@rule(
    id="access.token",
    title=gettext_noop("A token is made for actions that exist."),
    source=EXISTS,
)
def refused_token(wanted: Iterable[str], known: Iterable[str]) -> list[Finding]:
    """Looks at the actions that a program is to do.

    A token for a misspelt action would do nothing, and nobody would know why.
    """
    unknown = sorted(set(wanted) - set(known))
    if not unknown:
        return []
    message = gettext_noop("There is no such action: {names}")
    return [Finding("access.token", Severity.ERROR, Sentence(message, {"names": ", ".join(unknown)}))]
