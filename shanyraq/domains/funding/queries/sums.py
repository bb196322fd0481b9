"""Sums of lines, made by the database."""

from collections import defaultdict
from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q, Sum

from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.rules.quarters import Quarters
from shanyraq.domains.funding.vocabulary import QUARTERS
from shanyraq.domains.workplans.registry import Years
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.amounts import added_up

SOME = 500
"""So many sub-outputs are asked for by name; of more, those between the first and the last are read."""
UNSPLIT = Q(entity="", contributor="", instrument="")
"""What is not told apart."""
TOLD_BY_QUARTER = reduce(or_, (Q(**{f"{quarter}__isnull": False}) for quarter in QUARTERS))
"""Lines that tell what was spent in any quarter."""


def among(sub_outputs: Collection[int]) -> Q:
    """The lines of some sub-outputs."""
    if len(sub_outputs) <= SOME:
        return Q(sub_output__in=list(sub_outputs))
    return Q(sub_output__gte=min(sub_outputs), sub_output__lte=max(sub_outputs))


def by_year(sub_outputs: Collection[int], only: Q | None = None) -> dict[int, dict[int, Sums]]:
    """The sums of each year of each sub-output that has any. A measure that no line says is not said."""
    found: defaultdict[int, dict[int, Sums]] = defaultdict(dict)
    if not sub_outputs:
        return found
    wanted = set(sub_outputs)
    rows = (
        Line.objects.filter(among(sub_outputs), only or Q())
        .order_by()
        .values_list("sub_output", "year")
        .annotate(*(Sum(measure) for measure in MEASURES))
    )
    for sub_output, year, *added in rows:
        sums = Sums(*added)
        if sub_output in wanted and sums.said:
            found[sub_output][year] = sums
    return found


def of_entity(sub_outputs: Collection[int], entity: str) -> tuple[dict[int, Years], dict[int, Years]]:
    """The sums of each year in the lines of an entity, and in those that name none. One statement."""
    own: defaultdict[int, dict[int, Sums]] = defaultdict(dict)
    nobodys: defaultdict[int, dict[int, Sums]] = defaultdict(dict)
    if not sub_outputs:
        return {}, {}
    wanted = set(sub_outputs)
    rows = (
        Line.objects.filter(among(sub_outputs), entity__in=(entity, ""))
        .order_by()
        .values_list("sub_output", "entity", "year")
        .annotate(*(Sum(measure) for measure in MEASURES))
    )
    for sub_output, whose, year, *added in rows:
        sums = Sums(*added)
        if sub_output in wanted and sums.said:
            (own if whose else nobodys)[sub_output][year] = sums
    return dict(own), dict(nobodys)


def by_quarter(sub_outputs: Collection[int]) -> dict[int, dict[int, Quarters]]:
    """What was spent in the quarters of each year of each of these sub-outputs that tells any. One statement."""
    found: defaultdict[int, dict[int, Quarters]] = defaultdict(dict)
    rows = (
        Line.objects.filter(sub_output__in=list(sub_outputs))
        .order_by()
        .values_list("sub_output", "year")
        .annotate(*(Sum(quarter) for quarter in QUARTERS))
    )
    for sub_output, year, *amounts in rows:
        if added_up(amounts) is not None:
            found[sub_output][year] = tuple(amounts)
    return found
