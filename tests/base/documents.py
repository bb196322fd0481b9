"""Small files of every type that is taken, and of what is not: made here, so that nothing hides in them."""

import io
import struct
import zipfile
import zlib

from shanyraq.base.files.vocabulary import TYPES, Shape

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
TEXT = "Қазақстан; район; 1 234,5\n".encode()


def png() -> bytes:
    """One white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\xff")) + chunk(b"IEND", b"")
    )


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return content.getvalue()


def office(ending: str, **more: bytes) -> bytes:
    """An office file; ``more`` are parts beside its own, ``__`` standing for a slash and ``_dot_`` for a point."""
    declares = TYPES[ending].declares
    extra = {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()}
    if declares.endswith("+xml"):
        types = f'<Types><Override PartName="/main.xml" ContentType="{declares}"/></Types>'
        return archive({"[Content_Types].xml": types.encode(), "main.xml": b"<x/>", **extra})
    return archive({"mimetype": declares.encode(), "content.xml": b"<x/>", **extra}, zipfile.ZIP_STORED)


def of_type(ending: str) -> bytes:
    """A file of a type that is taken."""
    plain = {Shape.PDF: PDF, Shape.PNG: png(), Shape.JPEG: JPEG, Shape.TEXT: TEXT}
    return plain.get(TYPES[ending].shape) or office(ending)


def bomb() -> bytes:
    """A document of some kilobytes that unpacks to thirty million bytes."""
    return office("docx", media__zeros_dot_xml=b"\x00" * 30_000_000)
