"""Takes out of a picture all that is not the picture: place, day, device, names, a small copy, what stands behind its
end. The picture itself is not unpacked, and stays as it was to the bit; how it is to be turned is kept. Pure.
"""

from collections.abc import Iterator
from struct import error as TooShort
from struct import pack, unpack_from

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
PICTURES = frozenset({"png", "jpg", "jpeg"})
"""Endings of the names of what can be stripped."""
KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"})
"""Of a PNG: the picture and its colours."""
KEPT_SEGMENTS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)})
"""Of a JPEG: tables, frames and scans. Segments of programs and comments are left out."""
JFIF, ADOBE, EXIF = 0xE0, 0xEE, 0xE1
SCAN, END = 0xDA, 0xD9
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Marks of a JPEG that nothing follows."""
TURN = 0x0112
"""The number under which cameras write how a picture is to be turned."""


class NotRead(ValueError):
    """A picture that is not built as it should be."""


def bare(content: bytes) -> bytes:
    """The picture alone. What is stripped already comes back as it is.

    :raises NotRead: when it is no PNG and no JPEG, or is broken.
    """
    try:
        if content.startswith(PNG):
            return PNG + b"".join(_chunks(content))
        if content.startswith(JPEG):
            return JPEG + b"".join(_segments(content))
    except (TooShort, IndexError) as error:
        raise NotRead from error
    raise NotRead


def _chunks(content: bytes) -> Iterator[bytes]:
    place, name = len(PNG), b""
    while name != b"IEND":
        (size,) = unpack_from(">I", content, place)
        name, end = content[place + 4 : place + 8], place + 12 + size
        if end > len(content):
            raise NotRead
        if name in KEPT_CHUNKS:
            yield content[place:end]
        place = end


def _segments(content: bytes) -> Iterator[bytes]:
    place, turned = len(JPEG), False
    while True:
        mark, place = _mark(content, place)
        if mark == END:
            yield bytes((0xFF, END))
            return
        if mark in BARE:
            continue
        (size,) = unpack_from(">H", content, place)
        end = place + size
        if size < 2 or end > len(content):
            raise NotRead
        data, place = content[place + 2 : end], end
        if mark == SCAN:
            place = _after_scan(content, end)
            yield _segment(mark, data) + content[end:place]
        elif mark == EXIF and not turned and (turn := _turn(data)):
            turned = True
            yield _segment(mark, turn)
        elif kept := _kept(mark, data):
            yield _segment(mark, kept)


def _mark(content: bytes, place: int) -> tuple[int, int]:
    """The mark that stands here, and where what follows it begins. Its first byte may stand there several times."""
    if content[place] != 0xFF:
        raise NotRead
    while content[place] == 0xFF:
        place += 1
    return content[place], place + 1


def _after_scan(content: bytes, place: int) -> int:
    """Where the next mark stands that does not belong to the scan."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            raise NotRead
        if content[place + 1] not in {0x00, *range(0xD0, 0xD8)}:
            return place
        place += 2


def _kept(mark: int, data: bytes) -> bytes:
    """What stays of a segment: of that of JFIF the head, without the small picture."""
    if mark == JFIF and data.startswith(b"JFIF\0") and len(data) >= 14:
        return data[:12] + b"\0\0"
    if mark == ADOBE and data.startswith(b"Adobe"):
        return data[:12]
    return data if mark in KEPT_SEGMENTS else b""


def _turn(data: bytes) -> bytes:
    """Of what a camera wrote no more than how the picture is to be turned; nothing where it need not be."""
    if not data.startswith(b"Exif\0\0"):
        return b""
    tiff = data[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    try:
        (first,) = unpack_from(order + "I", tiff, 4)
        (count,) = unpack_from(order + "H", tiff, first)
        entries = (unpack_from(order + "HHIH", tiff, first + 2 + 12 * each) for each in range(count))
        turn = next((value for number, kind, _count, value in entries if (number, kind) == (TURN, 3)), 1)
    except TooShort:
        return b""
    return b"Exif\0\0MM\0*" + pack(">IHHHIHHI", 8, 1, TURN, 3, 1, turn, 0, 0) if 2 <= turn <= 8 else b""


def _segment(mark: int, data: bytes) -> bytes:
    return bytes((0xFF, mark)) + pack(">H", len(data) + 2) + data
