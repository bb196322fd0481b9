"""A file as a workbook that can be read: opened, or why it cannot be, in words that say what to do."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from shanyraq.base.files.inspecting import FIRST, look, shape_of
from shanyraq.base.files.rules import Part, holds_macros
from shanyraq.base.files.vocabulary import Shape
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.kernel.sentences import Sentence, gettext_noop

LARGEST_OPEN, MOST_PARTS = 60_000_000, 500
"""Bytes of a file when it is opened, and how many parts it may have."""
MOST_TAGS = 3_000_000
"""How many tags its parts may have together: a cell has one to six of them, and each takes room when it is read."""
OLD, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
OTHER = frozenset({Shape.PDF, Shape.PNG, Shape.JPEG, Shape.WEB, Shape.OTHER})
"""What a file may be that somebody takes for a workbook: a print of one, a web page that calls itself a table."""
STRICT, BOOK = b"purl.oclc.org/ooxml/", "workbook.xml"

TOO_LARGE_OPEN = gettext_noop("The file is too large when it is opened; save the rows into a new workbook")
NOT_READ = gettext_noop("The file cannot be read; it must be a workbook (.xlsx) or a text with commas (.csv)")
NO_WORKBOOK = gettext_noop(
    "This is no workbook that can be read; save the rows as a workbook (.xlsx) or as “CSV UTF-8” (.csv)"
)
STRICT_FORM = gettext_noop(
    "The workbook is saved as “Strict Open XML”, which is not read; save it as “Excel Workbook” (.xlsx)"
)
OLD_FORM = gettext_noop("The file has an old form, or a password; save it as a workbook (.xlsx) without one")
MACROS = gettext_noop("The workbook holds macros; save it as a workbook without them (.xlsx)")


class Unreadable(Exception):
    """The file cannot be read at all."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def opened(content: bytes, *, read_only: bool) -> Any:
    """The workbook, opened: as a whole, or with ``read_only`` such that its sheets are read row by row.

    :raises Unreadable: when it is damaged, holds macros, or is too large when it is opened.
    """
    from openpyxl import load_workbook

    _refuse_parts(content)
    try:
        return load_workbook(io.BytesIO(content), read_only=read_only, keep_links=False)
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise Unreadable(Sentence(NOT_READ)) from error


def lines_of(lines: Lines) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet.

    :raises Unreadable: when the sheet is damaged.
    """
    try:
        yield from lines
    except Exception as error:  # whatever a damaged sheet makes the reader raise
        raise Unreadable(Sentence(NOT_READ)) from error


def refuse_other(content: bytes) -> None:
    """Lets pass what may be a text.

    :raises Unreadable: when it is another kind of file.
    """
    if content.startswith(OLD):
        raise Unreadable(Sentence(OLD_FORM))
    if shape_of(content[:FIRST]) in OTHER:
        raise Unreadable(Sentence(NO_WORKBOOK))
    if b"\x00" in content:
        raise Unreadable(Sentence(NOT_READ))


def _refuse_parts(content: bytes) -> None:
    """Looks at the parts of the archive before any of them is opened."""
    seen = look(io.BytesIO(content), "", len(content))
    if seen.parts is None:
        raise Unreadable(Sentence(NOT_READ))
    if holds_macros(seen.parts, seen.declared):
        raise Unreadable(Sentence(MACROS))
    if len(seen.parts) > MOST_PARTS or sum(part.size for part in seen.parts) > LARGEST_OPEN:
        raise Unreadable(Sentence(TOO_LARGE_OPEN))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tags = sum(_tags(archive, part) for part in archive.infolist())
            strict = _is_strict(archive, seen.parts)
    except Exception as error:  # whatever a damaged part makes the archive raise
        raise Unreadable(Sentence(NOT_READ)) from error
    if tags > MOST_TAGS:
        raise Unreadable(Sentence(TOO_LARGE_OPEN))
    if strict:
        raise Unreadable(Sentence(STRICT_FORM))


def _tags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    with archive.open(part) as opened_part:
        return sum(chunk.count(b"<") for chunk in iter(lambda: opened_part.read(1_000_000), b""))


def _is_strict(archive: zipfile.ZipFile, parts: tuple[Part, ...]) -> bool:
    """Whether the workbook is written in the strict form of its standard, whose sheets would seem to be empty."""
    books = [part.name for part in parts if part.name.endswith(f"/{BOOK}")]
    for name in books:
        with archive.open(name) as book:
            if STRICT in book.read(FIRST):
                return True
    return False
