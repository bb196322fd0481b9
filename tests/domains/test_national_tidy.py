"""Plain tables of national data are read into the same shape."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.indicators.reading import Read, Unreadable, read_tidy


def read(table: str) -> Read:
    return read_tidy("table.csv", table.encode())


@pytest.mark.parametrize(
    "table",
    [
        "Indicator,Sex,Year,Unit,Value\n3.2.1,F,2019,PT,4.3\n",
        "indicator;sex;period;unit_measure;obs_value\n3-2-1;F;2019;PT;4,3\n",
        "indicator code\tsex\ttime period\tunits\tvalue\tcomment\n3.2.1\tF\t2019\tPT\t4.3\tas said\n",
    ],
)
def test_columns_are_found_by_their_names(table: str) -> None:
    (one,) = read(table).observed
    assert (one.indicator, one.dimensions, one.unit, one.year, str(one.value)) == (
        "3.2.1",
        {"SEX": "F"},
        "PT",
        2019,
        "4.3",
    )


@pytest.mark.parametrize(
    ("row", "kept", "said"),
    [
        (",2019,1", 0, "The row names no indicator"),
        ("3.2.1,soon,1", 0, "“soon” is no year and no period"),
        ("3.2.1,2019,", 0, "The row has no value; nothing is taken from it"),
        ("3.2.1,2019,few", 1, "“few” is no number; it is kept as it is printed"),
        ('3.2.1,2019,"1 234,5"', 1, "“1 234,5” is read as 1234.5"),
    ],
)
def test_what_is_bent_is_told(row: str, kept: int, said: str) -> None:
    found = read(f"indicator,year,value\n{row}\n")
    assert [str(each.message) for each in found.remarks] == [said]
    assert (len(found.observed), found.refused) == (kept, 1 - kept)


@pytest.mark.parametrize("heading", ["year,value", "indicator,value", "indicator,year"])
def test_a_table_without_what_is_needed_is_refused(heading: str) -> None:
    with pytest.raises(Unreadable, match="no column for the"):
        read(f"{heading}\n1,2\n")


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_nothing_makes_it_crash(text: str) -> None:
    found = read("indicator,year,sex,value\n3.2.1,2019," + text.encode("utf-8", "replace").decode())
    assert found.rows == len(found.observed) + found.repeated + found.refused
