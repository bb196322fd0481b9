"""What national sources say of an indicator by the parts of the country: the series beside those that rows take."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.domains.indicators.models import Dataset, Link, Point, Series
from shanyraq.domains.indicators.queries.wanted import told_points
from shanyraq.domains.indicators.rules.likeness import Texts
from shanyraq.domains.indicators.rules.matching_shapes import AREA, Told
from shanyraq.domains.indicators.vocabulary import LinkState
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import end_of
from shanyraq.domains.reference.queries import places_of
from shanyraq.domains.reference.vocabulary import Place, PlaceKind


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country. ``place``: None where no place is known by the code. ``name``: that of the source then."""

    code: str
    name: Texts
    place: Place | None
    values: Mapping[int, Told]


@dataclass(frozen=True, slots=True)
class ByArea:
    """A row of the framework by area. ``whole``: the values of the country, from the same source."""

    row: str
    dataset: Dataset
    series: str
    unit: str
    whole: Mapping[int, Told]
    areas: tuple[Area, ...]


def by_area(version: Version, indicator: str, asked: date | None = None) -> tuple[ByArea, ...]:
    """The rows of an indicator whose series, accepted by people, has parts by area, in five statements.

    A part is a series of the same source that differs from the row's own by the area alone.

    :param asked: what was known at the end of this day; a link that was accepted later gives nothing then.
    """
    accepted = Link.objects.filter(framework=version.framework_id, indicator=indicator, state=LinkState.ACCEPTED)
    if asked is not None:
        accepted = accepted.filter(decided_at__lte=end_of(asked))
    links = list(accepted.order_by("row", "dataset"))
    if not links:
        return ()
    datasets = {each.key: each for each in Dataset.objects.filter(framework=version.framework_id)}
    own = _own(links, datasets)
    every = list(Series.objects.filter(_alike(own.values())).order_by("pk")) if own else []
    parts = {place: [each for each in every if _is_part(each, series)] for place, series in own.items()}
    values = _values([*own.values(), *(each for found in parts.values() for each in found)], asked)
    known = _places(version)
    return tuple(
        _row(row, datasets[dataset], series, parts[row, dataset], values, known)
        for (row, dataset), series in own.items()
        if parts[row, dataset]
    )


def series_by_area(version: Version, indicator: str) -> QuerySet[Series]:
    """What is broken down by area of the national indicators whose series the rows of an indicator take."""
    links = Link.objects.filter(framework=version.framework_id, indicator=indicator, state=LinkState.ACCEPTED)
    every = Series.objects.filter(dataset__framework=version.framework_id)
    taken = every.filter(key__in=links.values("series"))
    return every.filter(dimensions__has_key=AREA, indicator__in=taken.values("indicator"))


def _own(links: Collection[Link], datasets: Mapping[str, Dataset]) -> dict[tuple[str, str], Series]:
    """Row and data set → the series that the row takes."""
    wanted = {(datasets[each.dataset].pk, each.series): (each.row, each.dataset) for each in links}
    found = Series.objects.filter(key__in=[each.series for each in links], dataset__in={of for of, _ in wanted})
    by_key = {(each.dataset_id, each.key): each for each in found}
    return {place: by_key[key] for key, place in wanted.items() if key in by_key}


def _alike(own: Iterable[Series]) -> Q:
    """Series of the same indicators in the same sources."""
    found = Q()
    for each in own:
        found |= Q(dataset=each.dataset_id, indicator=each.indicator, series=each.series, unit=each.unit)
    return found


def _is_part(each: Series, whole: Series) -> bool:
    same = (each.dataset_id, each.indicator, each.series, each.unit)
    if same != (whole.dataset_id, whole.indicator, whole.series, whole.unit) or AREA not in each.dimensions:
        return False
    dimensions: Mapping[str, str] = whole.dimensions
    return {name: code for name, code in each.dimensions.items() if name != AREA} == dict(dimensions)


def _values(every: Iterable[Series], asked: date | None) -> Mapping[int, Mapping[int, Told]]:
    stands = Q(superseded_at=None)
    if asked is not None:
        end = end_of(asked)
        stands = Q(taken_at__lte=end) & (stands | Q(superseded_at__gt=end))
    return told_points(Point.objects.filter(stands, series__in=[each.pk for each in every]))


def _places(version: Version) -> dict[str, Place]:
    """Code, that of ISO or the national one → the place."""
    parts = [each for each in places_of(version.iso3) if each.kind is not PlaceKind.COUNTRY]
    return {code: each for each in parts for code in (each.code, each.national) if code}


def _row(
    row: str,
    dataset: Dataset,
    series: Series,
    parts: Iterable[Series],
    values: Mapping[int, Mapping[int, Told]],
    known: Mapping[str, Place],
) -> ByArea:
    words = dataset.words.get(AREA, {})
    areas = [
        Area(code, words.get(code, {"en": code}), known.get(code), values.get(each.pk, {}))
        for each in parts
        for code in [each.dimensions[AREA]]
    ]
    order = {code: at for at, code in enumerate(dict.fromkeys(each.code for each in known.values()))}
    areas.sort(key=lambda each: (order.get(each.place.code, len(order)) if each.place else len(order), each.code))
    return ByArea(row, dataset, series.key, series.unit, values.get(series.pk, {}), tuple(areas))
