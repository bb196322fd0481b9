"""Typical flaws of work plans, put into some drawn sub-outputs so that there is something to find and to mend. Pure.

Each is named by the rule that finds it; the shares are those of ``work_plans``, not those of real plans. Where a plan
was cleared, nothing is missing that UN INFO asks for at publication; nor in drafts of the first outcome, so that one
plan can be taken through its whole year without mending anything.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.differing import belongs
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.rules.limits import last_due_year
from shanyraq.domains.workplans.training.caring import Care, cares
from shanyraq.domains.workplans.training.choosing import stream
from shanyraq.domains.workplans.training.drawn import Drawn, DrawnLine, summed
from shanyraq.domains.workplans.training.reaching import UNSETTLED, reached
from shanyraq.domains.workplans.training.wording import Speech
from shanyraq.domains.workplans.vocabulary import Status

ABOVE = Decimal("1.2")
"""How many times too much is spent or available."""
OF_WHAT_BEGAN = frozenset({"workplans.spent_over_available", "workplans.no_narrative"})
"""Flaws that what is still in the pipeline cannot have."""
STILL_IMPLEMENTED, AFTER_THE_END = "workplans.ended_in_implementation", "workplans.money_outside_dates"
"""Flaws that together would make a third one: a year that nobody told the spending of."""
TOO_MANY = 11
"""SDG targets, one more than a sub-output may name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What flaws are made from: statements of outputs by language, targets of outcomes, places of outcomes, the day."""

    plans: TrainingPlans
    on: date
    years: range
    statements: Mapping[str, dict[str, str]]
    targets: Mapping[str, Sequence[str]]
    places: Mapping[str, int]
    outcomes: int

    @classmethod
    def of(cls, package: Package, plans: TrainingPlans, on: date) -> "Frame":
        """That of a framework."""
        speech = Speech(package.framework.language, package.framework.languages)
        outputs = [(outcome, output) for outcome in package.outcomes for output in outcome.outputs]
        codes = [outcome.code for outcome in package.outcomes]
        return cls(
            plans,
            on,
            range(package.framework.starts_on.year, package.framework.ends_on.year + 1),
            {output.code: speech.spread(output.statement) for _, output in outputs},
            {
                output.code: list(dict.fromkeys(link.code for link in outcome.sdg_targets))
                for outcome, output in outputs
            },
            {output.code: codes.index(outcome.code) for outcome, output in outputs},
            len(codes),
        )

    def other_targets(self, output: str) -> list[str]:
        """The targets of other outcomes that its own does not name."""
        own = set(self.targets[output])
        return sorted({code for codes in self.targets.values() for code in codes} - own) if own else []

    def is_ready(self, each: Drawn) -> bool:
        """Whether it is of the first of several outcomes: whose drafts can go through every step as they are."""
        return self.outcomes > 1 and self.places[each.facts.output] == 0

    def states(self, each: Drawn) -> set[State]:
        """Those of the plans to which a sub-output belongs."""
        place, first = self.places[each.facts.output], self.plans.first_year
        years = [year for year in self.years if belongs(each.facts, year)]
        return {reached(place, self.outcomes, year, first, self.on) for year in years}


Make = Callable[[Drawn, Frame], Drawn | None]
"""A sub-output with the flaw; None where it does not fit."""


def flawed(drawn: Sequence[Drawn], frame: Frame) -> list[Drawn]:
    """The same, with flaws in as many as the section says: most of them in what a few entities do, and several at once.

    The kinds come in turn, each where it fits. What is of the same theme is put into a sub-output once: mending one
    flaw would mend the other as well. The first of each sub-output is an error or a warning, the others may be notes.
    """
    every = list(drawn)
    care = cares(frame.plans, every)
    chance = stream(frame.plans, "flaws")
    keys = [chance.expovariate(care[each.facts.entities[0]].weight) for each in every]
    order = sorted(range(len(every)), key=lambda place: (keys[place], place))
    wanted = round(len(every) * frame.plans.flawed / 100)
    grave, all_kinds = deque(GRAVE), deque(FLAWS)
    for place in order:
        if not wanted:
            break
        made = _with_one(every[place], frame, grave)
        if made is None:
            continue
        for _ in range(_more(care[made.facts.entities[0]], frame, place)):
            made = _with_one(made, frame, all_kinds) or made
        every[place], wanted = made, wanted - 1
    return every


def _more(care: Care, frame: Frame, place: int) -> int:
    return stream(frame.plans, "more flaws", place).choice(care.more)


def _with_one(each: Drawn, frame: Frame, kinds: deque[str]) -> Drawn | None:
    """The sub-output with the first of the kinds that fits; that kind goes to the end of the queue."""
    had = {FLAWS[rule].theme for rule in each.flaws}
    settled = frame.is_ready(each) or not frame.states(each) <= UNSETTLED
    submitted = frame.is_ready(each) or frame.states(each) != {State.DRAFT}
    for rule in list(kinds):
        kind = FLAWS[rule]
        if kind.theme in had or (kind.mandatory and settled) or (kind.refused and submitted):
            continue
        found = kind.make(each, frame)
        if found is not None:
            kinds.remove(rule)
            kinds.append(rule)
            return replace(found, flaws=(*each.flaws, rule))
    return None


def _facts(each: Drawn, **changed: Any) -> Drawn:
    return replace(each, facts=replace(each.facts, **changed))


def _still_implemented(each: Drawn, frame: Frame) -> Drawn | None:
    over = each.facts.status in (Status.FINALISATION, Status.CLOSED) and AFTER_THE_END not in each.flaws
    return _facts(each, status=Status.IMPLEMENTATION.value) if over else None


def _finalised_early(each: Drawn, frame: Frame) -> Drawn | None:
    ends = each.facts.ends_on
    runs = each.facts.status == Status.IMPLEMENTATION and ends is not None and ends >= frame.on
    return _facts(each, status=Status.FINALISATION.value) if runs else None


def _still_planned(each: Drawn, frame: Frame) -> Drawn | None:
    if each.facts.status != Status.IMPLEMENTATION or each.facts.starts_on == frame.on:
        return None
    if not OF_WHAT_BEGAN.isdisjoint(each.flaws):
        return None
    unspent = [replace(line, sums=replace(line.sums, spent=None), quarters=()) for line in each.lines]
    return _facts(each, status=Status.PIPELINE.value, narratives={}).with_lines(unspent)


def _untold(each: Drawn, frame: Frame) -> Drawn | None:
    due = any(year <= last_due_year(frame.on) for year in each.facts.narratives)
    return _facts(each, narratives={}) if due else None


def _overspent(each: Drawn, frame: Frame) -> Drawn | None:
    spent = {line.year for line in each.lines if line.sums.spent}
    year = min(spent, default=None)
    lines = [_spending(line) if line.year == year else line for line in each.lines]
    return each.with_lines(lines) if year else None


def _spending(line: DrawnLine) -> DrawnLine:
    return replace(line, sums=replace(line.sums, spent=_above(line.sums.available)), quarters=())


def _too_much_there(each: Drawn, frame: Frame) -> Drawn | None:
    first = min(line.year for line in each.lines)
    lines = [
        replace(line, sums=replace(line.sums, available=_above(line.sums.required))) if line.year == first else line
        for line in each.lines
    ]
    return each.with_lines(lines)


def _above(amount: Decimal | None) -> Decimal:
    return (amount or Decimal(0)) * ABOVE + 500


def _after_the_end(each: Drawn, frame: Frame) -> Drawn | None:
    ends = each.facts.ends_on
    assert ends is not None
    if ends.year >= frame.years[-1] or each.facts.status in (Status.CANCELLED, Status.SUSPENDED):
        return None
    if STILL_IMPLEMENTED in each.flaws:
        return None
    first = each.lines[0]
    late = replace(first, year=ends.year + 1, sums=Sums(first.sums.required, Decimal(0), None), quarters=())
    return each.with_lines([*each.lines, late])


def _unexplained(each: Drawn, frame: Frame) -> Drawn | None:
    return _facts(each, gender_note="") if each.facts.gender else None


def _without_giver(each: Drawn, frame: Frame) -> Drawn | None:
    by_entity: dict[tuple[int, str], list[DrawnLine]] = {}
    for line in each.lines:
        by_entity.setdefault((line.year, line.entity), []).append(line)
    lines = [DrawnLine(year, entity, "", "", summed(same)[year]) for (year, entity), same in by_entity.items()]
    return _facts(each, contributors=()).with_lines(lines)


def _elsewhere(each: Drawn, frame: Frame) -> Drawn | None:
    other = frame.other_targets(each.facts.output)
    if not other:
        return None
    code = stream(frame.plans, "target", each.facts.code).choice(other)
    goals = dict.fromkeys((*each.facts.sdg_goals, code.split(".")[0]))
    return _facts(each, sdg_targets=(*each.facts.sdg_targets, code), sdg_goals=tuple(goals))


def _everywhere(each: Drawn, frame: Frame) -> Drawn | None:
    own = frame.targets[each.facts.output]
    if len(own) < TOO_MANY:
        return None
    codes = tuple(dict.fromkeys((*each.facts.sdg_targets, *own)))[:TOO_MANY]
    return _facts(each, sdg_targets=codes, sdg_goals=tuple(dict.fromkeys(code.split(".")[0] for code in codes)))


def _pasted(field: str) -> Make:
    return lambda each, frame: _facts(each, **{field: frame.statements[each.facts.output]})


def _without(**emptied: Any) -> Make:
    return lambda each, frame: _facts(each, **emptied)


@dataclass(frozen=True, slots=True)
class Flaw:
    """How a flaw is made, of which theme. ``note``: its rule only notes it; ``mandatory``: UN INFO refuses to publish
    it, and no plan that was cleared has it; ``refused``: it is an error, and no plan with it is submitted.
    """

    theme: str
    make: Make
    note: bool = False
    mandatory: bool = False
    refused: bool = False


FLAWS: Mapping[str, Flaw] = {
    STILL_IMPLEMENTED: Flaw("days", _still_implemented),
    "workplans.spent_over_available": Flaw("money", _overspent),
    "workplans.output_as_title": Flaw("words", _pasted("title")),
    "workplans.no_narrative": Flaw("words", _untold, note=True),
    "workplans.too_many_targets": Flaw("tags", _everywhere, refused=True),
    "workplans.rights_missing": Flaw("tags", _without(rights=None, rights_note=""), mandatory=True),
    "workplans.gender_unexplained": Flaw("words", _unexplained, note=True),
    "workplans.started_in_pipeline": Flaw("days", _still_planned),
    AFTER_THE_END: Flaw("money", _after_the_end),
    "workplans.no_target": Flaw("tags", _without(sdg_targets=(), sdg_goals=()), mandatory=True),
    "workplans.money_without_contributor": Flaw("money", _without_giver, mandatory=True),
    "workplans.finalisation_before_end": Flaw("days", _finalised_early),
    "workplans.no_function": Flaw("tags", _without(functions=())),
    "workplans.output_as_description": Flaw("words", _pasted("description")),
    "workplans.no_implementer": Flaw("tags", _without(implementers=()), mandatory=True),
    "workplans.available_over_required": Flaw("money", _too_much_there),
    "workplans.target_not_of_outcome": Flaw("tags", _elsewhere, note=True),
    "workplans.no_place": Flaw("tags", _without(places=()), mandatory=True),
}
"""The rule that finds a flaw → how it is made, the most telling first."""
GRAVE = tuple(rule for rule, flaw in FLAWS.items() if not flaw.note)
"""Those that are errors or warnings."""
