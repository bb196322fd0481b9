"""Filters as plain links: a group of options, and the address that each of them leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A query parameter and what it may be. The first link of its menu removes it."""

    name: str
    label: str
    options: Sequence[Option] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option with its address, as the menu shows it."""

    label: str
    href: str
    active: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    group: FilterGroup
    chosen: str
    """The label of what is chosen; empty when nothing is."""
    everything: Choice
    items: Sequence[Choice]


def choices(group: FilterGroup, query: QueryDict) -> Choices:
    """The menu of a group for the present query. Choosing begins at the first page again."""
    now = query.get(group.name, "")
    items = [
        Choice(option.label, address(query, {group.name: option.value}), option.value == now, option.count)
        for option in group.options
    ]
    chosen = next((item.label for item in items if item.active), now)
    return Choices(group, chosen, Choice("", address(query, {group.name: None}), not now, None), items)


def address(query: QueryDict, changes: Mapping[str, str | None]) -> str:
    """The query with changes; ``None`` removes. The page number is dropped unless it is set."""
    changed = query.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = value
    return f"?{changed.urlencode()}" if changed else "?"
