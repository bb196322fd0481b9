"""A passage of a text around the words that were looked for, cut between words, with the words marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from shanyraq.domains.framework.queries.plain import plain
from shanyraq.kernel.words import Asked, forms, spans

AROUND = 90
"""Characters shown on either side of the words that were found."""
ROW_ANCHOR = re.compile(r"\{(§[^}]*)\}")
CELL_END = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"^[\s|:-]*$")

Hit = tuple[int, int, frozenset[int]]
"""Where a word that was looked for stands, and which of them it is."""


@dataclass(frozen=True, slots=True)
class Row:
    """The part of a block where the words stand: of a table one row. ``anchor``: its own, where it has one."""

    anchor: str
    text: str


def best_row(text: str, wanted: Sequence[Asked], language: str) -> Row:
    """The whole block in one line; of a table, the row with most of the words, its cells parted by dots."""
    lines = [line for line in text.splitlines() if line.strip() and not RULE.match(line)]
    if not lines or not all(line.startswith("|") for line in lines):
        return Row("", plain(text))
    rows: list[Row] = []
    anchor = ""
    for line in lines:
        own = ROW_ANCHOR.search(line)
        anchor = own[1] if own else anchor
        rows.append(Row(anchor, " · ".join(filter(None, map(plain, CELL_END.split(line))))))
    return max(rows, key=lambda row: len(met(row.text, wanted, language)))


def met(text: str, wanted: Sequence[Asked], language: str) -> set[int]:
    """Which of the words a text has, by number."""
    return {number for _, _, numbers in _hits(text, wanted, language) for number in numbers}


def passage(text: str, wanted: Sequence[Asked], language: str, around: int = AROUND) -> SafeString:
    """The part of a plain text with most of the words; its beginning where it has none."""
    hits = _hits(text, wanted, language)
    start, end = _part(text, hits, around)
    body = _marked(text, start, end, [(max(at, start), min(to, end)) for at, to, _ in hits if at < end and to > start])
    return format_html("{}{}{}", "… " if start else "", body, " …" if end < len(text) else "")


def _hits(text: str, wanted: Sequence[Asked], language: str) -> list[Hit]:
    hits = []
    for at, to, word in spans(text):
        known = forms(word, language)
        numbers = frozenset(number for number, asked in enumerate(wanted) if asked.met_by(known))
        if numbers:
            hits.append((at, to, numbers))
    return hits


def _part(text: str, hits: Sequence[Hit], around: int) -> tuple[int, int]:
    """The bounds of the passage, each between two words."""
    size = 2 * around
    if len(text) <= size * 1.2:
        return 0, len(text)
    first = max(hits, key=lambda hit: (_worth(hits, hit[0], size), -hit[0]))[0] if hits else 0
    start = max(min(first - around // 2, len(text) - size), 0)
    end = min(start + size, len(text))
    if start:
        start = text.find(" ", start - 1, first) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", first, end + 1), first) if " " in text[first : end + 1] else end
    return start, end


def _worth(hits: Sequence[Hit], start: int, size: int) -> int:
    """How many different words begin within the size from a place on."""
    return len({number for at, to, numbers in hits for number in numbers if start <= at and to <= start + size * 0.7})


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> SafeString:
    pieces: list[tuple[SafeString]] = []
    for at, to in marks:
        pieces += [(escape(text[start:at]),), (format_html("<mark>{}</mark>", text[at:to]),)]
        start = to
    return format_html_join("", "{}", [*pieces, (escape(text[start:end]),)])
