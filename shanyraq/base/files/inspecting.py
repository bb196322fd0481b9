"""Looks at a file without trusting it: its first bytes, whether it is text, the table of contents of an office file.

Nothing is unpacked but the two small parts in which office files say what they are, and of these only so much.
"""

import stat
import zipfile
from typing import IO, Any

from shanyraq.base.files.rules import Part, Seen
from shanyraq.base.files.vocabulary import MOST_PARTS, Shape
from shanyraq.kernel.archives import BROKEN

BEGINS: tuple[tuple[bytes, Shape], ...] = (
    (b"%PDF-", Shape.PDF),
    (b"PK\x03\x04", Shape.ZIP),
    (b"\x89PNG\r\n\x1a\n", Shape.PNG),
    (b"\xff\xd8\xff", Shape.JPEG),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Shape.OLD_OFFICE),
    (b"MZ", Shape.PROGRAM),
    (b"\x7fELF", Shape.PROGRAM),
    (b"#!", Shape.PROGRAM),
    (b"\xca\xfe\xba\xbe", Shape.PROGRAM),
    (b"{\\rtf", Shape.OTHER),
)
WEB = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<head", b"<body", b"<iframe")
"""How what a browser would run begins, in small letters, after spaces."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How texts begin that say how their letters are written: UTF-8, UTF-16 in both orders."""
IN_TEXT = frozenset(b"\t\n\r\f")
"""What a text holds beside letters: tabulators, ends of lines and pages."""
NO_LETTERS = bytes(code for code in (*range(32), 127) if code not in IN_TEXT)
OLD_ENDS = b"\x1a"
"""The mark with which old programs end a text; anywhere else it is none of a text."""
HEADS = {Shape.PNG: (8, b"\x00\x00\x00\rIHDR")}
"""What follows at a place in every file of a shape."""
ENDS = {Shape.PNG: b"IEND\xaeB`\x82", Shape.JPEG: b"\xff\xd9", Shape.PDF: b"%%EOF"}
"""What stands where a file of a shape ends. Cameras and scanners write more behind it, so it may be anywhere."""
FIRST = 1024
DECLARED = 500_000
"""Bytes that are read of what an office file says of itself."""
CHUNK = 1 << 16


def look(file: IO[bytes], name: str, size: int) -> Seen:
    """What can be seen of a file."""
    file.seek(0)
    head = file.read(FIRST)
    shape = shape_of(head)
    parts, declared = _inside(file) if shape is Shape.ZIP else (None, "")
    plain = shape is Shape.TEXT and _is_plain(file)
    whole = _is_whole(file, head, shape)
    file.seek(0)
    return Seen(name, size, shape, plain, parts, declared, whole)


def shape_of(head: bytes) -> Shape:
    """What the first bytes say."""
    for begins, shape in BEGINS:
        if head.startswith(begins):
            return shape
    if not head:
        return Shape.NOTHING
    bare = head.removeprefix(MARKS[0]).lstrip().lower()
    if head.startswith(MARKS[1:]):
        bare = head[2:].replace(b"\x00", b"").lstrip().lower()
    return Shape.WEB if bare.startswith(WEB) else Shape.TEXT


def _is_whole(file: IO[bytes], head: bytes, shape: Shape) -> bool:
    """Whether a file has the beginning and the end that its shape demands; nothing is asked of other shapes."""
    place, begins = HEADS.get(shape, (0, b""))
    return head[place:].startswith(begins) and _holds(file, ENDS.get(shape, b""))


def _holds(file: IO[bytes], words: bytes) -> bool:
    file.seek(0)
    kept = b""
    while words not in kept:
        chunk = file.read(CHUNK)
        if not chunk:
            return False
        kept = kept[-len(words) :] + chunk
    return True


def _is_plain(file: IO[bytes]) -> bool:
    """Whether nothing but letters, spaces and ends of lines is in it; in UTF-16, where each has a zero, as read."""
    file.seek(0)
    if file.read(2) in MARKS[1:]:
        return _is_plain_wide(file)
    file.seek(0)
    end = False
    while chunk := file.read(CHUNK):
        text = chunk.rstrip(OLD_ENDS)
        if len(text.translate(None, NO_LETTERS)) != len(text) or (end and text):
            return False
        end = end or len(text) != len(chunk)
    return True


def _is_plain_wide(file: IO[bytes]) -> bool:
    file.seek(0)
    try:
        text = file.read().decode("utf-16")
    except UnicodeDecodeError:
        return False
    return not any(ord(letter) in NO_LETTERS for letter in text.rstrip(OLD_ENDS.decode()) if ord(letter) < 128)


def _inside(file: IO[bytes]) -> tuple[tuple[Part, ...] | None, str]:
    """The table of contents, and what the file says of itself; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            parts = tuple(_part(info) for info in infos)
            return parts, _declared(archive, infos[: MOST_PARTS + 1])
    except BROKEN:
        return None, ""


def _part(info: Any) -> Part:
    return Part(
        name=info.filename,
        size=info.file_size,
        packed=info.compress_size,
        locked=bool(info.flag_bits & 0x1),
        is_link=stat.S_ISLNK(info.external_attr >> 16),
    )


def _declared(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> str:
    """The types of the parts of an Open XML file, or the one type of an OpenDocument file."""
    names = {info.filename: info for info in infos}
    own = names.get("mimetype") or names.get("[Content_Types].xml")
    if own is None or own.flag_bits & 0x1:
        return ""
    with archive.open(own) as part:
        return part.read(DECLARED).decode("utf-8", "replace").strip()
