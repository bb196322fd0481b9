"""Typical flaws of work plans, put into a few drawn sub-outputs so that there is something to find and to mend. Pure.

Each is named by the rule that finds it; the shares are those of ``work_plans``, not those of real plans.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.differing import belongs
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.rules.limits import last_due_year
from shanyraq.domains.workplans.training.choosing import stream
from shanyraq.domains.workplans.training.drawn import Drawn, DrawnLine, summed
from shanyraq.domains.workplans.training.wording import Speech
from shanyraq.domains.workplans.vocabulary import Status

ABOVE = Decimal("1.2")
"""How many times too much is spent or available."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What flaws are made from: statements of outputs by language, targets of outcomes, the day."""

    plans: TrainingPlans
    on: date
    last_year: int
    statements: Mapping[str, dict[str, str]]
    targets: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, package: Package, plans: TrainingPlans, on: date) -> "Frame":
        """That of a framework."""
        speech = Speech(package.framework.language, package.framework.languages)
        outputs = [(outcome, output) for outcome in package.outcomes for output in outcome.outputs]
        return cls(
            plans,
            on,
            package.framework.ends_on.year,
            {output.code: speech.spread(output.statement) for _, output in outputs},
            {output.code: frozenset(link.code for link in outcome.sdg_targets) for outcome, output in outputs},
        )

    def other_targets(self, output: str) -> list[str]:
        """The targets of other outcomes that its own does not name."""
        own = self.targets[output]
        return sorted({code for codes in self.targets.values() for code in codes} - own) if own else []


Make = Callable[[Drawn, Frame], Drawn | None]
"""A sub-output with the flaw; None where it does not fit."""


def flawed(drawn: Sequence[Drawn], frame: Frame) -> list[Drawn]:
    """The same, with flaws in as many as the section says: the kinds in turn, each somewhere where it fits.

    A kind that fits nowhere any more is left out; on some days nothing has ended yet that could be told too late.
    """
    every = list(drawn)
    waiting = list(range(len(every)))
    stream(frame.plans, "flaws").shuffle(waiting)
    kinds = deque(FLAWS.items())
    wanted = round(len(every) * frame.plans.flawed / 100)
    while wanted and kinds:
        rule, make = kinds.popleft()
        made = next(((place, found) for place in waiting if (found := make(every[place], frame))), None)
        if made is None:
            continue
        place, found = made
        every[place] = replace(found, flaw=rule)
        waiting.remove(place)
        kinds.append((rule, make))
        wanted -= 1
    return every


def _facts(each: Drawn, **changed: Any) -> Drawn:
    return replace(each, facts=replace(each.facts, **changed))


def _still_implemented(each: Drawn, frame: Frame) -> Drawn | None:
    over = each.facts.status in (Status.FINALISATION, Status.CLOSED)
    return _facts(each, status=Status.IMPLEMENTATION.value) if over else None


def _still_planned(each: Drawn, frame: Frame) -> Drawn | None:
    if each.facts.status != Status.IMPLEMENTATION or each.facts.starts_on == frame.on:
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
    return replace(line, sums=replace(line.sums, spent=_more(line.sums.available)), quarters=())


def _too_much_there(each: Drawn, frame: Frame) -> Drawn | None:
    first = min(line.year for line in each.lines)
    lines = [
        replace(line, sums=replace(line.sums, available=_more(line.sums.required))) if line.year == first else line
        for line in each.lines
    ]
    return each.with_lines(lines)


def _more(amount: Decimal | None) -> Decimal:
    return (amount or Decimal(0)) * ABOVE + 500


def _after_the_end(each: Drawn, frame: Frame) -> Drawn | None:
    ends = each.facts.ends_on
    assert ends is not None
    if ends.year >= frame.last_year or each.facts.status in (Status.CANCELLED, Status.SUSPENDED):
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


def _before_clearing(make: Make) -> Make:
    """What takes a mandatory tag out: only of what is not in the plans of the first year, for these are endorsed."""
    return lambda each, frame: None if belongs(each.facts, frame.plans.first_year) else make(each, frame)


FLAWS: Mapping[str, Make] = {
    "workplans.ended_in_implementation": _still_implemented,
    "workplans.no_narrative": _untold,
    "workplans.spent_over_available": _overspent,
    "workplans.gender_unexplained": _unexplained,
    "workplans.output_as_title": lambda each, frame: _facts(each, title=frame.statements[each.facts.output]),
    "workplans.started_in_pipeline": _still_planned,
    "workplans.target_not_of_outcome": _elsewhere,
    "workplans.rights_missing": _before_clearing(lambda each, frame: _facts(each, rights=None, rights_note="")),
    "workplans.money_outside_dates": _after_the_end,
    "workplans.no_target": _before_clearing(lambda each, frame: _facts(each, sdg_targets=(), sdg_goals=())),
    "workplans.available_over_required": _too_much_there,
    "workplans.no_implementer": _before_clearing(lambda each, frame: _facts(each, implementers=())),
    "workplans.money_without_contributor": _before_clearing(_without_giver),
    "workplans.no_place": _before_clearing(lambda each, frame: _facts(each, places=())),
    "workplans.no_function": lambda each, frame: _facts(each, functions=()),
}
"""The rule that finds a flaw → how it is made, the most telling first."""
