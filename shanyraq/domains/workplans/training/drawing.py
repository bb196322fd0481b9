"""A whole plan from a framework and ``work_plans`` of its copy: sub-outputs with money, words and some flaws. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_plans import OfFunction, TrainingPlans
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.training import dating, money
from shanyraq.domains.workplans.training.choosing import Chosen, chosen, stream
from shanyraq.domains.workplans.training.drawn import Drawn
from shanyraq.domains.workplans.training.flaws import Frame, flawed
from shanyraq.domains.workplans.training.wording import Speech, reason
from shanyraq.domains.workplans.vocabulary import Cooperation, Help, Status

TOLD_SO_FAR = 0.6
"""Of so large a share of those that run, something is told of a year before it is over."""
HELPS = 0.05
"""The share that also gets help that is not money."""
COOPERATING = {Cooperation.REGIONAL: 0.12, Cooperation.SOUTH_SOUTH: 0.08, Cooperation.TRIANGULAR: 0.02}
"""The shares that work with others beyond the country."""
UNTOLD = frozenset({Status.PIPELINE, Status.CANCELLED})


def draw(package: Package, plans: TrainingPlans, on: date) -> list[Drawn]:
    """The plan as it would stand on a day. The same arguments give the same plan, on every machine.

    As many sub-outputs as ``plans`` asks for, in the order of the outputs; every output and every entity that an
    activity names has at least one, where there are enough. They run from ``first_year`` to ``last_year`` within the
    days of the framework. Of 100 about ``flawed`` have flaws, which ``Drawn.flaws`` names.
    """
    return flawed([*Drawing(package, plans, on).all()], Frame.of(package, plans, on))


class Drawing:
    """What is looked up for every sub-output, once."""

    def __init__(self, package: Package, plans: TrainingPlans, on: date) -> None:
        self.plans, self.on = plans, on
        framework = package.framework
        self.speech = Speech(framework.language, framework.languages)
        self.first = max(framework.starts_on, date(plans.first_year, 1, 1))
        self.last = min(framework.ends_on, date(plans.last_year, 12, 31))
        self.outcomes = {output.code: each.code for each in package.outcomes for output in each.outputs}
        self.functions: Mapping[str, OfFunction] = {each.function: each for each in plans.functions}

    def all(self) -> Iterator[Drawn]:
        """Every sub-output, without flaws."""
        for each in chosen(self.plans):
            yield self._drawn(each, stream(self.plans, each.output, each.number))

    def _drawn(self, each: Chosen, chance: Random) -> Drawn:
        starts, ends = dating.run(chance, self.first, self.last)
        status = dating.status(chance, starts, ends, self.on)
        donors = money.givers(chance, self.plans.donors)
        function = self.functions[each.activity.function]
        scarce = self.outcomes[each.output] in self.plans.scarce
        paid = money.Paid(each.entities, donors, function.cost, starts, ends, status, scarce)
        lines = list(money.lines(chance, paid, self.on))
        facts = Facts(
            output=each.output,
            code=f"{each.output}.{each.number}",
            starts_on=starts,
            ends_on=ends,
            status=status.value,
            lead=each.entities[0] if len(each.entities) > 1 else "",
            entities=each.entities,
            cooperation=self._cooperation(each),
            contributors=tuple(money.value_of(donor) for donor in donors),
            activities=self._steps(each, function),
            **self._activity(each, chance),
            **self._words(each, function, chance),
            narratives=self._narratives(each, function, (starts, ends), status, chance),
        )
        return Drawn(facts, ()).with_lines(lines)

    def _activity(self, each: Chosen, chance: Random) -> dict[str, Any]:
        """What its kind of activity says."""
        activity = each.activity
        targets = _some(chance, activity.targets, 2)
        place = each.place or self.plans.nationwide
        return {
            "implementers": _some(chance, activity.implementers, 2),
            "places": (place.name,),
            "sdg_targets": targets,
            "sdg_goals": tuple(dict.fromkeys(target.split(".")[0] for target in targets)),
            "functions": (activity.function,),
            "groups": _some(chance, activity.groups, 2),
            "helps": (chance.choice([*Help]).value,) if chance.random() < HELPS else (),
            "gender": activity.gender,
            "rights": activity.rights,
            "peace": activity.peace,
            "humanitarian": activity.humanitarian or "",
            "humanitarian_note": activity.humanitarian_note or "",
        }

    def _steps(self, each: Chosen, function: OfFunction) -> tuple[str, ...]:
        """Some of the steps of its kind of work, two or more, in their order; none where none are told."""
        chance = stream(self.plans, "steps", each.output, each.number)
        kept = max(2, round(chance.random() * len(function.steps)))
        picked = chance.sample(range(len(function.steps)), min(kept, len(function.steps)))
        return tuple(function.steps[place] for place in sorted(picked))

    def _cooperation(self, each: Chosen) -> tuple[str, ...]:
        chance = stream(self.plans, "cooperation", each.output, each.number)
        return tuple(kind.value for kind, share in COOPERATING.items() if chance.random() < share)

    def _words(self, each: Chosen, function: OfFunction, chance: Random) -> dict[str, Any]:
        activity, place, reasons = each.activity, each.place or self.plans.nationwide, self.plans.reasons
        return {
            "title": self.speech.title(each.title, each.part, place),
            "description": self.speech.said(chance, function.descriptions, place),
            "gender_note": reason(chance, activity.gender, reasons.gender),
            "rights_note": reason(chance, activity.rights, reasons.rights),
            "peace_note": reason(chance, activity.peace, reasons.peace),
        }

    def _narratives(
        self, each: Chosen, function: OfFunction, days: tuple[date, date], status: Status, chance: Random
    ) -> dict[int, dict[str, str]]:
        """Of each year that is over, and of many that run what was done so far."""
        starts, ends = days
        place = each.place or self.plans.nationwide
        found = {}
        for year in range(starts.year, ends.year + 1):
            passed, luck = dating.gone(year, starts, ends, self.on), chance.random()
            said = self.speech.said(chance, function.narratives, place)
            if status not in UNTOLD and (passed == 1 or (passed >= 0.5 and luck < TOLD_SO_FAR)):
                found[year] = said
        return found


def _some(chance: Random, values: list[Any], most: int) -> tuple[str, ...]:
    """One or more of the values in their order, at most so many."""
    every = list(dict.fromkeys(values))
    count = chance.randint(1, min(most, len(every)))
    picked = set(chance.sample(every, count))
    return tuple(each for each in every if each in picked)
