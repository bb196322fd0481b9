"""By what results can be filtered: the same for the matrix and its CSV."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.verdicts import VERDICTS
from shanyraq.domains.indicators.queries import Group, Results, RowOf
from shanyraq.domains.packages.web.facets import Facet, filter_groups
from shanyraq.domains.reference.queries import sdg_goal, sdg_goals

LNOB = "group"


def result_facets(results: Results, groups: Sequence[Group], language: str) -> list[Facet[RowOf]]:
    """Outcome, Sustainable Development Goal, lead entity, group left behind, status."""
    titles = {outcome.code: pick(outcome.title, language) for outcome in results.outcomes}
    leads = {lead.key: pick(lead.name, language) for i in results.indicators for lead in i.leads}
    names = {group.key: pick(group.name, language) for group in groups}
    return [
        Facet(
            "outcome",
            gettext_lazy("Outcome"),
            lambda item: [item.indicator.outcome],
            lambda code: titles[code].after(code),
            also=titles,
        ),
        Facet("sdg", gettext_lazy("SDG"), _goal, _goal_name, also=[str(goal.number) for goal in sdg_goals()]),
        Facet(
            "entity",
            gettext_lazy("Lead entity"),
            lambda item: [lead.key for lead in item.indicator.leads],
            lambda key: leads[key],
        ),
        Facet(
            LNOB,
            gettext_lazy("Group left behind"),
            lambda item: [group.key for group in groups if item.row.shows(group.dimensions)],
            lambda key: names[key],
            also=names,
        ),
        Facet(
            "status",
            gettext_lazy("Status"),
            lambda item: [item.row.verdict.status.value],
            lambda status: VERDICTS[status].word,
            also=VERDICTS,
        ),
    ]


def result_filters(
    rows: Sequence[RowOf], facets: Sequence[Facet[RowOf]], groups: Sequence[Group], query: QueryDict
) -> list[FilterGroup]:
    """The menus, sorted for looking up. A group that no row shows stays in its menu, with a zero."""
    return [_sorted(_with_unseen(menu, facets, groups)) for menu in filter_groups(rows, facets, query)]


def _sorted(menu: FilterGroup) -> FilterGroup:
    """Goals by number, entities by name; the others stay in printed order."""
    if menu.name == "sdg":
        return replace(menu, options=sorted(menu.options, key=lambda option: int(option.value)))
    if menu.name == "entity":
        return replace(menu, options=sorted(menu.options, key=lambda option: option.label.casefold()))
    return menu


def _with_unseen(menu: FilterGroup, facets: Sequence[Facet[RowOf]], groups: Sequence[Group]) -> FilterGroup:
    if menu.name != LNOB:
        return menu
    facet = next(facet for facet in facets if facet.name == LNOB)
    known = {option.value: option for option in menu.options}
    unseen = {group.key: Option.of(group.key, facet.word(group.key), 0) for group in groups}
    return replace(menu, options=[known.get(key, option) for key, option in unseen.items()])


def _goal(item: RowOf) -> list[str]:
    return [str(item.indicator.goal)] if item.indicator.goal else []


def _goal_name(number: str) -> str:
    goal = sdg_goal(int(number))
    name = f" {pick(goal.name).text}" if goal else ""
    return _("SDG %(number)s") % {"number": number} + name
