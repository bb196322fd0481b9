"""Who acts, through which door, with which rights."""

from dataclasses import dataclass
from enum import StrEnum

from shanyraq.kernel.scopes import Reach


class Door(StrEnum):
    WEB = "web"
    API = "api"
    CLI = "cli"
    SHEET = "sheet"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Holding:
    """A role that an actor holds, and where it holds."""

    role: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program that acts. ``name`` is what the trail shows; ``person`` the number of the account.

    ``only``: the verbs that a token was made for; None for all. ``operator``: whoever runs commands on the
    machine itself has the database in hand anyway, and may do everything; so may the system.
    """

    name: str
    door: Door
    person: int | None = None
    holdings: tuple[Holding, ...] = ()
    only: frozenset[str] | None = None
    operator: bool = False

    @property
    def may_all(self) -> bool:
        return self.operator or self.door is Door.SYSTEM


NOBODY = Actor("", Door.WEB)
"""A reader without an account."""
