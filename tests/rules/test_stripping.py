"""Pictures without what is not the picture: by every kind of segment and chunk, and what is broken."""

import struct
import zlib

import pytest

from shanyraq.base.files.stripping import NotRead, bare
from tests.base import documents

SECRET = b"GPS 51.1 71.4, A. Example"


def segment(mark: int, data: bytes) -> bytes:
    return bytes((0xFF, mark)) + struct.pack(">H", len(data) + 2) + data


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def exif(turn: int, order: str = "<") -> bytes:
    """What a camera writes: the direction between two other entries, and a place behind them."""
    head = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "IH", 8, 3)
    entries = [(0x010F, 2, 4, 0), (0x0112, 3, 1, turn), (0x8825, 4, 1, 50)]
    rows = b"".join(
        struct.pack(order + "HHI", *each[:3]) + struct.pack(order + ("HH" if each[1] == 3 else "I"), *_value(each))
        for each in entries
    )
    return b"Exif\0\0" + head + rows + struct.pack(order + "I", 0) + SECRET


def _value(entry: tuple[int, int, int, int]) -> tuple[int, ...]:
    return (entry[3], 0) if entry[1] == 3 else (entry[3],)


def jpeg(*segments: bytes, behind: bytes = b"") -> bytes:
    """Tables, a frame, two scans with marks inside that are none, and what programs put before and behind."""
    scans = segment(0xDA, b"\1" * 8) + b"\x12\xff\x00\x34\xff\xd0\x56" + segment(0xC4, b"\2" * 5)
    scans += segment(0xDA, b"\3" * 8) + b"\x78\xff\x00"
    body = segment(0xDB, b"\0" * 65) + segment(0xC2, b"\0" * 15) + scans
    return b"\xff\xd8" + b"".join(segments) + body + b"\xff\xd9" + behind


PLAIN = jpeg()
JFIF = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0")
LEFT_OUT = {
    "EXIF": segment(0xE1, exif(1)),
    "XMP": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET),
    "IPTC": segment(0xED, b"Photoshop 3.0\0" + SECRET),
    "colours of a device": segment(0xE2, b"ICC_PROFILE\0" + SECRET),
    "a comment": segment(0xFE, SECRET),
    "a small picture": segment(0xE0, b"JFXX\0\x10" + SECRET),
    "a cut EXIF": segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0"),
    "an EXIF of no order": segment(0xE1, b"Exif\0\0" + SECRET),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_a_jpeg_says_beside_the_picture_is_left_out(name: str) -> None:
    assert bare(jpeg(LEFT_OUT[name])) == PLAIN
    assert bare(jpeg(JFIF, LEFT_OUT[name], LEFT_OUT[name])) == jpeg(JFIF)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", [0, 1, 2, 6, 8, 9])
def test_how_it_is_to_be_turned_stays_and_nothing_else(turn: int, order: str) -> None:
    found = bare(jpeg(segment(0xE1, exif(turn, order))))
    assert SECRET not in found
    assert (found != PLAIN) is (2 <= turn <= 8)
    if found != PLAIN:
        assert found == bare(jpeg(segment(0xE1, exif(turn, "<"))))
        assert found[:2] + found[38:] == PLAIN
    assert bare(found) == found


def test_the_small_picture_in_the_head_and_what_stands_behind_the_end_are_left_out() -> None:
    head = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\2\2" + SECRET)
    assert bare(jpeg(head, behind=b"\0\0\0\x18ftypmp42" + SECRET)) == jpeg(JFIF)
    assert bare(b"\xff\xd8\xff\xff" + PLAIN[3:]) == PLAIN
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")
    assert bare(jpeg(adobe)) == jpeg(adobe)
    assert bare(jpeg(segment(0xEE, b"Other" + SECRET))) == PLAIN


def test_what_a_png_says_beside_the_picture_is_left_out() -> None:
    plain = documents.png()
    assert bare(plain) == plain
    more = b"".join(chunk(kind, SECRET) for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"vpAg"))
    more += chunk(b"tIME", b"\x07\xea\x0b\x1e\0\0\0")
    assert bare(plain[:33] + more + plain[33:] + SECRET) == plain


def test_those_of_the_other_tests_are_bare() -> None:
    assert bare(documents.JPEG) == documents.JPEG


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"%PDF-1.4", b"\xff\xd8", b"\xff\xd8\xff", PLAIN[:-2], PLAIN[:40], b"\xff\xd8\x00\x00"),
        *(documents.png()[:-4], documents.png()[:20], documents.png()[:8]),
        b"\xff\xd8\xff\xe1\x00\x01\xff\xd9",
    ],
)
def test_what_is_broken_is_not_read(content: bytes) -> None:
    with pytest.raises(NotRead):
        bare(content)


@pytest.mark.parametrize("size", range(2, len(PLAIN)))
def test_no_part_of_a_picture_is_one_and_none_raises_anything_else(size: int) -> None:
    with pytest.raises(NotRead):
        bare(PLAIN[:size])
