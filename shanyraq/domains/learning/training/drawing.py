"""How activities of a copy for training would stand on a day: dates, states, cost, what shows them. Pure.

The same seed and day give the same. What lies behind the day is mostly done, a few are late, postponed or dropped;
what lies ahead has dates or none. Amounts are US dollars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from shanyraq.domains.learning.vocabulary import State
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_monitoring import TrainingMonitoring

WITH_COST = frozenset({"surveys", "evaluations", "capacity"})
"""Categories whose activities cost something of their own."""
DROPPED = 4
"""Of 100 activities whose days are over, so many are dropped."""
DATED = 60
"""Of 100 activities of the next year, so many have dates."""
USED = 60
"""Of 100 that are done, the use of so many is told."""
COSTS = range(6, 60, 2)
"""In thousands."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is known of one: its key, the key of its category, its year."""

    key: str
    category: str
    year: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is told of an activity. ``year``: another than its own, or None; ``reason``: why it was put off."""

    key: str
    state: State
    year: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    done_on: date | None = None
    cost_planned: Decimal | None = None
    cost_spent: Decimal | None = None
    statement: Text = ""
    use: Text = ""
    reason: str = ""


def draw(activities: Sequence[Activity], words: TrainingMonitoring, seed: int, last: int, on: date) -> list[Drawn]:
    """Of each activity up to the last year of the invented plans what would be told of it on a day, if anything."""
    found = [
        _drawn(each, words, place, _stream(seed, each.key), on)
        for place, each in enumerate(activities)
        if each.year <= last
    ]
    return [each for each in found if each is not None]


def _stream(seed: int, key: str) -> Random:
    return Random(f"{seed}:monitoring:{key}")  # noqa: S311 - for practice, and it must be repeatable


def _drawn(each: Activity, words: TrainingMonitoring, place: int, chance: Random, on: date) -> Drawn | None:
    starts_on, ends_on = _days(each.year, chance)
    luck, cost = chance.randrange(100), _cost(each, chance)
    if each.year > on.year and luck >= DATED:
        return None
    if ends_on >= on:
        state = State.UNDER_WAY if starts_on <= on else State.PLANNED
        return Drawn(each.key, state, None, starts_on, ends_on, cost_planned=cost)
    reason = words.reasons[place % len(words.reasons)]
    if luck < DROPPED:
        return Drawn(each.key, State.DROPPED, reason=reason)
    if luck < DROPPED + words.postponed:
        return Drawn(each.key, State.POSTPONED, each.year + 1, reason=reason)
    if luck < DROPPED + words.postponed + words.late:
        return Drawn(each.key, State.UNDER_WAY, None, starts_on, ends_on, cost_planned=cost)
    return Drawn(
        each.key,
        State.DONE,
        None,
        starts_on,
        ends_on,
        done_on=min(max(ends_on + timedelta(days=chance.randint(-20, 12)), starts_on), on),
        cost_planned=cost,
        cost_spent=(cost * chance.randint(84, 104) / 100).quantize(Decimal(1)) if cost else None,
        statement=words.statements[place % len(words.statements)],
        use=words.uses[place % len(words.uses)] if chance.randrange(100) < USED else "",
    )


def _days(year: int, chance: Random) -> tuple[date, date]:
    starts_on = date(year, chance.randint(1, 9), chance.choice((1, 15)))
    ends_on = starts_on + timedelta(days=chance.choice((45, 60, 90, 120, 150)))
    return starts_on, min(ends_on, date(year, 12, 20))


def _cost(each: Activity, chance: Random) -> Decimal | None:
    amount = Decimal(chance.choice(COSTS) * 1000)
    return amount if each.category in WITH_COST else None
