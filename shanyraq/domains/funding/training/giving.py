"""Contributions behind the lines of money, and some of their own: to begin with, in talks, lost. Pure.

What is allocated never exceeds a contribution. It agrees with what lines say is available, but for a few, so that there
is something to be found; of some lines nothing is allocated, for not all money is registered as a contribution.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from math import ceil
from random import Random

from shanyraq.domains.funding.rules.pipeline import FIRM
from shanyraq.domains.funding.training.drawn import Around, Given, Place, Standing, rounded
from shanyraq.domains.funding.vocabulary import Stage
from shanyraq.domains.packages.schema.training_money import Apart, Behind, TrainingMoney
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.choosing import stream

WHOLE = 10_000
"""Contributions are multiples of so many dollars."""
BY_YEAR = 0.35
"""Of so large a share of entities there is an agreement for each year, and not one for all."""
LONGER = 0.3
"""So many agreements run a year longer than anything is allocated."""
APART = (0.5, 0.8, 1.25)
"""What an allocation is of what lines say, where it differs."""
CLOSING = timedelta(days=120)
"""How long after its end a contribution is closed."""


def given(plans: TrainingPlans, lines: Sequence[Standing], about: Around) -> list[Given]:
    """The contributions in the order of the section; none where it has no money."""
    money = plans.money
    if money is None:
        return []
    behind = [each for one in money.behind for each in _behind(plans, money, one, lines, about)]
    return [*behind, *(_apart(plans, number, one, lines, about) for number, one in enumerate(money.apart))]


def _behind(
    plans: TrainingPlans, money: TrainingMoney, one: Behind, lines: Sequence[Standing], about: Around
) -> Iterator[Given]:
    own = [
        line
        for line in lines
        if line.donor == one.donor and line.entity and line.available and about.first <= line.year <= about.last
    ]
    of_whom: defaultdict[str, list[Standing]] = defaultdict(list)
    for line in own:
        of_whom[line.entity if one.each == "entity" else line.outcome].append(line)
    for key in sorted(of_whom):
        chance = stream(plans, "behind", one.donor, key)
        for some in _agreements(chance, one, of_whom[key]):
            shares = dict(_shares(chance, money, some))
            if shares:
                yield _agreement(chance, one, (key, some, shares), about)


def _agreements(chance: Random, one: Behind, lines: Sequence[Standing]) -> list[list[Standing]]:
    """All years in one agreement; of some entities each year in its own."""
    apart = one.each == "entity" and chance.random() < BY_YEAR
    ordered = sorted(lines, key=lambda line: (line.year, line.sub_output, line.entity))
    return [list(some) for _year, some in groupby(ordered, lambda line: line.year)] if apart else [ordered]


def _shares(chance: Random, money: TrainingMoney, lines: Sequence[Standing]) -> Iterator[tuple[Place, Decimal]]:
    there: defaultdict[Place, Decimal] = defaultdict(Decimal)
    for line in lines:
        there[line.sub_output, line.year, line.entity] += line.available or Decimal(0)
    for place, amount in there.items():
        luck = chance.random() * 100
        if luck < money.untold:
            continue
        differs = luck < money.untold + money.differing
        yield place, rounded(amount * Decimal(str(chance.choice(APART)))) if differs else amount


def _agreement(
    chance: Random, one: Behind, of: tuple[str, Sequence[Standing], dict[Place, Decimal]], about: Around
) -> Given:
    key, lines, shares = of
    first, last = lines[0].year, lines[-1].year
    name = about.names.get(key, key) if one.each == "entity" else key
    title = one.title.replace("{entity}", name).replace("{outcome}", name)
    years = {line.year for line in lines}
    longer = last < about.last and chance.random() < LONGER
    starts, ends = date(first, chance.choice((1, 1, 1, 3)), 1), date(last + longer, 12, 31)
    agreed = starts - timedelta(days=chance.randint(10, 90))
    return Given(
        f"{title}, {first}" if len(years) == 1 and one.each == "entity" else title,
        one.donor,
        key if one.each == "entity" else "",
        lines[0].instrument,
        one.earmarking,
        key if one.each == "outcome" and one.earmarking != "none" else "",
        starts,
        ends,
        min(agreed, about.on),
        _stage(chance, agreed, starts, ends, about.on),
        one.currency,
        _whole(chance, sum(shares.values(), Decimal(0))),
        one.tax_exempt,
        one.cost_sharing,
        one.pooled,
        next((each.mechanism for each in one.mechanisms if each.outcome == key), ""),
        shares,
    )


def _whole(chance: Random, allocated: Decimal) -> Decimal:
    """What is allocated, and mostly something more."""
    more = max(allocated, allocated * Decimal(str(round(chance.uniform(1, 1.25), 2))))
    return Decimal(ceil(more / WHOLE) * WHOLE)


def _stage(chance: Random, agreed: date, starts: date, ends: date, on: date) -> Stage:
    luck = chance.random()
    if agreed > on:
        return Stage.PLEDGED
    if starts > on:
        return Stage.SIGNED if luck < 0.7 else Stage.PLEDGED
    if ends + CLOSING < on:
        return Stage.CLOSED
    return Stage.RECEIVED if luck < 0.6 else Stage.SIGNED


def _apart(plans: TrainingPlans, number: int, one: Apart, lines: Sequence[Standing], about: Around) -> Given:
    chance = stream(plans, "apart", number, one.title)
    starts, ends = date(one.first_year, 1, 1), date(one.last_year, 12, 31)
    return Given(
        one.title,
        one.donor,
        one.entity or "",
        one.instrument,
        one.earmarking,
        one.outcome or "",
        starts,
        ends,
        min(starts, about.on) if one.stage in FIRM else about.on,
        one.stage,
        one.currency,
        Decimal(one.amount),
        one.tax_exempt,
        one.cost_sharing,
        one.pooled,
        one.mechanism or "",
        _chosen(chance, one, lines),
    )


def _chosen(chance: Random, one: Apart, lines: Sequence[Standing]) -> dict[Place, Decimal]:
    """Some of the places to which it may go, with equal shares."""
    may = sorted(
        {
            (line.sub_output, line.year, line.entity)
            for line in lines
            if one.outcome in (None, line.outcome)
            and one.entity in (None, line.entity)
            and one.first_year <= line.year <= one.last_year
        }
    )
    count = min(one.sub_outputs, len(may))
    if not count:
        return {}
    each = rounded(one.amount * chance.uniform(0.5, 0.8) / count)
    return {place: each for place in sorted(chance.sample(may, count)) if each * count <= one.amount}
