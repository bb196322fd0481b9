"""The workbook of an entity: money, deliverables and indicators of sub-outputs that the same workbook adds."""

from typing import Any

import pytest

from shanyraq.domains.funding.models import Line
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Deliverable, OutputIndicator, SubOutput
from tests.domains.filled import keys, write
from tests.domains.planning import add, measure, promise
from tests.domains.test_workplan_book import MONEY, NEW, PERIOD, became, focal, refused, taken_along

pytestmark = pytest.mark.usefixtures("second")

PROMISED, PROMISES, MEASURES, TARGETS = (
    "New deliverables",
    "Deliverables",
    "New output indicators",
    "Targets of output indicators",
)
WELLS = {"output": "A.1.1", "title.en": "Wells", "starts_on": "2027-01-01", "ends_on": "2028-12-31"}
PAID = {"year": 2027, "instrument": "core", "required": 40}
GUIDE = {"title.en": "Guide", "due_on": "2027-06-30"}


@pytest.fixture
def planned(second: Version) -> Version:
    add(title={"en": "Advice"}, **PERIOD)
    return second


def filled(*rows: tuple[str, int, dict[str, Any]], by: Any = None) -> Any:
    book = taken_along(**({"by": by} if by else {}))
    for sheet, row, values in rows:
        write(book[sheet], row, values)
    return book


class TestTheTemplate:
    def test_new_rows_have_names_that_other_sheets_offer(self, planned: Version) -> None:
        book = taken_along()
        names = [row[0].value for row in book[NEW].iter_rows(min_row=3, max_row=4)]
        assert names == ["new 1", "new 2"]
        heads = [cell.value for cell in book["lists"][1]]
        place = next(column for column, head in enumerate(heads, 1) if str(head).startswith(f"{MONEY}: "))
        assert [book["lists"].cell(row, place).value for row in (2, 3)] == ["1 · Advice", "new 1"]
        said = " ".join(str(row[1].value) for row in book["Instructions"].iter_rows())
        assert "name in its first column" in said

    def test_names_alone_are_no_rows(self, planned: Version) -> None:
        assert became(taken_along()).count("done") == 0
        assert SubOutput.objects.count() == 1


class TestNamed:
    def test_one_workbook_adds_a_sub_output_with_all_that_belongs_to_it(self, planned: Version) -> None:
        book = filled(
            (NEW, 4, WELLS),
            (MONEY, 3, {"number": "new 2", **PAID}),
            (MONEY, 4, {"number": "1 · Advice", **PAID}),
            (PROMISED, 3, {"sub_output": "NEW  2", **GUIDE}),
            (MEASURES, 3, {"output": "A.1.1", "title.en": "Wells that work", "sub_outputs": "1; new 2"}),
            (TARGETS, 3, {"number": "new indicator 1", "year": 2027, "value": 20}),
        )
        looked = became(book, apply=False)
        assert (refused(looked), looked.count("done")) == ([], 6)
        assert SubOutput.objects.count() == 1
        assert became(book).applied
        assert Line.objects.filter(sub_output__number=2, year=2027, required=40).count() == 1
        assert Deliverable.objects.get().sub_output.number == 2
        indicator = OutputIndicator.objects.get()
        assert (indicator.sub_outputs, indicator.targets) == ([1, 2], {"2027": "20"})

    def test_by_a_name_of_ones_own(self, planned: Version) -> None:
        book = filled((NEW, 3, {"called_here": "The wells", **WELLS}), (MONEY, 3, {"number": "the wells", **PAID}))
        assert became(book, by=focal()).applied
        assert Line.objects.get().sub_output.number == 2

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_in_each_language(self, planned: Version, language: str) -> None:
        from django.utils import translation

        with translation.override(language):
            book = taken_along()
        new, money = (next(each for each in book.worksheets if name in keys(each)) for name in ("called_here", "spent"))
        write(new, 3, WELLS)
        write(money, 3, {"number": new.cell(3, 1).value, **PAID})
        assert new.cell(3, 1).value == {"ru": "новый 1", "kk": "жаңа 1"}[language]
        assert became(book).applied

    def test_two_people_at_once_get_two_numbers(self, planned: Version) -> None:
        """Both call their row «new 1»; what they add differs."""
        titles = ({}, {"title.en": "Boreholes"})
        one, other = (filled((NEW, 3, WELLS | own), (MONEY, 3, {"number": "new 1", **PAID})) for own in titles)
        assert became(one).applied
        assert became(other, by=focal()).applied
        assert list(Line.objects.order_by("pk").values_list("sub_output__number", flat=True)) == [2, 3]


class TestRefused:
    @pytest.mark.parametrize(
        ("rows", "sheet", "key", "words"),
        [
            ([(MONEY, 3, {"number": "new 1", **PAID})], MONEY, "number", "is empty; fill it in"),
            ([(MONEY, 3, {"number": "new 999", **PAID})], MONEY, "number", "does not belong in this workbook"),
            (
                [(NEW, 3, {**WELLS, "output": "Z"}), (MONEY, 3, {"number": "new 1", **PAID})],
                MONEY,
                "number",
                "is refused; mend it there first",
            ),
            (
                [(NEW, 3, WELLS), (NEW, 4, {**WELLS, "called_here": "New 1"})],
                NEW,
                "called_here",
                "is the name of another row",
            ),
            ([(NEW, 3, {**WELLS, "called_here": "1"})], NEW, "called_here", "of something that there is already"),
            ([(PROMISED, 3, {"sub_output": "new 7", **GUIDE})], PROMISED, "sub_output", "is empty; fill it in"),
        ],
    )
    def test_sheet_and_cell_are_named_and_nothing_is_done(
        self, planned: Version, rows: Any, sheet: str, key: str, words: str
    ) -> None:
        book = filled(*rows)
        done = became(book)
        assert not done.applied
        told = [(name, cell) for name, _row, cell, text in refused(done) if words in text]
        column = keys(book[sheet]).index(key) + 1
        row = max(number for name, number, _values in rows if name == sheet)
        assert told == [(sheet, book[sheet].cell(row, column).coordinate)]
        assert (SubOutput.objects.count(), Line.objects.count()) == (1, 0)

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            (
                {"number": "new 1", "instrument": "=1+1", "required": "x"},
                ["is empty;", "This is a formula", "A number"],
            ),
            ({"number": "new 1", "instrument": "core", "required": "x"}, ["is empty;", "A number"]),
            ({"number": "1 · Advice", "instrument": "=1+1", "required": "x"}, ["This is a formula", "A number"]),
            ({"number": "new 999", "instrument": "core", "required": "x"}, ["does not belong", "A number"]),
        ],
    )
    def test_every_fault_of_a_row_is_told_in_one_round(
        self, planned: Version, values: dict[str, Any], words: list[str]
    ) -> None:
        book = filled((MONEY, 3, {**PAID, **values}))
        told = {cell: text for _sheet, _row, cell, text in refused(became(book))}
        names = keys(book[MONEY])
        wrong = [key for key in ("number", "instrument", "required") if values[key] not in ("core", "1 · Advice")]
        expected = {
            book[MONEY].cell(3, names.index(key) + 1).coordinate: part for key, part in zip(wrong, words, strict=True)
        }
        assert told.keys() == expected.keys()
        assert all(expected[cell] in text for cell, text in told.items())

    def test_a_refused_line_of_money_keeps_its_sub_output_from_being_added(self, planned: Version) -> None:
        book = filled((NEW, 3, WELLS), (MONEY, 3, {"number": "new 1", **PAID, "year": 1999}))
        assert not became(book).applied
        assert SubOutput.objects.count() == 1


class TestWhatStands:
    def test_deliverables_and_targets_come_back(self, planned: Version) -> None:
        promise(title={"en": "Atlas"})
        measure()
        book = taken_along()
        write(book[PROMISES], 3, {"due_on": "2027-08-31"})
        targets = book[TARGETS]
        row = next(row for row in range(3, 10) if targets.cell(row, keys(targets).index("year") + 1).value == 2028)
        write(targets, row, {"value": 30})
        done = became(book)
        assert (refused(done), done.applied) == ([], True)
        assert str(Deliverable.objects.get().due_on) == "2027-08-31"
        assert OutputIndicator.objects.get().targets == {"2027": "20", "2028": "30"}
