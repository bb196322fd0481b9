"""Who may do what, where: decisions over plain values. Who gives which role stands in ``giving``. Pure."""

from dataclasses import replace

from shanyraq.base.access.vocabulary import FRAMEWORK_WIDE, MEMBER, ROLES, SIDES, WITH_ACCOUNT, Permission, Role
from shanyraq.kernel.actors import Actor, Holding
from shanyraq.kernel.scopes import Reach, Scope


def may(actor: Actor, permission: Permission, scope: Scope) -> bool:
    """Whether one of the actor's roles allows it where the thing belongs."""
    if actor.may_all and permission not in SIDES:
        return True
    if permission in WITH_ACCOUNT:
        return actor.person is not None
    return any(scope.within(reach) for reach in _held(actor, permission))


def _held(actor: Actor, permission: Permission) -> list[Reach]:
    """Where the roles of somebody allow it."""
    found = (_where(permission, holding) for holding in actor.holdings if holding.role in set(Role))
    return [reach for reach in found if reach is not None]


def _where(permission: Permission, holding: Holding) -> Reach | None:
    """Where a role allows it; None where it does not. What belongs to no entity and no outcome counts in the whole
    framework; the organisation that a role may name narrows only what it allows with its own.
    """
    facts, reach = ROLES[Role(holding.role)], holding.reach
    if permission in facts.own:
        return reach if all(getattr(reach, name) for name in facts.takes) else None
    if permission not in facts.allows:
        return None
    whole = {*facts.takes, *(("outcome", "entity") if permission in FRAMEWORK_WIDE else ())}
    return replace(reach, **dict.fromkeys(whole, ""))


def may_anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether there is any place where the actor may do it: what navigation and forms ask."""
    if permission in WITH_ACCOUNT and actor.person is not None:
        return True
    return (actor.may_all and permission not in SIDES) or bool(_held(actor, permission))


def reaches(actor: Actor, permission: Permission) -> list[Reach]:
    """The places in which the actor may do it; ``Reach()`` is everywhere."""
    if (actor.may_all and permission not in SIDES) or (permission in WITH_ACCOUNT and actor.person is not None):
        return [Reach()]
    return _held(actor, permission)


def is_member(actor: Actor, framework: str) -> bool:
    """Whether somebody may read what those with a role in a framework say and show each other."""
    return any(may(actor, permission, Scope(framework)) for permission in MEMBER)
