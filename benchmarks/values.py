"""Reported values: a million of them taken from a table, one assured, a year rolled up, progress, the page."""

import csv
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from django.test import Client

from benchmarks import packages, reached
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, counted, measure
from benchmarks.workplans import command, get
from shanyraq.base.statements import insert_rows
from shanyraq.domains.indicators.commands import AssureObservation, ReportObservation
from shanyraq.domains.indicators.models import Aggregation, Observation
from shanyraq.domains.indicators.queries import load_results, rolled_up, rolled_up_each
from shanyraq.domains.indicators.queries.observing import place_of
from shanyraq.domains.indicators.verbs import observation, observation_steps
from shanyraq.domains.indicators.vocabulary import Measure, Origin, Over, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from tests.factories.frameworks import Size, framework
from tests.forgetting import forget_versions

SECTION = "Reported values"
LARGE = Size(outcomes=4, indicators=100, breakdowns=19, years=5, entities=40, irregular=False)
"""2,000 rows; 26 of 40 entities contribute to each of them."""
PERIODS = [f"{year}-{month:02d}" for year in range(1984, 2026) for month in range(1, 13)][-500:]
VALUES, SECONDS, SECONDS_SQLITE = 1_000_000, 60, 90
ASSURED_MS, ASSURED_STATEMENTS, ENTITIES = 50, 20, 25
ROLLED_MS, ROLLED, OF_ENTITIES = 500, 120, 8
PROGRESS_MS, YEARS = 200, 15
PAGE_MS, PAGE_STATEMENTS = 60, 12
ALL_MS = 1_000
AT = datetime(2028, 3, 1, tzinfo=UTC)
BENCH = packages.BENCH


def lines(store: Store, code: str, rounds: int, frameworks: int) -> list[Line]:
    """A large framework of its own for values; the real one for the page; all of them for the roll-up."""
    store.copy("one", "values")
    store.use("values")
    made_up = framework(7, LARGE)
    packages.apply(made_up)
    large = made_up.framework.code
    found = [_assured(large, rounds), _rolled_up(large, rounds), *reached.lines(large, rounds)]
    found += [*_progress(large, rounds), _page(code, rounds)]
    found += _taken(store, large)
    store.use("many")
    return [*found, *_all(frameworks, rounds)]


def _taken(store: Store, code: str) -> list[Line]:
    """A table of a million values as a command, and the same again."""
    Observation.objects.all().delete()
    limit = SECONDS_SQLITE if store.url("values").startswith("sqlite") else SECONDS
    found = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "values.csv"
        _write(file, version_in_force(code))
        for what in (f"{VALUES:,} values of {LARGE.indicators * 20:,} rows taken as a command", "the same again"):
            began = time.perf_counter()
            done, largest = command(
                store, "values", ["data", "import", "csv", str(file), "--framework", code, "--json"]
            )
            times = Times([(time.perf_counter() - began) * 1000])
            line = Line(SECTION, what, f"≤ {limit} s", one=times, value=f"{largest:,.0f} MB at most")
            line.met = done.returncode == 0 and times.median <= limit * 1000
            line.note = "" if done.returncode == 0 else done.stderr.decode()[-200:]
            found.append(line)
    return found


def _write(file: Path, version: Version) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["indicator", "row", "period", "value", "source"])
        writer.writerows(_values(version))


def _values(version: Version) -> Iterator[tuple[str, str, str, str, str]]:
    """Plausible values: each row goes its own way by little steps; the same each time."""
    left = VALUES
    for place, (indicator, row) in enumerate(_rows(version)):
        random = Random(place)
        value = random.uniform(20, 70)
        for period in PERIODS[: min(left, len(PERIODS))]:
            value = min(99.0, max(1.0, value * random.uniform(0.995, 1.005)))
            yield indicator, row, period, f"{value:.3f}", "Bureau"
            left -= 1


def _rows(version: Version) -> list[tuple[str, str]]:
    package = recent_package(version)
    indicators = [each for outcome in package.outcomes for each in outcome.indicators]
    return [(each.key, row.key) for each in indicators for row in each.rows if not row.is_heading]


def _assured(code: str, rounds: int) -> Line:
    """One value to which 25 entities contribute, assured and published while all others stand."""
    version = version_in_force(code)
    package = recent_package(version)
    indicator = next(
        each for outcome in package.outcomes for each in outcome.indicators if each.kind == "quantitative"
    ).key
    row = next(row for of, row in _rows(version) if of == indicator)
    entities = sorted(place_of(code, indicator, row).entities)[:ENTITIES]
    Aggregation.objects.create(
        framework_id=version.framework_id, indicator=indicator, over_time=Over.NONE, over_entities=Over.SUM
    )
    numbers: list[int] = []

    def report() -> int:
        period = f"{2000 + len(numbers) // len(entities)}"
        entity = entities[len(numbers) % len(entities)]
        told = {"framework": code, "indicator": indicator, "row": row, "period": period, "value": 5}
        said = ReportObservation(**told, entity=entity, part=entity, submit=True)
        return observation.report(said, by=BENCH, at=AT).number

    def assure() -> None:
        said = AssureObservation(framework=code, number=numbers[-1], note="Checked with the source", publish=True)
        observation_steps.assure(said, by=BENCH, at=AT)

    times = Times()
    for _each in range(max(rounds, 4) * ENTITIES):
        numbers.append(report())
        if len(numbers) == 1:
            assure()
        elif len(numbers) == 2:
            times.statements = counted(assure)
        else:
            times.take(assure)
    line = Line(SECTION, f"one value of {len(entities)} entities assured", "≤ 20 SQL, ≤ 50 ms", one=times)
    line.met = (times.statements or 0) <= ASSURED_STATEMENTS and times.median <= ASSURED_MS
    return line


def _rolled_up(code: str, rounds: int) -> Line:
    """120 values of 8 entities become those of the whole."""
    version = version_in_force(code)
    Observation.objects.all().delete()
    places = [place for place in _rows(version) if place[1]][:ROLLED]
    Aggregation.objects.all().delete()
    Aggregation.objects.bulk_create(
        [
            Aggregation(framework_id=version.framework_id, indicator=each, over_time="none", over_entities="sum")
            for each in dict.fromkeys(indicator for indicator, _row in places)
        ]
    )
    rows = [
        _published(version, number, place, "2027", 5.0, part=f"entity-{entity}")
        for number, (place, entity) in enumerate(((p, e) for p in places for e in range(OF_ENTITIES)), 1)
    ]
    insert_rows(rows)
    times = measure(_cold(lambda: load_results(version, AT.date())), rounds * 3, warm=1)
    line = Line(SECTION, f"{ROLLED} values of {OF_ENTITIES} entities rolled up", f"≤ {ROLLED_MS} ms", one=times)
    line.met = times.median <= ROLLED_MS
    return line


def _progress(code: str, rounds: int) -> list[Line]:
    """The verdicts of a framework with 2,000 rows that have a value for each of 15 years."""
    version = version_in_force(code)
    Observation.objects.all().delete()
    places = _rows(version)
    spread = ((place, year) for place in places for year in range(2028 - YEARS, 2028))
    insert_rows([_published(version, number, place, str(year), 5.0) for number, (place, year) in enumerate(spread, 1)])

    asked = f"progress of {len(places):,} rows × {YEARS} years"
    pages = f"{asked}, each verdict with its reasons"
    return [
        *_read(f"{asked}, rolled up", PROGRESS_MS, lambda: rolled_up(version, AT.date()), rounds),
        *_read(pages, PROGRESS_MS, lambda: judge(version), rounds),
    ]


def judge(version: Version) -> None:
    """Every verdict of a version, with its reasons."""
    for row in load_results(version, AT.date()).rows:
        if not row.is_heading:
            _ = row.verdict


def _read(what: str, most: int, ask: Callable[[], object], rounds: int) -> list[Line]:
    """By a process that has just begun, which is printed; after a value was published; and again."""
    cold, after = Times(statements=counted(_cold(ask))), Times()
    for _each in range(rounds):
        forget_versions()
        cold.take(ask)
    _publish()
    after.statements = counted(ask)
    for _each in range(rounds * 3):
        _publish()
        after.take(ask)
    first = Line(SECTION, f"{what}: by a process that has just begun", one=cold)
    found = [first]
    for when, times in (("after a value was published", after), ("again", measure(ask, rounds * 3, warm=1))):
        line = Line(SECTION, f"{what}: {when}", f"≤ {most:,} ms", one=times)
        line.met = times.median <= most
        found.append(line)
    return found


def _cold(ask: Callable[[], object]) -> Callable[[], object]:
    """The same with nothing remembered."""

    def asked() -> object:
        forget_versions()
        return ask()

    return asked


def _publish() -> None:
    """One value is another one, published later."""
    row = Observation.objects.order_by("pk").first()
    assert row is not None
    later = (row.published_at or AT) + timedelta(seconds=1)
    Observation.objects.filter(pk=row.pk).update(value=(row.value or 0) + 1, published_at=later)


def _page(code: str, rounds: int) -> Line:
    client = Client(SERVER_NAME="localhost")
    indicator = _rows(version_in_force(code))[0][0]
    times = measure(lambda: get(client, f"/{code}/indicators/{indicator}"), rounds * 3, warm=2)
    line = Line(SECTION, "the page of an indicator", f"≤ {PAGE_STATEMENTS} SQL, ≤ {PAGE_MS} ms", one=times)
    line.met = (times.statements or 0) <= PAGE_STATEMENTS and times.median <= PAGE_MS
    return line


def _all(frameworks: int, rounds: int) -> list[Line]:
    """The outcomes of every framework rolled up."""
    versions = versions_in_force()
    insert_rows([_published(versions[0], 1, _rows(versions[0])[0], "2027", 5.0)])
    what = f"outcomes of {len(versions)} frameworks rolled up"
    return _read(what, ALL_MS, lambda: rolled_up_each(versions, AT.date()), rounds)


def _published(
    version: Version, number: int, place: tuple[str, str], period: str, value: float, part: str = ""
) -> Observation:
    return Observation(
        framework_id=version.framework_id,
        number=number,
        indicator=place[0],
        row=place[1],
        period=period,
        year=int(period[:4]),
        measure=Measure.PERIOD,
        part=part,
        entity=part,
        origin=Origin.REPORTED,
        value=value,
        printed=f"{value:g}",
        stage=Stage.PUBLISHED,
        made_at=AT,
        made_by="bench",
        published_at=datetime(2028, 1, 1, tzinfo=UTC),
    )
