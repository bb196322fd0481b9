"""``document.md``: the whole signed text, block by block, each with its anchor."""

from typing import Annotated, Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Anchor, Model


class Block(Model):
    """A heading, a paragraph, a list item, a table or a footnote of the signed text."""

    anchor: Anchor
    kind: Literal["heading", "paragraph", "item", "table", "note"]
    depth: Annotated[int, Field(strict=True, ge=0, le=6)] = Field(0, description="Headings: 1 to 6; items: nesting.")
    text: str = Field(description="Markdown without its anchor; a table with its rows.")
    section: Anchor = Field(description="The heading that it stands under; its own for a heading.")
    anchors: list[Anchor] = Field([], description="Anchors inside it: rows of a table.")
    repaired: list[str] = Field([], description="What the conversion damaged and how it was mended.")


class Document(Model):
    blocks: list[Block] = []
