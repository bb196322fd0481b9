"""A workbook of a large register: rows that nobody touched are passed over, and do not count against the most rows."""

from typing import Any

import pytest

from shanyraq.base.workbooks import filling, reading
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from tests.domains.filled import HEAD, done, keys, rows_of, saved, template, words, write
from tests.domains.test_register import create

AMEND = "parties.organisation.amend"
MANY = 9


@pytest.fixture
def book(second: Version, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The workbook of a register with more entries than rows may be filled in."""
    for number in range(MANY):
        create(f"org-{number}", name={"en": f"Organisation {number}"}, number="")
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    return template(AMEND)


def note(book: Any, *rows: int) -> bytes:
    for row in rows:
        write(rows_of(book), HEAD + 1 + row, {"note": "New", "reason": "They asked"})
    return saved(book)


def test_what_nobody_touched_does_not_count(book: Any) -> None:
    filled = done(AMEND, note(book, 0, 4, MANY - 1))
    assert words(filled) == []
    assert (filled.count("done"), filled.count("unchanged"), filled.applied) == (3, MANY - 3, True)
    assert Registered.objects.filter(note="New").count() == 3


def test_as_it_came_nothing_is_done_and_nothing_is_wrong(book: Any) -> None:
    filled = done(AMEND, saved(book))
    assert words(filled) == []
    assert (filled.count("unchanged"), filled.applied) == (MANY, False)


def test_one_row_more_than_may_be_filled_in(book: Any) -> None:
    assert words(done(AMEND, note(book, 0, 1, 2, 3))) == [("", "More than 3 rows are filled in; part the workbook")]


def test_a_cell_that_was_emptied_or_holds_a_formula_is_touched(book: Any) -> None:
    sheet = rows_of(book)
    write(sheet, HEAD + 1, {"name.en": None})
    write(sheet, HEAD + 2, {"name.en": "=1+1"})
    assert [each.text for row in done(AMEND, saved(book)).rows for each in row.said] == [
        "Left empty: stays as it was",
        "This is a formula; write its value instead",
        "This is needed",
    ], "the reason"


def test_a_row_of_which_nothing_is_known_is_filled_in(book: Any) -> None:
    sheet = rows_of(book)
    for row in range(4):
        write(sheet, HEAD + 1 + MANY + row, {"key": f"other-{row}", "note": "x"})
    assert "More than 3 rows" in str(words(done(AMEND, saved(book))))


def test_the_file_as_a_whole_has_a_most_too(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LISTED", MANY)
    assert words(done(AMEND, saved(book))) == []
    monkeypatch.setattr(reading, "MOST_LISTED", MANY - 1)
    assert "too large when it is opened" in str(words(done(AMEND, saved(book))))


def test_what_nobody_touched_is_not_looked_at_cell_by_cell(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = filling.understand
    monkeypatch.setattr(filling, "understand", lambda cell, column: (read.append(column.key), real(cell, column))[1])
    done(AMEND, note(book, 2))
    assert read.count("key") == 1
    assert "name.en" in keys(rows_of(book))
