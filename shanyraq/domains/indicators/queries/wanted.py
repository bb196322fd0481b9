"""The rows of a framework that want a series, and the series that its national sources offer, as rules take them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Q, QuerySet

from shanyraq.domains.indicators.models import Dataset, Point, Series
from shanyraq.domains.indicators.queries.observing import indicators_of
from shanyraq.domains.indicators.rules.likeness import Texts
from shanyraq.domains.indicators.rules.matching_shapes import AREA, OWN, UNIT, Offered, Told, Wanted
from shanyraq.domains.indicators.rules.periods import exact
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.packages.schema import Indicator, Package, Row
from shanyraq.kernel.digits import decimals

YEARLY = re.compile(r"[12]\d{3}(-A1)?")
"""Periods that are a whole year: only these are compared with what the document prints."""


def wanted_rows(package: Package) -> list[Wanted]:
    """Every row that measures something, in the order of print."""
    language = package.framework.language
    found = []
    for _outcome, indicator in indicators_of(package):
        measuring = [row for row in indicator.rows if not row.is_heading]
        base = _base(measuring)
        for row in measuring:
            unit = row.unit or indicator.unit
            found.append(
                Wanted(
                    indicator=indicator.key,
                    code=indicator.code,
                    title=texts(indicator.title, language),
                    row=row.key,
                    called=_called(indicator, row, language),
                    dimensions=row.dimensions,
                    base=base,
                    unit=unit.code,
                    unit_name=texts(unit.name, language),
                    printed=printed_of(row),
                    baseline_year=row.baseline.year if row.baseline else None,
                )
            )
    return found


def texts(text: str | Mapping[str, str], language: str) -> dict[str, str]:
    """A text by language."""
    return {language: text} if isinstance(text, str) else dict(text)


def _called(indicator: Indicator, row: Row, language: str) -> dict[str, str]:
    return texts(row_text(indicator.rows, row, language), language) if row.disaggregation or row.label else {}


def _base(rows: list[Row]) -> dict[str, str]:
    """The dimensions of the definition: those of the total, or what all rows have."""
    total = next((row for row in rows if row.kind == "total"), None)
    parts = [total] if total else rows
    shared = set.intersection(*(set(row.dimensions.items()) for row in parts)) if parts else set()
    return {name: code for name, code in sorted(shared) if name != OWN and code != "_T"}


def printed_of(row: Row) -> dict[int, Told]:
    """What the document prints in a row, by year; values under another condition or in another unit are left out."""
    found = {}
    for each in [*([row.baseline] if row.baseline else []), *row.latest]:
        if each.value is None or each.year is None or each.unit or each.qualifier:
            continue
        value = exact(float(each.value))
        found[each.year] = Told(
            value, each.printed, decimals(each.printed, float(each.value)) or _decimals(f"{value:f}")
        )
    return found


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def offered_series(datasets: Collection[Dataset], indicators: Iterable[str]) -> dict[str, list[Offered]]:
    """The series of each data set for these indicators, by the key of the data set, in two statements."""
    return _offered(datasets, Series.objects.filter(indicator__in=list(indicators)), None)


def series_by_key(
    datasets: Collection[Dataset], keys: Iterable[str], known: Q | None = None
) -> dict[str, list[Offered]]:
    """The series of each data set with these keys, in two statements.

    :param known: which of the points count; those that stand if nothing is said.
    """
    return _offered(datasets, Series.objects.filter(key__in=list(keys)), known)


def _offered(datasets: Collection[Dataset], of: QuerySet[Series], known: Q | None) -> dict[str, list[Offered]]:
    rows = list(of.filter(dataset__in=[each.pk for each in datasets]).order_by("key"))
    stands = Q(superseded_at=None) if known is None else known
    whole = [row.pk for row in rows if AREA not in row.dimensions]  # nothing in print is compared with a part
    values = told_points(Point.objects.filter(stands, series__in=whole))
    words = {each.pk: (each.key, each.words) for each in datasets}
    found: dict[str, list[Offered]] = {each.key: [] for each in datasets}
    for row in rows:
        key, called = words[row.dataset_id]
        found[key].append(offered(row, called, values.get(row.pk, {})))
    return found


def offered(row: Series, words: Mapping[str, Mapping[str, Texts]], values: Mapping[int, Told]) -> Offered:
    """A series with its values, and with what its source calls it."""
    return Offered(
        key=row.key,
        indicator=row.indicator,
        series=row.series,
        dimensions=row.dimensions,
        unit=row.unit,
        title=row.title,
        names=dict(_names(row, words)),
        values=values,
    )


def told_points(points: QuerySet[Point]) -> dict[int, dict[int, Told]]:
    """The numbers of points that are of a whole year, by series and year. One statement."""
    found: dict[int, dict[int, Told]] = defaultdict(dict)
    columns = ("series", "year", "period", "value", "printed")
    for series, year, period, value, printed in points.exclude(value=None).values_list(*columns):
        if value is not None and YEARLY.fullmatch(period):
            found[series][year] = Told(value, printed, _decimals(printed))
    return found


def _names(row: Series, words: Mapping[str, Mapping[str, Texts]]) -> Iterator[tuple[str, Texts]]:
    for name, code in {"SERIES": row.series, UNIT: row.unit, **row.dimensions}.items():
        called = words.get(name, {}).get(code)
        if called:
            yield name, called
