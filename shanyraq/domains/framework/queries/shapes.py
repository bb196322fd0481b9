"""What the pages of outcomes and outputs are made of."""

from dataclasses import dataclass

from shanyraq.domains.framework.queries.texts import OutcomeName, PartyName, Text
from shanyraq.domains.framework.queries.wording import Segment


@dataclass(frozen=True, slots=True)
class GoalName:
    """A result above outcomes. ``level``: what one of them is called."""

    level: Text
    code: str | None
    title: Text
    statement: Text | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its clauses, and what whoever transcribed it remarks."""

    text: Text
    clauses: tuple[str, ...]
    note: Text | None = None
    reconstructed: Text | None = None


@dataclass(frozen=True, slots=True)
class WordingView:
    """The statement as another section words it, word by word.

    ``same``: in words, as the rule on wordings compares them; ``exact``: with every mark and opening.
    """

    clause: str
    segments: tuple[Segment, ...]
    same: bool

    @property
    def exact(self) -> bool:
        return all(part.change == "" for part in self.segments)


@dataclass(frozen=True, slots=True)
class TargetView:
    """An SDG target of the outcome. ``strayed``: it belongs to another goal than it is printed under."""

    code: str
    goal: int
    text: Text
    printed: str | None
    strayed: bool
    clauses: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class TargetsOfGoal:
    """The targets printed under one SDG."""

    number: int
    name: Text
    targets: tuple[TargetView, ...]


@dataclass(frozen=True, slots=True)
class StrategyView:
    """A national strategy. ``ends_early``: before the last year of the framework."""

    text: Text
    starts: int | None
    ends: int | None
    ends_early: bool
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group left behind as the outcome names it, with the registered groups that it means."""

    text: str
    groups: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class OutputView:
    """An output, who contributes, and the condition that it fulfils."""

    code: str
    printed_label: str | None
    statement: Text
    entities: tuple[PartyName, ...]
    conditions: tuple[Said, ...]
    clauses: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """Everything about one outcome. ``others``: all outcomes, for going from one to the next."""

    name: OutcomeName
    others: tuple[OutcomeName, ...]
    goals: tuple[GoalName, ...]
    statement: Text
    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None
    wordings: tuple[WordingView, ...]
    targets: tuple[TargetsOfGoal, ...]
    strategies: tuple[StrategyView, ...]
    entities: tuple[PartyName, ...]
    partners: tuple[PartyName, ...]
    groups: tuple[GroupMention, ...]
    outputs: tuple[OutputView, ...]
    thens: tuple[Said, ...]
    assumptions: tuple[Said, ...]

    @property
    def target_count(self) -> int:
        """SDG targets that the outcome contributes to."""
        return sum(len(goal.targets) for goal in self.targets)

    @property
    def strategies_ending_early(self) -> int:
        return sum(strategy.ends_early for strategy in self.strategies)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Further clauses that speak of it, without those whose wording is compared."""
        compared = {wording.clause for wording in self.wordings}
        return tuple(clause for clause in self.clauses[1:] if clause not in compared)

    @property
    def ladder(self) -> tuple[tuple[GoalName, bool], ...]:
        """The goals above, each with whether its title says more than its level and the outcome's title do."""
        own = self.name.title
        return tuple((goal, not _alike(goal.title, goal.level) and not _alike(goal.title, own)) for goal in self.goals)

    @property
    def differing_wordings(self) -> int:
        return sum(not wording.same for wording in self.wordings)

    @property
    def inexact_wordings(self) -> int:
        return sum(not wording.exact for wording in self.wordings)


def _alike(one: Text, other: Text) -> bool:
    """Whether two texts say the same in a language that both have; capitals do not matter."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    if isinstance(one, dict) and isinstance(other, dict):
        return any(one[language].casefold() == other[language].casefold() for language in one.keys() & other.keys())
    text, texts = (one, other) if isinstance(one, str) else (other, one)
    return isinstance(texts, dict) and str(text).casefold() in {each.casefold() for each in texts.values()}


@dataclass(frozen=True, slots=True)
class OutputPage:
    """One output and its outcome; ``assumptions`` are those that lean on this output."""

    outcome: OutcomeName
    goals: tuple[GoalName, ...]
    output: OutputView
    others: tuple[tuple[str, Text], ...]
    assumptions: tuple[Said, ...]
