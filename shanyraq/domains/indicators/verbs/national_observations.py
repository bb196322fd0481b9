"""What accepted links give: the points of their series as observations of their rows. Shared by the verbs.

Values of a whole year are handed on. Where the document prints another value for the year, nothing is until a person
decides for the national one; what rules remark on waits for the monitoring group (``observations_in``).
"""

from collections.abc import Iterator, Mapping, Sequence

from shanyraq.base.verbs import Trail
from shanyraq.domains.indicators.models import Dataset, Link, Observation
from shanyraq.domains.indicators.queries.national import judged_of
from shanyraq.domains.indicators.queries.national_sources import kept_source
from shanyraq.domains.indicators.queries.wanted import series_by_key, wanted_rows
from shanyraq.domains.indicators.reading.observations import Line
from shanyraq.domains.indicators.rules.agreeing import other_unit
from shanyraq.domains.indicators.rules.differing import handed_on
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.verbs.observations_in import take_lines
from shanyraq.domains.indicators.vocabulary import LinkState, Measure, Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package

LONGEST = 500
"""Letters of the source of an observation."""


def give_observations(trail: Trail, version: Version, dataset: Dataset, links: Sequence[Link] | None = None) -> int:
    """Hands the values of accepted links of a data set on, of all of them if none are named. The one place where
    national data become observations. Gives how many are new or other than before.
    """
    found = Link.objects.filter(framework=version.framework_id, dataset=dataset.key, state=LinkState.ACCEPTED)
    accepted = list(found) if links is None else [link for link in links if link.state == LinkState.ACCEPTED]
    if not accepted:
        return 0
    taken = take_lines(trail, version, _lines(version, dataset, accepted, trail.at.year), anew=True)
    return taken.created + taken.updated


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
