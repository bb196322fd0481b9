"""The multi-year funding framework, beside the sums of the work plans."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum

from shanyraq.base.audit.queries import states
from shanyraq.domains.funding.models import Frame
from shanyraq.domains.funding.queries.overview import lines_of
from shanyraq.domains.funding.rules.frames import Planned
from shanyraq.domains.funding.vocabulary import FRAME_FIELDS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.kernel.amounts import added_up


class FrameLine(NamedTuple):
    """What an entity needs for an outcome in a year. ``revision``: what a change is made from; of a day None."""

    outcome: str
    entity: str
    year: int
    planned: Planned
    revision: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome and an entity: the amounts of each year; ``plans``: what work plans require in each year."""

    outcome: str
    entity: str
    years: dict[int, Planned]
    plans: Mapping[int, Decimal]

    @property
    def together(self) -> Planned:
        """All years."""
        return together(list(self.years.values()))

    @property
    def in_plans(self) -> Decimal | None:
        """What work plans require in all years; None where they say nothing."""
        return added_up(self.plans.values())

    def apart(self, years: Collection[int]) -> Decimal | None:
        """Work plans less the framework in those years of which both speak; None where there is none."""
        both = [(self.plans.get(year), self.years.get(year, Planned()).needed) for year in years]
        return added_up(plans - needed for plans, needed in both if plans is not None and needed is not None)


def together(every: Sequence[Planned]) -> Planned:
    """All of them added up."""
    found = Planned()
    for each in every:
        found = found.and_of(each)
    return found


def frames(version: Version, as_of: date | None = None) -> tuple[Around, list[Row]]:
    """Every line by outcome and entity. Two statements beside those of the register; of a day what the trail says,
    without the work plans: it does not say whose their money was.
    """
    there = around(version)
    found: dict[tuple[str, str], dict[int, Planned]] = {}
    for line in _of_a_day(version.code, as_of) if as_of else _now(version):
        found.setdefault((line.outcome, line.entity), {})[line.year] = line.planned
    plans = {} if as_of else _in_plans(version, there)
    order = list(dict.fromkeys(line.outcome for line in there.outputs))
    keys = sorted({*found, *plans}, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key[1]))
    return there, [Row(*key, found.get(key, {}), plans.get(key, {})) for key in keys]


def frame_lines(version: Version, as_of: date | None = None) -> list[FrameLine]:
    """Every line by outcome, entity and year. One statement."""
    return sorted(_of_a_day(version.code, as_of) if as_of else _now(version), key=lambda line: line[:3])


def _now(version: Version) -> list[FrameLine]:
    columns = ("outcome", "entity", "year", "revision", *FRAME_FIELDS)
    rows = Frame.objects.filter(framework=version.framework_id).values_list(*columns)
    found = []
    for outcome, entity, year, revision, *amounts in rows:
        found.append(FrameLine(outcome, entity, year, Planned(*amounts), revision))
    return found


def _of_a_day(code: str, day: date) -> list[FrameLine]:
    found = []
    for key, values in states(code, "frame", day).items():
        outcome, rest = key.split("/", 1)
        entity, _slash, year = rest.rpartition("/")
        amounts = [Decimal(values[name]) if values.get(name) else None for name in FRAME_FIELDS]
        found.append(FrameLine(outcome, entity, int(year), Planned(*amounts), None))
    return found


def _in_plans(version: Version, there: Around) -> dict[tuple[str, str], dict[int, Decimal]]:
    outcomes = {line.code: line.outcome for line in there.outputs}
    rows = (
        lines_of(version)
        .exclude(entity="")
        .order_by()
        .values_list("sub_output__output", "entity", "year")
        .annotate(together=Sum("required"))
    )
    found: dict[tuple[str, str], dict[int, Decimal]] = {}
    for output, entity, year, amount in rows:
        if amount is not None:
            years = found.setdefault((outcomes.get(output, ""), entity), {})
            years[year] = years.get(year, Decimal(0)) + amount
    return found


def has_frames(version: Version) -> bool:
    """Whether the funding framework of a version has any line."""
    return Frame.objects.filter(framework=version.framework_id).exists()
