"""Lists that forms choose from: indicators of a framework, values, and how they are counted."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Indicator, Observation, Round
from shanyraq.domains.indicators.queries.collecting import asking, entity_names, periods_begun
from shanyraq.domains.indicators.queries.observing import Place, entities_of, indicators_of, may_report
from shanyraq.domains.indicators.queries.seen import hidden_in
from shanyraq.domains.indicators.rules.agreeing import unit_names
from shanyraq.domains.indicators.vocabulary import FREQUENCIES, MEASURES, OPEN, OVER_ENTITIES, OVERS, Stage
from shanyraq.domains.indicators.web.called import row_words
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
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


def rows_list(framework: str, entered: Mapping[str, str]) -> Choices:
    """The rows of the indicator that was entered, by key, in the order of print; none before there is one."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    return [
        (row.key, row_words(Place(version, outcome, indicator, row, frozenset())).text)
        for outcome, indicator in indicators_of(recent_package(version))
        if indicator.key == entered["indicator"]
        for row in indicator.rows
    ]


def reporters_list(framework: str, entered: Mapping[str, str]) -> Choices:
    """The entities that may report values of the indicator that was entered, those that lead it first; the others where
    they report their own part. Of any indicator where none was entered.
    """
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    found: dict[str, None] = {}
    for place in _first_places(version, entered["indicator"]):
        found |= dict.fromkeys(may_report(place) if entered["indicator"] else sorted(place.entities))
    names = entity_names(version)
    return [(key, pick(names.get(key, key), version.language).text) for key in found]


def _first_places(version: Version, key: str) -> Iterator[Place]:
    """The first row of an indicator, or of every one: those of one have the same entities."""
    for outcome, indicator in indicators_of(recent_package(version)):
        if key in ("", indicator.key) and indicator.rows:
            yield Place(version, outcome, indicator, indicator.rows[0], entities_of(outcome, indicator))


def periods_list(framework: str, entered: Mapping[str, str]) -> Choices:
    """The periods that have begun in which a value of the indicator that was entered is expected, the newest first; of
    any indicator where none was entered.
    """
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    day = timezone.now().date()
    texts = periods_begun(version, asking(version, day), day, only=entered["indicator"] or None)
    return [(text, text) for text in reversed(texts)]


def measures_list(framework: str) -> Choices:
    """What a value may count."""
    return named_codes(MEASURES)


def units_list(framework: str) -> Choices:
    """The units that have a code, by what they are called."""
    return [(code, pick(name, "en").text) for code, name in unit_names().items()]


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
