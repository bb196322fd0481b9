"""Groups at risk of being left behind: where each is named, and which rows could show it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.framework.queries.texts import OutcomeName, Text, anchors, named
from shanyraq.domains.indicators.models import Row, Value
from shanyraq.domains.indicators.queries.remembered import load_results
from shanyraq.domains.indicators.vocabulary import GAPS, Gap
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules.disaggregation import shows
from shanyraq.domains.packages.rules.row_names import row_text


@dataclass(frozen=True, slots=True)
class RowName:
    """A disaggregated row of an indicator, with its groups in its label. ``numbered``: it prints a number.

    ``newest``: the year of its newest value under the framework.
    """

    indicator: str
    code: str | None
    title: Text
    label: Text
    dimensions: tuple[tuple[str, str], ...]
    numbered: bool
    newest: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """An indicator with those of its rows that could show a group."""

    key: str
    code: str | None
    title: Text
    rows: tuple[RowName, ...]


@dataclass(frozen=True, slots=True)
class GroupMentioned:
    outcome: OutcomeName
    text: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group. ``dimensions``: what could show it; ``shown``: the rows that have one of them."""

    key: str
    name: Text
    text: Text
    dimensions: tuple[str, ...]
    mentions: tuple[GroupMentioned, ...]
    shown: tuple[IndicatorRows, ...]
    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None

    @property
    def rows(self) -> int:
        return sum(len(indicator.rows) for indicator in self.shown)

    @property
    def numbered(self) -> int:
        """Rows that print a number."""
        return sum(row.numbered for indicator in self.shown for row in indicator.rows)

    @property
    def reported(self) -> int:
        """Rows of which a value is known since the framework began."""
        return sum(row.newest is not None for indicator in self.shown for row in indicator.rows)

    @property
    def newest(self) -> int | None:
        """The year of the newest of these values."""
        years = [row.newest for indicator in self.shown for row in indicator.rows if row.newest is not None]
        return max(years, default=None)

    @property
    def counted(self) -> bool:
        return self.numbered > 0

    @property
    def gap(self) -> Gap | None:
        """Why the group is not counted; None where it is."""
        if self.reported:
            return None
        return Gap.NO_VALUE if self.counted else Gap.NO_NUMBER if self.rows else Gap.NO_ROW

    @property
    def gap_said(self) -> str:
        """The same in English, for translation; empty where it is counted."""
        return GAPS[self.gap] if self.gap else ""


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """All groups; ``unregistered``: words of outcomes that mean no described group."""

    groups: tuple[GroupView, ...]
    unregistered: tuple[GroupMentioned, ...]

    @property
    def waiting(self) -> tuple[GroupView, ...]:
        """Groups that rows count, of whom no value is known since the framework began."""
        return tuple(group for group in self.groups if group.gap is Gap.NO_VALUE)

    @property
    def uncounted(self) -> tuple[GroupView, ...]:
        return tuple(group for group in self.groups if not group.counted)


def groups_page(version: Version, as_of: date) -> GroupsPage:
    """All groups with their rows, and what is known of these on a day. A fixed number of statements."""
    names = {row.pk: named(row) for row in version.outcomes.all()}
    mentions: dict[str, list[GroupMentioned]] = defaultdict(list)
    unregistered = []
    for row in version.lnob_mentions.order_by("outcome__order", "order"):
        mention = GroupMentioned(names[row.outcome_id], row.text)
        for key in row.groups:
            mentions[key].append(mention)
        if not row.groups:
            unregistered.append(mention)
    rows = _rows(version, as_of)
    groups = version.lnob_groups.all()
    return GroupsPage(tuple(_group(group, mentions[group.key], rows) for group in groups), tuple(unregistered))


def _group(group: Any, mentions: Iterable[GroupMentioned], rows: list[RowName]) -> GroupView:
    return GroupView(
        key=group.key,
        name=group.name,
        text=group.text,
        dimensions=anchors(group.dimensions),
        mentions=tuple(mentions),
        shown=_by_indicator(row for row in rows if shows(dict(row.dimensions), group.dimensions)),
        clauses=anchors(group.clauses),
        note=group.note,
        reconstructed=group.reconstructed,
    )


def _rows(version: Version, as_of: date) -> list[RowName]:
    """The disaggregated rows of the version."""
    newest = {
        (indicator.key, row.key): row.verdict.used.latest.year
        for indicator in load_results(version, as_of).indicators
        for row in indicator.judged_rows
        if row.verdict.used.latest is not None
    }
    numbered = set(Value.objects.filter(version=version).exclude(value=None).values_list("row_id", flat=True))
    columns = (
        "pk",
        "key",
        "label",
        "disaggregation",
        "label_in",
        "dimensions",
        "indicator__key",
        "indicator__code",
        "indicator__title",
    )
    rows = Row.objects.filter(version=version).order_by("indicator__outcome__order", "indicator__order", "order")
    printed = defaultdict(list)
    for row in rows.values_list(*columns, named=True):
        printed[row.indicator__key].append(row)
    return [
        RowName(
            indicator=row.indicator__key,
            code=row.indicator__code,
            title=row.indicator__title,
            label=row_text(of_indicator, row, version.language),
            dimensions=tuple(row.dimensions.items()),
            numbered=row.pk in numbered,
            newest=newest.get((row.indicator__key, row.key)),
        )
        for of_indicator in printed.values()
        for row in of_indicator
        if row.dimensions
    ]


def _by_indicator(rows: Iterable[RowName]) -> tuple[IndicatorRows, ...]:
    found: dict[str, list[RowName]] = defaultdict(list)
    for row in rows:
        found[row.indicator].append(row)
    return tuple(IndicatorRows(key, of[0].code, of[0].title, tuple(of)) for key, of in found.items())
