"""The workbook of an entity: what is planned comes back sheet by sheet; all rows of all sheets are done, or none."""

import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.workbooks.book_filling import BookTask, fill_book
from shanyraq.base.workbooks.book_writing import book_file
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.layout import BOOK as SAYS
from shanyraq.base.workbooks.marking import marked
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.web.book import BOOK
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, NarrateSubOutput
from shanyraq.domains.workplans.models import Plan, SubOutput
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.filled import BY, keys, plain_workbook, saved, write
from tests.domains.planning import add, step
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")

LATER = AT + timedelta(days=365)
"""A day in the first year of the framework."""
STANDING, NEW, MONEY, DONE = "Sub-outputs", "New sub-outputs", "Money by year", "What was done"
PERIOD = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}


def taken_along(entity: str = "unicef", by: Actor = BY) -> Any:
    """The workbook, opened."""
    return load_workbook(io.BytesIO(book_file(BOOK, XAA, entity, by, LATER.date())))


def became(book: Any, *, apply: bool = True, by: Actor = BY, **said: Any) -> Filled:
    """What became of its rows."""
    content = book if isinstance(book, bytes) else saved(book)
    return fill_book(BookTask(by, LATER, **said), content, lambda *_: None, apply=apply)


def refused(filled: Filled) -> list[tuple[str, int, str, str]]:
    """Sheet, row, cell and words of all that stands in the way."""
    return [
        (row.sheet, row.number, said.cell, said.text)
        for row in filled.rows
        for said in row.said
        if said.level == "problem"
    ]


def in_browser(number: int = 1, **fields: Any) -> None:
    verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": number, **fields}), by=TESTER, at=AT)


def narrated(text: str, number: int = 1, year: int = 2027) -> None:
    told = {"framework": XAA, "number": number, "year": year, "text": {"en": text}}
    verbs.narrate(NarrateSubOutput.model_validate(told), by=TESTER, at=AT)


def facts(version: Version, number: int = 1) -> Any:
    line = sub_output(version, number)
    assert line is not None
    return line.facts


def focal(entity: str = "unicef") -> Actor:
    """The focal point of an entity."""
    return actor(person(f"{entity}@example.org", (Role.FOCAL_POINT, Reach(XAA, entity=entity))), Door.SHEET)


@pytest.fixture
def planned(second: Version) -> Version:
    """Two sub-outputs of UNICEF, with money and a narrative of one, and one of somebody else."""
    add(title={"en": "Advice", "fr": "Conseils"}, **PERIOD, places=["North"], status="implementation")
    add(title={"en": "Registers"}, output="A.1.2", **PERIOD)
    add(title={"en": "Roads"}, entities=["undp"], **PERIOD)
    put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="1000.50")
    put(year=2027, required="20")
    put(number=3, year=2027, entity="undp", required="7")
    narrated("Begun")
    return second


class TestTemplate:
    def test_it_has_a_sheet_for_each_kind_of_row(self, planned: Version) -> None:
        book = taken_along()
        visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        more = ["New deliverables", "New output indicators", "Targets of output indicators"]
        assert visible == ["Instructions", STANDING, NEW, MONEY, DONE, *more, "lists"]
        says = {row[0].value: row[1].value for row in book[SAYS].iter_rows()}
        assert (says["framework"], says["part"], says["sheet.money"]) == (XAA, "unicef", MONEY)

    def test_it_holds_what_stands_of_the_entity_alone(self, planned: Version) -> None:
        book = taken_along()
        assert [row[0].value for row in book[STANDING].iter_rows(min_row=3) if row[0].value] == ["Advice", "Registers"]
        money = book[MONEY]
        required = keys(money).index("required")
        assert [row[required].value for row in money.iter_rows(min_row=3, max_row=4)] == [1000.5, 20]
        assert {row[0].value for row in money.iter_rows(min_row=3)} == {"Advice", None}
        done, names = book[DONE], keys(book[DONE])
        rows = [[row[names.index(name)].value for name in ("number", "year", "text.en")] for row in done.iter_rows(3)]
        assert rows == [[1, 2027, "Begun"], [2, 2027, None]]

    def test_heads_are_frozen_keys_locked_cells_explained(self, planned: Version) -> None:
        book = taken_along()
        for title, frozen in ((STANDING, "B3"), (NEW, "A3"), (MONEY, "B3"), (DONE, "B3")):
            sheet = book[title]
            assert (sheet.freeze_panes, sheet.protection.sheet) == (frozen, True)
            assert all(cell.comment for cell in sheet[1] if cell.value and cell.value != "What it is")
        money, place = book[MONEY], keys(book[MONEY]).index("number") + 1
        assert [money.cell(row, place).protection.locked for row in (3, 4, 5, 6)] == [True, True, False, False]
        rules = {rule.formula1 for rule in money.data_validations.dataValidation}
        assert {"list_money_number", "list_money_year", "list_money_entity", "list_money_instrument"} <= rules
        shown = [row[0].value for row in book["lists"].iter_rows() if row[0].value]
        assert shown

    def test_the_same_gives_the_same_bytes(self, planned: Version) -> None:
        one, other = (book_file(BOOK, XAA, "unicef", BY, LATER.date()) for _ in range(2))
        assert one == other

    def test_it_is_for_whoever_may_plan_for_the_entity(self, planned: Version) -> None:
        assert taken_along(by=focal())[STANDING].max_row > 3
        with pytest.raises(NotAllowed):
            taken_along("undp", focal("who"))
        with pytest.raises(NotFound):
            taken_along("nobody")


class TestComingBack:
    def test_untouched_it_does_nothing(self, planned: Version) -> None:
        before = Event.objects.count()
        filled = became(taken_along())
        assert {row.state for row in filled.rows} == {"unchanged"}
        assert (len(filled.rows), filled.problems, filled.applied) == (6, [], False)
        assert Event.objects.count() == before

    def test_each_sheet_does_its_own(self, planned: Version) -> None:
        book = taken_along()
        write(book[STANDING], 3, {"places": "North; South"})
        write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
        write(book[MONEY], 3, {"available": 900})
        write(book[MONEY], 5, {"number": "2 · Registers", "year": 2028, "instrument": "core", "required": "40,5"})
        write(book[DONE], 3, {"text.ru": "Начато"})
        write(book[DONE], 4, {"text.en": "Registers were printed"})
        looked = became(book, apply=False)
        assert (refused(looked), looked.count("done"), looked.can_be_applied) == ([], 6, True)
        assert SubOutput.objects.count() == 3
        before = Event.objects.count()
        assert became(book).applied
        assert Event.objects.count() == before + 6, "one event for each row"
        assert set(Event.objects.filter(pk__gt=0, door="sheet").values_list("verb", flat=True)) == {
            "workplans.sub_output.add",
            "workplans.sub_output.amend",
            "workplans.sub_output.narrate",
            "funding.line.set",
        }
        assert facts(planned).places == ("North", "South")
        assert facts(planned).narratives[2027] == {"en": "Begun", "ru": "Начато"}
        assert facts(planned, 2).narratives[2027] == {"en": "Registers were printed"}
        assert (facts(planned, 4).title, facts(planned, 4).entities) == ({"en": "Wells"}, ("unicef",))
        new = Line.objects.get(year=2028)
        assert (new.entity, new.instrument, str(new.required)) == ("unicef", "core", "40.50")

    def test_one_refused_cell_names_sheet_and_cell_and_keeps_all_from_being_done(self, planned: Version) -> None:
        book = taken_along()
        write(book[STANDING], 3, {"places": "South"})
        write(book[MONEY], 3, {"required": "much"})
        filled = became(book)
        assert not filled.applied
        ((sheet, row, cell, text),) = refused(filled)
        assert (sheet, row, book[sheet][cell].value) == (MONEY, 3, "much")
        assert "number" in text
        assert facts(planned).places == ("North",)
        copy = marked(saved(book), filled)
        assert copy is not None
        assert text in load_workbook(io.BytesIO(copy))[MONEY][cell].comment.text

    def test_what_is_wrong_with_a_sheet_is_told_with_its_name(self, planned: Version) -> None:
        book = taken_along()
        book[MONEY].merge_cells("C5:D6")
        book[DONE].title = "Stories"
        told = [(each.sheet, each.cell, each.text) for each in became(book).problems]
        assert (MONEY, "C5:D6", "These cells are merged; part them") in told
        assert any(sheet == DONE and "is missing" in text for sheet, _cell, text in told)

    def test_rows_on_a_sheet_of_ones_own_are_not_lost(self, planned: Version) -> None:
        book = taken_along()
        book.create_sheet("Notes").append(["Ask the region"])
        assert became(book).problems == []
        copy = book.copy_worksheet(book[MONEY])
        copy.title = "More money"
        assert [each.text for each in became(book).problems] == [
            "The sheet “More money” is not one of this workbook; put its rows where they belong, or delete it"
        ]

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_taken_along_in_one_language_it_comes_back_in_another(self, planned: Version, language: str) -> None:
        from django.utils import translation

        with translation.override(language):
            book = taken_along()
        sheet = next(each for each in book.worksheets if each.title not in (SAYS,) and "places" in keys(each))
        write(sheet, 3, {"places": "South"})
        filled = became(book)
        assert (refused(filled), filled.count("done")) == ([], 1)


class TestTwoPeople:
    def test_different_fields_both_stay(self, planned: Version) -> None:
        book = taken_along()
        in_browser(code="A.1.1.1")
        put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", available="900")
        narrated("Registers were printed", 2)
        write(book[STANDING], 3, {"places": "South"})
        write(book[MONEY], 3, {"spent": 5})
        write(book[DONE], 4, {"text.ru": "Журналы"})
        filled = became(book)
        assert (refused(filled), filled.applied) == ([], True)
        assert (facts(planned).code, facts(planned).places) == ("A.1.1.1", ("South",))
        line = Line.objects.get(instrument="core")
        assert [str(line.required), str(line.available), str(line.spent)] == ["1000.50", "900.00", "5.00"]
        assert facts(planned, 2).narratives[2027] == {"en": "Registers were printed", "ru": "Журналы"}

    def test_the_same_field_is_shown_from_both_sides(self, planned: Version) -> None:
        book = taken_along()
        in_browser(code="theirs")
        put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="2")
        narrated("Theirs")
        write(book[STANDING], 3, {"code": "mine"})
        write(book[MONEY], 3, {"required": 3})
        write(book[DONE], 3, {"text.en": "Mine"})
        filled = became(book)
        assert not filled.applied
        found = {sheet: (book[sheet][cell].value, text) for sheet, _row, cell, text in refused(filled)}
        assert found[STANDING] == (
            "mine",
            "It was changed since this workbook was made: Code is now “theirs”, and here “mine”",
        )
        assert found[MONEY][0] == 3
        assert "“2.00”" in found[MONEY][1]
        assert found[DONE][1].endswith("Narrative of a year is now “en: Theirs”, and here “en: Mine”")
        assert facts(planned).narratives[2027] == {"en": "Theirs"}

    def test_a_line_that_somebody_else_began_is_not_overwritten(self, planned: Version) -> None:
        book = taken_along()
        put(year=2028, entity="unicef", instrument="core", required="70")
        write(book[MONEY], 5, {"number": 1, "year": 2028, "instrument": "core", "required": 80})
        filled = became(book)
        assert not filled.applied
        ((sheet, _row, _cell, text),) = refused(filled)
        assert sheet == MONEY
        assert "“70.00”" in text

    def test_two_workbooks_of_one_plan(self, planned: Version) -> None:
        one, other = taken_along(), taken_along()
        write(one[STANDING], 3, {"places": "South"})
        write(other[STANDING], 3, {"code": "A.1.1.1"})
        write(other[DONE], 3, {"text.en": "Begun in May"})
        assert became(one).applied
        assert became(other).applied
        assert (facts(planned).code, facts(planned).places) == ("A.1.1.1", ("South",))


class TestOwnAlone:
    def test_rows_that_were_typed_in_for_others_are_refused(self, planned: Version) -> None:
        by = focal()
        book = taken_along(by=by)
        write(book[STANDING], 5, {"number": 3, "seen": 1, "places": "South"})
        write(book[NEW], 3, {"output": "A.1.2", "title.en": "Roads", "entities": "undp"})
        write(book[MONEY], 5, {"number": 3, "year": 2027, "required": 1})
        write(book[MONEY], 6, {"number": 1, "year": 2027, "entity": "undp", "required": 1})
        write(book[DONE], 6, {"number": 3, "year": 2027, "text.en": "Built"})
        filled = became(book, by=by)
        told = refused(filled)
        assert [(sheet, row) for sheet, row, _cell, _text in told] == [
            (STANDING, 5),
            (NEW, 3),
            (MONEY, 5),
            (MONEY, 6),
            (DONE, 6),
        ]
        assert all("did not stand" in text for sheet, _, _, text in told if sheet in (STANDING, DONE))
        assert all("does not belong" in text for sheet, _, _, text in told if sheet in (NEW, MONEY))

    def test_a_hidden_sheet_that_was_tampered_with_opens_no_door(self, planned: Version) -> None:
        book = taken_along("undp")
        write(book[STANDING], 3, {"places": "South"})
        by = focal()
        (problem,) = became(book, by=by).problems
        assert "needs the right" in problem.text
        book = taken_along()
        write(book[STANDING], 3, {"number": 3})
        before = book["before_standing"]
        before.cell(2, 1).value = 3
        write(book[STANDING], 3, {"places": "South"})
        filled = became(book, by=by)
        assert not filled.applied
        assert facts(planned, 3).places == ()

    def test_a_closed_year_is_not_offered(self, planned: Version) -> None:
        assert taken_along()[DONE].max_row == 4
        step("open")
        Plan.objects.update(state="closed")
        assert DONE not in taken_along().sheetnames


class TestOtherFiles:
    @pytest.mark.parametrize("content", [b"PK\x03\x04 no archive", b"key,name", b"%PDF-1.7", b""])
    def test_are_refused_with_words(self, second: Version, content: bytes) -> None:
        assert became(content).problems

    def test_a_workbook_of_nobody(self, second: Version) -> None:
        assert "does not say what it is about" in became(plain_workbook(["number"], [1])).problems[0].text

    def test_a_workbook_of_another_framework(self, planned: Version) -> None:
        assert "another framework" in became(taken_along(), framework="xbb-2020-2024").problems[0].text

    def test_an_entity_without_sub_outputs_begins_with_new_ones(self, second: Version) -> None:
        book = taken_along()
        assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
            "Instructions",
            NEW,
            MONEY,
            "New deliverables",
            "New output indicators",
            "Targets of output indicators",
            "lists",
        ]
        assert [each.text for each in became(book).problems] == ["No row is filled in"]
        write(book[NEW], 3, {"output": "A.1.1", "title.en": "Wells"})
        assert became(book).applied


class TestSentTwice:
    """Somebody sends the file again, or somebody else does: what it adds is added once."""

    def filled_in(self) -> bytes:
        book = taken_along()
        write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
        write(book[NEW], 4, {"output": "A.1.2", "title.en": "Wells"})
        write(book[MONEY], 3, {"available": 900})
        write(book[MONEY], 5, {"number": "new 1", "year": 2028, "instrument": "core", "required": "40,5"})
        deliverables = book["New deliverables"]
        for row in (3, 4):
            write(deliverables, row, {"sub_output": "new 2", "title.en": "Guide", "due_on": "2027-06-30"})
        return saved(book)

    def test_nothing_is_added_again_and_it_is_said(self, planned: Version) -> None:
        sent = self.filled_in()
        assert became(sent).applied
        before = (SubOutput.objects.count(), Line.objects.count(), Event.objects.count())
        again = became(sent, by=focal())
        assert (refused(again), again.applied, again.count("unchanged")) == ([], False, len(again.rows))
        assert (SubOutput.objects.count(), Line.objects.count(), Event.objects.count()) == before
        words = [said.text for row in again.rows for said in row.said if "added already" in said.text]
        assert len(words) == 4
        assert {said.level for row in again.rows for said in row.said} == {"remark"}

    def test_only_looking_is_not_remembered(self, planned: Version) -> None:
        sent = self.filled_in()
        assert became(sent, apply=False).count("done") == 6
        assert became(sent).count("done") == 6

    def test_a_named_row_that_says_something_else_by_now_adds_nothing_more(self, planned: Version) -> None:
        """It is one thing, by its name: somebody mended its title in the file that was sent already."""
        book = taken_along()
        write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wels"})
        assert became(book).applied
        write(book[NEW], 3, {"title.en": "Wells"})
        again = became(book)
        assert not again.applied
        ((cell, words),) = [(said.cell, said.text) for row in again.rows for said in row.said]
        number = SubOutput.objects.latest("pk").number
        assert (cell, words.startswith(f"“new 1” was added already as number {number},")) == ("A3", True)
        write(book[NEW], 3, {"called_here": "one more"})
        assert became(book).applied
        assert SubOutput.objects.count() == 5

    def test_what_was_written_into_it_since_is_done(self, planned: Version) -> None:
        book = taken_along()
        write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
        assert became(book).applied
        write(book[NEW], 4, {"output": "A.1.2", "title.en": "Pumps"})
        write(book[MONEY], 5, {"number": "new 1", "year": 2028, "instrument": "core", "required": 7})
        filled = became(book)
        assert (refused(filled), filled.count("done")) == ([], 2)
        assert Line.objects.get(year=2028).sub_output.title == {"en": "Wells"}
        assert SubOutput.objects.count() == 5

    def test_two_people_who_begin_with_the_same_file_both_add(self, planned: Version) -> None:
        one, other = taken_along(), taken_along()
        write(one[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
        write(other[NEW], 3, {"output": "A.1.2", "title.en": "Pumps"})
        assert became(one).applied
        assert became(other, by=focal()).applied
        assert SubOutput.objects.count() == 5

    def test_a_new_workbook_may_add_the_same_again(self, planned: Version) -> None:
        for _ in range(2):
            book = taken_along()
            write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
            assert became(book).applied
        assert SubOutput.objects.count() == 5

    def test_an_amount_that_stands_already_changes_nothing(self, planned: Version) -> None:
        book = taken_along()
        write(book[MONEY], 3, {"required": 5, "available": 4})
        put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="5.00")
        filled = became(book)
        assert (refused(filled), filled.count("done")) == ([], 1)
        put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="6")
        put(year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="5")
        filled = became(book)
        assert (refused(filled), filled.count("unchanged")) == ([], len(filled.rows))


def test_a_new_row_is_judged_with_its_money_from_the_same_file(planned: Version) -> None:
    book = taken_along()
    write(book[NEW], 3, {"output": "A.1.2", "title.en": "Wells"})
    write(book[NEW], 4, {"output": "A.1.2", "title.en": "Pumps"})
    write(book[MONEY], 5, {"number": "new 1", "year": 2028, "instrument": "core", "required": 7})
    new = [row for row in became(book).rows if row.sheet == NEW]
    told = [any("Nothing is required" in said.text for said in row.said) for row in new]
    assert told == [False, True]
    assert all(row.said for row in new), "the other remarks stay"
