"""What is done, where and by whom: the activities of each output in turn, with part, place and entities. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random

from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import OutputActivities, Place, TrainingActivity, TrainingPlans

MOST_ENTITIES = 4
"""Entities of one sub-output, at most."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sub-output before it has days, money and words. ``place`` None: nationwide; the first entity leads. ``again``:
    the number of the one that another entity does in the same place, of which this is alike work in other words."""

    output: str
    number: int
    activity: TrainingActivity
    part: Text | None
    place: Place | None
    entities: tuple[str, ...]
    again: int | None = None

    @property
    def title(self) -> Text:
        """What it is called, the part and the place left open."""
        return self.activity.title if self.again is None else self.activity.again or ""


def stream(plans: TrainingPlans, *about: object) -> Random:
    """A source of chance of its own for each thing, so that a change of one thing moves no other.

    Seeded by text, which gives the same numbers on every machine.
    """
    return Random(":".join(map(str, (plans.seed, *about))))  # noqa: S311 - for practice, and it must be repeatable


def chosen(plans: TrainingPlans) -> list[Chosen]:
    """All of them, as many as are asked for, in the order of the outputs."""
    shares = _shares(plans.outputs, plans.sub_outputs)
    found = [each for output, count in shares for each in _of_output(plans, output, count)]
    return _with_entities(plans, found)


def _shares(outputs: Sequence[OutputActivities], total: int) -> Iterator[tuple[OutputActivities, int]]:
    """How many each output gets: in proportion to its activities, and together exactly ``total``."""
    every, before, given = sum(len(each.activities) for each in outputs), 0, 0
    for each in outputs:
        before += len(each.activities)
        upto = total * before // every
        yield each, upto - given
        given = upto


def _of_output(plans: TrainingPlans, output: OutputActivities, count: int) -> Iterator[Chosen]:
    """Every activity once, then again with another part or place, and so on; the second turn of an activity that has
    words for it is alike work in the same place."""
    ways = [_ways(plans, output.output, place, each) for place, each in enumerate(output.activities)]
    for number in range(count):
        at, turn = number % len(ways), number // len(ways)
        activity = output.activities[at]
        again = activity.again is not None and turn == 1
        later = turn - 1 if activity.again is not None and turn else turn
        part, place = ways[at][later % len(ways[at])]
        first = at + 1 if again else None
        yield Chosen(output.output, number + 1, activity, part, place, (), first)


def _ways(
    plans: TrainingPlans, output: str, number: int, activity: TrainingActivity
) -> list[tuple[Text | None, Place | None]]:
    places: list[Place | None] = [*plans.places] if activity.is_local else [None]
    parts: list[Text | None] = [*activity.parts] if activity.parts else [None]
    ways = list(product(parts, places))
    stream(plans, "ways", output, number).shuffle(ways)
    return ways


def _with_entities(plans: TrainingPlans, found: Sequence[Chosen]) -> list[Chosen]:
    """Each gets the entity that has fewest so far of those that may do it; some get more than one. Alike work is done
    by others."""
    counts: Counter[str] = Counter()
    made: list[Chosen] = []
    of_number: dict[tuple[str, int | None], tuple[str, ...]] = {}
    for each in found:
        chance = stream(plans, "entities", each.output, each.number)
        others = of_number.get((each.output, each.again), ())
        every = list(dict.fromkeys(each.activity.entities))
        may = [key for key in every if key not in others] or every
        chance.shuffle(may)
        may.sort(key=lambda key: counts[key])
        many = chance.randint(2, MOST_ENTITIES) if chance.random() * 100 < plans.joint else 1
        spared = 1 if each.activity.again is not None and each.again is None else 0  # somebody else does alike work
        entities = tuple(may[: min(many, len(every) - spared)])
        counts.update(entities)
        of_number[each.output, each.number] = entities
        made.append(replace(each, entities=entities))
    return _nobody_left_out(made, counts)


def _nobody_left_out(made: list[Chosen], counts: Counter[str]) -> list[Chosen]:
    """An entity that got nothing leads where another that has several was to."""
    named = dict.fromkeys(key for each in made for key in each.activity.entities)
    for key in named:
        if counts[key]:
            continue
        for place, each in enumerate(made):
            lead = each.entities[0]
            if key in each.activity.entities and counts[lead] > 1:
                made[place] = replace(each, entities=(key, *each.entities[1:]))
                counts.update({key: 1, lead: -1})
                break
    return made
