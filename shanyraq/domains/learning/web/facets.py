"""By what the plan can be filtered: the same for page, calendar and CSV."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Activity, Plan
from shanyraq.domains.packages.web.facets import Facet

NOBODY = "nobody"
"""The value of ``entity`` for activities that name nobody in particular."""


def plan_facets(plan: Plan, language: str) -> list[Facet[Activity]]:
    """Year, category, organisation, body."""
    titles = {category.key: pick(category.title, language) for category in plan.categories}
    named = {
        (each.page, each.key): pick(each.name, language)
        for activity in plan.activities
        for each in activity.responsible
    }
    return [
        Facet("year", _("Year"), lambda activity: [str(activity.year)], also=[str(year) for year in plan.years]),
        Facet("category", _("Category"), lambda activity: [activity.category], lambda key: titles[key], titles),
        Facet(
            "entity",
            _("Organisation"),
            lambda activity: _keys(activity, "entity"),
            lambda key: _("nobody in particular") if key == NOBODY else named["entity", key],
        ),
        Facet("body", _("Body"), lambda activity: _keys(activity, "body"), lambda key: named["body", key]),
    ]


def _keys(activity: Activity, page: str) -> Iterable[str]:
    keys = [each.key for each in activity.responsible if each.page == page]
    return [NOBODY] if activity.unassigned and page == "entity" else keys
