"""Observations on their way, as workbooks and lists of actions begin with them."""

from collections.abc import Collection, Iterator

from shanyraq.base.verbs import Thing
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.called import row_name
from shanyraq.domains.indicators.queries.observing import Place, entities_of, indicators_of, plain
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package


def open_places(framework: str) -> Iterator[Thing]:
    """The values that can be changed still, by place. One statement."""
    version = version_in_force(framework)
    places = _places(version)
    for row in Observation.objects.filter(framework=version.framework_id, stage__in=(Stage.DRAFT, Stage.RETURNED)):
        place = places.get((row.indicator, row.row))
        if place is not None:
            at = {"period": row.period, "measure": row.measure, "part": row.part, "entity": row.entity}
            about = {"framework": framework, "indicator": row.indicator, "row": row.row, **at}
            values = {**about, **plain(row), "seen": row.revision}
            yield Thing(row_name(place, row.period), values, place.scope(row.entity))


def in_stages(framework: str, stages: Collection[str]) -> Iterator[Thing]:
    """The observations in these stages, by number. One statement."""
    version = version_in_force(framework)
    places = _places(version)
    for row in Observation.objects.filter(framework=version.framework_id, stage__in=stages):
        place = places.get((row.indicator, row.row))
        if place is not None:
            values = {"framework": framework, "number": row.number, "seen": row.revision}
            yield Thing(row_name(place, f"{row.period}: {row.printed}"), values, place.scope(row.entity))


def _places(version: Version) -> dict[tuple[str, str], Place]:
    """Every row that measures something, by the keys of indicator and row."""
    return {
        (indicator.key, row.key): Place(version, outcome, indicator, row, entities_of(outcome, indicator))
        for outcome, indicator in indicators_of(recent_package(version))
        for row in indicator.rows
        if not row.is_heading
    }
