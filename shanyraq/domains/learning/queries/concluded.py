"""Which annual reviews were concluded and when, and what they say of assumptions and risks."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.learning.queries.reviews import concluded, concluded_values
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES
from shanyraq.domains.packages.models import Version

FRAMEWORK = ""
"""Stands for the review of the whole framework, where that of an outcome stands under its code."""


def concluded_reviews(version: Version, as_of: date | None = None) -> dict[int, Mapping[str, date | None]]:
    """Year → each outcome and the framework → when its review was concluded, if it was. Two statements."""
    names = [*version.outcomes.values_list("code", flat=True), FRAMEWORK]
    days = {(outcome, year): day for outcome, year, day in concluded(version, as_of)}
    years = range(version.starts_on.year, version.ends_on.year + 1)
    return {year: {name: days.get((name, year)) for name in names} for year in years}


@dataclass(frozen=True, slots=True)
class Told:
    """What a review says of an assumption or a risk. ``standing``: the verdict, or the course, in English."""

    outcome: str
    year: int
    standing: str
    judgement: Mapping[str, str]
    indicator: str
    owner: str


def told_by(outcome: str, year: int, standing: str, held: Mapping[str, Any]) -> Told:
    """The same of what a review holds of one."""
    more = (held.get("judgement") or {}, held.get("indicator", ""), held.get("owner", ""))
    return Told(outcome, year, standing, *more)


def told_of_assumptions(version: Version, as_of: date | None = None) -> Mapping[str, list[Told]]:
    """Key of an assumption → what each concluded review says of it, the newest year first. One statement."""
    return _told(version, "assumptions", "verdict", ASSUMED, as_of)


def told_of_risks(version: Version, as_of: date | None = None) -> Mapping[str, list[Told]]:
    """Key of a risk or an opportunity → the same. One statement."""
    return _told(version, "risk_updates", "course", COURSES, as_of)


def inputs_of(
    version: Version, years: Collection[int], as_of: date | None = None
) -> list[tuple[int, str, Mapping[str, str]]]:
    """What the concluded reviews of some years give to the Common Country Analysis: year, outcome, text, the oldest
    first. One statement.
    """
    found = concluded_values(version, as_of)
    asked = [each for each in found if each["year"] in years and each["inputs"]]
    asked.sort(key=lambda each: (each["year"], each["outcome"]))
    return [(each["year"], each["outcome"], each["inputs"]) for each in asked]


def _told(
    version: Version, field: str, name: str, words: Mapping[str, str], as_of: date | None
) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for each in sorted(concluded_values(version, as_of), key=lambda held: (-held["year"], held["outcome"])):
        for key, said in each.get(field, {}).items():
            found[key].append(told_by(each["outcome"], each["year"], words[said[name]], said))
    return found
