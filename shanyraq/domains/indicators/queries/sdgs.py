"""The Sustainable Development Goals against outcomes, indicators and accelerators."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.domains.framework.queries.accelerators import AcceleratorView, accelerators
from shanyraq.domains.framework.queries.results import outcomes_of, target_view
from shanyraq.domains.framework.queries.shapes import TargetView
from shanyraq.domains.framework.queries.texts import OutcomeName, Text
from shanyraq.domains.indicators.models import Indicator
from shanyraq.domains.packages.models import Version
from shanyraq.domains.reference.queries import SdgGoal, goal_of_target, sdg_goal, sdg_goals, sdg_target_texts
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator and the SDG target that it measures."""

    key: str
    code: str | None
    title: Text
    target: str
    outcome: OutcomeName


@dataclass(frozen=True, slots=True)
class LinkedTarget:
    """A target that an outcome takes up."""

    outcome: OutcomeName
    target: TargetView


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal against the outcomes: one cell of targets for each, and the indicators that measure it."""

    goal: SdgGoal
    cells: tuple[tuple[OutcomeName, tuple[TargetView, ...]], ...]
    indicators: tuple[IndicatorName, ...]

    @property
    def codes(self) -> set[str]:
        """The targets that any outcome takes up."""
        return {target.code for _, targets in self.cells for target in targets}


@dataclass(frozen=True, slots=True)
class SdgMatrix:
    outcomes: tuple[OutcomeName, ...]
    lines: tuple[GoalLine, ...]
    accelerators: tuple[AcceleratorView, ...]

    @property
    def goals(self) -> int:
        """How many goals any outcome takes up."""
        return sum(bool(line.codes) for line in self.lines)

    @property
    def targets(self) -> int:
        """How many different targets any outcome takes up."""
        return sum(len(line.codes) for line in self.lines)

    @property
    def measured(self) -> int:
        """How many of these targets have an indicator of the same code."""
        found = {indicator.target for line in self.lines for indicator in line.indicators}
        return len(found & {code for line in self.lines for code in line.codes})


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of a goal: its official text, who takes it up, and what measures it."""

    code: str
    text: Text
    linked: tuple[LinkedTarget, ...]
    indicators: tuple[IndicatorName, ...]


@dataclass(frozen=True, slots=True)
class SdgPage:
    """One goal: each of its targets in one of three lists.

    ``taken``: an outcome contributes to it; ``measured``: none does, but an indicator measures it;
    ``left``: neither. ``strangers`` are targets of other goals that are printed under this one.
    """

    goal: SdgGoal
    taken: tuple[TargetLine, ...]
    measured: tuple[TargetLine, ...]
    left: tuple[TargetLine, ...]
    strangers: tuple[LinkedTarget, ...]


def sdg_matrix(version: Version) -> SdgMatrix:
    """All goals against all outcomes, in four statements."""
    names = outcomes_of(version)
    links = _links(version, names)
    measuring = _indicators(version, names)
    return SdgMatrix(
        outcomes=names,
        lines=tuple(_line(goal, names, links, measuring) for goal in sdg_goals()),
        accelerators=accelerators(version, names),
    )


def sdg_page(version: Version, number: int) -> SdgPage:
    """One goal with its targets, in three statements.

    :raises NotFound: when there is no such goal.
    """
    goal = sdg_goal(number)
    if goal is None:
        raise NotFound(Sentence(gettext_noop("SDG {number}"), {"number": str(number)}))
    names = outcomes_of(version)
    links = _links(version, names)
    measuring = _indicators(version, names)
    own = [link for link in links if goal_of_target(link.target.code) == number]
    indicators = [item for item in measuring if goal_of_target(item.target) == number]
    taken = {link.target.code for link in own}
    lines = [
        TargetLine(code, sdg_target_texts().get(code, ""), _of(own, code), _measuring(indicators, code))
        for code in _ordered(taken | {item.target for item in indicators}, goal)
    ]
    return SdgPage(
        goal=goal,
        taken=tuple(line for line in lines if line.linked),
        measured=tuple(line for line in lines if line.indicators and not line.linked),
        left=tuple(line for line in lines if not line.linked and not line.indicators),
        strangers=tuple(link for link in links if link.target.goal == number and link.target.strayed),
    )


def _measuring(indicators: Iterable[IndicatorName], code: str) -> tuple[IndicatorName, ...]:
    return tuple(item for item in indicators if item.target == code)


def _of(links: Iterable[LinkedTarget], code: str) -> tuple[LinkedTarget, ...]:
    return tuple(link for link in links if link.target.code == code)


def _ordered(codes: set[str], goal: SdgGoal) -> list[str]:
    """Every target of the goal in its order; codes that it does not have come last."""
    return [*goal.targets, *sorted(codes.difference(goal.targets))]


def _links(version: Version, names: tuple[OutcomeName, ...]) -> list[LinkedTarget]:
    """In the order of outcomes, then as printed."""
    by_pk = {name.pk: name for name in names}
    rows = version.sdg_links.order_by("outcome__order", "order")
    return [LinkedTarget(by_pk[row.outcome_id], target_view(row)) for row in rows]


def _indicators(version: Version, names: tuple[OutcomeName, ...]) -> list[IndicatorName]:
    by_pk = {name.pk: name for name in names}
    rows = Indicator.objects.filter(version=version).exclude(sdg_target=None).order_by("outcome__order", "order")
    columns = ("key", "code", "title", "sdg_target", "outcome_id")
    return [
        IndicatorName(key, code, title, target or "", by_pk[outcome])
        for key, code, title, target, outcome in rows.values_list(*columns)
    ]


def _line(
    goal: SdgGoal,
    names: tuple[OutcomeName, ...],
    links: list[LinkedTarget],
    measuring: list[IndicatorName],
) -> GoalLine:
    """A target stands in the line of its own goal, wherever it is printed."""
    cells: dict[int, list[TargetView]] = defaultdict(list)
    for link in links:
        if goal_of_target(link.target.code) == goal.number:
            cells[link.outcome.pk].append(link.target)
    return GoalLine(
        goal=goal,
        cells=tuple((name, tuple(cells[name.pk])) for name in names),
        indicators=tuple(item for item in measuring if goal_of_target(item.target) == goal.number),
    )
