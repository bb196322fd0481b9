"""What the document states beside results: rankings, figures, statements, accelerators, provisions."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.framework.models import Figure, Outcome, Provision, Ranking, Statement
from shanyraq.domains.framework.queries.sdgs import AcceleratorView, accelerators
from shanyraq.domains.framework.queries.texts import Text, anchors, named
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class RankingView:
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
    clauses: tuple[str, ...]
    note: str | None
    reconstructed: str | None


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number that the text states."""

    key: str
    text: Text
    printed: str
    value: float | None
    unit: str | None
    year: int | None
    clauses: tuple[str, ...]
    note: str | None
    reconstructed: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    key: str
    title: Text
    text: Text
    clauses: tuple[str, ...]
    note: str | None
    reconstructed: str | None


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


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One sentence of a provision; ``printed`` is its number, date or placeholder."""

    key: str
    title: Text
    text: str
    value: float | None
    unit: str | None
    printed: str | None
    clauses: tuple[str, ...]
    note: str | None
    reconstructed: str | None


def context_page(version: Version) -> ContextPage:
    """Everything of the analysis, in five statements."""
    names = tuple(named(row) for row in Outcome.objects.filter(version=version))
    return ContextPage(
        rankings=tuple(_ranking(row) for row in Ranking.objects.filter(version=version)),
        topics=_topics(version),
        kinds=_kinds(version),
        accelerators=accelerators(version, names),
    )


def provisions(version: Version, part: str) -> tuple[ProvisionView, ...]:
    """The provisions of one part (``funding``, ``operations``, ``hact``), in one statement."""
    rows = Provision.objects.filter(version=version, part=part)
    return tuple(
        ProvisionView(
            key=row.key,
            title=row.title,
            text=row.text,
            value=row.value,
            unit=row.unit,
            printed=row.printed,
            clauses=anchors(row.clauses),
            note=row.note,
            reconstructed=row.reconstructed,
        )
        for row in rows
    )


def _ranking(row: Ranking) -> RankingView:
    return RankingView(
        key=row.key,
        index=row.index,
        value=row.value,
        printed_value=row.printed_value,
        rank=row.rank,
        out_of=row.out_of,
        printed_rank=row.printed_rank,
        year=row.year,
        organisation=row.organisation,
        clauses=anchors(row.clauses),
        note=row.note,
        reconstructed=row.reconstructed,
    )


def _topics(version: Version) -> tuple[Topic, ...]:
    topics: dict[str, list[FigureView]] = defaultdict(list)
    for row in Figure.objects.filter(version=version):
        topics[row.topic].append(
            FigureView(
                key=row.key,
                text=row.text,
                printed=row.printed,
                value=row.value,
                unit=row.unit,
                year=row.year,
                clauses=anchors(row.clauses),
                note=row.note,
                reconstructed=row.reconstructed,
            )
        )
    return tuple(Topic(key, tuple(of)) for key, of in topics.items())


def _kinds(version: Version) -> tuple[StatementKind, ...]:
    kinds: dict[str, list[StatementView]] = defaultdict(list)
    for row in Statement.objects.filter(version=version):
        view = StatementView(row.key, row.title, row.text, anchors(row.clauses), row.note, row.reconstructed)
        kinds[row.kind].append(view)
    return tuple(StatementKind(key, tuple(of)) for key, of in kinds.items())
