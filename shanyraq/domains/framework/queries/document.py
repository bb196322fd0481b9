"""The signed text block by block, and what hangs on each clause of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.framework.models import Block, Citation, Entry
from shanyraq.domains.framework.queries.headings import has_left
from shanyraq.domains.framework.queries.texts import Text, anchors
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class BlockText:
    """A heading, paragraph, item, table or note. ``text`` is Markdown; ``rows``: anchors in a table."""

    anchor: str
    kind: str
    depth: int
    text: str
    rows: tuple[str, ...]
    repaired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that hangs on a clause: an indicator, a commitment, a body …"""

    kind: str
    key: str
    title: Text
    text: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole text; ``hanging``: anchor → what hangs on it, in the order of the package."""

    blocks: tuple[BlockText, ...]
    hanging: dict[str, tuple[Hanging, ...]]
    entries: int


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One clause. ``path``: the headings that it stands under, from the top.

    ``block`` holds the clause; ``row`` is the anchor of a row where the clause is one. For a heading
    ``hanging`` holds what hangs on any clause of its section, ``inside`` counts its blocks, ``text``
    are those that stand under no heading further down, and ``below`` the headings directly below.
    """

    anchor: str
    block: BlockText
    row: str | None
    path: tuple[BlockText, ...]
    hanging: tuple[Hanging, ...]
    inside: int
    before: str | None
    after: str | None
    text: tuple[BlockText, ...] = ()
    below: tuple[BlockText, ...] = ()


def document(version: Version) -> Document:
    """Everything that the reader shows, in three statements."""
    found = Entry.objects.filter(version=version).values_list("pk", "kind", "key", "title")
    entries = {pk: Hanging(kind, key, title) for pk, kind, key, title in found}
    hanging: dict[str, list[Hanging]] = defaultdict(list)
    citations = Citation.objects.filter(version=version).order_by("entry__order", "order")
    cited = set()
    for anchor, entry in citations.values_list("anchor", "entry_id"):
        hanging[anchor].append(entries[entry])
        cited.add(entry)
    return Document(_blocks(version), {anchor: tuple(of) for anchor, of in hanging.items()}, len(cited))


def clause_count(version: Version) -> int:
    """How many clauses the text has: blocks and rows of tables with an anchor; in one statement."""
    rows = Block.objects.filter(version=version).values_list("anchor", "anchors")
    return len({anchor for own, inner in rows for anchor in (own, *inner)})


def _blocks(version: Version) -> tuple[BlockText, ...]:
    columns = ("anchor", "kind", "depth", "text", "anchors", "repaired")
    rows = Block.objects.filter(version=version).values_list(*columns)
    return tuple(
        BlockText(anchor, kind, depth, text, anchors(inner), anchors(repaired))
        for anchor, kind, depth, text, inner, repaired in rows
    )


def clause_page(version: Version, anchor: str) -> ClausePage:
    """One clause and what hangs on it, in two statements.

    :raises NotFound: when the document has no such clause.
    """
    blocks = _blocks(version)
    place = _place(blocks, anchor)
    block = blocks[place]
    inside = _inside(blocks, place)
    section = [block, *(each for each, _ in inside)]
    wanted = [anchor] if anchor in block.rows else [each for part in section for each in (part.anchor, *part.rows)]
    return ClausePage(
        anchor=anchor,
        block=block,
        row=anchor if anchor in block.rows else None,
        path=_path(blocks, place),
        hanging=_hanging(version, wanted),
        inside=len(inside),
        before=blocks[place - 1].anchor if place else None,
        after=blocks[place + 1].anchor if place + 1 < len(blocks) else None,
        text=tuple(each for each, under in inside if under == block and each.kind != "heading"),
        below=tuple(each for each, under in inside if under == block and each.kind == "heading"),
    )


def _place(blocks: Sequence[BlockText], anchor: str) -> int:
    for place, block in enumerate(blocks):
        if block.anchor == anchor or anchor in block.rows:
            return place
    raise NotFound(Sentence(gettext_noop("clause {anchor}"), {"anchor": str(anchor)}))


def _inside(blocks: Sequence[BlockText], place: int) -> list[tuple[BlockText, BlockText]]:
    """Everything under a heading, each with the heading nearest to it; nothing for any other block."""
    head = blocks[place]
    if head.kind != "heading":
        return []
    end = place + 1
    while end < len(blocks) and not (blocks[end].kind == "heading" and blocks[end].depth <= head.depth):
        end += 1
    paths = ((blocks[at], _path(blocks, at)) for at in range(place + 1, end))
    return [(block, path[-1]) for block, path in paths if head in path]


def _path(blocks: Sequence[BlockText], place: int) -> tuple[BlockText, ...]:
    """The headings above a block, nearest last; without one that the text has left again."""
    own = blocks[place]
    below = own.depth if own.kind == "heading" else 7
    path: list[BlockText] = []
    near = 0
    for at in range(place - 1, -1, -1):
        block = blocks[at]
        if block.kind == "heading" and block.depth < below:
            near = near or at
            path.append(block)
            below = block.depth
        if below == 1:
            break
    since = (block.anchor for block in blocks[near + 1 : place + 1])
    if own.kind != "heading" and len(path) > 1 and has_left(since, path[0].anchor, path[1].anchor):
        path = path[1:]
    return tuple(reversed(path))


def _hanging(version: Version, wanted: Iterable[str]) -> tuple[Hanging, ...]:
    citations: Any = Citation.objects.filter(version=version, anchor__in=list(wanted))
    rows = citations.order_by("entry__order", "order").values_list(
        "entry_id", "anchor", "entry__kind", "entry__key", "entry__title", "entry__text"
    )
    found: dict[int, Hanging] = {}
    for pk, anchor, kind, key, title, text in rows:
        at = (*found[pk].anchors, anchor) if pk in found else (anchor,)
        found[pk] = Hanging(kind, key, title, text, at)
    return tuple(found.values())
