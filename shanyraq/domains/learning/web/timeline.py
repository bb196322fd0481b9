"""A year of the plan as bars: from when to when each activity runs, what is done, and where the day stands.

A drawing is as wide as its year has days; the table around it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.base.ui.filters import address
from shanyraq.domains.learning.queries import Calendar, Category, Followed, followed
from shanyraq.domains.learning.web.overview import downloads, in_common
from shanyraq.domains.packages.web import FrameworkPage


@dataclass(frozen=True)
class Bar:
    """An activity in a year. ``left`` and ``width`` in days of the year; ``is_set``: dates were set for it.

    ``done_at``: the day of the year on which it was done, None where that was in another year or is still to come.
    """

    each: Followed
    left: int
    width: int
    is_set: bool
    done_at: int | None


@dataclass(frozen=True)
class Lane:
    """A category with its bars."""

    category: Category
    bars: list[Bar]


def timeline(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``learning/timeline.html``: the year that the address asks for, else that of the day."""
    calendar = followed(page.version, page.as_of, page.asked)
    common, shown, years = in_common(page, calendar)
    year = years[0] if len(years) == 1 else min(max(page.as_of.year, calendar.years[0]), calendar.years[-1])
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    query = page.request.GET
    of_year = {"year": str(year)} if any(each.year == year for each in shown) else {}
    return {
        **common,
        "downloads": downloads(page, **of_year),
        "year": year,
        "days": days,
        "ticks": [_place(date(year, month, 1), year) for month in range(2, 13)],
        "months": range(1, 13),
        "today": _place(page.as_of, year) if page.as_of.year == year else None,
        "lanes": _lanes(calendar, shown, year, days),
        "years_around": [(each, address(query, {"year": str(each)})) for each in calendar.years],
    }


def _lanes(calendar: Calendar, shown: Sequence[Followed], year: int, days: int) -> list[Lane]:
    bars = [bar for each in shown if (bar := _bar(each, year, days))]
    lanes = [
        Lane(category, [bar for bar in bars if bar.each.category == category.key])
        for category in calendar.plan.categories
    ]
    return [lane for lane in lanes if lane.bars]


def _bar(each: Followed, year: int, days: int) -> Bar | None:
    """Its bar in a year; none where nothing of it falls into that year."""
    first = each.starts_on or date(each.year, 1, 1)
    last = each.due_on if each.ends_on or each.starts_on is None else max(each.due_on, each.starts_on)
    if last.year < year or first.year > year:
        return None
    left = _place(max(first, date(year, 1, 1)), year)
    right = _place(last, year) + 1 if last.year == year else days
    done_at = _place(each.done_on, year) if each.done_on and each.done_on.year == year else None
    return Bar(each, left, max(right - left, 1), bool(each.starts_on or each.ends_on), done_at)


def _place(day: date, year: int) -> int:
    """Days since the first day of a year."""
    return (day - date(year, 1, 1)).days
