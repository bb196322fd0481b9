"""Groups at risk of being left behind: where each is named, and which rows could show it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.framework.queries.texts import OutcomeName, Text, anchors, named
from shanyraq.domains.indicators.models import Row, Value
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules.disaggregation import shows
from shanyraq.domains.packages.rules.row_names import row_text


@dataclass(frozen=True, slots=True)
class RowName:
    """A disaggregated row of an indicator, with its groups in its label. ``numbered``: it prints a number."""

    indicator: str
    code: str | None
    title: Text
    label: Text
    dimensions: tuple[tuple[str, str], ...]
    numbered: bool


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
    def counted(self) -> bool:
        return self.numbered > 0


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """All groups; ``unregistered``: words of outcomes that mean no described group."""

    groups: tuple[GroupView, ...]
    unregistered: tuple[GroupMentioned, ...]

    @property
    def uncounted(self) -> tuple[GroupView, ...]:
        return tuple(group for group in self.groups if not group.counted)


def groups_page(version: Version) -> GroupsPage:
    """All groups with their rows, in five statements."""
    names = {row.pk: named(row) for row in version.outcomes.all()}
    mentions: dict[str, list[GroupMentioned]] = defaultdict(list)
    unregistered = []
    for row in version.lnob_mentions.order_by("outcome__order", "order"):
        mention = GroupMentioned(names[row.outcome_id], row.text)
        for key in row.groups:
            mentions[key].append(mention)
        if not row.groups:
            unregistered.append(mention)
    rows = _rows(version)
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


def _rows(version: Version) -> list[RowName]:
    """The disaggregated rows of the version."""
    numbered = set(Value.objects.filter(version=version).exclude(value=None).values_list("row_id", flat=True))
    columns = (
        "pk",
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
