"""The register: states, places in the document, quotations found again."""

import json
from dataclasses import asdict
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.commitments.queries import NOT_DECIDED, commitment, register
from shanyraq.domains.commitments.queries.passages import passage
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.portal.ahead import meetings
from tests.web.reading import main_of

DAY = date(2026, 3, 1)
FIRST = {"kaz-2026-2030": "3.2-01", "xaa-2027-2031": "3-01"}
CONTRACT = {"id", "clause", "text", "obligation", "actor", "kind", "modality", "state", "rule", "evidence", "next_due"}


def quoted(text: str, quotation: str, kind: str = "paragraph", clause: str = "§1-p1") -> list[str]:
    return [part.text for part in passage(clause, kind, text, quotation).parts if part.quoted]


def test_a_quotation_is_found_whatever_the_marks() -> None:
    assert quoted("The **UN Country Team** – will,  meet.", "UN Country Team will meet") == [
        "UN Country Team – will, meet"
    ]
    assert quoted("Each agency’s plan", "each agency's plan") == ["Each agency’s plan"]


def test_a_quotation_with_a_gap_is_found_in_pieces() -> None:
    assert quoted("The UN will support, at all levels, the plan.", "The UN will support … the plan") == [
        "The UN will support",
        "the plan",
    ]
    assert quoted("a plan and then a plan", "plan [...] plan") == ["plan", "plan"]


def test_words_that_are_not_there_are_not_marked() -> None:
    found = passage("§1-p1", "paragraph", "The planet.", "the plan")
    assert not found.found
    assert [part.text for part in found.parts] == ["The planet."]


def test_of_a_table_only_the_rows_of_the_clause_are_shown() -> None:
    table = "| a | b |\n|---|---|\n| {§1-a} first | one<br>two |\n| | more |\n| {§1-b} second | three |"
    found = passage("§1-a", "table", table, "one two")
    assert "".join(part.text for part in found.parts) == "first · one two · more"
    assert found.found


@pytest.mark.django_db
def test_the_register_is_complete_and_judges_nothing(kaz: Version) -> None:
    found = register(kaz, DAY)
    assert len(found) == kaz.commitments.count() > 300
    assert {item.state for item in found} == {NOT_DECIDED}
    assert all(item.evidence == () and item.rule is None for item in found)
    assert all(item.check_data and item.check_rule for item in found)


@pytest.mark.django_db
def test_a_commitment_with_a_period_or_a_day_says_when_it_is_due_next(kaz: Version) -> None:
    def due(day: date) -> dict[str, date | None]:
        return {item.id: item.next_due for item in register(kaz, day)}

    spring, autumn = due(DAY), due(date(2026, 11, 28))
    assert autumn["3.2-03"] == date(2026, 12, 31)  # the JSC meets at least once a year
    assert (spring["3.2-21"], autumn["3.2-21"]) == (date(2026, 3, 31), date(2026, 12, 31))
    assert spring["4-13"] == date(2029, 12, 31)  # the evaluation in the penultimate year
    assert (spring["A1-05"], spring["A1-02"]) == (date(2026, 12, 31), None)  # the second is past due
    assert spring["2.7-02"] is None  # "continuously" names no day
    assert sum(each is not None for each in spring.values()) == 45
    assert due(date(2031, 1, 1)).keys() == spring.keys()
    assert set(due(date(2031, 1, 1)).values()) == {None}


def test_a_day_that_has_passed_is_still_known(kaz: Version, page: Client) -> None:
    items = {each.id: each for each in register(kaz, date(2026, 3, 1))}
    assert (items["A1-02"].next_due, items["A1-02"].fell_due) == (None, date(2025, 6, 30))
    assert all(each.next_due is None or each.fell_due is None for each in items.values())
    assert "Fell due 30 June 2025" in main_of(page, f"/{kaz.code}/commitments/A1-02/")


@pytest.mark.django_db
def test_meetings_of_commitments_and_of_bodies_fall_due_on_one_day(kaz: Version) -> None:
    for day in (DAY, date(2026, 11, 28), date(2030, 12, 31)):
        found = {item.id: item.next_due for item in register(kaz, day)}
        by_body = {body.key: meeting.due_on for meeting in meetings(kaz, day) for body in meeting.bodies}
        assert (found["3.2-03"], found["3.2-21"]) == (by_body["jsc"], by_body["results-group-1"])


@pytest.mark.django_db
def test_a_line_holds_what_the_contract_names(kaz: Version, second: Version) -> None:
    for version in (kaz, second):
        for item in register(version, DAY):
            plain = json.loads(json.dumps(asdict(item), default=str))
            assert plain.keys() >= CONTRACT
            assert isinstance(plain["obligation"], str)


@pytest.mark.django_db
def test_each_commitment_knows_its_section_and_chapter(kaz: Version, second: Version) -> None:
    found = {item.id: item for item in register(kaz, DAY)}
    assert found["3.2-01"].chapter.anchor == "§3"
    assert found["3.2-01"].section.title == "3.2 Cooperation Framework Management Structure"
    annexes = {item.chapter.anchor for item in found.values() if item.clause.startswith("§annex")}
    assert annexes == {"§annex-1", "§annex-2", "§annex-3", "§annex-4"}
    assert {item.section.title for item in register(second, DAY)} == {"Gouvernance"}


@pytest.mark.django_db
def test_every_quotation_stands_in_one_of_its_clauses(kaz: Version, second: Version) -> None:
    texts = {}
    for version in (kaz, second):
        for block in version.blocks.all():
            for anchor in (block.anchor, *block.anchors):
                texts[version.code, anchor] = (block.kind, block.text)
        for item in register(version, DAY):
            places = [passage(clause, *texts[version.code, clause], item.text) for clause in item.clauses]
            assert any(place.found for place in places), item.id


@pytest.mark.django_db
def test_one_commitment_with_its_neighbours(kaz: Version) -> None:
    known = register(kaz, DAY)
    first = commitment(kaz, known[0].id, DAY)
    assert first.before is None
    assert first.after == known[1]
    last = commitment(kaz, known[-1].id, DAY)
    assert (last.before, last.after) == (known[-2], None)
    assert last.shown is not None
    assert last.shown.found
    with pytest.raises(NotFound):
        commitment(kaz, "0-00", DAY)


@pytest.mark.django_db
def test_the_register_takes_five_statements(
    kaz: Version, second: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for version in (kaz, second):
        with django_assert_num_queries(5):
            register(version, DAY)
        with django_assert_num_queries(7):
            commitment(version, FIRST[version.code], DAY)
