"""What the figures of the Funding Compact are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from shanyraq.domains.funding.queries.contributions import contributions
from shanyraq.domains.funding.queries.overview import lines_of
from shanyraq.domains.funding.rules.compact import Agreement, Figure, figures
from shanyraq.domains.funding.rules.pipeline import FIRM
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True)
class Compact:
    """The figures; ``untold``: what is available of which nobody told the kind of source, of ``available`` in all."""

    figures: Sequence[Figure]
    available: Decimal
    untold: Decimal


def compact(version: Version, on: date) -> Compact:
    """As money and contributions stand today, by the thresholds of a day. Three statements."""
    rows = lines_of(version).order_by().values_list("instrument").annotate(Sum("available"))
    available = {kind: amount for kind, amount in rows if amount is not None}
    firm = contributions(version, Q(stage__in=FIRM))
    agreements = [Agreement(each.row.starts_on, each.row.ends_on, each.dollars) for each in firm]
    return Compact(
        figures(available, agreements, on), sum(available.values(), Decimal(0)), available.get("", Decimal(0))
    )
