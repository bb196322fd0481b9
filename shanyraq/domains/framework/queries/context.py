"""What the document states beside results: rankings, figures, statements, accelerators, provisions."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from shanyraq.domains.framework.models import Figure, Outcome, Provision, Ranking, Statement
from shanyraq.domains.framework.queries.accelerators import AcceleratorView, accelerators
from shanyraq.domains.framework.queries.texts import Cited, Text, named, shaped
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView(Cited):
    """A place in an index. ``value`` and ``rank`` are as understood, the printed words beside them."""

    key: str
    index: Text
    value: float | None
    printed_value: str | None
    rank: int | None
    out_of: int | None
    printed_rank: str
    year: int
    organisation: str


class Measured(Protocol):
    """A number with the name of its unit."""

    @property
    def unit(self) -> str | None: ...

    @property
    def unit_in(self) -> Mapping[str, str]: ...


def unit_text(item: Measured, own: str) -> Text:
    """What the unit is called, in every language that the package has words for it in; ``own``: that of the package."""
    return {own: item.unit, **item.unit_in} if item.unit and item.unit_in else item.unit or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView(Cited):
    """A number that the text states."""

    key: str
    text: Text
    printed: str
    value: float | None
    unit: str | None
    unit_in: Mapping[str, str]
    year: int | None


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView(Cited):
    key: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class StatementKind:
    key: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class ContextPage:
    rankings: tuple[RankingView, ...]
    topics: tuple[Topic, ...]
    kinds: tuple[StatementKind, ...]
    accelerators: tuple[AcceleratorView, ...]

    @property
    def figures(self) -> int:
        return sum(len(topic.figures) for topic in self.topics)

    @property
    def statements(self) -> int:
        return sum(len(kind.statements) for kind in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView(Cited):
    """One sentence of a provision; ``printed`` is its number, date or placeholder."""

    key: str
    title: Text
    text: str
    value: float | None
    unit: str | None
    unit_in: Mapping[str, str]
    printed: str | None


def context_page(version: Version) -> ContextPage:
    """Everything of the analysis, in five statements."""
    names = tuple(named(row) for row in Outcome.objects.filter(version=version))
    return ContextPage(
        rankings=tuple(shaped(row, RankingView) for row in Ranking.objects.filter(version=version)),
        topics=_topics(version),
        kinds=_kinds(version),
        accelerators=accelerators(version, names),
    )


def provisions(version: Version, part: str) -> tuple[ProvisionView, ...]:
    """The provisions of one part (``funding``, ``operations``, ``hact``), in one statement."""
    return tuple(shaped(row, ProvisionView) for row in Provision.objects.filter(version=version, part=part))


def _topics(version: Version) -> tuple[Topic, ...]:
    topics: dict[str, list[FigureView]] = defaultdict(list)
    for row in Figure.objects.filter(version=version):
        topics[row.topic].append(shaped(row, FigureView))
    return tuple(Topic(key, tuple(of)) for key, of in topics.items())


def _kinds(version: Version) -> tuple[StatementKind, ...]:
    kinds: dict[str, list[StatementView]] = defaultdict(list)
    for row in Statement.objects.filter(version=version):
        kinds[row.kind].append(shaped(row, StatementView))
    return tuple(StatementKind(key, tuple(of)) for key, of in kinds.items())
