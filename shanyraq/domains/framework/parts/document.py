"""``document.md`` to blocks, the index of everything by the clause that it comes from, and that of words."""

import json
from typing import Any

from shanyraq.base.statements import insert_lines
from shanyraq.domains.framework.models import Block, Citation, Entry, Word
from shanyraq.domains.framework.parts.entries import SDG, EntryItem, entries
from shanyraq.domains.framework.parts.word_index import word_index
from shanyraq.domains.framework.vocabulary import START
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Block as BlockItem
from shanyraq.domains.packages.schema import Document, Package

WORDS = f"INSERT INTO {Word._meta.db_table} (version_id, start, word, places) VALUES"


def write(version: Version, package: Package) -> None:
    """Inserts the blocks, the entries, their citations, and the words of all of them."""
    blocks = [row_from(block, Block, version=version, order=n) for n, block in enumerate(package.document.blocks)]
    save_all(blocks)
    found = list(entries(package))
    rows = [_row(version, order, entry) for order, entry in enumerate(found)]
    save_all(rows)
    save_all(
        [
            Citation(version=version, order=order, entry=row, anchor=anchor)
            for row, entry in zip(rows, found, strict=True)
            for order, anchor in enumerate(entry.clauses)
            if entry.kind != SDG
        ]
    )
    named = zip(rows, (entry.names for entry in found), strict=True)
    index = word_index(named, blocks, version.language)
    insert_lines(WORDS, [(version.pk, word[:START], word, json.dumps(places)) for word, places in index.items()])


def _row(version: Version, order: int, entry: EntryItem) -> Entry:
    return Entry(
        version=version,
        order=order,
        kind=entry.kind,
        key=entry.key,
        code=entry.code,
        title=entry.title,
        text=entry.text,
        beside=entry.beside,
        first_anchor=entry.clauses[0],
    )


def read(version: Version) -> dict[str, Any]:
    """The document as it was written. Entries are derived from the rest and not read back."""
    return {"document": Document(blocks=[item_from(row, BlockItem) for row in Block.objects.filter(version=version)])}
