"""Money: the page that adds up five years of two thousand sub-outputs, its filters, its file, and its grid."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count, cycle
from random import Random

from django.test import Client

from benchmarks.databases import Store
from benchmarks.measuring import Line, measure
from benchmarks.workplans import CELL_MS, get, officer
from shanyraq.domains.funding.models import Line as MoneyLine
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.workplans.models import SubOutput, Tag

SECTION = "Money"
SUB_OUTPUTS, YEARS, ENTITIES, PARTNERS, PLACES = 2_000, range(2026, 2031), 2, 40, 20
PAGE_MS, PAGE_STATEMENTS = 150, 20


def lines(store: Store, code: str, rounds: int) -> list[Line]:
    """The page as a member sees it, one year of it, everything as a file, and one amount entered."""
    store.copy("one", "money")
    store.use("money")
    fill(code)
    client = officer(code)
    address = f"/{code}/funding/"
    amount = len(YEARS) * SUB_OUTPUTS * ENTITIES
    shown = measure(lambda: get(client, address), rounds * 3, warm=2)
    page = Line(
        SECTION,
        f"the page of money: {len(YEARS)} years × {SUB_OUTPUTS:,} sub-outputs, {amount:,} lines",
        f"≤ {PAGE_STATEMENTS} SQL, ≤ {PAGE_MS} ms",
        one=shown,
    )
    page.met = (shown.statements or 0) <= PAGE_STATEMENTS and shown.median <= PAGE_MS
    year = Line(SECTION, "one year of it", one=measure(lambda: get(client, f"{address}?year=2027"), rounds * 3))
    file = Line(SECTION, "all of it as a CSV file", one=measure(lambda: get(client, f"/{code}/funding.csv"), rounds))
    return [page, year, file, _amount(client, code, rounds)]


def _amount(client: Client, code: str, rounds: int) -> Line:
    """One amount typed into the grid of a sub-output, another one each time: saved, and its row shown again."""
    rows = MoneyLine.objects.filter(year=YEARS[0]).order_by("pk")
    places = cycle(rows.values("sub_output__number", "entity", "contributor", "instrument", "required")[:200])
    turns = count(1)

    def save() -> None:
        place, amount = next(places), f"{next(turns)}.50"
        cell = f"{YEARS[0]}.required"
        sent = {name: str(place[name]) for name in ("entity", "contributor", "instrument")}
        sent |= {cell: amount, f"was.{cell}": str(place["required"])}
        address = f"/{code}/funding/sub-outputs/{place['sub_output__number']}/"
        answer = client.post(address, sent, headers={"HX-Request": "true"})
        assert answer.status_code == 200, answer.status_code
        assert f'data-saved="{amount}"'.encode() in answer.content, "it is saved"

    times = measure(save, rounds * 20, warm=5)
    line = Line(SECTION, "one amount saved in the grid", f"≤ {CELL_MS} ms", one=times)
    line.met = times.median <= CELL_MS
    return line


def fill(code: str, first: int = 1) -> None:
    """Made-up sub-outputs, each of two entities, with money of each year told apart; the same each time.

    ``first``: the number of the first of them.
    """
    version = version_in_force(code)
    random = Random(2026)
    package = recent_package(version)
    rows = list(_sub_outputs(version.framework_id, package, random, first))
    SubOutput.objects.bulk_create([row for row, _entities, _goals in rows], batch_size=500)
    Tag.objects.bulk_create(
        [
            Tag(sub_output=row, kind=kind, value=value, place=place)
            for row, entities, targets in rows
            for kind, values in (("entity", entities), ("target", targets), ("place", _places(random)))
            for place, value in enumerate(values)
        ],
        batch_size=500,
    )
    kinds = list(instruments())
    MoneyLine.objects.bulk_create(
        [
            MoneyLine(
                sub_output=row,
                year=year,
                entity=entity,
                contributor=f"Partner {random.randrange(PARTNERS)}",
                instrument=random.choice(kinds),
                required=Decimal(random.randint(5_000, 900_000)),
                available=Decimal(random.randint(1_000, 600_000)),
                spent=Decimal(random.randint(0, 500_000)),
            )
            for row, entities, _targets in rows
            for year in YEARS
            for entity in entities
        ],
        batch_size=500,
    )


def _sub_outputs(
    framework: int, package: Package, random: Random, first: int
) -> Iterator[tuple[SubOutput, list[str], list[str]]]:
    outputs = [(outcome, output) for outcome in package.outcomes for output in outcome.outputs]
    for number in range(first, first + SUB_OUTPUTS):
        outcome, output = random.choice(outputs)
        entities = sorted({each.party for each in output.entities or outcome.entities})
        targets = sorted({link.code for link in outcome.sdg_targets})
        row = SubOutput(
            framework_id=framework,
            number=number,
            output=output.code,
            title={"en": f"Advice on topic {number}"},
            starts_on=date(YEARS[0], 1, 1),
            ends_on=date(YEARS[-1], 12, 31),
            made_at=datetime.now(UTC),
        )
        chosen = random.sample(entities, min(ENTITIES, len(entities)))
        yield row, chosen, random.sample(targets, min(3, len(targets)))


def _places(random: Random) -> list[str]:
    return [f"Place {number}" for number in random.sample(range(PLACES), 2)]
