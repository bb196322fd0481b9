"""Reads a second transcription and the tables of a package into the same plain rows. No judgement here."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from shanyraq.domains.packages.schema import Package, Row, Value
from tests.conftest import ROOT

HERE = ROOT / "tests" / "transcriptions"
ITEM = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?: \((?P<year>\d{4})\))?")

Point = tuple[float | None, int | None]


@dataclass(frozen=True)
class Line:
    """One printed row of a table: number and year of every cell; no number where words were printed."""

    outcome: str
    indicator: str
    path: tuple[str, ...]
    baseline: Point | None
    latest: tuple[Point, ...]
    targets: tuple[Point, ...]
    pending: bool


def records(name: str) -> list[dict[str, str]]:
    """The lines of a transcription, by column."""
    with (HERE / Path(name)).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def transcribed(name: str) -> list[Line]:
    """The transcription ``name``, in the order of the printed rows."""
    return [
        Line(
            outcome=record["outcome"],
            indicator=record["indicator"],
            path=tuple(filter(None, record["row"].split(" | "))),
            baseline=_baseline(record["baseline"], record["baseline_year"]),
            latest=_points(record["latest"]),
            targets=_points(record["targets"]),
            pending=record["pending"] == "pending",
        )
        for record in records(name)
    ]


def packaged(package: Package) -> list[Line]:
    """The same rows as the package holds them."""
    return [
        _line(outcome.code, indicator.code or _words(indicator.title), row)
        for outcome in package.outcomes
        for indicator in outcome.indicators
        for row in indicator.rows
    ]


def _line(outcome: str, indicator: str, row: Row) -> Line:
    return Line(
        outcome=outcome,
        indicator=indicator,
        path=tuple(row.disaggregation),
        baseline=_point(row.baseline) if row.baseline else None,
        latest=tuple(map(_point, row.latest)),
        targets=tuple(map(_point, row.targets)),
        pending=row.target_pending is not None,
    )


def _words(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text["en"]


def _point(value: Value) -> Point:
    return (value.value, value.year)


def _points(cell: str) -> tuple[Point, ...]:
    """``9.75 (2025); 9.5`` → two numbers, the second without a year; words (``N/A``) are no number."""
    found = (ITEM.fullmatch(each) for each in cell.split("; ") if each)
    return tuple((float(match["value"]), _year(match["year"])) if match else (None, None) for match in found)


def _baseline(cell: str, year: str) -> Point | None:
    if not cell:
        return None
    [(value, _)] = _points(cell)
    return (value, _year(year))


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None
