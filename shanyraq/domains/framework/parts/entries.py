"""What a package says, as a flat list: kind, key, code, title, text, names and clauses of every item.

``beside`` is what its page says beside it: the word of its kind, its units, remarks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from shanyraq.domains.framework.parts.beside import Text, beside
from shanyraq.domains.packages.reading.references import Location, walk
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Item
from shanyraq.domains.reference.queries import goal_of_target, sdg_goals


@dataclass(frozen=True)
class EntryItem:
    """``code`` is printed before the title; ``names`` find the item before all else when they are typed whole."""

    kind: str
    key: str
    title: Text
    text: Text
    clauses: list[str]
    code: str = ""
    names: tuple[str, ...] = ()
    beside: dict[str, str] = field(default_factory=dict, hash=False)


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


CODES = {
    "outcome": "code",
    "output": "code",
    "condition": "output",
    "indicator": "code",
    "sdg_target": "code",
    "commitment": "id",
    "activity": "year",
}
"""Kind → the field of what is printed before the title."""
CALLED = {"outcome", "output", "indicator", "sdg_target", "commitment", "organisation", "body"}
"""Kinds that people call by a code or a name."""
SDG = "sdg"
"""The kind of a goal: no item of the package, but what its targets belong to."""


def entries(package: Package) -> Iterator[EntryItem]:
    """Every item that cites a clause, but rows of indicators, which their indicator speaks for; then the goals."""
    seen: set[tuple[str, str]] = set()
    goals: dict[int, list[str]] = {}
    for location, model in walk(package):
        if not isinstance(model, Item) or len(location) < 2:
            continue
        entry = _entry(location, model, package.framework.language)
        if entry is None:
            continue
        key, number = entry.key, 2
        while (entry.kind, key) in seen:
            end = f"-{number}"
            key, number = entry.key[: LONGEST_KEY - len(end)] + end, number + 1
        seen.add((entry.kind, key))
        if entry.kind == "sdg_target":
            goals.setdefault(goal_of_target(entry.code), entry.clauses)
        yield replace(entry, key=key)
    yield from _goals(goals)


def _goals(cited: dict[int, list[str]]) -> Iterator[EntryItem]:
    """The Sustainable Development Goals of the targets, each with the clauses of its first."""
    for goal in sdg_goals():
        if goal.number in cited:
            number = str(goal.number)
            yield EntryItem(SDG, number, goal.name, "", cited[goal.number], number, (number, *goal.name.values()))


def _entry(location: Location, model: Any, language: str) -> EntryItem | None:
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
    more: Text = (getattr(model, text, None) if text else None) or ""
    if kind == "organisation" and model.short_names:
        more = {language: model.short_name, **model.short_names} if model.short_name else model.short_names
    if kind == "indicator":
        more = _with_rows(more, model, language)
    code = str(getattr(model, CODES[kind], None) or "") if kind in CODES else ""
    names = tuple(_names(kind, code, model, more)) if kind in CALLED else ()
    return EntryItem(kind, own, found, more, list(model.clauses), code, names, beside(kind, model, language))


def _with_rows(source: Text, indicator: Any, language: str) -> Text:
    """What an indicator says beside its title: its source, and what its rows are called in each language."""
    said: dict[str, dict[str, None]] = {}
    for own, text in source.items() if isinstance(source, dict) else [(language, source)]:
        said[own] = dict.fromkeys([text] if text else [])
    for row in indicator.rows:
        said.setdefault(language, {}).update(dict.fromkeys(row.disaggregation or filter(None, [row.label])))
        for own, words in row.label_in.items():
            said.setdefault(own, {}).update(dict.fromkeys([words] if isinstance(words, str) else words))
    return {own: "; ".join(texts) for own, texts in said.items() if texts} or ""


def _names(kind: str, code: str, model: Any, short: Text) -> Iterator[str]:
    """What people call an item by: its code, its short names, its name, other forms of it."""
    if kind not in {"organisation", "body"}:
        yield code
        return
    yield from texts_of(short)
    yield from texts_of(model.name)
    yield from getattr(model, "printed_as", [])


def texts_of(text: Text) -> list[str]:
    """A text in each of its languages; none where there is no text."""
    return ([text] if text else []) if isinstance(text, str) else list(text.values())


def _path_key(location: Location) -> str:
    return "-".join(str(step) for step in location if isinstance(step, int)) or "1"
