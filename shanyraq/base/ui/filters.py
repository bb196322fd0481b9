"""Filters as plain links: a group of options, and the address that each of them leads to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise

from shanyraq.base.ui.texts import Picked


@dataclass(frozen=True, slots=True)
class Option:
    """``lang``: the language of the label, where it is not the reader's."""

    value: str
    label: str
    count: int | None = None
    lang: str = ""

    @classmethod
    def of(cls, value: str, word: str | Promise | Picked, count: int | None = None) -> "Option":
        """An option whose label may be a text of the document."""
        return cls(value, str(word), count, word.lang if isinstance(word, Picked) else "")


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
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    group: FilterGroup
    chosen: str
    """The label of what is chosen; empty when nothing is."""
    unknown: str
    """The value in the address, where the group has no such option."""
    several: bool
    """Whether the address names more than one value, of which the last one counts."""
    everything: Choice
    items: Sequence[Choice]
    chosen_lang: str = ""


def choices(group: FilterGroup, query: QueryDict) -> Choices:
    """The menu of a group for the present query. Choosing begins at the first page again."""
    now = query.get(group.name, "")
    items = [
        Choice(option.label, address(query, {group.name: option.value}), option.value == now, option.count, option.lang)
        for option in group.options
    ]
    active = next((item for item in items if item.active), None)
    chosen = active.label if active else now
    unknown = "" if any(item.active for item in items) else now
    return Choices(
        group,
        chosen,
        unknown,
        len(query.getlist(group.name)) > 1,
        Choice("", address(query, {group.name: None}), not now, None),
        items,
        active.lang if active else "",
    )


def all_known(groups: Iterable[FilterGroup], query: QueryDict) -> bool:
    """Whether every filter in the address names an option that there is."""
    asked = [(group, query[group.name]) for group in groups if query.get(group.name)]
    return all(any(option.value == value for option in group.options) for group, value in asked)


def address(query: QueryDict, changes: Mapping[str, str | None]) -> str:
    """The query with changes; ``None`` removes. The page number is dropped unless it is set."""
    kept = [(name, values) for name, values in query.lists() if name != "page" and name not in changes]
    added = [(name, [value]) for name, value in changes.items() if value is not None]
    return f"?{urlencode([*kept, *added], doseq=True)}"
