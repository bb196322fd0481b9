"""The tools of every table: order, choice of columns, files of exactly what is shown."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from html import unescape
from operator import itemgetter
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.http import QueryDict
from django.test import Client

from shanyraq.base.sheets import csv_bytes, xlsx_bytes
from shanyraq.base.ui.tables import Column, TableView
from shanyraq.domains.packages.models import Version

ITEMS = [{"name": "b", "size": 2}, {"name": "A", "size": None}, {"name": "c", "size": 10}]
COLUMNS = [
    Column("name", "Name", {"name": itemgetter("name")}, sort=itemgetter("name"), fixed=True),
    Column(
        "size", "Size", {"size": itemgetter("size"), "double": lambda item: 2 * (item["size"] or 0)}, itemgetter("size")
    ),
    Column("note", "Note", {}),
]
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLES = ("results", "commitments", "indicators", "groups", "entities")


def view(query: str = "") -> TableView[dict[str, object]]:
    return TableView(COLUMNS, QueryDict(query))


def names(query: str) -> list[object]:
    return [item["name"] for item in view(query).ordered(ITEMS)]


def cells_of(content: bytes) -> list[list[str]]:
    """The cells of the one sheet of a workbook, as text."""
    book = ZipFile(io.BytesIO(content))
    strings = [
        "".join(part.text or "" for part in entry.iter(f"{SPREADSHEET}t"))
        for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    rows = []
    for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{SPREADSHEET}row"):
        values = {}
        for cell in row:
            value = cell.findtext(f"{SPREADSHEET}v") or ""
            place = re.match("[A-Z]+", cell.get("r", ""))
            assert place is not None
            values[place[0]] = strings[int(value)] if cell.get("t") == "s" else value
        rows.append(list(values.values()))
    return rows


def test_an_order_is_an_address_and_what_has_no_value_stands_last() -> None:
    assert names("") == names("sort=nonsense") == names("sort=note") == ["b", "A", "c"]
    assert names("sort=name") == ["A", "b", "c"]
    assert names("sort=size") == ["b", "c", "A"]
    assert names("sort=-size") == ["c", "b", "A"]


def test_a_head_turns_the_order_round_and_takes_it_away_again() -> None:
    for query, href, direction in (
        ("q=x", "?q=x&sort=size", ""),
        ("sort=size", "?sort=-size", "ascending"),
        ("sort=-size", "?", "descending"),
    ):
        head = view(query).heads[1]
        assert (head.href, head.direction) == (href, direction)
    assert view().heads[2].href == ""


def test_columns_are_left_out_and_come_back_by_links() -> None:
    assert [choice.href for choice in view().menu] == ["?columns=note", "?columns=size"]
    less = view("columns=note&sort=name")
    assert less.shows == {"name": True, "size": False, "note": True}
    assert [choice.href for choice in less.menu] == ["?sort=name", "?sort=name&columns="]
    assert view("columns=").shows == {"name": True, "size": False, "note": False}
    assert less.plain_address == "?"


def test_a_file_has_the_columns_that_are_shown() -> None:
    assert view().header == ["name", "size", "double"]
    assert list(view().rows(ITEMS[:1])) == [["b", 2, 4]]
    assert view("columns=note").header == ["name"]


def test_both_forms_hold_the_same_and_nothing_is_a_formula() -> None:
    header = ["text", "number", "day", "nothing"]
    rows = [["=1+1", Decimal("5.20"), date(2026, 1, 2), None], ["-", 3, None, "http://example.org"]]
    listed = list(csv.reader(io.StringIO(csv_bytes(header, rows).decode("utf-8-sig"))))
    assert listed[1:] == [["'=1+1", "5.20", "2026-01-02", ""], ["-", "3", "", "http://example.org"]]
    sheet = xlsx_bytes("a/name [that] is longer than a sheet's may be", header, rows)
    assert cells_of(sheet) == [header, ["=1+1", "5.20", "46024"], ["-", "3", "http://example.org"]]
    assert b"<f>" not in ZipFile(io.BytesIO(sheet)).read("xl/worksheets/sheet1.xml")
    assert sheet == xlsx_bytes("a/name [that] is longer than a sheet's may be", header, rows)


@pytest.mark.parametrize("path", TABLES)
def test_every_row_has_a_cell_below_every_head(kaz: Version, client: Client, path: str) -> None:
    """In printed order, sorted by each column, and with each column left out."""
    page = client.get(f"/{kaz.code}/{path}/").content.decode()
    links = {unescape(link) for link in re.findall(r'href="(\?(?:sort|columns)=[^"]*)"', page)}
    assert len(links) > 5
    for query in ["", *sorted(links)]:
        shown = client.get(f"/{kaz.code}/{path}/{query}").content.decode()
        table = shown[shown.index("<thead") : shown.index("</table>")]
        wide = len(re.findall("<th[ >]", table.split("</thead>")[0]))
        assert set(widths(table.split("</thead>")[1])) == {wide}, query


def widths(body: str) -> list[int]:
    """How many columns each row takes, with what reaches down from rows above."""
    found, reaching = [], []
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        cells = re.findall(r"<t[hd](?: [^>]*)?>", row)
        span = sum(int((re.search(r'colspan="(\d+)"', cell) or [0, 1])[1]) for cell in cells)
        found.append(span + len(reaching))
        reaching = [left - 1 for left in reaching if left > 1]
        reaching += [int(rows) - 1 for rows in re.findall(r'rowspan="(\d+)"', row) if int(rows) > 1]
    return found


@pytest.mark.parametrize(
    "query", ["", "?sort=-status", "?columns=unit,status&outcome=2", "?sort=lead&status=no_new_data"]
)
def test_files_hold_exactly_what_the_page_shows(kaz: Version, client: Client, query: str) -> None:
    page = client.get(f"/{kaz.code}/results/{query}").content.decode()
    address = re.search(rf'href="(/{kaz.code}/results\.csv[^"]*)" download', page)
    assert address is not None
    listed = list(csv.reader(io.StringIO(client.get(unescape(address[1])).content.decode("utf-8-sig"))))
    assert len(listed) - 1 == len(re.findall(r'<tr (?:class="label"|id="[^"]+")><th scope="row"', page))
    book = cells_of(client.get(unescape(address[1]).replace(".csv", ".xlsx")).content)
    assert book[0] == listed[0]
    assert [[cell for cell in line if cell][:3] for line in book[1:]] == [
        [cell for cell in line if cell][:3] for line in listed[1:]
    ]
    shown = "columns" not in query
    assert ("source" in listed[0], "baseline_value" in listed[0], "status" in listed[0]) == (shown, shown, True)


FILTERS = {
    "results": ("outcome", "sdg", "entity", "group", "status"),
    "commitments": ("chapter", "actor", "kind", "modality", "body", "entity", "state"),
    "check": ("severity", "outcome", "rule"),
    "plan": ("year", "category", "entity", "body"),
    "risks": ("kind", "area", "outcome"),
    "entities": ("outcome",),
}


@pytest.mark.parametrize("path", FILTERS)
def test_a_value_that_a_filter_does_not_know_is_named_with_those_that_it_knows(
    kaz: Version, client: Client, path: str
) -> None:
    for name in FILTERS[path]:
        answer = client.get(f"/{kaz.code}/{path}/", {name: "no<n>sense"})
        text = answer.content.decode()
        assert answer.status_code == 404, name
        assert "“no&lt;n&gt;sense”" in text, name
        notice = text[text.index("notice-warning") :]
        known = re.findall(r'href="(\?[^"]+)"', notice[: notice.index("</ul>")])
        assert known, name
        assert client.get(f"/{kaz.code}/{path}/{unescape(known[0])}").status_code == 200, known
        assert client.get(f"/{kaz.code}/{path}.csv", {name: "no<n>sense"}).status_code == 404, name
    two = client.get(f"/{kaz.code}/results/", {"outcome": "9", "status": "nonsense"}).content.decode()
    assert "“9”" in two
    assert "“nonsense”" in two


def test_a_known_value_that_leaves_nothing_says_so_with_the_way_back(kaz: Version, client: Client) -> None:
    for path, query in (
        ("results", "status=achieved"),
        ("results", "sdg=14"),
        ("risks", "kind=opportunity&area=political"),
    ):
        answer = client.get(f"/{kaz.code}/{path}/?{query}")
        text = answer.content.decode()
        assert answer.status_code == 200, query
        block = text[text.index('class="empty"') :]
        assert re.search(r'<a class="button" href="\?">Show everything', block), query
        assert client.get(f"/{kaz.code}/{path}.csv?{query}").status_code == 200


@pytest.mark.parametrize(
    "path", ["legal/", "data/", "versions/", "governance/", "commitments/", "check/", "theory/", "indicators/"]
)
def test_a_cell_of_a_card_says_what_it_is(kaz: Version, second: Version, client: Client, path: str) -> None:
    """On a phone the head of the table is not seen."""
    for version in (kaz, second):
        html = client.get(f"/{version.code}/{path}").content.decode()
        for table in re.findall(r'<table class="[^"]*\bcards\b.*?</table>', html, re.DOTALL):
            for row in re.findall(r"<tr.*?</tr>", table.split("</thead>")[1], re.DOTALL):
                cells = re.findall(r"<td([^>]*)>", row)
                unnamed = [
                    cell for cell in cells[0 if "<th" in row.split("<td")[0] else 1 :] if "data-label" not in cell
                ]
                assert unnamed == [], row
