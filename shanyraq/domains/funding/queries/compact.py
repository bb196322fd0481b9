"""What the figures of the Funding Compact are made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from shanyraq.domains.funding.queries.contributions import Given, contributions
from shanyraq.domains.funding.queries.lines_of_a_day import lines_on
from shanyraq.domains.funding.queries.of_a_day import Called, known_on
from shanyraq.domains.funding.queries.overview import lines_of
from shanyraq.domains.funding.rules.compact import Agreement, Figure, figures
from shanyraq.domains.funding.rules.pipeline import FIRM
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import board


@dataclass(frozen=True)
class Compact:
    """The figures; ``untold``: what is available of which nobody told the kind of source, of ``available`` in all.

    Of a day: ``unknown``: what was available of which the trail does not tell whose it was, as it does of what was
    entered after ``known_since``; ``unrated``: the contributions whose rate it does not tell.
    """

    figures: Sequence[Figure]
    available: Decimal
    untold: Decimal
    unknown: Decimal = Decimal(0)
    known_since: date | None = None
    unrated: Sequence[Called] = ()


def compact(version: Version, on: date, as_of: date | None = None) -> Compact:
    """By the thresholds of a day, as money and contributions stand today, or as the trail says that they stood on one.
    Three statements, or those of a day.
    """
    if as_of:
        return _of_a_day(version, on, as_of)
    rows = lines_of(version).order_by().values_list("instrument").annotate(Sum("available"))
    available = {kind: amount for kind, amount in rows if amount is not None}
    return _of(available, contributions(version, Q(stage__in=FIRM)), on)


def _of_a_day(version: Version, on: date, as_of: date) -> Compact:
    known, lines = known_on(version, as_of), lines_on(version.code, board(version, as_of), as_of)
    available: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in lines.every:
        available[line.instrument] += line.sums.available or 0
    found = _of(available, [each for each in known.given if each.row.stage in FIRM], on)
    unknown = lines.unknown.available or Decimal(0)
    return replace(found, unknown=unknown, known_since=lines.known_since, unrated=known.untold)


def _of(available: Mapping[str, Decimal], firm: Sequence[Given], on: date) -> Compact:
    agreements = [Agreement(each.row.starts_on, each.row.ends_on, each.dollars) for each in firm]
    return Compact(
        figures(available, agreements, on), sum(available.values(), Decimal(0)), available.get("", Decimal(0))
    )
