"""A package in a ZIP file: read as the folder is, and refused in words wherever it is bent."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from shanyraq.domains.packages.reading.archive import MOST, read_archive
from tests.conftest import SECOND, package_in

FILES = {str(path.relative_to(SECOND)): path.read_text() for path in SECOND.rglob("*") if path.is_file()}
NO_ZIP = "this is no ZIP file that can be read"
NO_PLACE = "this is not a place inside a package"


def zipped(*files: tuple[str, str], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", way) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return content.getvalue()


def without_name() -> bytes:
    """The table of contents names a file with no letter."""
    content = bytearray(zipped(("a", "x"), way=zipfile.ZIP_STORED))
    entry = content.index(b"PK\x01\x02")
    content[entry + 28] = 0
    del content[entry + 46]
    content[-10] -= 1  # the size of the table of contents
    return bytes(content)


def spoiled(at: bytes, step: int, value: int) -> Callable[[], bytes]:
    """An archive with another byte so many after the last place where these stand."""

    def spoil() -> bytes:
        content = bytearray(zipped(("framework.yaml", "code: x" * 9)))
        content[content.rindex(at) + step] = value
        return bytes(content)

    return spoil


@pytest.mark.parametrize("top", ["", "xaa-2026-2030-version-3/", "my folder/"])
def test_it_is_read_as_the_folder_is(top: str) -> None:
    reading = read_archive(io.BytesIO(zipped(*((f"{top}{name}", text) for name, text in FILES.items()))))
    assert reading.errors == []
    assert reading.package == package_in(SECOND)
    assert reading.version == (3 if "version" in top else None)


@pytest.mark.parametrize(
    "content",
    [
        *(lambda: b"", lambda: b"PK\x03\x04broken", lambda: zipped(("framework.yaml", "x"))[:-30], without_name),
        spoiled(b"PK\x01\x02", 10, 99),  # a way of packing that nobody knows
        spoiled(b"PK\x01\x02", 8, 1),  # a password
        spoiled(b"PK\x01\x02", 20, 0),  # a packed size of its own
        spoiled(b"PK\x01\x02", 16, 0),  # another checksum
    ],
)
def test_a_bent_archive_is_refused(content: Callable[[], bytes]) -> None:
    reading = read_archive(io.BytesIO(content()))
    assert reading.package is None
    assert [str(error.message) for error in reading.errors] == [NO_ZIP]


def test_what_cannot_be_unpacked_is_refused() -> None:
    content = bytearray(zipped(("framework.yaml", "code: x" * 9)))
    start = content.index(b"framework.yaml") + len("framework.yaml")
    content[start : start + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(zlib.error):
        zipfile.ZipFile(io.BytesIO(content)).read("framework.yaml")
    reading = read_archive(io.BytesIO(content))
    assert [str(error.message) for error in reading.errors] == [NO_ZIP]


@pytest.mark.parametrize(
    "files",
    [
        [("results", "x"), ("results/outcome-1.yaml", "x")],
        [("results/outcome-1.yaml", "x"), ("results", "x")],
        [("a/framework.yaml", "x"), ("a/framework.yaml/x", "x")],
        [("framework.yaml", "x"), ("framework.yaml", "y")],
        [("framework.yaml", "x"), (f"{'x' * 300}.yaml", "x")],
        [("framework.yaml", "x"), (f"{'ң' * 130}/x.yaml", "x")],
        *([("framework.yaml", "x"), (name, "x")] for name in ("../x", "/etc/x", "a/b/c", "results/../../x")),
        [(".", "x"), ("framework.yaml", "x")],
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_stands_where_nothing_may_is_refused(files: list[tuple[str, str]]) -> None:
    reading = read_archive(io.BytesIO(zipped(*files)))
    assert reading.package is None
    assert [str(error.message) for error in reading.errors] == [NO_PLACE]


def test_one_that_is_too_large_is_refused() -> None:
    reading = read_archive(io.BytesIO(zipped(*((f"{number}.yaml", "x") for number in range(MOST + 1)))))
    assert "too large" in str(reading.errors[0])
