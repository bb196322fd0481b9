"""The years that have columns in a file for UN INFO: as many as its own files have, whatever the framework's period."""

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.reading import Year, read_uninfo
from shanyraq.domains.workplans.reading.columns import FIXED, window, year_columns
from tests.domains.planning import ROW, file_of, taken


@pytest.mark.parametrize(
    ("years", "first", "last", "columns"),
    [
        pytest.param(range(2026, 2031), 2018, 2030, 93, id="five years of a framework"),
        pytest.param(range(2016, 2029), 2016, 2028, 93, id="those of files of UN INFO"),
        pytest.param([2026], 2014, 2026, 93, id="one year"),
        pytest.param([2018, 2030], 2018, 2030, 93, id="thirteen years apart, none between"),
        pytest.param([2017, 2030], 2017, 2030, 97, id="a year further back is not lost"),
        pytest.param([2030, 2031], 2019, 2031, 93, id="a year after the framework moves the window"),
    ],
)
def test_as_many_years_as_files_of_un_info_have(years: Sequence[int], first: int, last: int, columns: int) -> None:
    assert list(window(years)) == list(range(first, last + 1))
    assert len(FIXED) + 4 * len(window(years)) == columns


def table(content: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


class TestFiles:
    def test_have_93_columns_in_their_order(self, second: Version) -> None:
        taken(file_of(ROW))
        header = table(uninfo_bytes(second))[0]
        last = second.ends_on.year
        assert list(header) == [
            *FIXED,
            *(title for year in range(last - 12, last + 1) for title in year_columns(year)),
        ]
        assert len(header) == 93

    def test_leave_a_year_blank_of_which_a_row_says_nothing(self, second: Version) -> None:
        taken(file_of(ROW))
        header, cells = table(uninfo_bytes(second))
        row = dict(zip(header, cells, strict=True))
        assert [row[title] for title in year_columns(second.starts_on.year - 1)] == [None] * 4
        assert [row[title] for title in year_columns(2028)] == [500.25, "-", "-", "-"]

    def test_hold_a_year_that_lies_further_back(self, second: Version) -> None:
        early = second.ends_on.year - 13
        told = replace(ROW, years={**ROW.years, early: Year(spent=Decimal(7))}, spent=Decimal(7))
        taken(file_of(told, years=range(early, 2029)))
        content = uninfo_bytes(second)
        assert len(table(content)[0]) == 97
        assert read_uninfo([("out.xlsx", content)]).rows[0].years[early].spent == 7
        assert taken(content).counts["unchanged"] == 1

    def test_that_were_13_years_come_out_with_their_own(self, second: Version) -> None:
        """The years of the file that came in are those of the one that goes out, as long as the framework ends then."""
        last = second.ends_on.year
        taken(file_of(ROW, years=range(last - 12, last + 1)))
        content = uninfo_bytes(second)
        assert read_uninfo([("out.xlsx", content)]).years == tuple(range(last - 12, last + 1))
        assert taken(content).counts["unchanged"] == 1

    def test_change_nothing_when_they_come_back(self, second: Version) -> None:
        taken(file_of(ROW))
        before = sub_output(second, 1)
        assert taken(uninfo_bytes(second)).counts["unchanged"] == 1
        after = sub_output(second, 1)
        assert before is not None
        assert after is not None
        assert after.facts == before.facts
