"""Observations on their way, as workbooks and lists of actions begin with them."""

from collections.abc import Collection, Iterator

from shanyraq.base.verbs import Thing
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.called import row_name
from shanyraq.domains.indicators.queries.monitoring import known_of
from shanyraq.domains.indicators.queries.observing import plain
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.queries import version_in_force


def open_places(framework: str) -> Iterator[Thing]:
    """The values that can be changed still, by place. One statement."""
    version = version_in_force(framework)
    places = known_of(version).places
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
    places = known_of(version).places
    for row in Observation.objects.filter(framework=version.framework_id, stage__in=stages):
        place = places.get((row.indicator, row.row))
        if place is not None:
            values = {"framework": framework, "number": row.number, "seen": row.revision}
            yield Thing(row_name(place, f"{row.period}: {row.printed}"), values, place.scope(row.entity))
