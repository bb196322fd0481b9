"""Texts with separators (.csv) as rows of cells: which encoding, which separator."""

import codecs
import csv
import io
import re

from shanyraq.domains.workplans.reading.columns import title_of
from shanyraq.domains.workplans.reading.remarks import Remark, unreadable
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

SEPARATORS = (",", ";", "\t")
SNIFFED, HEAD_WITHIN = 200_000, 30
"""Characters and rows in which the header is looked for."""
LONGEST = 1_000_000
"""Characters of a cell."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
WORD = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
HIGH = re.compile(rb"[\xc0-\xff\xa8\xb8]")
"""Letters above ASCII: the Cyrillic page writes whole words with them, the western one single letters."""

NOT_TEXT = gettext_noop("The file is neither a workbook (.xlsx) nor a text with separators (.csv)")
NOT_READ = gettext_noop("The text cannot be parted into cells: {problem}")
GUESSED = gettext_noop("The text is not in UTF-8; it is read as {encoding}, which may be wrong; save it as “CSV UTF-8”")


def read_text(file: str, content: bytes) -> tuple[list[list[str]], list[Remark]]:
    """The rows of a text, and what is remarked about its encoding.

    :raises Unreadable: when it is no text, or cannot be parted into cells.
    """
    text, guessed = _decoded(file, content)
    if CONTROLS.search(text):
        raise unreadable(file, NOT_TEXT)
    remarks = []
    if guessed:
        remarks.append(Remark(file, 0, "", Severity.WARNING, Sentence(GUESSED, {"encoding": guessed})))
    before = csv.field_size_limit(LONGEST)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))), remarks
    except csv.Error as error:
        raise unreadable(file, NOT_READ, problem=str(error)) from error
    finally:
        csv.field_size_limit(before)


def _decoded(file: str, content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where that is a guess."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16"), ""
        if content[1:2] == b"\0" or content[:1] == b"\0":
            return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le"), ""
    except UnicodeDecodeError as error:
        raise unreadable(file, NOT_TEXT) from error
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return _guessed(file, content)


def _guessed(file: str, content: bytes) -> tuple[str, str]:
    """The likelier one of the two pages that write one byte for each letter."""
    in_words = sum(len(word) for word in WORD.findall(content))
    cyrillic = in_words * 2 > len(HIGH.findall(content))
    for encoding in ("cp1251", "cp1252") if cyrillic else ("cp1252", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return text, encoding
    raise unreadable(file, NOT_TEXT)


def _separator(text: str) -> str:
    """The separator with which some row near the top names most columns."""
    return max(SEPARATORS, key=lambda sign: _titles(text[:SNIFFED], sign))


def _titles(text: str, sign: str) -> int:
    most = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for _, cells in zip(range(HEAD_WITHIN), reader, strict=False):
            most = max(most, len({title for cell in cells if (title := title_of(cell))}))
    except csv.Error:
        return most
    return most
