"""By what the plan can be filtered: the same for page, timeline, calendar and files."""

from collections.abc import Iterable

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Calendar, Followed
from shanyraq.domains.learning.vocabulary import STANDINGS
from shanyraq.domains.packages.web.facets import Facet

NOBODY = "nobody"
"""The value of ``entity`` for activities that name nobody in particular."""


def plan_facets(calendar: Calendar, language: str) -> list[Facet[Followed]]:
    """State, year, category, organisation, body."""
    titles = {category.key: pick(category.title, language) for category in calendar.plan.categories}
    named = {each.key: pick(each.name, language) for one in calendar.activities for each in one.responsible}
    return [
        Facet(
            "state", _("State"), lambda each: [each.standing], lambda code: _now(STANDINGS[code]), also=list(STANDINGS)
        ),
        Facet("year", _("Year"), lambda each: [str(each.year)], also=[str(year) for year in calendar.years]),
        Facet("category", _("Category"), lambda each: [each.category], lambda key: titles.get(key, key), titles),
        Facet(
            "entity",
            _("Organisation"),
            lambda each: _keys(each, body=False),
            lambda key: _("nobody in particular") if key == NOBODY else named[key],
        ),
        Facet("body", _("Body"), lambda each: _keys(each, body=True), lambda key: named[key]),
    ]


def _keys(each: Followed, *, body: bool) -> Iterable[str]:
    keys = [who.key for who in each.now.responsible if (who.page == "body") is body]
    return [NOBODY] if not keys and not body and not each.now.responsible else keys
