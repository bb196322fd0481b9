"""A cell that a workbook locks because it says which row it is: what is written over it is answered plainly."""

import pytest
from django.utils import translation

from shanyraq.domains.funding.models import Line
from shanyraq.domains.packages.models import Version
from tests.domains.filled import keys
from tests.domains.test_workplan_book import MONEY, became, planned, refused, taken_along

__all__ = ["planned"]
UNTOLD, TOLD = 4, 3
"""The row of money that is not told apart, and that of a line of UNICEF."""
HINT = "Whose money it is, is told on the page of the sub-output"


def written_over(row: int, field: str, value: str) -> tuple[str, str]:
    """The cell that is refused, and in which words; nothing else is, and no line is changed by it."""
    book = taken_along()
    sheet = book[MONEY]
    cell = sheet.cell(row, keys(sheet).index(field) + 1)
    cell.value = value
    before = list(Line.objects.order_by("pk").values())
    ((title, number, address, text),) = refused(became(book))
    assert (title, number, address) == (MONEY, row, cell.coordinate)
    assert list(Line.objects.order_by("pk").values()) == before
    return address, text


@pytest.mark.parametrize(("field", "value"), [("entity", "UNICEF"), ("contributor", "Norway"), ("instrument", "core")])
def test_whose_untold_money_is_is_not_told_here(planned: Version, field: str, value: str) -> None:
    _address, text = written_over(UNTOLD, field, value)
    assert text.startswith("This cell says which row it is, and was empty; leave it empty. " + HINT)
    assert "changed since" not in text


@pytest.mark.parametrize(
    ("field", "value", "was"), [("contributor", "Norway", "gouvernement"), ("year", "2028", "2027")]
)
def test_a_line_does_not_become_another(planned: Version, field: str, value: str, was: str) -> None:
    _address, text = written_over(TOLD, field, value)
    assert text.startswith(f"This cell says which row it is: “{was}”; leave it so.")


def test_a_new_row_below_is_taken(planned: Version) -> None:
    book = taken_along()
    sheet = book[MONEY]
    for field, value in {"number": 1, "year": 2028, "contributor": "Norway", "required": 5}.items():
        sheet.cell(5, keys(sheet).index(field) + 1).value = value
    filled = became(book)
    assert (refused(filled), filled.count("done")) == ([], 1)


@pytest.mark.parametrize(("language", "words"), [("ru", "Эта ячейка"), ("kk", "Бұл ұяшық")])
def test_in_other_languages(planned: Version, language: str, words: str) -> None:
    book = taken_along()
    sheet = book[MONEY]
    sheet.cell(UNTOLD, keys(sheet).index("instrument") + 1).value = "core"
    with translation.override(language):
        ((_title, _number, _cell, text),) = refused(became(book))
    assert text.startswith(words)
