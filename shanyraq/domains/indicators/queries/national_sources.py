"""Which series of a national source stand behind observations, told by the source that is kept with each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shanyraq.domains.indicators.models import Dataset, Observation, Series
from shanyraq.domains.indicators.queries.wanted import offered
from shanyraq.domains.indicators.rules.matching_shapes import Offered
from shanyraq.domains.indicators.vocabulary import Origin
from shanyraq.domains.packages.models import Version

BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class NationalSource:
    """What a source is called, and its series, without values."""

    title: str
    series: Offered


def kept_source(title: str, series: str) -> str:
    """The source as an observation keeps it: what the data set is called, and the key of the series."""
    return f"{title}{BETWEEN}{series}"


def national_sources(version: Version, rows: Iterable[Observation]) -> Mapping[str, NationalSource]:
    """Kept source → the series that it names, of those of the rows that came from a source which is still there. Two
    statements; none where no row is national.
    """
    kept = {row.source for row in rows if row.origin == Origin.NATIONAL}
    if not kept:
        return {}
    datasets = {each.pk: each for each in Dataset.objects.filter(framework=version.framework_id)}
    keys = {
        text.removeprefix(start)
        for each in datasets.values()
        for start in (kept_source(each.title, ""),)
        for text in kept
        if text.startswith(start)
    }
    found = {}
    for series in Series.objects.filter(dataset__in=datasets, key__in=keys):
        dataset = datasets[series.dataset_id]
        found[kept_source(dataset.title, series.key)] = NationalSource(
            dataset.title, offered(series, dataset.words, {})
        )
    return found
