"""What sub-outputs of a copy for training bring forth by a day, and what outputs are measured by. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import OutputActivities, Place, TrainingIndicator, TrainingPlans
from shanyraq.domains.workplans.commands.output_indicators import number_text
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.training.choosing import stream
from shanyraq.domains.workplans.training.valuing import stated
from shanyraq.domains.workplans.training.wording import Speech
from shanyraq.domains.workplans.vocabulary import Status

COUNTS = (0, 1, 1, 2, 2)
"""How many things a sub-output promises, where so many are known."""
ON_TIME, LATE = 0.72, 0.87
"""Of what was due, so much was delivered on time, and so much at all."""
EARLIER, LATER = 20, 40
"""So many days before, or after, the day on which it was due."""
MOST_CONTRIBUTE = 4
"""Sub-outputs that contribute to an indicator, at most."""
STILL = frozenset({Status.PIPELINE, Status.CANCELLED, ""})

Standing = Sequence[tuple[int, Facts]]
"""The sub-outputs of a copy that did not end, by number."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A deliverable: of which sub-output, by when, and when it was delivered."""

    sub_output: int
    title: dict[str, str]
    due_on: date
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class Measured:
    """An output indicator with the targets of all years, as texts."""

    output: str
    title: dict[str, str]
    unit: str
    baseline: Decimal
    baseline_year: int
    targets: dict[str, str]
    sub_outputs: tuple[int, ...]
    over_entities: str
    over_time: str


def promised(package: Package, plans: TrainingPlans, standing: Standing, on: date) -> list[Promised]:
    """Deliverables as they would stand on a day: those of the past are mostly delivered, a few late or not yet."""
    speech = Speech(package.framework.language, package.framework.languages)
    texts: dict[str, list[Text]] = {each.function: each.deliverables for each in plans.functions}
    found = []
    for number, facts in standing:
        known = texts.get(facts.functions[0], []) if facts.functions else []
        chance = stream(plans, "deliverables", facts.output, number)
        count = min(chance.choice(COUNTS), len(known))
        if count and facts.starts_on and facts.ends_on and facts.status != Status.CANCELLED:
            titles = [speech.said(chance, [text], _place(plans, facts)) for text in known[-count:]]
            found += list(_promises(chance, number, facts, titles, on))
    return found


def _place(plans: TrainingPlans, facts: Facts) -> Place:
    return next((each for each in plans.places if each.name in facts.places), plans.nationwide)


def _promises(
    chance: Random, number: int, facts: Facts, titles: Sequence[dict[str, str]], on: date
) -> Iterator[Promised]:
    assert facts.starts_on
    assert facts.ends_on
    days = (facts.ends_on - facts.starts_on).days
    for place, title in enumerate(titles, 1):
        after = days * place // len(titles) - chance.randint(0, min(25, days // 2))
        due = facts.starts_on + timedelta(days=after)
        yield Promised(number, title, due, _delivered(chance, due, facts, on))


def _delivered(chance: Random, due: date, facts: Facts, on: date) -> date | None:
    """On which day, of what was due by now."""
    luck, before, after = chance.random(), chance.randint(0, EARLIER), chance.randint(3, LATER)
    if due > on or facts.status in STILL or luck > LATE:
        return None
    day = due - timedelta(days=before) if luck < ON_TIME else due + timedelta(days=after)
    assert facts.starts_on
    return max(day, facts.starts_on) if day <= on else None


def measured(package: Package, plans: TrainingPlans, standing: Standing) -> list[Measured]:
    """The indicators of each output, in the order of the section."""
    framework = package.framework
    speech = Speech(framework.language, framework.languages)
    years = range(framework.starts_on.year, framework.ends_on.year + 1)
    return [
        Measured(
            output.output,
            speech.spread(each.title),
            each.unit,
            Decimal(repr(each.baseline)),
            years[0] - 1,
            {str(year): number_text(_target(each, place, len(years))) for place, year in enumerate(years, 1)},
            _contributing(plans, output, number, standing),
            *stated(plans, output.output, number, each.unit),
        )
        for output in plans.outputs
        for number, each in enumerate(output.indicators)
    ]


def _target(each: TrainingIndicator, place: int, years: int) -> Decimal:
    """On the way from the baseline to what the last year is to reach; whole where both are."""
    whole = each.baseline == int(each.baseline) and each.goal == int(each.goal)
    value = each.baseline + (each.goal - each.baseline) * place / years
    return Decimal(round(value)) if whole else Decimal(str(round(value, 1)))


def _contributing(plans: TrainingPlans, output: OutputActivities, number: int, standing: Standing) -> tuple[int, ...]:
    own = [each for each, facts in standing if facts.output == output.output]
    chance = stream(plans, "indicators", output.output, number)
    return tuple(sorted(chance.sample(own, min(MOST_CONTRIBUTE, len(own)))))
