"""Lists that forms choose from: indicators of a framework, values, and how they are counted."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Indicator, Observation, Round
from shanyraq.domains.indicators.queries.seen import hidden_in
from shanyraq.domains.indicators.vocabulary import FREQUENCIES, MEASURES, OPEN, OVER_ENTITIES, OVERS, Stage
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound


def indicators_list(framework: str) -> Choices:
    """The indicators of a framework by key, in the order of print."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    found = Indicator.objects.filter(version=version).order_by("outcome__order", "order")
    return [
        (key, f"{code or ''} {pick(title, version.language)}".strip())
        for key, code, title in found.values_list("key", "code", "title")
    ]


def measures_list(framework: str) -> Choices:
    """What a value may count."""
    return named_codes(MEASURES)


def overs_list(framework: str) -> Choices:
    """How values become one over time."""
    return named_codes(OVERS)


def overs_entities_list(framework: str) -> Choices:
    """How values become one over entities."""
    return named_codes({over: OVERS[over] for over in OVER_ENTITIES})


def frequencies_list(framework: str) -> Choices:
    """How often a source has a value."""
    return named_codes(FREQUENCIES)


def rounds_list(framework: str) -> Choices:
    """The rounds of collection of a framework, or of all, that were not closed, by number."""
    found = Round.objects.filter(closed_at=None)
    of = found.filter(framework__code=framework) if framework else found
    return joined((str(number), title) for number, title in of.order_by("number").values_list("number", "title"))


def observations_list(framework: str, by: Actor) -> Choices:
    """The values of a framework, or of all, that did not end and exist for whoever asks, by number."""
    found = Observation.objects.filter(stage__in=[*OPEN, Stage.PUBLISHED])
    of = (found.filter(framework__code=framework) if framework else found).exclude(hidden_in(framework, by))
    columns = of.order_by("number").values_list("number", "indicator", "row", "period", "printed")
    return joined(
        (str(number), f"{indicator} {row} {period}: {said}") for number, indicator, row, period, said in columns
    )


def named_codes(titles: Mapping[Any, str]) -> Choices:
    """A fixed list: codes with what they are called."""
    return [(str(code), _(title)) for code, title in titles.items()]
