"""Who may do what, where: decisions over plain values. Pure."""

from collections.abc import Iterable
from datetime import date

from shanyraq.base.access.vocabulary import LONGEST_GRANT, ROLES, Permission, Role, grantable_by
from shanyraq.kernel.actors import Actor
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
    return any(
        permission in ROLES[Role(holding.role)].allows and scope.within(holding.reach)
        for holding in actor.holdings
        if holding.role in set(Role)
    )


def may_anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether there is any place where the actor may do it: what navigation and forms ask."""
    return actor.may_all or any(
        permission in ROLES[Role(holding.role)].allows for holding in actor.holdings if holding.role in set(Role)
    )


@rule(
    id="access.grant",
    title=gettext_noop(
        "A grant names where its role holds, runs at most a year, and gives no more than its giver has."
    ),
    source=ASVS,
)
def refused_grant(actor: Actor, to: int | None, role: Role, reach: Reach, starts: date, ends: date) -> list[Finding]:
    """Looks at role, place and period of a grant that is to be given, and at the roles of whoever gives it.

    A role that names no place where it needs one would hold everywhere; a grant without an end is never
    reviewed; and whoever could give more than they have could give it to themselves.
    """
    facts = ROLES[role]
    found = [
        _finding(gettext_noop("The role needs: {dimension}"), "access.grant", dimension=dimension)
        for dimension in facts.needs
        if not getattr(reach, dimension)
    ]
    found += [
        _finding(gettext_noop("The role does not take: {dimension}"), "access.grant", dimension=dimension)
        for dimension in DIMENSIONS
        if getattr(reach, dimension) and dimension not in facts.needs
    ]
    if ends < starts:
        found.append(_finding(gettext_noop("The last day is before the first"), "access.grant"))
    elif (ends - starts).days > LONGEST_GRANT:
        message = gettext_noop("A grant runs at most {days} days; it is reviewed and prolonged each year")
        found.append(_finding(message, "access.grant", days=LONGEST_GRANT))
    if to is not None and to == actor.person:
        found.append(_finding(gettext_noop("Nobody gives a role to themselves; ask somebody else"), "access.grant"))
    if not _may_give(actor, role, reach):
        found.append(_finding(gettext_noop("You cannot give this role here"), "access.grant"))
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


def _finding(template: str, rule_id: str, **values: object) -> Finding:
    return Finding(rule_id, Severity.ERROR, Sentence(template, values))
