"""The numbers of learning, and which activities show what; read from the tables beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from shanyraq.domains.learning.vocabulary import Duty
from shanyraq.kernel.thresholds import Threshold, read_table, read_thresholds

PACKAGE = "shanyraq.domains.learning.rules"


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every number by its name."""
    return read_thresholds(PACKAGE)


def limit(name: str, on: date) -> int:
    """The number that counts on a day."""
    return int(thresholds()[name].on(on))


@dataclass(frozen=True, slots=True)
class Shown:
    """How the keys of the activities begin that show a duty, and the clauses that ask for it."""

    keys: tuple[str, ...]
    clauses: tuple[str, ...]


@cache
def duties() -> Mapping[Duty, Shown]:
    """What shows each duty."""
    table = read_table(PACKAGE, "duties.yaml")
    return {Duty(name): Shown(tuple(each["keys"]), tuple(each["clauses"])) for name, each in table.items()}


def duty_of(key: str) -> Duty | None:
    """The duty that an activity shows, by its key."""
    return next((duty for duty, each in duties().items() if each.keys and key.startswith(each.keys)), None)
