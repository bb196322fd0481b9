"""What the page of the plan shows: the lines of each category, and the same year by year."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import address
from shanyraq.domains.learning.queries import Activity, Category, Line, Plan, lines
from shanyraq.domains.learning.web.facets import plan_facets
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, narrowed


@dataclass(frozen=True)
class Block:
    """A category with its lines; each line holds its activity, or nothing, for every year shown."""

    category: Category
    lines: list[tuple[Line, list[tuple[int, Activity | None]]]]


@dataclass(frozen=True)
class YearOf:
    """A year with the activities of each category."""

    year: int
    count: int
    categories: list[tuple[Category, list[Activity]]]


def overview(page: FrameworkPage, plan: Plan) -> dict[str, Any]:
    """The context of ``learning/plan.html``."""
    query = page.request.GET
    facets = plan_facets(plan, page.version.language)
    shown = narrowed(plan.activities, facets, query)
    asked = [year for year in plan.years if str(year) == query.get("year")]
    years = asked or list(plan.years)
    return {
        "plan": plan,
        "shown": shown,
        "years": years,
        "this_year": page.as_of.year,
        "due_now": sum(activity.year == page.as_of.year for activity in plan.activities),
        "unassigned": sum(activity.unassigned for activity in plan.activities),
        "blocks": _blocks(plan, shown, years),
        "by_year": [_year(plan, shown, year) for year in years],
        "filters": filter_groups(plan.activities, facets, query),
        "result": _result(len(shown), len(plan.activities)),
        "downloads": _downloads(page),
    }


def _blocks(plan: Plan, shown: list[Activity], years: list[int]) -> list[Block]:
    found = lines(shown)
    return [
        Block(
            category,
            [(line, [(year, line.years.get(year)) for year in years]) for line in found[category.key]],
        )
        for category in plan.categories
        if category.key in found
    ]


def _year(plan: Plan, shown: list[Activity], year: int) -> YearOf:
    own = [activity for activity in shown if activity.year == year]
    categories = [
        (category, [activity for activity in own if activity.category == category.key]) for category in plan.categories
    ]
    return YearOf(year, len(own), [(category, members) for category, members in categories if members])


def _result(shown: int, known: int) -> str:
    return ngettext("%(shown)s of %(known)s activity", "%(shown)s of %(known)s activities", known) % {
        "shown": shown,
        "known": known,
    }


def _downloads(page: FrameworkPage) -> dict[str, str]:
    query = page.request.GET
    calendar = address(query, {"lang": (get_language() or "en").split("-")[0]})
    return {
        _("Calendar (.ics)"): reverse("monitoring-plan-ics", args=[page.code]) + calendar,
        **sheet_links(page, "monitoring-plan"),
    }
