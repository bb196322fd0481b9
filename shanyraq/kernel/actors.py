"""Who acts, and through which door."""

from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    WEB = "web"
    API = "api"
    CLI = "cli"
    SHEET = "sheet"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program that acts. ``name`` is what the trail shows."""

    name: str
    door: Door
