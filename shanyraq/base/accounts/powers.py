"""Who may do what, where: read from the code of roles, permissions and verbs. The page and the document show this."""

from dataclasses import dataclass

from shanyraq.base.access.vocabulary import (
    FRAMEWORK_WIDE,
    PERMISSIONS,
    ROLES,
    WITH_ACCOUNT,
    Permission,
    Role,
    RoleFacts,
    grantable_by,
)
from shanyraq.base.doors.feed import DOORS
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.kernel.sentences import gettext_noop

PLACES: dict[tuple[str, ...], str] = {
    (): gettext_noop("the whole installation"),
    ("framework",): gettext_noop("one framework"),
    ("framework", "entity"): gettext_noop("one entity in a framework"),
    ("framework", "outcome"): gettext_noop("one outcome of a framework"),
    ("framework", "partner"): gettext_noop("one partner in a framework"),
    ("framework", "assignment"): gettext_noop("one assignment in a framework"),
}
"""Where a role holds, by the dimensions that its grants name."""

NOTHING = gettext_noop("Nothing yet: nothing here belongs to one assignment alone")
"""Of a role that allows nothing as long as the things are not kept that it is for."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role: where it holds, what it allows beside what every account may, which roles its holder gives.

    ``wide``: what it allows in the whole framework, though the role names an entity or an outcome of it. ``own``: what
    it allows with what belongs to the organisation that a grant names beside.
    """

    role: Role
    title: str
    place: str
    allows: tuple[str, ...]
    wide: tuple[str, ...]
    own: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action that people do: with which right, who has it, through which doors."""

    name: str
    title: str
    help: str
    right: str
    roles: tuple[str, ...]
    doors: tuple[str, ...]
    everybody: bool


def role_lines() -> list[RoleLine]:
    """Every role, in the order of the code."""
    found = []
    for role, facts in ROLES.items():
        widely = FRAMEWORK_WIDE if {"entity", "outcome"} & set(facts.needs) else frozenset()
        line = RoleLine(
            role,
            facts.title,
            PLACES[facts.needs],
            _texts(facts.allows - widely) if facts.allows else (NOTHING,),
            _texts(facts.allows & widely),
            _texts(facts.own),
            _given(grantable_by(role)),
        )
        found.append(line)
    return found


def action_lines() -> list[ActionLine]:
    """Every action that has a door, by name."""
    return [_action(verb) for verb in verbbook().values() if verb.doors and verb.name.count(".") == 2]


def with_account() -> tuple[str, ...]:
    """What everybody with an account may do."""
    return _texts(WITH_ACCOUNT)


def _texts(permissions: frozenset[Permission]) -> tuple[str, ...]:
    return tuple(PERMISSIONS[permission] for permission in Permission if permission in permissions)


def _given(roles: frozenset[Role]) -> tuple[str, ...]:
    if roles == frozenset(ROLES):
        return (gettext_noop("every role"),)
    if roles == frozenset(ROLES) - {Role.ADMINISTRATOR}:
        return (gettext_noop("every role but that of administrators"),)
    return tuple(ROLES[role].title for role in ROLES if role in roles)


def _does(facts: RoleFacts, verb: Verb) -> bool:
    """Whether whoever holds the role can do it to something: it may do it, and reaches what it is done to."""
    if verb.permission in facts.own:
        return set(facts.takes) <= verb.places
    beside = set(facts.needs) - {"framework"} - ({"entity", "outcome"} if verb.permission in FRAMEWORK_WIDE else set())
    return verb.permission in facts.allows and beside <= verb.places


def _action(verb: Verb) -> ActionLine:
    return ActionLine(
        verb.name,
        verb.title,
        verb.help,
        PERMISSIONS[verb.permission],
        tuple(facts.title for facts in ROLES.values() if _does(facts, verb)),
        tuple(text for door, text in DOORS.items() if door in verb.doors),
        verb.permission in WITH_ACCOUNT,
    )
