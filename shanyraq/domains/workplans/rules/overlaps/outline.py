"""What of a sub-output is compared with others, as values that can be remembered, and what two of them share."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.overlaps.likeness import rarity
from shanyraq.domains.workplans.rules.overlaps.texts import Texts
from shanyraq.domains.workplans.vocabulary import Status

WHOLE = "*"
"""The place of what is done in the whole country."""
OVER = frozenset({Status.CLOSED, Status.CANCELLED})
"""What has these is not done any more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A sub-output as it is compared. Lists are in their order; the first entity is the one that leads."""

    number: int
    outcome: str
    output: str
    title: Texts
    description: Texts = ()
    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    implementers: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


def outline(number: int, outcome: str, facts: Facts, whole: Collection[str] = ()) -> Outline:
    """A sub-output as it is compared. ``whole``: the places that are the whole country, as places are written here."""
    return Outline(
        number,
        outcome,
        facts.output,
        tuple(sorted(facts.title.items())),
        tuple(sorted(facts.description.items())),
        facts.entities,
        tuple(dict.fromkeys(WHOLE if place in whole else place for place in facts.places)),
        facts.groups,
        facts.sdg_targets,
        facts.functions,
        facts.implementers,
        facts.joint_names,
        facts.starts_on,
        facts.ends_on,
    )


def compared(facts: Facts) -> bool:
    """Whether a sub-output is compared at all: it says who does it, and is neither closed nor cancelled."""
    return bool(facts.entities) and facts.status not in OVER


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sub-outputs have in common. ``years``: the first and the last in which both run; None: not told."""

    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    implementers: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


def shared(one: Outline, other: Outline) -> Shared:
    """What two sub-outputs have in common. Whoever works in the whole country works in each of its places."""
    return Shared(
        _places(one.places, other.places),
        _both(one.groups, other.groups),
        _both(one.targets, other.targets),
        _both(one.functions, other.functions),
        _both(one.implementers, other.implementers),
        _years(one, other),
    )


def apart_in_time(one: Outline, other: Outline) -> bool:
    """Whether one had ended before the other began, as far as their days tell."""
    return _before(one, other) or _before(other, one)


def together(one: Outline, other: Outline) -> bool:
    """Whether their entities work together already: one leads both or takes part in both, or both are in one joint
    programme or initiative."""
    return not set(one.entities).isdisjoint(other.entities) or not set(one.joint).isdisjoint(other.joint)


class Rarity:
    """How rare the places, groups, targets and partners of a plan are: what all have in common tells nothing."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._of = len(outlines)
        self._counts = {
            name: Counter(value for each in outlines for value in set(getattr(each, name)))
            for name in ("places", "groups", "targets", "implementers")
        }

    def rarest(self, name: str, values: Iterable[str]) -> float:
        """The rarity of the rarest of these, from 0 to 1; 0 of none."""
        counts: Mapping[str, int] = self._counts[name]
        return max((rarity(counts[value], self._of) for value in values), default=0.0)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in one if value in other)


def _places(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    both = _both(one, other)
    if both or not (one and other):
        return both
    return other if WHOLE in one else one if WHOLE in other else ()


def _before(one: Outline, other: Outline) -> bool:
    return one.ends_on is not None and other.starts_on is not None and one.ends_on < other.starts_on


def _years(one: Outline, other: Outline) -> tuple[int, int] | None:
    if one.starts_on is None or other.starts_on is None or one.ends_on is None or other.ends_on is None:
        return None
    return max(one.starts_on, other.starts_on).year, min(one.ends_on, other.ends_on).year
