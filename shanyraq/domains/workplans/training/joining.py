"""What entities of a copy for training make of pairs: joint programmes, joint initiatives, dismissals. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.overlaps.judging import Kind, Pair
from shanyraq.domains.workplans.vocabulary import Joint, Status

TITLE = "{title}"
LONG = 120
"""A title with more characters is a pasted statement, and no name for what is done together."""
ALIVE = frozenset({Status.PIPELINE, Status.IMPLEMENTATION})


@dataclass(frozen=True, slots=True)
class Formed:
    """A joint programme or initiative of two sub-outputs, by their numbers."""

    one: int
    other: int
    name: str
    kind: Joint
    modality: str
    budget: Decimal | None
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A pair of which nothing follows, and why."""

    one: int
    other: int
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that becomes of pairs."""

    formed: Sequence[Formed] = ()
    dismissed: Sequence[Dismissed] = ()


NOTHING = Joined()


def joined(plans: TrainingPlans, pairs: Sequence[Pair], facts: Mapping[int, Facts], own: str) -> Joined:
    """What is formed of the best pairs, no sub-output twice; then dismissals of the overlaps that score least.

    Joint programmes are formed of sub-outputs of one entity each that have both days, within their days.
    """
    section = plans.together
    if section is None:
        return NOTHING
    forming = Forming(facts, own)
    openings = [each for each in pairs if each.kind is Kind.OPENING]
    overlaps = [each for each in pairs if each.kind is Kind.OVERLAP]
    formed = [
        *forming.some(overlaps, [(name, Joint.INITIATIVE, "") for name in section.of_overlaps]),
        *forming.some(openings, [(each.name, Joint.PROGRAMME, each.modality) for each in section.programmes]),
        *forming.some(openings, [(name, Joint.INITIATIVE, "") for name in section.of_openings]),
    ]
    return Joined(formed, list(_dismissed(overlaps, section.dismissed, forming.taken)))


def _dismissed(overlaps: Sequence[Pair], reasons: Sequence[str], taken: Collection[int]) -> Iterator[Dismissed]:
    """Those that score least, of each sub-output one."""
    had, left = {*taken}, iter(reversed(overlaps))
    for reason in reasons:
        pair = next((each for each in left if had.isdisjoint(each.numbers)), None)
        if pair is None:
            return
        had |= {*pair.numbers}
        yield Dismissed(*pair.numbers, reason)


class Forming:
    """What is formed, and which sub-outputs take part in something already."""

    def __init__(self, facts: Mapping[int, Facts], own: str) -> None:
        self.facts, self.own = facts, own
        self.taken: set[int] = set()

    def some(self, pairs: Sequence[Pair], wanted: Sequence[tuple[str, Joint, str]]) -> Iterator[Formed]:
        """One for each that is wanted, of the pairs in their order, as far as there are some that fit."""
        left = iter(pairs)
        for name, kind, modality in wanted:
            pair = next((each for each in left if self._fits(each, kind)), None)
            if pair is None:
                return
            self.taken |= {*pair.numbers}
            both = [self.facts[number] for number in pair.numbers]
            days = [day for each in both for day in (each.starts_on, each.ends_on) if day]
            title = both[0].title.get(self.own) or next(iter(both[0].title.values()), "")
            sums = [sums.required for each in both for sums in each.money.values() if sums.required]
            budget = sum(sums, Decimal(0)) if sums and kind is Joint.PROGRAMME else None
            yield Formed(*pair.numbers, name.replace(TITLE, title), kind, modality, budget, min(days), max(days))

    def _fits(self, pair: Pair, kind: Joint) -> bool:
        both = [self.facts[number] for number in pair.numbers]
        return (
            not self.taken & {*pair.numbers}
            and all(len(text) <= LONG for each in both for text in each.title.values())
            and all(each.starts_on and each.ends_on and each.status in ALIVE for each in both)
            and (kind is Joint.INITIATIVE or all(len(each.entities) == 1 for each in both))
        )
