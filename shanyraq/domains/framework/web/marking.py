"""The document's Markdown as HTML: inline text, and tables with the anchors of their rows."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

ROW_ANCHOR = re.compile(r"^\{(§[^}]+)\} *")
RULE = re.compile(r"^:?-{2,}:?$")
CELL_END = re.compile(r"(?<!\\)\|")
BREAK = "&lt;br&gt;"
NUMBERED = re.compile(r"^(\(?[ivxlc]{1,5}[.)]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")


@dataclass(frozen=True, slots=True)
class TableRow:
    anchor: str | None
    cells: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``head`` is empty where the document prints none."""

    head: tuple[SafeString, ...]
    rows: tuple[TableRow, ...]


@cache
def _markdown() -> MarkdownIt:
    """Emphasis and links only: a paragraph that begins with «1.» is not a list of ours."""
    return MarkdownIt("zero").enable(["emphasis", "link", "autolink", "entity", "escape"])


@lru_cache(maxsize=4096)
def inline(text: str) -> SafeString:
    """One paragraph. HTML is shown as text, but for ``<br>``."""
    rendered: str = _markdown().renderInline(text)
    return mark_safe(rendered.replace(BREAK, "<br>"))  # noqa: S308 - the renderer escapes everything else


def table(text: str) -> Table:
    """A block of pipe rows; the second, of dashes, parts the head from the body."""
    lines = [_cells(line) for line in text.splitlines() if line.strip()]
    ruled = len(lines) > 1 and all(RULE.match(cell) for cell in lines[1])
    head, body = (lines[0], lines[2:]) if ruled else ([], lines)
    return Table(
        tuple(inline(cell) for cell in head) if any(head) else (),
        tuple(_row(cells) for cells in body),
    )


def part_of(whole: Table, anchor: str | None) -> Table:
    """The row of an anchor with the rows below it that have none of their own; without one, the whole."""
    if anchor is None:
        return whole
    kept: list[TableRow] = []
    for row in whole.rows:
        if row.anchor == anchor or (kept and row.anchor is None):
            kept.append(row)
        elif kept:
            break
    return Table(whole.head, tuple(kept))


def is_numbered(text: str) -> bool:
    """Whether an item prints its own number or letter: «i.», «2.», «(a)»."""
    return bool(NUMBERED.match(text))


def _cells(line: str) -> list[str]:
    parts = CELL_END.split(line.strip())
    return [part.strip().replace("\\|", "|") for part in parts[1:-1]]


def _row(cells: list[str]) -> TableRow:
    anchor = ROW_ANCHOR.match(cells[0]) if cells else None
    if anchor:
        cells = [cells[0][anchor.end() :], *cells[1:]]
    return TableRow(anchor[1] if anchor else None, tuple(inline(cell) for cell in cells))
