"""What the document prints beside what national sources say, row by row, with what people decided of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Dataset, Judgement, Link, Taking
from shanyraq.domains.indicators.queries.linked import as_judged
from shanyraq.domains.indicators.queries.wanted import series_by_key, wanted_rows
from shanyraq.domains.indicators.rules.agreeing import other_unit
from shanyraq.domains.indicators.rules.differing import Beside, Judged, YearBeside, years_beside
from shanyraq.domains.indicators.rules.matching_shapes import Offered, Told, Wanted
from shanyraq.domains.indicators.vocabulary import LinkState
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.versions import end_of
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence

NONE = "none"
"""How a row stands for which there is no series."""
FURTHEST = (LinkState.ACCEPTED.value, LinkState.PROPOSED.value, LinkState.DECLINED.value, NONE)
"""How a row stands, the furthest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A national source, the file that was taken of it last, and what was remarked of it, the gravest first."""

    dataset: Dataset
    taking: Taking | None

    @property
    def remarks(self) -> list[dict[str, Any]]:
        """What was remarked of the file, with each sentence as one."""
        order = {"error": 0, "warning": 1, "note": 2}
        found = sorted(self.taking.remarks if self.taking else [], key=lambda each: order.get(each["level"], 3))
        return [{**each, "message": Sentence(each["template"], each["values"])} for each in found]

    @property
    def contradictions(self) -> dict[tuple[str, str], Sentence]:
        """Series and period → what was said of values of which none was taken, because they contradict each other."""
        return {
            (each["series"], each["period"]): Sentence(each["template"], each["values"])
            for each in (self.taking.remarks if self.taking else [])
            if each["level"] == Severity.ERROR and each.get("series")
        }

    @property
    def levels(self) -> Mapping[str, int]:
        """How many remarks there are of each level."""
        return Counter(each["level"] for each in (self.taking.remarks if self.taking else []))


@dataclass(frozen=True, slots=True)
class RowBeside:
    """A row of the framework beside the series of a source. ``state``: of its link, or ``none`` without a series.
    ``unit_same``: the unit of the source of which a person said that it is the row's.
    """

    row: Wanted
    dataset: Dataset
    link: Link
    series: Offered | None
    state: str
    years: tuple[YearBeside, ...]
    contradictions: Mapping[tuple[str, str], Sentence] = field(default_factory=dict)
    unit_same: str = ""

    @property
    def lines(self) -> list[tuple[YearBeside, Sentence | None]]:
        """The years, each with why the source has no value of it where it has several that contradict each other."""
        return [(each, self.contradictions.get((self.link.series, str(each.year)))) for each in self.years]

    @property
    def reasons(self) -> list[Sentence]:
        """Why this series is proposed, or why none is."""
        return [Sentence(each["template"], each["values"]) for each in self.link.reasons]

    @property
    def is_unit_said(self) -> bool:
        """Whether a person said that the unit of the series is the row's."""
        return bool(self.series and self.series.unit and self.unit_same == self.series.unit)

    @property
    def other_unit(self) -> str:
        """The unit of the series, as a code, where it is called otherwise than the row's and nobody said that it is
        the same: its values are compared with nothing.
        """
        return "" if self.series is None or self.is_unit_said else other_unit(self.row.unit, self.series.unit)

    @property
    def newest(self) -> tuple[int, Told] | None:
        """The newest value of the series."""
        values = self.series.values if self.series else {}
        return max(values.items(), key=lambda each: each[0], default=None)

    @property
    def key(self) -> str:
        """The link as the subject of events and comments."""
        return f"{self.dataset.key}/{self.row.indicator}/{self.row.row}"

    def name(self, own: str) -> str:
        """What the row is called: the code of its indicator, and its labels."""
        code = self.row.code or self.row.indicator
        return f"{code} {pick(dict(self.row.called), own)}" if self.row.called else code

    @property
    def anchor(self) -> str:
        return f"row-{self.row.indicator}-{self.row.row}"

    def role(self, year: int) -> str:
        """Whether the printed value of a year is the baseline of the row, or a later one."""
        return "baseline" if year == self.row.baseline_year else "latest"

    @property
    def open(self) -> int:
        """How many of its values differ and wait for a decision: of an accepted series only."""
        return sum(each.how is Beside.OPEN for each in self.years) if self.state == LinkState.ACCEPTED else 0

    @property
    def hows(self) -> set[str]:
        """How its values stand to those of the source."""
        return {each.how.value for each in self.years}


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Everything that the page of national data shows."""

    sources: tuple[Source, ...]
    rows: tuple[RowBeside, ...]

    @property
    def states(self) -> Mapping[str, int]:
        """How many rows there are in each state; where there are several sources, the furthest that one of them got."""
        best: dict[tuple[str, str], str] = {}
        for each in self.rows:
            place = (each.row.indicator, each.row.row)
            best[place] = min(best.get(place, each.state), each.state, key=FURTHEST.index)
        return Counter(best.values())

    @property
    def number(self) -> int:
        """How many rows measure something, however many sources there are."""
        return len({(each.row.indicator, each.row.row) for each in self.rows})

    @property
    def open(self) -> int:
        """How many values of accepted series differ and wait for a decision."""
        return sum(each.open for each in self.rows)

    @property
    def sures(self) -> Mapping[str, int]:
        """How many proposals there are, by how sure they are."""
        return Counter(each.link.sure for each in self.rows if each.state == LinkState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Undecided:
    """How much of national data waits for a person: proposals of series, and differing values. ``since``: of the file
    that was taken last.
    """

    proposals: int
    values: int
    since: datetime


def undecided(version: Version) -> Undecided | None:
    """What waits to be decided of the national data of a framework. One statement where there are none, else seven."""
    newest = Dataset.objects.filter(framework=version.framework_id).aggregate(found=Max("taken_at"))["found"]
    if newest is None:
        return None
    found = side_by_side(version)
    return Undecided(sum(found.sures.values()), found.open, newest)


def side_by_side(version: Version, asked: date | None = None) -> SideBySide:
    """Every row that measures something, beside each source, in six statements.

    :param asked: as it was known at the end of this day; a link that was decided later is a proposal then.
    """
    by = Q() if asked is None else Q(made_at__lte=end_of(asked))
    framework = version.framework_id
    datasets = list(Dataset.objects.filter(framework=framework))
    takings = _takings(datasets, asked)
    if asked is not None:
        datasets = [each for each in datasets if each.pk in takings]
    links: dict[tuple[str, str, str], Link] = {}
    for link in Link.objects.filter(by, framework=framework):
        links[link.dataset, link.indicator, link.row] = link
    keys = {link.series for link in links.values() if link.series}
    series = {key: {each.key: each for each in found} for key, found in _series(datasets, keys, asked).items()}
    judged = judged_of(framework, asked)
    rows = wanted_rows(recent_package(version)) if datasets else []
    sources = tuple(Source(each, takings.get(each.pk)) for each in datasets)
    return SideBySide(sources, tuple(_rows(rows, sources, links, series, judged, asked)))


def _series(datasets: Sequence[Dataset], keys: set[str], asked: date | None) -> Mapping[str, list[Offered]]:
    if asked is None:
        return series_by_key(datasets, keys)
    end = end_of(asked)
    return series_by_key(datasets, keys, Q(taken_at__lte=end) & (Q(superseded_at=None) | Q(superseded_at__gt=end)))


def _takings(datasets: Sequence[Dataset], asked: date | None) -> dict[int, Taking]:
    """The file that was taken last of each data set."""
    found = Taking.objects.filter(dataset__in=[each.pk for each in datasets])
    if asked is not None:
        found = found.filter(taken_at__lte=end_of(asked))
    return {each.dataset_id: each for each in found.order_by("taken_at", "pk")}


def judged_of(framework: int, asked: date | None = None) -> Mapping[tuple[str, str, str], list[Judged]]:
    """What people decided of differing values, by data set, indicator and row. One statement."""
    stands = Q(superseded_at=None)
    if asked is not None:
        end = end_of(asked)
        stands = Q(made_at__lte=end) & (stands | Q(superseded_at__gt=end))
    found: dict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for each in Judgement.objects.filter(stands, framework=framework):
        found[each.dataset, each.indicator, each.row].append(as_judged(each))
    return found


def _rows(
    rows: Sequence[Wanted],
    sources: Sequence[Source],
    links: Mapping[tuple[str, str, str], Link],
    series: Mapping[str, Mapping[str, Offered]],
    judged: Mapping[tuple[str, str, str], list[Judged]],
    asked: date | None,
) -> Iterator[RowBeside]:
    contradictions = {source.dataset.pk: source.contradictions for source in sources}
    for row in rows:
        for dataset in (source.dataset for source in sources):
            place = (dataset.key, row.indicator, row.row)
            link = links.get(place)
            if link is None:
                continue
            one = series[dataset.key].get(link.series)
            years = years_beside(row.printed, one.values if one else {}, judged.get(place, ()))
            beside = (_state(link, asked), tuple(years), contradictions[dataset.pk], _unit_same(link, asked))
            yield RowBeside(row, dataset, link, one, *beside)


def _unit_same(link: Link, asked: date | None) -> str:
    """The unit of which a person had said by then that it is the row's."""
    if link.unit_said_at is None or (asked is not None and link.unit_said_at > end_of(asked)):
        return ""
    return link.unit_same


def _state(link: Link, asked: date | None) -> str:
    if asked is not None and link.decided_at is not None and link.decided_at > end_of(asked):
        return LinkState.PROPOSED.value if link.series else NONE
    return NONE if not link.series and link.state == LinkState.PROPOSED else link.state
