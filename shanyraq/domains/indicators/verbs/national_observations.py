"""What accepted links give: the points of their series as observations of their rows. Shared by the verbs.

Values of a whole year are handed on. Where the document prints another value for the year, nothing is until a person
decides for the national one; what rules remark on waits for the monitoring group (``observations_in``).
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import F

from shanyraq.base.verbs import Trail
from shanyraq.domains.indicators.models import Dataset, Link, Observation
from shanyraq.domains.indicators.queries.national import judged_of
from shanyraq.domains.indicators.queries.national_sources import kept_source
from shanyraq.domains.indicators.queries.wanted import series_by_key, wanted_rows
from shanyraq.domains.indicators.reading.observations import Line
from shanyraq.domains.indicators.rules.agreeing import other_unit
from shanyraq.domains.indicators.rules.differing import handed_on
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.verbs.observations_in import SOME, take_lines
from shanyraq.domains.indicators.vocabulary import OPEN, LinkState, Measure, Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package

LONGEST = 500
"""Letters of the source of an observation."""


def give_observations(trail: Trail, version: Version, dataset: Dataset, links: Sequence[Link] | None = None) -> int:
    """Hands the values of accepted links of a data set on, of all of them if none are named. The one place where
    national data become observations. What waits of the data set and is not said any more is dropped. Gives how many
    values are new or other than before.
    """
    if links is None:
        links = list(Link.objects.filter(framework=version.framework_id, dataset=dataset.key))
    accepted = [link for link in links if link.state == LinkState.ACCEPTED]
    lines = list(_lines(version, dataset, accepted, trail.at.year)) if accepted else []
    _drop_untold(trail, dataset, links, lines)
    if not lines:
        return 0
    taken = take_lines(trail, version, lines)
    return taken.created + taken.updated


def _drop_untold(trail: Trail, dataset: Dataset, links: Sequence[Link], lines: Sequence[Line]) -> None:
    """Drops what waits of the rows of some links, where the data set says something else of it by now, or nothing."""
    told = {(line.indicator, line.row, line.period): (line.source, line.value, line.unit) for line in lines}
    rows = {(link.indicator, link.row) for link in links}
    waiting = Observation.objects.filter(
        framework=dataset.framework_id, origin=Origin.NATIONAL, stage__in=OPEN, source__startswith=_source(dataset, "")
    )
    untold = [
        pk
        for pk, indicator, row, period, *said in waiting.values_list(
            "pk", "indicator", "row", "period", "source", "value", "unit"
        )
        if (indicator, row) in rows and told.get((indicator, row, period)) != tuple(said)
    ]
    for start in range(0, len(untold), SOME):
        waiting.filter(pk__in=untold[start : start + SOME]).update(
            stage=Stage.DROPPED, ended_at=trail.at, revision=F("revision") + 1
        )


def published_of(link: Link, dataset: Dataset, series: str) -> int:
    """How many published values of a row a series gave."""
    found = Observation.objects.filter(
        framework=link.framework_id, indicator=link.indicator, row=link.row, stage=Stage.PUBLISHED
    )
    return found.filter(origin=Origin.NATIONAL, source=_source(dataset, series)).count()


def _source(dataset: Dataset, series: str) -> str:
    return kept_source(dataset.title, series)[:LONGEST]


def _lines(version: Version, dataset: Dataset, links: Sequence[Link], running: int) -> Iterator[Line]:
    """The values that are handed on, of years that are over."""
    series = {each.key: each for each in series_by_key([dataset], {link.series for link in links})[dataset.key]}
    wanted = {(row.indicator, row.row): row for row in wanted_rows(recent_package(version))}
    judged = judged_of(version.framework_id)
    for link in links:
        place = (link.indicator, link.row)
        if link.series not in series or place not in wanted:
            continue
        decided = judged.get((dataset.key, *place), ())
        national: Mapping[int, Told] = series[link.series].values
        told = series[link.series].unit
        unit = "" if told == link.unit_same else other_unit(wanted[place].unit, told)
        for year in handed_on(wanted[place].printed, national, decided):
            if year < running:
                yield _line(dataset, link, year, national[year], unit)


def _line(dataset: Dataset, link: Link, year: int, told: Told, unit: str) -> Line:
    return Line(
        line=0,
        indicator=link.indicator,
        row=link.row,
        period=str(year),
        measure=Measure.PERIOD.value,
        entity="",
        value=float(told.value),
        answer="",
        numerator=None,
        denominator=None,
        unit=unit,
        printed=told.printed,
        source=_source(dataset, link.series),
        evidence=dataset.url,
        reliability="",
        comment="",
    )
