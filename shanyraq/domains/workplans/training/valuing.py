"""What entities reached of output indicators of a copy for training, and how their values become one. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.vocabulary import Over, Stage
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.choosing import stream

STAGES = ((0.72, Stage.PUBLISHED), (0.84, Stage.SUBMITTED), (0.9, Stage.DRAFT))
"""Of the entities that contribute, so many have a value in a stage; of those above nothing is there yet."""
LEAST, MOST = 0.75, 1.2
"""Between these shares of what would be its part of the target lies what an entity reached."""
UNSTATED = 0.15
"""Of so many indicators nobody stated yet how values become one."""
WHOLE = 200
"""Out of so many things at most an entity counts a share."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """An output indicator as values are drawn for it. ``asked``: year → the entities that contribute."""

    number: int
    unit: str
    targets: Mapping[str, str]
    over_entities: str
    asked: Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Valued:
    """What an entity reached in a year, and how far its value has got."""

    indicator: int
    year: int
    entity: str
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    stage: Stage


def stated(plans: TrainingPlans, output: str, place: int, unit: str) -> tuple[str, str]:
    """How values of an indicator become one, over entities and over time: of some nobody said."""
    if stream(plans, "stated", output, place).random() < UNSTATED:
        return Over.NONE.value, Over.NONE.value
    over = {"percent": Over.RATIO, "number": Over.SUM}.get(unit, Over.AVERAGE)
    return over.value, Over.LATEST.value


def valued(plans: TrainingPlans, measuring: Sequence[Measuring], years: range) -> Iterator[Valued]:
    """What was reached in these years."""
    for each in measuring:
        for year in years:
            entities = each.asked.get(year, ())
            for entity in entities:
                chance = stream(plans, "values", each.number, year, entity)
                luck, share = chance.random(), Decimal(str(round(chance.uniform(LEAST, MOST), 3)))
                whole = chance.randint(WHOLE // 4, WHOLE)
                stage = next((stage for upto, stage in STAGES if luck < upto), None)
                target = each.targets.get(str(year))
                if stage is not None and target is not None:
                    reached = Decimal(target) * share
                    yield Valued(each.number, year, entity, *_made(each, reached, len(entities), whole), stage)


def _made(
    each: Measuring, reached: Decimal, entities: int, whole: int
) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """The value with its numerator and denominator: its part of a sum, a share that is counted out, or a level."""
    if each.over_entities == Over.SUM or each.unit == "number":
        return (reached / entities).quantize(Decimal(1)), None, None
    if each.unit != "percent":
        return reached.quantize(Decimal("0.1")), None, None
    numerator = min(Decimal(whole), (reached * whole / 100).quantize(Decimal(1)))
    return (numerator / whole * 100).quantize(Decimal("0.1")), numerator, Decimal(whole)
