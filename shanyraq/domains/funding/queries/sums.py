"""Sums of lines, made by the database."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q, Sum

from shanyraq.domains.funding.models import Line
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES

SOME = 500
"""So many sub-outputs are asked for by name; of more, those between the first and the last are read."""
UNSPLIT = Q(entity="", contributor="", instrument="")
"""What is not told apart."""


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
