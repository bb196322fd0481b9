"""What a file says laid over what is kept of its data set, and the points that come of it. Shared by the verbs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from shanyraq.base.statements import insert_lines
from shanyraq.domains.indicators.models import Dataset, Point, Series
from shanyraq.domains.indicators.reading import Observed, Read
from shanyraq.domains.indicators.reading.numbers import number_of
from shanyraq.domains.indicators.reading.words import INDICATOR

BATCH = 2_000
"""Rows of one statement."""
SERIES = f"INSERT INTO {Series._meta.db_table} (dataset_id, key, indicator, series, dimensions, unit, title) VALUES"
POINT = f"INSERT INTO {Point._meta.db_table} (series_id, period, year, value, printed, taken_at) VALUES"
PLACES, LONGEST = 12, 200
"""Decimals of a value, and characters of what is printed, that are kept."""


@dataclass
class Laid:
    """What becomes of the rows of a file: points to make, and those that they supersede.

    ``gone``: points that stand and that the file does not have any more.
    """

    rows: int
    refused: int
    unchanged: int
    new: list[Observed] = field(default_factory=list)
    changed: list[tuple[Observed, int]] = field(default_factory=list)
    series: dict[str, int] = field(default_factory=dict)
    gone: int = 0

    @property
    def changes(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each end."""
        return {
            "rows": self.rows,
            "created": len(self.new),
            "updated": len(self.changed),
            "unchanged": self.unchanged,
            "refused": self.refused,
        }


def lay(dataset: Dataset | None, read: Read) -> Laid:
    """Lays what was read over the points that stand, in two statements. What a file says twice is as it was."""
    laid = Laid(rows=read.rows, refused=read.refused, unchanged=read.repeated)
    stands: dict[tuple[str, str], tuple[int, str]] = {}
    if dataset is not None:
        laid.series = dict(Series.objects.filter(dataset=dataset).values_list("key", "pk"))
        keys = {pk: key for key, pk in laid.series.items()}
        points = Point.objects.filter(series__dataset=dataset, superseded_at=None).order_by()
        for pk, series, period, printed in points.values_list("pk", "series_id", "period", "printed"):
            stands[keys[series], period] = (pk, printed)
    for each in read.observed:
        known = stands.pop((each.key, each.period), None)
        if known is None:
            laid.new.append(each)
        elif _says_the_same(each, known[1]):
            laid.unchanged += 1
        else:
            laid.changed.append((each, known[0]))
    laid.gone = len(stands)
    return laid


def _says_the_same(each: Observed, printed: str) -> bool:
    """Whether a source says what it said before; a zero more at its end is no other value."""
    if each.printed[:LONGEST] == printed:
        return True
    value, _ = number_of(printed)
    return value is not None and each.value is not None and number_of(each.printed)[0] == value


def keep_points(dataset: Dataset, laid: Laid, at: datetime) -> None:
    """Makes the series and points that are new; what they supersede stays on record with the moment."""
    _keep_series(dataset, laid)
    gone = [pk for _, pk in laid.changed]
    for part in _parts(gone):
        Point.objects.filter(pk__in=part).update(superseded_at=at)
    moment = Point._meta.get_field("taken_at").get_db_prep_value(at, connection)
    fresh = [*laid.new, *(each for each, _ in laid.changed)]
    insert_lines(POINT, [_line(laid.series[each.key], each, moment) for each in fresh])


def _line(series: int, each: Observed, moment: Any) -> tuple[Any, ...]:
    value = None if each.value is None else round(each.value, PLACES)
    return series, each.period, each.year, value, each.printed[:LONGEST], moment


def _keep_series(dataset: Dataset, laid: Laid) -> None:
    """Makes the series that are new, and gives all of them the titles that the source has now."""
    titles = dataset.words.get(INDICATOR, {})
    new = {each.key: each for each in reversed(laid.new) if each.key not in laid.series}
    lines = [
        (
            dataset.pk,
            key,
            each.indicator[:80],
            each.series[:200],
            json.dumps(each.dimensions),
            each.unit[:200],
            json.dumps(titles.get(each.indicator, {})),
        )
        for key, each in reversed(new.items())
    ]
    insert_lines(SERIES, lines)
    if new:
        laid.series = dict(Series.objects.filter(dataset=dataset).values_list("key", "pk"))
    if laid.changes and len(new) < len(laid.series):
        _retitle(dataset, titles, set(new))


def _retitle(dataset: Dataset, titles: dict[str, Any], new: set[str]) -> None:
    stale = [row for row in dataset.series.all() if row.key not in new and row.title != titles.get(row.indicator, {})]
    for row in stale:
        row.title = titles.get(row.indicator, {})
    Series.objects.bulk_update(stale, ["title"], batch_size=BATCH)


def _parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(rows), BATCH):
        yield rows[at : at + BATCH]
