"""``document.md`` to blocks, and the index of everything by the clause that it comes from."""

from collections.abc import Iterator
from typing import Any

from shanyraq.domains.framework.models import Block, Citation, Entry
from shanyraq.domains.framework.parts.entries import entries
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Block as BlockItem
from shanyraq.domains.packages.schema import Document, Package


def write(version: Version, package: Package) -> None:
    """Inserts the blocks, the entries and their citations."""
    blocks = package.document.blocks
    save_all(
        [
            row_from(block, Block, version=version, order=n, folded=block.text.casefold())
            for n, block in enumerate(blocks)
        ]
    )
    found = list(entries(package))
    rows = [
        Entry(
            version=version,
            order=order,
            kind=entry.kind,
            key=entry.key,
            title=entry.title,
            text=entry.text,
            folded=folded(entry.title, entry.text),
            first_anchor=entry.clauses[0],
        )
        for order, entry in enumerate(found)
    ]
    save_all(rows)
    save_all(
        [
            Citation(version=version, order=order, entry=row, anchor=anchor)
            for row, entry in zip(rows, found, strict=True)
            for order, anchor in enumerate(entry.clauses)
        ]
    )


def folded(title: str | dict[str, str], text: str) -> str:
    """Everything that search should find in an entry, in lower case and every language."""
    return " ".join([*_texts(title), text]).casefold()


def _texts(text: str | dict[str, str]) -> Iterator[str]:
    if isinstance(text, str):
        yield text
    else:
        yield from text.values()


def read(version: Version) -> dict[str, Any]:
    """The document as it was written. Entries are derived from the rest and not read back."""
    return {"document": Document(blocks=[item_from(row, BlockItem) for row in Block.objects.filter(version=version)])}
