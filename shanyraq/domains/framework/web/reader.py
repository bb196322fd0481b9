"""The document as the reader shows it: blocks with their marks, contents, and what hangs on each.

A version never changes, so its text is rendered once for each language and kept in memory; the day
that a reader asked for only stands in the addresses, and is put there for each reader.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.document import BlockText, ClausePage, Document, Hanging, document
from shanyraq.domains.framework.web import marking
from shanyraq.domains.framework.web.kinds import Group, grouped, target_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.web import FrameworkPage

CONTENTS_DEPTH = 3
INDENT = re.compile(r"\n\s+")
"""What a template indents is half of the page."""
ASKED = "\ufdd0"
"""Where the day asked for belongs in an address: a code point that no text holds."""
LINK_LENGTH = 140
"""Longer titles are cut beside the text; the page of the clause shows them whole."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What hangs on a clause: ``counts`` says it in one line, ``entries`` lists it, kind by kind."""

    counts: str
    entries: SafeString


@dataclass(frozen=True, slots=True)
class Row:
    row: marking.TableRow
    label: str
    beside: Beside | None
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its mark-up. ``level``: of a heading, 2 to 6; ``rows`` and ``head``: of a table."""

    block: BlockText
    label: str
    html: SafeString
    beside: Beside | None
    address: str
    css: str
    level: int = 0
    head: tuple[SafeString, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A run of list items, or any other block alone."""

    is_list: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The rendered text, its contents, and how much of it carries something."""

    html: SafeString
    contents: tuple[Piece, ...]
    clauses: int
    carrying: int
    entries: int
    repaired: int


_readers: Recent[Reader] = Recent(24)


def reader(page: FrameworkPage) -> Reader:
    """The whole document for a reader; three statements when it is not in memory, otherwise none."""
    language = get_language() or page.version.language
    key = (page.code, page.version.digest, language)
    found = _readers.get(key, lambda: _render(page.version, language))
    return replace(found, html=_asked(page, found.html))


def text_of(page: FrameworkPage, clause: ClausePage) -> SafeString:
    """The paragraphs, items and tables that stand right under a heading, with what hangs on each."""
    hanging: dict[str, tuple[Hanging, ...]] = {}
    for entry in clause.hanging:
        for anchor in entry.anchors:
            hanging[anchor] = (*hanging.get(anchor, ()), entry)
    addresses = Addresses(page.version, get_language() or page.version.language)
    pieces = _pieces(Document(clause.text, hanging, 0), addresses)
    return _asked(page, _written(page.version, pieces))


def _asked(page: FrameworkPage, html: str) -> SafeString:
    """The text with the day asked for in its addresses."""
    asked = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    return mark_safe(html.replace(ASKED, asked))  # noqa: S308 - rendered by a template; a date


def _written(version: Version, pieces: Iterable[Piece]) -> str:
    context = {"parts": list(_parts(pieces)), "framework_language": version.language}
    return INDENT.sub("\n", render_to_string("framework/reader_text.html", context))


def _render(version: Version, language: str) -> Reader:
    found = document(version)
    pieces = list(_pieces(found, Addresses(version, language)))
    headings = (piece for piece in pieces if piece.level and piece.block.depth <= CONTENTS_DEPTH)
    anchors = {anchor for block in found.blocks for anchor in (block.anchor, *block.rows)}
    return Reader(
        html=mark_safe(_written(version, pieces)),  # noqa: S308 - rendered by a template
        contents=tuple(headings),
        clauses=len(anchors),
        carrying=len(anchors & found.hanging.keys()),
        entries=found.entries,
        repaired=sum(1 for block in found.blocks if block.repaired),
    )


class Addresses:
    """Addresses below one framework, kept because an entry stands beside several clauses."""

    def __init__(self, version: Version, language: str) -> None:
        self.version, self.language = version, language
        self.known: dict[tuple[str, str], SafeString] = {}

    def clause(self, anchor: str) -> str:
        return reverse("clause", args=[self.version.code, anchor.removeprefix("§")]) + ASKED

    def link(self, entry: Hanging) -> SafeString:
        """An entry beside a clause, marked where its language is not the reader's."""
        key = (entry.kind, entry.key)
        if key not in self.known:
            self.known[key] = self._link(entry)
        return self.known[key]

    def _link(self, entry: Hanging) -> SafeString:
        title = pick(entry.title, self.version.language, self.language)
        text = title.text if len(title.text) <= LINK_LENGTH else f"{title.text[: LINK_LENGTH - 1].rstrip()}…"
        language = format_html(' lang="{}"', title.language) if title.fallback else ""
        target = target_of(entry.kind, entry.key)
        if target is None:
            return format_html("<span{}>{}</span>", language, text)
        place = f"#{target.place}" if target.place else ""
        href = reverse(target.name, args=[self.version.code, *target.args]) + ASKED + place
        return format_html('<a href="{}"{}>{}</a>', href, language, text)


def _pieces(found: Document, addresses: Addresses) -> Iterator[Piece]:
    """The blocks in order. No heading is more than one level below the heading before it."""
    level = 1
    for block in found.blocks:
        if block.kind == "heading":
            level = min(block.depth + 1, level + 1, 6)
        yield _piece(block, found, addresses, level if block.kind == "heading" else 0)


def _piece(block: BlockText, found: Document, addresses: Addresses, level: int) -> Piece:
    label, beside = clause_label(block.anchor), _beside(found.hanging.get(block.anchor, ()), addresses)
    address, css = addresses.clause(block.anchor), _css(block)
    if block.kind != "table":
        return Piece(block, label, marking.inline(block.text), beside, address, css, level)
    table = marking.table(block.text)
    rows = tuple(_row(row, found, addresses) for row in table.rows)
    return Piece(block, label, SafeString(), beside, address, css, head=table.head, rows=rows)


def _css(block: BlockText) -> str:
    if block.kind == "table":
        return "reader-table"
    numbered = " is-numbered" if block.kind == "item" and marking.is_numbered(block.text) else ""
    return f"clause-row is-{block.kind} depth-{block.depth}{numbered}"


def _row(row: marking.TableRow, found: Document, addresses: Addresses) -> Row:
    if row.anchor is None:
        return Row(row, "", None, "")
    beside = _beside(found.hanging.get(row.anchor, ()), addresses)
    return Row(row, clause_label(row.anchor), beside, addresses.clause(row.anchor))


def _beside(entries: tuple[Hanging, ...], addresses: Addresses) -> Beside | None:
    if not entries:
        return None
    groups = grouped(entries)
    return Beside(
        counts=" · ".join(group.counted for group in groups),
        entries=mark_safe("".join(_listed(group, addresses) for group in groups)),  # noqa: S308 - of safe parts
    )


def _listed(group: Group, addresses: Addresses) -> str:
    """The entries of a kind, which are thousands in a document: a loop in a template takes ten times as long."""
    links = "".join(f"<dd>{addresses.link(entry)}</dd>" for entry in group.entries)
    return f"<dt>{escape(group.heading)}</dt>{links}"


def _parts(pieces: Iterable[Piece]) -> Iterator[Part]:
    run: list[Piece] = []
    for piece in pieces:
        if piece.block.kind == "item":
            run.append(piece)
            continue
        if run:
            yield Part(True, tuple(run))
            run = []
        yield Part(False, (piece,))
    if run:
        yield Part(True, tuple(run))
