"""Reallocations of money that nobody earmarked: some effective, some that wait for a consent. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from shanyraq.domains.funding.rules.pipeline import AGREED
from shanyraq.domains.funding.training.drawn import Given, Moved, Place, rounded
from shanyraq.domains.funding.vocabulary import Earmarking
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.choosing import stream

SHARE = Decimal("0.3")
"""What part of an allocation is moved."""


def moved(plans: TrainingPlans, given: Sequence[Given]) -> list[Moved]:
    """One for each state of the section, each of another contribution, as far as there are some that can be moved."""
    moves = plans.money.moves if plans.money else None
    if moves is None:
        return []
    chance = stream(plans, "moves")
    able = [(number, places) for number, each in enumerate(given) if (places := _places(each))]
    chance.shuffle(able)
    return [
        Moved(number, source, target, _part(given[number].allocations[source]), reason, state)
        for state, (number, (source, target)) in zip(moves.states, able, strict=False)
        for reason in [chance.choice(moves.reasons)]
    ]


def _part(allocated: Decimal) -> Decimal:
    return min(rounded(allocated * SHARE), allocated)


def _places(each: Given) -> tuple[Place, Place] | None:
    """From where to where: from the place that has most, to another sub-output of the same entity."""
    if each.earmarking != Earmarking.NONE or each.stage not in AGREED or not each.allocations:
        return None
    source = max(each.allocations, key=lambda place: (each.allocations[place], place))
    others = [place for place in each.allocations if place[0] != source[0] and place[2] == source[2]]
    return (source, others[0]) if others else None
