"""Programme documents that no entity has, for a copy for training: worded as the framework is, or nearly so. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.packages.schema.training_team import Reworded, TrainingDocuments
from shanyraq.domains.workplans.rules.programme_documents import State
from shanyraq.domains.workplans.training.choosing import stream
from shanyraq.domains.workplans.training.wording import Speech

ENTITY = "{entity}"


@dataclass(frozen=True, slots=True)
class Party:
    """An entity: its key, what it is called, the outcomes to which it contributes."""

    key: str
    name: str | Mapping[str, str]
    outcomes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Documented:
    """A programme document. ``outcomes``: code → how it words that, by language."""

    entity: str
    kind: str
    title: dict[str, str]
    starts_on: date
    ends_on: date
    outcomes: Mapping[str, dict[str, str]]
    state: State


def documented(package: Package, plans: TrainingPlans, parties: Sequence[Party]) -> list[Documented]:
    """A document of most entities that contribute to an outcome, in their order; the others are left without one."""
    section = plans.documents
    if section is None:
        return []
    every = [party for party in parties if party.outcomes]
    chance = stream(plans, "documents")
    places = list(range(len(every)))
    chance.shuffle(places)
    none = round(len(every) * section.without / 100)
    having = sorted(places[none:])
    states = _states(chance, section, len(having))
    writing = Writing(package, plans, section)
    return [writing.of(every[place], number, states[number]) for number, place in enumerate(having)]


def _states(chance: Random, section: TrainingDocuments, count: int) -> list[State]:
    """As many confirmed and requested as the section says, in any order."""
    confirmed = round(count * section.confirmed / 100)
    requested = min(round(count * section.requested / 100), count - confirmed)
    rest = count - confirmed - requested
    found = [State.CONFIRMED] * confirmed + [State.REQUESTED] * requested + [State.REGISTERED] * rest
    chance.shuffle(found)
    return found


class Writing:
    """What is looked up for every document, once."""

    def __init__(self, package: Package, plans: TrainingPlans, section: TrainingDocuments) -> None:
        framework = package.framework
        self.plans, self.section, self.own = plans, section, framework.language
        self.speech = Speech(framework.language, framework.languages)
        self.statements = {each.code: self.speech.spread(each.statement) for each in package.outcomes}
        self.days = framework.starts_on, framework.ends_on

    def of(self, party: Party, number: int, state: State) -> Documented:
        """The document of an entity, as far as it has got."""
        kinds = self.section.kinds
        names = {self.own: party.name} if isinstance(party.name, str) else party.name
        titles = self.speech.spread(self.section.title)
        title = {each: text.replace(ENTITY, names.get(each) or party.key) for each, text in titles.items()}
        outcomes = {
            code: self._worded(party.key, code, self.statements[code])
            for code in party.outcomes
            if code in self.statements
        }
        return Documented(party.key, kinds[number % len(kinds)], title, *self.days, outcomes, state)

    def _worded(self, entity: str, outcome: str, statement: dict[str, str]) -> dict[str, str]:
        """As the framework says it, in each language; or otherwise, in the language that was signed alone."""
        chance = stream(self.plans, "wording", entity, outcome)
        if chance.random() * 100 >= self.section.differing:
            return dict(statement)
        text = statement[self.own]
        fitting = [each for each in self.section.otherwise if each.find in text]
        chosen: list[Reworded] = chance.sample(fitting, min(len(fitting), chance.choice((1, 1, 2))))
        for each in chosen:
            text = text.replace(each.find, each.put, 1)
        return {self.own: text} if chosen else dict(statement)
