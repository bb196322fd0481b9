"""By what results can be filtered: the same for the matrix and its CSV."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.verdicts import VERDICTS
from shanyraq.domains.indicators.queries import Contributors, Group, Results, RowOf
from shanyraq.domains.packages.web.facets import Facet, filter_groups
from shanyraq.domains.reference.queries import sdg_goal, sdg_goals

LNOB = "group"
LEADS = ".leads"
"""Behind the key of an entity: only what it leads."""


def result_facets(
    results: Results, groups: Sequence[Group], contributors: Contributors, language: str
) -> list[Facet[RowOf]]:
    """Outcome, Sustainable Development Goal, entity, group left behind, status."""
    titles = {outcome.code: pick(outcome.title, language) for outcome in results.outcomes}
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
        entity_facet(results, contributors, language),
        Facet(
            LNOB,
            gettext_lazy("Group left behind"),
            _groups_shown(groups),
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


def _groups_shown(groups: Sequence[Group]) -> Callable[[RowOf], list[str]]:
    """The groups that a row shows. Many rows have the same dimensions, and so show the same groups."""
    known: dict[frozenset[tuple[str, str]], list[str]] = {}

    def values(item: RowOf) -> list[str]:
        dimensions = frozenset(item.row.dimensions.items())
        if dimensions not in known:
            known[dimensions] = [group.key for group in groups if item.row.shows(group.dimensions)]
        return known[dimensions]

    return values


def entity_facet(results: Results, contributors: Contributors, language: str) -> Facet[RowOf]:
    """Who leads an indicator or contributes to what it measures. Those who do both can also be asked for as leads."""
    led = {lead.key: lead.name for indicator in results.indicators for lead in indicator.leads}
    parts = {indicator.key: contributors.of(indicator) for indicator in results.indicators}
    part = {party.key: party.name for found in parts.values() for party in found}

    def values(item: RowOf) -> list[str]:
        leads = [lead.key for lead in item.indicator.leads]
        return [
            *dict.fromkeys([*leads, *(party.key for party in parts[item.indicator.key])]),
            *(f"{key}{LEADS}" for key in leads if key in part),
        ]

    def word(value: str) -> str:
        key = value.removesuffix(LEADS)
        entity = {"entity": pick(led.get(key) or part[key], language).text}
        if key not in led:
            return _("%(entity)s: contributes") % entity
        if key != value or key not in part:
            return _("%(entity)s: leads") % entity
        return _("%(entity)s: leads or contributes") % entity

    return Facet("entity", gettext_lazy("Entity"), values, word)


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
