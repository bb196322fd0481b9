"""What a file holds beside the rows that are read: macros, other sheets; and files that are no workbook."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from tests.domains.filled import done, plain_workbook, rows_of, saved, template, words, write

CREATE = "parties.organisation.create"
HEAD = ["key", "name.en", "kind"]
ONE, TWO = ["water", "Water Users", "media"], ["fire", "Fire", "media"]
MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def repacked(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A workbook with one row, of which parts were changed or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(plain_workbook(HEAD, ONE)))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def typed(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, content: content.replace(old, new) if name == "[Content_Types].xml" else content


def refusal(content: bytes) -> list[str]:
    filled = done(CREATE, content)
    assert not filled.applied
    assert not Registered.objects.exists()
    return [text for _, text in words(filled)]


OVERRIDE = b'<Override PartName="/xl/odd.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>'


@pytest.mark.parametrize(
    "content",
    [
        repacked(lambda _, part: part, {"xl/macrosheets/sheet1.xml": b"<x/>"}),
        repacked(lambda _, part: part, {"xl/VBAProject.bin": b"x"}),
        repacked(lambda _, part: part, {"xl/activeX/activeX1.xml": b"<x/>"}),
        repacked(typed(MAIN, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        repacked(typed(b"</Types>", OVERRIDE), {"xl/odd.xml": b"<x/>"}),
    ],
    ids=["of Excel 4.0", "of Visual Basic", "controls", "by its own word", "under another name"],
)
def test_macros_of_every_kind_are_refused(second: Version, content: bytes) -> None:
    assert refusal(content) == ["The workbook holds macros; save it as a workbook without them (.xlsx)"]


class TestOtherSheets:
    """What somebody filled in on another sheet would be lost without a word."""

    def book(self, *lines: list[Any], title: str = "More", state: str = "visible") -> Any:
        book = plain_workbook(HEAD, ONE)
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = state
        return book

    def test_rows_on_a_second_sheet(self, second: Version) -> None:
        said = "Rows are filled in on the sheet “More” too; put all rows into one sheet, or delete that sheet"
        assert refusal(saved(self.book(HEAD, TWO))) == [said]

    def test_a_copy_of_the_sheet_of_a_template(self, second: Version) -> None:
        book = template(CREATE)
        write(rows_of(book), 3, {"key": "water", "name.en": "Water", "kind": "media"})
        copy = book.copy_worksheet(rows_of(book))
        assert copy.title in refusal(saved(book))[0]

    @pytest.mark.parametrize("lines", [([*HEAD],), ([*HEAD], ["  "]), (["Notes"], ["What I asked"], ["water"]), ()])
    def test_headings_without_rows_and_notes_are_no_matter(self, second: Version, lines: tuple[list[Any], ...]) -> None:
        assert done(CREATE, saved(self.book(*lines))).applied

    @pytest.mark.parametrize("lines", [([*HEAD], TWO), (["A note"],)])
    def test_a_hidden_sheet_that_holds_something(self, second: Version, lines: tuple[list[Any], ...]) -> None:
        assert refusal(saved(self.book(*lines, state="hidden"))) == ["The sheet “More” is hidden; show it"]

    def test_rows_on_a_sheet_that_is_hidden_from_people_altogether(self, second: Version) -> None:
        """Other programs keep notes of their own so; rows are rows."""
        assert refusal(saved(self.book(HEAD, TWO, state="veryHidden"))) == ["The sheet “More” is hidden; show it"]
        assert done(CREATE, saved(self.book(["a program's own"], state="veryHidden"))).applied

    def test_an_empty_hidden_sheet_is_no_matter(self, second: Version) -> None:
        assert done(CREATE, saved(self.book(state="hidden"))).applied

    def test_our_own_sheets_may_be_hidden_and_moved(self, second: Version) -> None:
        book = template(CREATE)
        write(rows_of(book), 3, {"key": "water", "name.en": "Water", "kind": "media"})
        book["Instructions"].sheet_state = book["lists"].sheet_state = "hidden"
        book.move_sheet("Rows", 2)
        book.active = 2
        filled = done(CREATE, saved(book))
        assert (filled.applied, words(filled)) == (True, [])


class TestOtherFiles:
    """Whoever sends what is no workbook is told so, and what to do."""

    @pytest.mark.parametrize(
        "content", [b"%PDF-1.7\n", b"{\\rtf1", b"<html><table>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
    )
    def test_another_kind_of_file(self, second: Version, content: bytes) -> None:
        said = "This is no workbook that can be read; save the rows as a workbook (.xlsx) or as “CSV UTF-8” (.csv)"
        assert refusal(content) == [said]

    def test_a_strict_workbook(self, second: Version) -> None:
        names = {
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
                b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        }

        def strict(_: str, part: bytes) -> bytes:
            for old, new in names.items():
                part = part.replace(old, new)
            return part

        said = "The workbook is saved as “Strict Open XML”, which is not read; save it as “Excel Workbook” (.xlsx)"
        assert refusal(repacked(strict)) == [said]
