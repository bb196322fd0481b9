"""What was reached of output indicators: one value assured to which 25 entities contribute, many put together."""

from datetime import UTC, date, datetime
from decimal import Decimal

from benchmarks import packages
from benchmarks.measuring import Line, Times, measure
from shanyraq.domains.indicators.vocabulary import Over, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands import AddSubOutput
from shanyraq.domains.workplans.commands.output_values import AssureOutputValue
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.output_indicators import output_indicators
from shanyraq.domains.workplans.queries.reached import reached
from shanyraq.domains.workplans.verbs import output_value, sub_output

SECTION = "Values of output indicators"
ENTITIES, ASSURED_STATEMENTS, ASSURED_MS = 25, 20, 50
ROLLED, OF_ENTITIES, ROLLED_MS = 120, 8, 500
BENCH = packages.BENCH


def lines(code: str, rounds: int) -> list[Line]:
    """In a framework of which no year is over but the first."""
    version = version_in_force(code)
    year, output = version.starts_on.year, around(version).outputs[0].code
    entities = [f"entity-{number:02}" for number in range(ENTITIES)]
    told = {"framework": code, "output": output, "title": {"en": "Wells"}, "entities": entities}
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    at = datetime(year + 1, 3, 1, tzinfo=UTC)
    sub_output.add(AddSubOutput.model_validate({**told, **days}), by=BENCH, at=at)
    found = [_assured(version, output, entities, at, rounds), _rolled_up(version, output, entities, at, rounds)]
    OutputValue.objects.all().delete()
    OutputIndicator.objects.all().delete()
    return found


def _indicators(version: Version, output: str, number: int, at: datetime) -> list[OutputIndicator]:
    OutputValue.objects.all().delete()
    OutputIndicator.objects.all().delete()
    rows = [
        OutputIndicator(
            framework_id=version.framework_id,
            number=each,
            output=output,
            title={"en": "Schools"},
            over_entities=Over.SUM,
            made_at=at,
        )
        for each in range(1, number + 1)
    ]
    return OutputIndicator.objects.bulk_create(rows)


def _write(rows: list[OutputIndicator], entities: list[str], at: datetime, stage: Stage) -> None:
    places = [(row, entity) for row in rows for entity in entities]
    OutputValue.objects.bulk_create(
        OutputValue(
            framework_id=row.framework_id,
            number=number,
            indicator=row,
            year=at.year - 1,
            entity=entity,
            value=Decimal(5),
            printed="5",
            stage=stage,
            made_at=at,
            made_by="benchmark",
            published_at=at if stage is Stage.PUBLISHED else None,
        )
        for number, (row, entity) in enumerate(places, 1)
    )


def _assured(version: Version, output: str, entities: list[str], at: datetime, rounds: int) -> Line:
    """Assured one after the other, while those before stand."""
    _write(_indicators(version, output, max(rounds, 4), at), entities, at, Stage.SUBMITTED)
    numbers = iter(list(OutputValue.objects.order_by("number").values_list("number", flat=True)))

    def assure() -> None:
        told = AssureOutputValue(framework=version.code, number=next(numbers), note="Checked with the source")
        output_value.assure(told, by=BENCH, at=at)

    times = Times(statements=measure(assure, 0).statements)
    for _each in range(max(rounds, 4) * ENTITIES - 2):
        times.take(assure)
    line = Line(SECTION, f"one value of {ENTITIES} entities assured", "≤ 20 SQL, ≤ 50 ms", one=times)
    line.met = (times.statements or 0) <= ASSURED_STATEMENTS and times.median <= ASSURED_MS
    return line


def _rolled_up(version: Version, output: str, entities: list[str], at: datetime, rounds: int) -> Line:
    """Of every indicator the values of some entities become one."""
    _write(_indicators(version, output, ROLLED, at), entities[:OF_ENTITIES], at, Stage.PUBLISHED)
    rows = output_indicators(version)
    times = measure(lambda: reached(version, rows), rounds * 3, warm=1)
    line = Line(SECTION, f"{ROLLED} values of {OF_ENTITIES} entities rolled up", f"≤ {ROLLED_MS} ms", one=times)
    line.met = times.median <= ROLLED_MS
    return line
