"""Which files are taken: by size, type, content and parts, on both sides of every bound."""

import io
import zipfile

import pytest
import xlsxwriter

from shanyraq.base.files.inspecting import look, shape_of
from shanyraq.base.files.names import ending_of, tidied
from shanyraq.base.files.rules import (
    Part,
    refused_content,
    refused_parts,
    refused_scan,
    refused_size,
    refused_type,
    refused_waiting,
)
from shanyraq.base.files.vocabulary import (
    LARGE,
    LONGEST_NAME,
    MOST_PACKED_IN,
    MOST_PARTS,
    MOST_UNPACKED,
    MOST_WAITING,
    TYPES,
    Scan,
    Shape,
)
from shanyraq.kernel.findings import Severity
from tests.base import documents


def refused(content: bytes, name: str) -> list[str]:
    """What the rules that look inside a file say of it."""
    seen = look(io.BytesIO(content), name, len(content))
    found = [*refused_type(name), *refused_content(seen), *refused_parts(seen.parts or (), len(content), seen.declared)]
    return [str(finding.message) for finding in found]


@pytest.mark.parametrize(("size", "taken"), [(0, False), (1, True), (99, True), (100, True), (101, False)])
def test_a_size_up_to_the_limit(size: int, taken: bool) -> None:
    assert (refused_size(size, 100) == []) is taken


@pytest.mark.parametrize("ending", TYPES)
def test_every_type_is_taken_as_itself_and_as_no_other(ending: str) -> None:
    content = documents.of_type(ending)
    assert refused(content, f"Report.{ending.upper()}") == []
    for other in TYPES:
        same = TYPES[other].media == TYPES[ending].media or TYPES[other].shape is TYPES[ending].shape is Shape.TEXT
        assert (refused(content, f"Report.{other}") == []) is same, other


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "program.exe", "macro.docm", "old.doc", "all.zip", "none"]
)
def test_other_types_are_not_taken(name: str) -> None:
    assert "Taken are: pdf, docx" in refused(documents.PDF, name)[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"MZ\x90\x00"),
        ("report.pdf", b"\n%PDF-1.4"),
        ("report.pdf", b"<html>%PDF-"),
        ("table.csv", b"a;b\n1;\x00"),
        ("table.csv", b"\x7fELF\x02\x01"),
        ("note.txt", b"  <!DOCTYPE html><script>"),
        ("note.txt", b"\xef\xbb\xbf<svg onload='x'>"),
        ("note.txt", "<html>".encode("utf-16")),
        ("note.txt", b"#!/bin/sh\n"),
        ("note.txt", b"\xff\xfea"),
        ("picture.png", documents.JPEG),
        ("picture.jpg", documents.png()),
        ("report.docx", documents.PDF),
        ("report.docx", documents.archive({"a.txt": b"a"})),
        ("report.docx", b"PK\x03\x04 and nothing else"),
        ("report.docx", documents.office("xlsx")),
        ("report.odt", documents.office("ods")),
        ("report.odt", documents.archive({"mimetype": b"application/vnd.oasis.opendocument.text-template"})),
    ],
)
def test_a_content_that_is_not_what_the_name_says(name: str, content: bytes) -> None:
    assert "not what its name says" in refused(content, name)[0]


def test_macro_types_do_not_pass_under_a_plain_name() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert refused(documents.archive({"[Content_Types].xml": types}), "report.docx")


def test_a_file_under_a_password_or_of_an_old_format_says_what_to_do() -> None:
    assert "under a password, or of an old format" in refused(documents.OLD, "report.docx")[0]


def test_texts_in_other_letters_are_texts() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251"):
        assert refused("Район;1\n".encode(encoding), "table.csv") == []


def test_a_workbook_as_programs_write_it() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for row in range(5_000):
            sheet.write_row(row, 0, ["the same text", 1, 2.5])
    assert refused(content.getvalue(), "values.xlsx") == []


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/vbaProject.bin", "macros"),
        ("WORD/VBAPROJECT.BIN", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("word/activeX/activeX1.xml", "macros"),
        ("Basic/Standard/Module1.xml", "macros"),
        ("Scripts/python/a.py", "macros"),
        ("word/embeddings/setup.exe", "a program"),
        ("word/afchunk.html", "a program"),
        ("../../etc/passwd", "out of itself"),
        ("/etc/passwd", "out of itself"),
        ("word\\..\\..\\a.xml", "out of itself"),
    ],
)
def test_parts_that_no_document_needs(part: str, said: str) -> None:
    assert said in str(refused_parts([Part(part, 10, 10)], 1000)[0].message)


@pytest.mark.parametrize(
    ("declared", "taken"),
    [
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", False),
        ("application/vnd.ms-excel.macrosheet+xml", False),
        ("application/vnd.ms-office.vbaProject", False),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", True),
        ("application/vnd.oasis.opendocument.spreadsheet", True),
    ],
)
def test_macros_by_what_a_file_says_of_its_parts(declared: str, taken: bool) -> None:
    """Whatever the names of the parts are."""
    assert (refused_parts([Part("xl/odd.bin", 10, 10)], 1000, declared) == []) is taken


def test_parts_that_a_document_may_have() -> None:
    names = ["word/document.xml", "word/media/image1.png", "ppt/embeddings/Microsoft_Excel_Sheet.xlsx", "a..b.xml"]
    assert refused_parts([Part(name, 10, 10) for name in names], 1000) == []


@pytest.mark.parametrize("part", [Part("a", 1, 1, locked=True), Part("a", 1, 1, is_link=True)])
def test_what_cannot_be_looked_at_or_leads_elsewhere(part: Part) -> None:
    assert refused_parts([part], 100)


@pytest.mark.parametrize(
    ("unpacked", "packed", "size", "taken"),
    [
        (MOST_UNPACKED, 20_000_000, 20_000_000, True),
        (MOST_UNPACKED + 1, 20_000_000, 20_000_000, False),
        (LARGE, 10, 10, True),
        (LARGE + 1, 10, 10, False),
        (MOST_PACKED_IN * 100_000, 100_000, 100_000, True),
        (MOST_PACKED_IN * 100_000 + 1, 100_000, 100_000, False),
        (100, 100, 100, True),
        (101, 101, 100, False),
    ],
)
def test_an_archive_that_is_larger_than_it_looks(unpacked: int, packed: int, size: int, taken: bool) -> None:
    assert (refused_parts([Part("a.xml", unpacked, packed)], size) == []) is taken


@pytest.mark.parametrize(("parts", "taken"), [(MOST_PARTS, True), (MOST_PARTS + 1, False)])
def test_as_many_parts_as_are_taken(parts: int, taken: bool) -> None:
    assert (refused_parts([Part(f"{number}.xml", 1, 1) for number in range(parts)], 10_000) == []) is taken


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    content = documents.bomb()
    assert len(content) < 100_000
    assert "unpacks to far more" in refused(content, "report.docx")[0]


def test_a_part_under_a_password_is_found_in_a_real_archive() -> None:
    content = bytearray(documents.office("odt"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.rfind(mark)
        content[start + place] |= 1
    assert any("password" in said for said in refused(bytes(content), "report.odt"))


def test_a_broken_archive_is_no_fault() -> None:
    whole = documents.office("docx")
    for end in range(4, len(whole), 7):
        assert refused(whole[:end], "report.docx")
    for place in range(4, len(whole), 5):
        bent = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        refused(bent, "report.docx")


def test_a_symbolic_link_is_found() -> None:
    content = io.BytesIO(documents.office("docx"))
    with zipfile.ZipFile(content, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert any("out of itself" in said for said in refused(content.getvalue(), "report.docx"))


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Dana\\Отчёт.docx", "Отчёт.docx"),
        ("re\u202efdp.exe", "refdp.exe"),
        ("a\u200bb\u2066c\r\n.pdf", "abc.pdf"),
        ("zero\x00byte.pdf", "zerobyte.pdf"),
        ("  two   spaces .pdf", "two spaces.pdf"),
        ('a<b>:"c|d?*.pdf', "a-b---c-d--.pdf"),
        ("..pdf", "pdf"),
        (".htaccess", "htaccess"),
        ("Қ" * 300 + ".pdf", "Қ" * (LONGEST_NAME - 4) + ".pdf"),
        ("x" * 300, "x" * LONGEST_NAME),
        ("a." + "b" * 300, "a." + "b" * (LONGEST_NAME // 2)),
        ("/", ""),
    ],
)
def test_names_are_made_fit(sent: str, name: str) -> None:
    assert tidied(sent) == name
    assert tidied(name) == name
    assert len(name) <= LONGEST_NAME


def test_the_ending_is_what_follows_the_last_point() -> None:
    assert [ending_of(name) for name in ("a.b.PDF", "pdf", ".pdf", "")] == ["pdf", "", "", ""]
    assert refused_type(tidied("report.pdf\u202e.exe"))


def test_what_the_scanner_said() -> None:
    said = {scan: [finding.severity for finding in refused_scan(scan, "Eicar")] for scan in Scan}
    assert said == {
        Scan.CLEAN: [],
        Scan.UNSCANNED: [Severity.WARNING],
        Scan.FOUND: [Severity.ERROR],
        Scan.FAILED: [Severity.ERROR],
    }


@pytest.mark.parametrize(("waiting", "taken"), [(MOST_WAITING - 1, True), (MOST_WAITING, False)])
def test_files_that_wait(waiting: int, taken: bool) -> None:
    assert (refused_waiting(waiting) == []) is taken


def test_nothing_has_no_shape() -> None:
    assert shape_of(b"") is Shape.NOTHING
