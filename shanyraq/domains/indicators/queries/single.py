"""One indicator with the outcome that it measures, and its neighbours in print."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Exists, When

from shanyraq.domains.indicators.models import Indicator
from shanyraq.domains.indicators.queries.areas import series_by_area
from shanyraq.domains.indicators.queries.reading import IndicatorResult, OutcomeResult, OutputResult, Text
from shanyraq.domains.indicators.queries.remembered import results_with
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class Neighbour:
    key: str
    code: str | None
    title: Text


@dataclass(frozen=True, slots=True)
class OneIndicator:
    """``before`` and ``after`` are the indicators printed next to it. ``has_areas``: something is known by area."""

    indicator: IndicatorResult
    outcome: OutcomeResult
    output: OutputResult | None
    before: Neighbour | None
    after: Neighbour | None
    has_areas: bool


def one_indicator(version: Version, key: str, as_of: date) -> OneIndicator:
    """An indicator by its key, in eight statements; in two where the results are remembered.

    :raises NotFound: when the version has no such indicator.
    """
    of_areas = Case(
        When(key=key, then=Exists(series_by_area(version, key))), default=False, output_field=BooleanField()
    )
    names = Indicator.objects.filter(version=version).annotate(of_areas=of_areas)
    rows = list(names.values_list("key", "code", "title", "of_areas"))
    known = [Neighbour(*name) for *name, _ in rows]
    place = next((place for place, name in enumerate(known) if name.key == key), None)
    if place is None:
        raise NotFound(Sentence(gettext_noop("indicator {key}"), {"key": str(key)}))
    outcomes = results_with(version, as_of, key).outcomes
    outcome, indicator = next((of, each) for of in outcomes for each in of.indicators if each.key == key)
    return OneIndicator(
        indicator=indicator,
        outcome=outcome,
        output=next((output for output in outcome.outputs if output.code == indicator.output), None),
        before=known[place - 1] if place else None,
        after=known[place + 1] if place + 1 < len(known) else None,
        has_areas=rows[place][-1],
    )
