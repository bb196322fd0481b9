"""What the makers of a made-up package share: its size, its dice, and the text that they write as they go.

Makers run in the order in which the document is read, so that every item can cite a clause that exists.
"""

from dataclasses import dataclass, field
from random import Random

from shanyraq.domains.packages.schema import Block
from tests.factories.words import prose


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything. The default is about as large as a signed framework."""

    outcomes: int = 4
    outputs: int = 3
    """Of each outcome."""
    indicators: int = 32
    """In all, dealt out to the outcomes."""
    output_indicators: int = 0
    """Of each output, besides."""
    breakdowns: int = 3
    """Rows of an indicator below its total."""
    years: int = 5
    """Of the period: yearly targets, and as many values before it."""
    entities: int = 25
    partners: int = 30
    bodies: int = 10
    activities: int = 20
    """Of each year."""
    commitments: int = 100
    paragraphs: int = 300
    """Of prose, beside the headings, tables and items that carry the rest."""
    irregular: bool = True
    """Pending targets, headings without numbers, yes/no and qualitative indicators among the rest."""


@dataclass
class Draft:
    """The text so far. ``cite`` functions append a block and give back its anchor."""

    size: Size
    random: Random
    first: int
    """The first year."""
    blocks: list[Block] = field(default_factory=list)
    section: str = ""
    prose: list[str] = field(default_factory=list)
    """Anchors of the paragraphs of prose."""
    _counts: dict[str, int] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The last year."""
        return self.first + self.size.years - 1

    def heading(self, anchor: str, depth: int, title: str) -> str:
        """A heading; what follows stands under it."""
        self.section = f"§{anchor}"
        return self._add(self.section, "heading", title, depth)

    def paragraph(self, text: str, anchor: str = "") -> str:
        """A paragraph, numbered through its section unless it has an anchor of its own."""
        return self._add(f"§{anchor}" if anchor else self._next("p"), "paragraph", text)

    def item(self, text: str, anchor: str = "") -> str:
        """An item of a list, numbered likewise."""
        return self._add(f"§{anchor}" if anchor else self._next("i"), "item", text)

    def table(self, anchor: str, head: tuple[str, str], rows: list[tuple[str, str, str]]) -> list[str]:
        """A table of rows (anchor, first cell, second cell); gives back the rows' anchors."""
        lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
        lines += [f"| {{§{row}}} {one} | {other} |" for row, one, other in rows]
        anchors = [f"§{row}" for row, _, _ in rows]
        self._add(f"§{anchor}", "table", "\n".join(lines), anchors=anchors)
        return anchors

    def write(self, paragraphs: int) -> None:
        """So many paragraphs of prose."""
        for _ in range(paragraphs):
            self.prose.append(self.paragraph(prose(self.random)))

    def _add(self, anchor: str, kind: str, text: str, depth: int = 0, anchors: list[str] | None = None) -> str:
        self.blocks.append(
            Block.model_validate(
                {
                    "anchor": anchor,
                    "kind": kind,
                    "depth": depth,
                    "text": text,
                    "section": self.section,
                    "anchors": anchors or [],
                }
            )
        )
        return anchor

    def _next(self, letter: str) -> str:
        name = f"{self.section}-{letter}"
        self._counts[name] = self._counts.get(name, 0) + 1
        return f"{name}{self._counts[name]}"
