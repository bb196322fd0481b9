"""``document.md`` to blocks. The grammar is small; see ``docs/reference/packages``.

Blocks are separated by empty lines. A heading ends with its anchor, every other block begins with it::

    ## 3.2 Cooperation Framework Management Structure {§3.2}

    {§3.2-p1} The Joint Government …

    - {§2.1.1-i1} i. support the systemic policy shifts …

    {§1-progress-rankings}
    | Index | Value |
    | --- | --- |
    | {§1-progress-rankings-hdi} Human Development Index | 0.802 |

    <!-- repaired: "Fi-" and "ancial" joined -->
"""

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from shanyraq.domains.packages.reading.problems import problems
from shanyraq.domains.packages.schema.document import Block, Document
from shanyraq.kernel.sentences import Sentence, gettext_noop

ANCHOR = r"\{(§[a-z0-9][a-z0-9.-]*)\}"
HEADING = re.compile(r"#{1,6} ")
TAIL = re.compile(rf"{ANCHOR}$")
BEGINS = re.compile(rf"^(?P<indent> *)(?P<bullet>- )?{ANCHOR} ?(?P<text>.*)$", re.DOTALL)
COMMENT = ("<!--", "-->")
REPAIRED = "repaired: "
MOST = 20_000
"""Blocks of a document; that of a signed framework has about one thousand."""
ROW_ANCHOR = re.compile(rf"^\| *{ANCHOR} *", re.MULTILINE)
NOTE = re.compile(r".*-n\d+$")


class BadDocument(Exception):
    """A block that the grammar does not know. ``line`` counts from 1."""

    def __init__(self, template: str, line: int, **values: Any) -> None:
        self.message, self.line = Sentence(template, values), line
        super().__init__(str(self.message))


@dataclass
class DocumentLines:
    document: Document
    lines: dict[str, int] = field(default_factory=dict)


def read_document(text: str) -> DocumentLines:
    """Reads the whole text.

    :raises BadDocument: for a block without an anchor, or an anchor that stands twice.
    """
    blocks: list[Block] = []
    lines: dict[str, int] = {}
    section = ""
    for line, chunk in _chunks(text):
        if len(lines) >= MOST:
            raise BadDocument(
                gettext_noop("more than {most} blocks and rows; a document has some thousands"), line, most=MOST
            )
        if chunk.startswith(COMMENT[0]) and chunk.endswith(COMMENT[1]):
            words = chunk.removeprefix(COMMENT[0]).removesuffix(COMMENT[1]).strip(" ")
            if words.startswith(REPAIRED) and blocks:
                blocks[-1].repaired.append(words.removeprefix(REPAIRED))
            continue
        try:
            block = _block(chunk, section, line)
        except ValidationError as error:
            problem = problems(error, {})[0]
            field = str(error.errors()[0]["loc"][0])
            raise BadDocument("{field}: {problem}", line, field=field, problem=problem.message) from error
        section = block.section
        for anchor in (block.anchor, *block.anchors):
            if anchor in lines:
                raise BadDocument(
                    gettext_noop("the anchor {anchor} stands twice (first on line {first})"),
                    line,
                    anchor=anchor,
                    first=lines[anchor],
                )
            lines[anchor] = line
        blocks.append(block)
    return DocumentLines(Document(blocks=blocks), lines)


def _chunks(text: str) -> list[tuple[int, str]]:
    """Runs of lines between empty lines, each with the number of its first line."""
    chunks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            fresh = True
        elif fresh or _starts_block(line):
            chunks.append((number, [line]))
            fresh = False
        else:
            chunks[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in chunks]


def _starts_block(line: str) -> bool:
    return bool(_heading(line) or BEGINS.match(line) or line.startswith(COMMENT[0]))


def _heading(line: str) -> tuple[int, str, str] | None:
    """Depth, text and anchor of the heading that a line is.

    Read from both ends: one pattern over all of a long line could take for ever.
    """
    begins, ends = HEADING.match(line), TAIL.search(line)
    if begins is None or ends is None or "\n" in line:
        return None
    return len(begins[0]) - 1, line[begins.end() : ends.start()].strip(" "), ends[1]


def _block(chunk: str, section: str, line: int) -> Block:
    heading = _heading(chunk)
    if heading:
        depth, text, anchor = heading
        return Block(anchor=anchor, kind="heading", depth=depth, text=text, section=anchor)
    begins = BEGINS.match(chunk)
    if begins is None:
        raise BadDocument(gettext_noop("this block has no anchor: begin it with {anchor}"), line, anchor="{§…}")
    if not section:
        raise BadDocument(gettext_noop("the text begins before the first heading"), line)
    anchor, text = begins[3], begins["text"].strip()
    if text.startswith("|"):
        return _table(anchor, text, section)
    if begins["bullet"]:
        return Block(anchor=anchor, kind="item", depth=len(begins["indent"]) // 2, text=_flow(text), section=section)
    kind = "note" if NOTE.match(anchor) else "paragraph"
    return Block(anchor=anchor, kind=kind, text=_flow(text), section=section)


def _table(anchor: str, text: str, section: str) -> Block:
    anchors = ROW_ANCHOR.findall(text)
    return Block(anchor=anchor, kind="table", text=text, section=section, anchors=anchors)


def _flow(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines())
