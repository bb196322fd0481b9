"""A multi-year funding framework beside the work plans: near to what they require, less certain year by year. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from random import Random

from shanyraq.domains.funding.training.drawn import Around, Framed, Standing, rounded
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.choosing import stream

WHOLE = 1_000
"""Amounts are multiples of so many dollars."""
CORE = (0.08, 0.3)
"""Which part of what an entity needs its core resources pay: least and most."""
EXPECTED = ((0.6, 0.8), (0.5, 0.7), (0.3, 0.55), (0.15, 0.4), (0.1, 0.3))
"""What part of the rest others are expected to pay, in the first year and in those after it."""
GROWTH = 1.03


def framed(plans: TrainingPlans, lines: Sequence[Standing], about: Around) -> list[Framed]:
    """A line for every outcome, entity and year of the framework in which the entity has money in plans of any year."""
    if plans.money is None or not plans.money.frames:
        return []
    required: defaultdict[tuple[str, str], defaultdict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        if line.outcome and line.entity and line.required and about.first <= line.year <= about.last:
            required[line.outcome, line.entity][line.year] += line.required
    return [
        each
        for (outcome, entity), years in sorted(required.items())
        for each in _of_pair(stream(plans, "frames", outcome, entity), outcome, entity, years, about)
    ]


def _of_pair(chance: Random, outcome: str, entity: str, years: dict[int, Decimal], about: Around) -> list[Framed]:
    usual = float(sum(years.values())) / len(years)
    core_share = chance.uniform(*CORE)
    found = []
    for place, year in enumerate(range(about.first, about.last + 1)):
        base = float(years[year]) if year in years else usual * GROWTH**place
        needed = rounded(base * chance.uniform(0.95, 1.12), WHOLE)
        core = rounded(float(needed) * core_share, WHOLE)
        rest = chance.uniform(*EXPECTED[min(place, len(EXPECTED) - 1)])
        others = min(rounded(float(needed) * rest, WHOLE), max(needed - core, Decimal(0)))
        found.append(Framed(outcome, entity, year, needed, min(core, needed), others))
    return found
