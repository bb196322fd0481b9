"""The document with what hangs on it, one clause, and Markdown as the reader shows it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shanyraq.domains.framework.queries.document import clause_count, clause_page, document
from shanyraq.domains.framework.web import marking
from shanyraq.domains.framework.web.kinds import KINDS, PAGES, grouped, target_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.errors import NotFound


def test_every_block_and_every_citation_is_there(kaz: Version, kaz_package: Package) -> None:
    with CaptureQueriesContext(connection) as statements:
        found = document(kaz)
    assert len(statements) == 3
    assert [block.anchor for block in found.blocks] == [each.anchor for each in kaz_package.document.blocks]
    assert found.entries == kaz.entries.exclude(kind="sdg").count()
    hanging = sum(len(entries) for entries in found.hanging.values())
    assert hanging == sum(entry.citations.count() for entry in kaz.entries.all())


def test_no_entry_hangs_on_a_clause_that_is_not_there(kaz: Version) -> None:
    found = document(kaz)
    anchors = {anchor for block in found.blocks for anchor in (block.anchor, *block.rows)}
    assert found.hanging.keys() <= anchors


def test_a_clause_knows_its_headings_neighbours_and_entries(kaz: Version) -> None:
    found = clause_page(kaz, "§3.2-p1")
    assert [heading.anchor for heading in found.path] == ["§3", "§3.2"]
    assert (found.before, found.after) == ("§3.2", "§3.2-p2")
    assert ("body", "jsc") in {(entry.kind, entry.key) for entry in found.hanging}
    assert all("§3.2-p1" in entry.anchors for entry in found.hanging)


def test_a_heading_gathers_its_section(kaz: Version) -> None:
    section, clause = clause_page(kaz, "§3.2"), clause_page(kaz, "§3.2-p1")
    assert section.inside > 5
    assert {(e.kind, e.key) for e in clause.hanging} < {(e.kind, e.key) for e in section.hanging}
    assert len({(e.kind, e.key) for e in section.hanging}) == len(section.hanging)


@pytest.mark.parametrize(
    ("anchor", "under"),
    [
        ("§annex-1-outcome-3-indicators", "§annex-1-outcome-3"),
        ("§annex-1-output-3.1", "§annex-1-outcome-3"),
        ("§annex-1-outcome-3-lnob-p1", "§annex-1-outcome-3-lnob"),
        ("§annex-1-outcome-1-sdg-1.3", "§annex-1-outcome-1-sdg-1"),
        ("§annex-1-outcome-2-sdg-16.7", "§annex-1-outcome-2-sdg-17"),
        ("§2.1.1-p3", "§2.1.1"),
        ("§2.2-figure-assumption-2", "§2.2-figure-assumptions"),
        ("§2.2-figure-if-1.1", "§2.2-figure"),
    ],
)
def test_a_clause_stands_under_the_heading_that_its_anchor_names(kaz: Version, anchor: str, under: str) -> None:
    assert clause_page(kaz, anchor).path[-1].anchor == under
    assert anchor in {block.anchor for block in clause_page(kaz, under).text}


def test_every_clause_is_counted_once(kaz: Version, second: Version) -> None:
    for version in (kaz, second):
        anchors = {each for block in document(version).blocks for each in (block.anchor, *block.rows)}
        assert clause_count(version) == len(anchors)


def test_a_row_of_a_table_is_a_clause(kaz: Version) -> None:
    found = clause_page(kaz, "§annex-1-1.2.1")
    assert found.row == "§annex-1-1.2.1"
    assert ("indicator", "1.2.1") in {(entry.kind, entry.key) for entry in found.hanging}
    rows = marking.part_of(marking.table(found.block.text), found.row).rows
    assert rows[0].anchor == "§annex-1-1.2.1"
    assert len(rows) == 6
    assert {row.anchor for row in rows[1:]} == {None}


def test_an_unknown_clause_is_not_found(kaz: Version) -> None:
    with pytest.raises(NotFound):
        clause_page(kaz, "§99-p1")


def test_every_kind_of_entry_has_a_word_and_an_address_or_needs_none(kaz: Version, second: Version) -> None:
    kinds = set(kaz.entries.values_list("kind", flat=True)) | set(second.entries.values_list("kind", flat=True))
    assert kinds <= KINDS.keys()
    assert PAGES.keys() <= KINDS.keys()
    assert {kind for kind in kinds if target_of(kind, "1.1") is None} == {"strategy"}


@pytest.mark.parametrize(
    ("kind", "key", "name", "args", "place"),
    [
        ("indicator", "1.2.1", "indicator", ("1.2.1",), ""),
        ("sdg_target", "16.7-2", "sdg", (16,), "target-16.7"),
        ("hact_provision", "three-months", "provisions", ("hact",), "provision-three-months"),
        ("legal_provision", "p3", "legal", (), "provision-p3"),
        ("figure", "gdp", "context", (), "figure-gdp"),
        ("impact", "1", "theory", (), "impact"),
    ],
)
def test_an_entry_leads_to_its_page(kind: str, key: str, name: str, args: tuple[object, ...], place: str) -> None:
    target = target_of(kind, key)
    assert target is not None
    assert (target.name, target.args, target.place) == (name, args, place)


def test_every_place_that_an_entry_leads_to_is_on_its_page(kaz: Version, second: Version, page: Client) -> None:
    for version in (kaz, second):
        pages: dict[str, str] = {}
        for kind, key in version.entries.values_list("kind", "key"):
            target = target_of(kind, key)
            if target is None or not target.place:
                continue
            address = reverse(target.name, args=[version.code, *target.args])
            if address not in pages:
                pages[address] = page.get(address).content.decode()
            assert f'id="{target.place}"' in pages[address], (kind, key)


def test_entries_are_grouped_in_the_order_of_kinds(kaz: Version) -> None:
    groups = grouped(clause_page(kaz, "§3.2").hanging)
    order = [list(KINDS).index(group.kind) for group in groups]
    assert order == sorted(order)


class TestMarking:
    def test_emphasis_and_links_are_marked_and_the_rest_is_text(self) -> None:
        shown = marking.inline("**A** *b* <https://example.org> <b>no</b> [x](javascript:alert) 1. not a list<br>end")
        assert "<strong>A</strong> <em>b</em>" in shown
        assert '<a href="https://example.org">' in shown
        assert "&lt;b&gt;no&lt;/b&gt;" in shown
        assert 'href="javascript' not in shown
        assert "<br>end" in shown

    def test_a_table_has_head_rows_and_anchors(self) -> None:
        found = marking.table("| A | B |\n| --- | --- |\n| {§1-a} x \\| y | 1 |\n| | 2 |")
        assert found.head == ("A", "B")
        assert found.rows[0].anchor == "§1-a"
        assert found.rows[0].cells == ("x | y", "1")
        assert found.rows[1].anchor is None
        assert found.rows[1].cells == ("", "2")

    def test_a_table_without_words_in_its_head_has_none(self) -> None:
        assert marking.table("| | |\n|---|---|\n| a | b |").head == ()

    @pytest.mark.parametrize(("text", "numbered"), [("i. x", True), ("(a) x", True), ("12) x", True), ("In x", False)])
    def test_an_item_prints_its_number_or_not(self, text: str, numbered: bool) -> None:
        assert marking.is_numbered(text) is numbered
