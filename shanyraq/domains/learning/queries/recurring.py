"""Activities that come again from year to year, folded into one line. Pure.

Two activities are one line when category, those responsible and words are the same. Where words
come in one year only, the activity's own year in them (``… in the World 2026``) stands for any.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from shanyraq.domains.framework.queries.texts import Text
from shanyraq.domains.learning.queries.plan import Activity

ANY_YEAR = "[…]"
"""Stands for the year in the words of a line whose years differ in nothing else."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is planned again and again: the words, and the activity of each year."""

    text: Text
    first: Activity
    years: Mapping[int, Activity]


def lines(activities: Iterable[Activity]) -> dict[str, list[Line]]:
    """Lines by the key of their category, in the order of their first activity."""
    known = list(activities)
    years_of: dict[Hashable, set[int]] = defaultdict(set)
    for activity in known:
        years_of[_name(activity, activity.text)].add(activity.year)
    found: dict[Hashable, dict[int, Activity]] = {}
    for activity in known:
        name = _name(activity, activity.text)
        if len(years_of[name]) == 1:
            name = _name(activity, _without_year(activity))
        number = 0
        while activity.year in found.get((name, number), {}):
            number += 1
        found.setdefault((name, number), {})[activity.year] = activity
    result: dict[str, list[Line]] = {}
    for years in found.values():
        first = next(iter(years.values()))
        alike = all(each.text == first.text for each in years.values())
        line = Line(first.text if alike else _without_year(first), first, years)
        result.setdefault(first.category, []).append(line)
    return result


def _name(activity: Activity, text: Text) -> Hashable:
    who = tuple((each.page, each.key) for each in activity.responsible)
    words = text if isinstance(text, str) else tuple(sorted(text.items()))
    return activity.category, activity.printed, who, words


def _without_year(activity: Activity) -> Text:
    year = str(activity.year)
    if isinstance(activity.text, str):
        return activity.text.replace(year, ANY_YEAR)
    return {language: text.replace(year, ANY_YEAR) for language, text in activity.text.items()}
