"""How carefully the entities of a copy for training plan: a few carelessly, many nearly without a flaw. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.choosing import stream
from shanyraq.domains.workplans.training.drawn import Drawn


@dataclass(frozen=True, slots=True)
class Care:
    """``weight``: how soon a flaw is put into what an entity does, beside others; ``more``: further ones of the same
    sub-output, one of these numbers."""

    weight: float
    more: tuple[int, ...]


KINDS = (
    (0.16, Care(24.0, (1, 2, 3))),
    (0.6, Care(1.0, (0, 0, 1))),
    (1.0, Care(0.02, (0,))),
)
"""Up to which part of the entities are of each kind."""


def cares(plans: TrainingPlans, every: Iterable[Drawn]) -> Mapping[str, Care]:
    """Each entity → how carefully it plans, by chance."""
    entities = sorted({key for each in every for key in each.facts.entities})
    stream(plans, "care").shuffle(entities)
    return {
        key: next(care for upto, care in KINDS if (place + 1) / len(entities) <= upto or upto == 1)
        for place, key in enumerate(entities)
    }
