"""Who may do what, where: decisions over plain values. Who gives which role stands in ``giving``. Pure."""

from dataclasses import replace

from shanyraq.base.access.vocabulary import FRAMEWORK_WIDE, MEMBER, ROLES, SIDES, WITH_ACCOUNT, Permission, Role
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Reach, Scope


def may(actor: Actor, permission: Permission, scope: Scope) -> bool:
    """Whether one of the actor's roles allows it where the thing belongs."""
    if actor.may_all and permission not in SIDES:
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
    return (actor.may_all and permission not in SIDES) or any(
        permission in ROLES[Role(holding.role)].allows for holding in actor.holdings if holding.role in set(Role)
    )


def reaches(actor: Actor, permission: Permission) -> list[Reach]:
    """The places in which the actor may do it; ``Reach()`` is everywhere."""
    if (actor.may_all and permission not in SIDES) or (permission in WITH_ACCOUNT and actor.person is not None):
        return [Reach()]
    return [
        _where(permission, holding.reach)
        for holding in actor.holdings
        if holding.role in set(Role) and permission in ROLES[Role(holding.role)].allows
    ]


def is_member(actor: Actor, framework: str) -> bool:
    """Whether somebody may read what those with a role in a framework say and show each other."""
    return any(may(actor, permission, Scope(framework)) for permission in MEMBER)
