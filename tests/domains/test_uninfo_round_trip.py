"""Rows that are written as an export of UN INFO and read again are the same rows, with nothing to remark."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.domains.workplans.reading import PlanRow, Year, read_uninfo
from shanyraq.domains.workplans.reading.cells import is_nothing
from shanyraq.domains.workplans.reading.columns import FIXED, Column, year_columns
from shanyraq.domains.workplans.reading.repairing.codes import candidates
from shanyraq.domains.workplans.reading.repairing.letters import looks_broken, mended
from shanyraq.domains.workplans.vocabulary import Function, Group, Help, Humanitarian, Status
from shanyraq.domains.workplans.writing.uninfo import LONGEST, write_uninfo

YEARS = (2025, 2026, 2030)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff\u200b\ufffe\uffff"
)
LABELS = {"1.3": "Systems, floors and 5.5 shares", "5.a": "Less than $1.25, for all", "17.18": "Data"}
GOALS = {1: "No Want", 9: "Works, Roads and Ideas"}


def _is_plain(text: str) -> bool:
    """Whether a text needs no repair: nothing to trim, no sign that stands for nothing, no broken letters."""
    return text == text.strip() and not is_nothing(text) and mended(text) == text and not looks_broken(text)


TEXTS = st.one_of(
    st.sampled_from(["=1+1", "+7", "@x", "-5", "http://a.b", "1", "2030-01-01", "two\nlines", "a; b", "_x0041_", "'q"]),
    st.text(LETTERS, min_size=1, max_size=20).filter(_is_plain),
)
MAYBE = st.one_of(st.just(""), TEXTS)
ITEMS = TEXTS.filter(lambda text: ";" not in text)
LISTS = st.lists(ITEMS, unique=True, max_size=3).map(tuple)
CODES = st.from_regex(r"[1-9][0-9]?(\.[1-9][0-9]?){0,3}[a-c]?", fullmatch=True).filter(
    lambda code: not candidates(code)
)
AMOUNTS = st.none() | st.decimals(min_value=0, max_value=10**12, places=2)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2099, 12, 31))
LEVELS = st.none() | st.integers(0, 3)
PAIRS = st.one_of(
    st.lists(st.tuples(ITEMS, ITEMS), unique=True, max_size=3),
    st.lists(st.tuples(ITEMS, st.just("")), unique=True, max_size=3),
    st.lists(st.tuples(st.just(""), ITEMS), unique=True, max_size=3),
).map(tuple)


def some(codes: Any) -> Any:
    return st.lists(st.sampled_from(list(codes)), unique=True, max_size=4).map(tuple)


def _summed(row: PlanRow, given_totals: tuple[bool, bool, bool]) -> PlanRow:
    """The row with totals that are the sums of its years, where it has totals."""
    years = {year: told for year, told in row.years.items() if told != Year()}
    sums = {
        part: sum((getattr(told, part) or Decimal(0) for told in years.values()), Decimal(0)) if stands else None
        for part, stands in zip(("required", "available", "spent"), given_totals, strict=True)
    }
    return replace(row, years=years, **sums)  # type: ignore[arg-type]


PLAN_ROWS = st.builds(
    _summed,
    st.builds(
        PlanRow,
        country=MAYBE,
        plan=MAYBE,
        priority_code=st.just("") | CODES,
        priority=MAYBE,
        outcome_code=st.just("") | CODES,
        outcome=MAYBE,
        output_code=CODES,
        output=MAYBE,
        published=st.none() | st.booleans(),
        code=st.just("") | CODES,
        title=TEXTS,
        identifier=MAYBE,
        description=MAYBE,
        starts_on=DAYS,
        ends_on=DAYS,
        status=st.none() | st.sampled_from(Status),
        joint_names=LISTS,
        joint_types=LISTS,
        entities=PAIRS,
        contributing=LISTS,
        implementing=LISTS,
        sdg_targets=st.lists(st.sampled_from([*LABELS, "2.1"]), unique=True).map(tuple),
        sdg_goals=st.lists(st.sampled_from([*GOALS, 17]), unique=True).map(tuple),
        places=LISTS,
        functions=some(Function),
        humanitarian=st.none() | st.sampled_from(Humanitarian),
        humanitarian_note=MAYBE,
        gender=LEVELS,
        gender_note=MAYBE,
        rights=LEVELS,
        rights_note=MAYBE,
        peace=LEVELS,
        peace_note=MAYBE,
        also_outputs=LISTS,
        groups=some(Group),
        focal_users=LISTS,
        helps=some(Help),
        years=st.dictionaries(st.sampled_from(YEARS), st.builds(Year, AMOUNTS, AMOUNTS, AMOUNTS, MAYBE)),
    ),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)


def _key(row: PlanRow) -> Any:
    """No two rows may be the same sub-output: an identifier, or else all that tells one by its place."""
    return row.identifier or " ".join(f"{row.code} {row.title}".casefold().split())


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PLAN_ROWS, max_size=4, unique_by=_key))
def test_what_is_written_is_read_again(rows: list[PlanRow]) -> None:
    content = write_uninfo(rows, YEARS, labels=LABELS, goals=GOALS)
    export = read_uninfo([("file.xlsx", content)])
    assert export.remarks == []
    assert export.rows == [replace(row, file="file.xlsx", row=number) for number, row in enumerate(rows, 2)]
    assert export.years == YEARS
    assert write_uninfo(export.rows, YEARS, labels=LABELS, goals=GOALS) == content


FULL = PlanRow(
    output_code="1.1",
    title="=1+1",
    code="1.10",
    identifier="0012",
    starts_on=date(2026, 1, 2),
    entities=(("A", "Alpha"), ("B", "Beta")),
    sdg_targets=("1.3", "2.1"),
    sdg_goals=(1, 17),
    functions=(Function.SERVICE, "Something else"),
    humanitarian=Humanitarian.APPEAL,
    gender=0,
    years={2026: Year(Decimal("1.50"), None, Decimal(0), "Well")},
)


def test_cells_stand_as_they_do_in_un_info() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_uninfo([FULL], (2026,), labels=LABELS, goals=GOALS)))
    header, cells = list(book.worksheets[0].iter_rows())
    assert [cell.value for cell in header] == [*FIXED, *year_columns(2026)]
    found = {title.value: cell for title, cell in zip(header, cells, strict=True)}
    assert {title: found[title].value for title in (Column.TITLE, Column.CODE, Column.IDENTIFIER, Column.COUNTRY)} == {
        Column.TITLE: "=1+1",
        Column.CODE: "1.10",
        Column.IDENTIFIER: "0012",
        Column.COUNTRY: "-",
    }
    assert {found[title].data_type for title in (Column.TITLE, Column.CODE, Column.IDENTIFIER)} <= {"s", "inlineStr"}
    assert found[Column.STARTS_ON].number_format == "yyyy-mm-dd"
    assert found[Column.TARGETS].value == "1.3 Systems, floors and 5.5 shares, 2.1"
    assert found[Column.GOALS].value == "1 No Want, 17"
    assert found[Column.FUNCTIONS].value == "Direct Support/ Service Delivery; Something else"
    assert found[Column.GENDER].value.startswith("0 - Not expected")
    assert (found[Column.ABBREVIATIONS].value, found[Column.AGENCIES].value) == ("A; B", "Alpha; Beta")
    assert [found[title].value for title in year_columns(2026)] == [1.5, "-", 0, "Well"]
    assert found[Column.ENDS_ON].value == found[Column.TOTAL_SPENT].value == "-"


def test_a_year_without_columns_is_no_silent_loss() -> None:
    with pytest.raises(ValueError, match="2026"):
        write_uninfo([FULL], (2025,))


def test_a_text_that_no_cell_holds_is_cut() -> None:
    for length, end in ((LONGEST, "a"), (LONGEST + 1, "…")):
        content = write_uninfo([replace(FULL, description="a" * length)], (2026,))
        text = read_uninfo([("a", content)]).rows[0].description
        assert (len(text), text[-1]) == (LONGEST, end)
