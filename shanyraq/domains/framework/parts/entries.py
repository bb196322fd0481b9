"""What a package says, as a flat list: kind, key, title, text and clauses of every item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.packages.reading.references import Location, walk
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Item


@dataclass(frozen=True)
class EntryItem:
    kind: str
    key: str
    title: str | dict[str, str]
    text: str
    clauses: list[str]


LONGEST_KEY = 80
"""Characters of a key; those of the format have no more, and neither has one with a number after it."""

KINDS: dict[str, tuple[str, str, str, str]] = {
    "goals": ("goal", "key", "title", "statement"),
    "signatories": ("signatory", "party", "name", "title"),
    "outcomes": ("outcome", "code", "title", "statement"),
    "outputs": ("output", "code", "statement", ""),
    "sdg_targets": ("sdg_target", "code", "text", ""),
    "strategies": ("strategy", "", "text", ""),
    "indicators": ("indicator", "key", "title", "source"),
    "ifs": ("condition", "output", "text", ""),
    "assumptions": ("assumption", "key", "text", ""),
    "rankings": ("ranking", "key", "index", "printed_rank"),
    "figures": ("figure", "key", "text", "printed"),
    "accelerators": ("accelerator", "key", "text", ""),
    "lnob_groups": ("lnob_group", "key", "name", "text"),
    "statements": ("statement", "key", "title", "text"),
    "organisations": ("organisation", "key", "name", "short_name"),
    "bodies": ("body", "key", "name", "short_name"),
    "mandates": ("mandate", "", "text", ""),
    "categories": ("category", "key", "title", "description"),
    "activities": ("activity", "key", "text", "responsible_printed"),
    "commitments": ("commitment", "id", "obligation", "text"),
    "risks": ("risk", "key", "title", "text"),
    "responses": ("response", "", "text", ""),
    "instruments": ("instrument", "key", "title", "text"),
    "provisions": ("provision", "key", "title", "text"),
}
"""Name of the list → kind of entry, and the fields of its key, title and text."""


def entries(package: Package) -> Iterator[EntryItem]:
    """Every item that cites a clause, but rows of indicators, which their indicator speaks for."""
    seen: set[tuple[str, str]] = set()
    for location, model in walk(package):
        if not isinstance(model, Item) or len(location) < 2:
            continue
        entry = _entry(location, model)
        if entry is None:
            continue
        key, number = entry.key, 2
        while (entry.kind, key) in seen:
            end = f"-{number}"
            key, number = entry.key[: LONGEST_KEY - len(end)] + end, number + 1
        seen.add((entry.kind, key))
        yield EntryItem(entry.kind, key, entry.title, entry.text, entry.clauses)


def _entry(location: Location, model: Any) -> EntryItem | None:
    name = location[-2] if isinstance(location[-1], int) else location[-1]
    if name in {"impact", "then", "residual"}:
        kind, key, title, text = str(name), "", "text", ""
    elif name in KINDS:
        kind, key, title, text = KINDS[str(name)]
    else:
        return None
    if kind == "provision":
        kind = f"{location[0]}_provision"
    found: Any = getattr(model, title, None) or getattr(model, "text", "")
    own = str(getattr(model, key)) if key and getattr(model, key, None) else _path_key(location)
    more = getattr(model, text, None) if text else None
    return EntryItem(kind, own, found, _as_text(more), list(model.clauses))


def _path_key(location: Location) -> str:
    return "-".join(str(step) for step in location if isinstance(step, int)) or "1"


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return " ".join(value.values()) if isinstance(value, dict) else str(value)
