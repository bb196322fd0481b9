"""The Sustainable Development Goals and the places of countries as data.

Read once from ``sdgs.yaml``, ``sdg_targets.json`` and ``places.yaml``. A framework prints its own wording of the
targets that it takes up; the official texts are for the others.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from shanyraq.domains.reference.vocabulary import Place, PlaceKind


@dataclass(frozen=True, slots=True)
class SdgGoal:
    """A goal. ``name``: language → short name; ``targets``: its codes in order (``1.1`` … ``1.b``)."""

    number: int
    name: dict[str, str]
    targets: tuple[str, ...]


@cache
def sdg_goals() -> tuple[SdgGoal, ...]:
    """The 17 goals in order."""
    text = files(__package__).joinpath("sdgs.yaml").read_text("utf-8")
    goals = yaml.safe_load(text)["goals"]
    return tuple(SdgGoal(goal["number"], goal["name"], tuple(goal["targets"])) for goal in goals)


def sdg_goal(number: int) -> SdgGoal | None:
    """The goal of a number; nothing outside 1 to 17."""
    return next((goal for goal in sdg_goals() if goal.number == number), None)


@cache
def sdg_target_texts() -> dict[str, dict[str, str]]:
    """Code of a target → language → its official text, or a national translation of it."""
    found: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("sdg_targets.json").read_text("utf-8"))
    return found


def goal_of_target(code: str) -> int:
    """``16.7`` → 16; 0 for what does not begin with a number."""
    first = code.split(".", 1)[0]
    return int(first) if first.isdecimal() else 0


@cache
def places_of(iso3: str) -> tuple[Place, ...]:
    """The country of an ISO 3166-1 code and what lies one level below it, in the order of the file; none of a country
    of which nothing is on file.

    Source: ``places.yaml`` says where each word and code came from.
    """
    text = files(__package__).joinpath("places.yaml").read_text("utf-8")
    every = {country["iso3"]: country["places"] for country in yaml.safe_load(text)["countries"]}
    return tuple(
        Place(
            each["code"],
            PlaceKind(each["kind"]),
            each["name"],
            each.get("short", each["name"]),
            tuple(each.get("printed_as", ())),
            tuple(each["tile"]) if "tile" in each else None,
            each.get("national", ""),
        )
        for each in every.get(iso3, ())
    )
