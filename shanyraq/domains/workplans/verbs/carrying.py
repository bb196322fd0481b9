"""Carrying sub-outputs over into the plan of a year, and taking that back."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.commands.plans import CarryOver, TakeBackCarryOver
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.carrying import extended
from shanyraq.domains.workplans.queries.plans import plan, whole_content_of
from shanyraq.domains.workplans.rules import carrying
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs.cycle import Moved, WrittenPlan, subject_of, titles, where
from shanyraq.domains.workplans.verbs.sub_output import amend
from shanyraq.domains.workplans.vocabulary import STATUSES
from shanyraq.kernel.actors import Door
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import gettext_noop


class WrittenCarryOver(WrittenPlan):
    """A plan with the numbers of the sub-outputs that were carried over into it, or were taken back, or would be."""

    sub_outputs: list[int]


class Carried(Moved):
    """What a verb gives back that set ends of sub-outputs: the end of each by its number."""

    def __init__(self, row: Plan, ends: Mapping[int, date]) -> None:
        super().__init__(row)
        self.ends = dict(sorted(ends.items()))

    @property
    def numbers(self) -> list[int]:
        """The sub-outputs."""
        return list(self.ends)

    def written(self) -> WrittenCarryOver:
        """The same for programs."""
        return WrittenCarryOver(**super().written().model_dump(), sub_outputs=self.numbers)


def _looks(command: CarryOver | TakeBackCarryOver, **_: object) -> bool:
    """Whether it is only asked what would go over."""
    return command.dry_run


of_plan = partial(
    verb,
    permission=Permission.REVIEW_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    doors=ALL_DOORS - {Door.SHEET},
    looks=_looks,
)
"""A verb about what is carried over into a plan."""


@of_plan(
    "workplans.plan.carry_over",
    title=gettext_noop("Carry over from the year before"),
    said=gettext_noop("{actor} carried sub-outputs over into the joint work plan {name}: {number}"),
)
def carry_over(trail: Trail, command: CarryOver) -> Carried:
    """Takes sub-outputs over into this plan that end in the last month of the year before: they go on to the last day
    of this one. One that ends earlier in that year is taken over where it is named. What they need in the year is said
    by their entities; what is finalised, closed or cancelled stays where it is, and is named.
    """
    row = plan(command.framework, command.outcome, command.year)
    version = version_in_force(command.framework)
    trail.ask(carrying.refused_early(row.year, trail.at.date()))
    before = whole_content_of(version, command.outcome, command.year - 1)
    trail.ask(carrying.refused_carried(command.numbers, list(before), command.year))
    wanted = carrying.to_carry(before, command.year, command.numbers)
    trail.ask(carrying.going_on(titles([before[number] for number in wanted]), command.year))
    trail.ask(_left_behind({n: before[n] for n in command.numbers or before if n not in wanted}, command.year))
    if command.dry_run or not wanted:
        trail.nothing_to_do()
        return Carried(row, wanted)
    _set_ends(trail, command.framework, wanted)
    trail.record(subject_of(version, row), {"number": _listed(wanted)})
    return Carried(row, wanted)


@of_plan(
    "workplans.plan.take_back_carry_over",
    title=gettext_noop("Take the carry-over back"),
    said=gettext_noop("{actor} took back what was carried over into the joint work plan {name}: {number}"),
)
def take_back_carry_over(trail: Trail, command: TakeBackCarryOver) -> Carried:
    """Sets the end of every sub-output back that was carried over into this plan, as long as it still ends when the
    carry-over said and nobody changed its end since. What was changed stays as it is, and is named.
    """
    row = plan(command.framework, command.outcome, command.year)
    version = version_in_force(command.framework)
    found = extended(version, row.outcome, row.year)
    back = {each.number: each.was for each, _facts in found if each.goes_back}
    trail.ask(carrying.taken_back(len(back), titles([facts for each, facts in found if not each.goes_back])))
    if command.dry_run:
        trail.nothing_to_do()
        return Carried(row, back)
    _set_ends(trail, command.framework, back)
    trail.record(subject_of(version, row), {"number": _listed(back)})
    return Carried(row, back)


def _set_ends(trail: Trail, framework: str, ends: Mapping[int, date]) -> None:
    for number, day in ends.items():
        told = AmendSubOutput.model_validate({"framework": framework, "number": number, "ends_on": day})
        amend(told, by=trail.by, at=trail.at)


def _listed(numbers: Collection[int]) -> str:
    """Numbers as the sentence of an event says them, and as ``extended`` reads them again."""
    return ", ".join(map(str, sorted(numbers)))


def _left_behind(left: Mapping[int, Facts], year: int) -> list[Finding]:
    done = {
        title: titles(those)
        for status, title in STATUSES.items()
        if status in carrying.DONE_WITH and (those := [facts for facts in left.values() if facts.status == status])
    }
    others = [facts for facts in left.values() if facts.status not in carrying.DONE_WITH]
    endless = [facts for facts in others if facts.ends_on is None]
    earlier = [facts for facts in others if facts.ends_on is not None and facts.ends_on.year < year]
    return carrying.left_behind(done, titles(endless), titles(earlier))
