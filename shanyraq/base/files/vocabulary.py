"""The types of files that are taken, and how the content of each is known. Pure: the one table of them.

Documents that people read, and nothing that a browser or an office program would run: no web pages, no drawings with
scripts in them, no programs, no archives, no formats that carry macros.
"""

from dataclasses import dataclass
from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Shape(StrEnum):
    """What the first bytes of a file say that it is."""

    PDF = "pdf"
    ZIP = "zip"
    PNG = "png"
    JPEG = "jpeg"
    TEXT = "text"
    WEB = "web"
    PROGRAM = "program"
    OLD_OFFICE = "old_office"
    OTHER = "other"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class FileType:
    """``declares``: what an office file says of itself inside, by which its type is told from its neighbours'."""

    title: str
    media: str
    shape: Shape
    declares: str = ""


OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
TYPES: dict[str, FileType] = {
    "pdf": FileType(gettext_noop("PDF"), "application/pdf", Shape.PDF),
    "docx": FileType(
        gettext_noop("Word document"),
        OPEN_XML + "wordprocessingml.document",
        Shape.ZIP,
        OPEN_XML + "wordprocessingml.document.main+xml",
    ),
    "xlsx": FileType(
        gettext_noop("Excel workbook"),
        OPEN_XML + "spreadsheetml.sheet",
        Shape.ZIP,
        OPEN_XML + "spreadsheetml.sheet.main+xml",
    ),
    "pptx": FileType(
        gettext_noop("PowerPoint presentation"),
        OPEN_XML + "presentationml.presentation",
        Shape.ZIP,
        OPEN_XML + "presentationml.presentation.main+xml",
    ),
    "odt": FileType(gettext_noop("OpenDocument text"), OPEN_DOCUMENT + "text", Shape.ZIP, OPEN_DOCUMENT + "text"),
    "ods": FileType(
        gettext_noop("OpenDocument spreadsheet"),
        OPEN_DOCUMENT + "spreadsheet",
        Shape.ZIP,
        OPEN_DOCUMENT + "spreadsheet",
    ),
    "odp": FileType(
        gettext_noop("OpenDocument presentation"),
        OPEN_DOCUMENT + "presentation",
        Shape.ZIP,
        OPEN_DOCUMENT + "presentation",
    ),
    "csv": FileType(gettext_noop("Table as text"), "text/csv; charset=utf-8", Shape.TEXT),
    "txt": FileType(gettext_noop("Plain text"), "text/plain; charset=utf-8", Shape.TEXT),
    "png": FileType(gettext_noop("Picture"), "image/png", Shape.PNG),
    "jpg": FileType(gettext_noop("Picture"), "image/jpeg", Shape.JPEG),
    "jpeg": FileType(gettext_noop("Picture"), "image/jpeg", Shape.JPEG),
}
"""Ending of the name → type, of documents."""
PACKAGES: dict[str, FileType] = {"zip": FileType(gettext_noop("Framework package"), "application/zip", Shape.ZIP)}
"""The same of what is sent to be read by this software, and never handed out."""


class Scan(StrEnum):
    """What the virus scanner said. ``UNSCANNED``: this installation has none."""

    CLEAN = "clean"
    UNSCANNED = "unscanned"
    FOUND = "found"
    FAILED = "failed"


LONGEST_NAME = 150
"""Characters of the name of a file; a longer one is cut before its ending."""
MOST_PARTS = 5_000
"""Parts of an office file."""
MOST_UNPACKED = 250_000_000
"""Bytes of all parts of an office file together, unpacked."""
MOST_PACKED_IN = 200
"""How many times smaller than its content a large office file may be. XML shrinks to a tenth, rarely to a fiftieth."""
LARGE = 10_000_000
"""Bytes, unpacked, from which the measure above counts: a small file that is nearly empty shrinks to nothing."""
MOST_WAITING = 50
"""Files that one person has sent and attached to nothing yet."""
