"""Repositories of Open SDG are read whole: every row is accounted for, every kind of dirt told with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.indicators.reading import Read, Unreadable, read_opensdg
from shanyraq.domains.indicators.reading.archives import files_in
from shanyraq.domains.indicators.reading.numbers import number_of, year_of
from tests.national import WHOLE, files_of, needs_whole, packed

FILE = "data/indicator_1-2-1.csv"


def read(table: str | bytes, **more: str) -> Read:
    """One table, with other files beside it (``__`` in a name is ``/``)."""
    content = table if isinstance(table, bytes) else table.encode()
    return read_opensdg({FILE: content, **{name.replace("__", "/"): text.encode() for name, text in more.items()}})


def remarks(found: Read) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.column, str(each.severity), str(each.message)) for each in found.remarks]


def test_a_row_in_the_neutral_shape() -> None:
    found = read("Year,UNIT_MEASURE,SERIES,SEX,AGE,REF_AREA,Value\n2019,PT,SI_POV,F,_T,,4.30\n")
    (one,) = found.observed
    assert (one.indicator, one.series, one.dimensions, one.unit) == ("1.2.1", "SI_POV", {"SEX": "F"}, "PT")
    assert (one.period, one.year, str(one.value), one.printed) == ("2019", 2019, "4.30", "4.30")
    assert (one.file, one.row, one.key) == (FILE, 2, "1.2.1|SI_POV|SEX=F|PT")
    assert (found.rows, found.refused, found.remarks) == (1, 0, [])


@pytest.mark.parametrize(
    ("table", "kept", "said"),
    [
        ("Year,Value\n", 0, [(0, "", "warning", "The file has a heading and no rows")]),
        ("", 0, [(0, "", "warning", "The file is empty")]),
        (
            "Year,Value\n2019,1\n2019,1.0\n",
            1,
            [(3, "", "warning", "Row 2 says the same")],
        ),
        (
            "Year,Value\n2019,1\n2019,2\n",
            0,
            [
                (
                    row,
                    "",
                    "error",
                    "The file has several values for the same thing: 1, 2, in the rows 2, 3. None is taken until the "
                    "source says which is right",
                )
                for row in (2, 3)
            ],
        ),
        ("Year,Value\n2019,n/a\n", 1, [(2, "Value", "warning", "“n/a” is no number; it is kept as it is printed")]),
        ("Year,Value\n2019,\n", 0, [(2, "Value", "error", "The row has no value; nothing is taken from it")]),
        ("Year,Value\nlast,1\n", 0, [(2, "Year", "error", "“last” is no year")]),
        (
            "Year,SEX,Value\n2019,18.8\n",
            0,
            [
                (
                    2,
                    "Value",
                    "error",
                    "The row has 2 cells and the heading names 3; “18.8” stands under SEX. Which cell is missing "
                    "cannot be told",
                )
            ],
        ),
        (
            "Year,Value\n2019,1,2\n",
            0,
            [(2, "", "error", "The row has 3 cells and the heading names 2; “2” stands under no column")],
        ),
        (
            "Year,Value,,\n2019,1,,\n2020,1\n",
            2,
            [(1, "", "warning", "Columns without a name: 2. What stands in them is left out")],
        ),
        (
            "Year,Value,\n2019,1,x\n",
            1,
            [
                (1, "", "warning", "Columns without a name: 1. What stands in them is left out"),
                (2, "", "warning", "“x” stands in a column without a name and was left out"),
            ],
        ),
        (
            "Year,SEX,Value\n2019,18.8,1\n",
            0,
            [(2, "SEX", "error", "“18.8” is a number, and no code of SEX; the row may be shifted")],
        ),
        (
            "Year,Units,Value\n2019,PT,1\n",
            1,
            [
                (
                    1,
                    "Units",
                    "warning",
                    "The unit stands in the column “Units” here, and in “UNIT_MEASURE” in other files",
                )
            ],
        ),
        (
            "Year,UNIT_MEASURE,Units,Value\n2019,PT,HA,1\n",
            1,
            [
                (
                    1,
                    "Units",
                    "warning",
                    "The unit stands in the column “Units” here, and in “UNIT_MEASURE” in other files",
                ),
                (2, "Units", "warning", "“UNIT_MEASURE” says PT and “Units” says HA; the first one counts"),
            ],
        ),
        (
            b"\xef\xbb\xbfYear,Value\n2019,1\n",
            1,
            [(1, "", "note", "The file begins with a mark of its encoding, which was left out")],
        ),
        (
            "Year,Value\n2019,рост\n".encode("cp1251"),
            0,
            [(0, "", "error", "The file is not in UTF-8: save it as “CSV UTF-8”. All its rows (1) are refused")],
        ),
        ("Year,Value\n2019, 1 \n", 1, [(0, "Value", "note", "Entries from around which spaces were taken away: 1")]),
        ("Year,Value\n\n,\n2019,1\n", 1, [(0, "", "note", "Blank lines that were left out: 2")]),
        ('Year,Value\n2019,"1 234,5"\n', 1, [(2, "Value", "note", "“1 234,5” is read as 1234.5")]),
        (
            "Year,Val\n2019,1\n",
            0,
            [(1, "Value", "error", "There is no column “Value”; all rows of the file (1) are refused")],
        ),
        (
            "Year,Value,Value\n2019,1,1\n",
            0,
            [(1, "Value", "error", "Two columns are called “Value”; all rows of the file (1) are refused")],
        ),
    ],
)
def test_dirt_is_told_and_every_row_accounted_for(table: str | bytes, kept: int, said: list[object]) -> None:
    found = read(table)
    assert remarks(found) == said
    assert len(found.observed) == kept
    assert found.rows == len(found.observed) + found.repeated + found.refused


def test_what_lies_beside_the_tables_is_told() -> None:
    found = read_opensdg({FILE: b"Year,Value\n2019,1\n", "data/indicator_1-2-1.xlsx": b"PK", "notes/x.csv": b""})
    assert [(each.file, str(each.message)) for each in found.remarks] == [
        ("data/indicator_1-2-1.xlsx", "Only files named “indicator_….csv” are read; this one was left out")
    ]


def test_names_come_from_the_translations_whatever_the_folder_is_called() -> None:
    found = read_opensdg(
        {
            FILE: b"Year,REF_AREA,Value\n2019,AA,1\n2019,BB,1\n2020,BB,2\n",
            "config_data.yml": b"languages: [ru, kk]\ndocs_branding: A repository\ndocs_indicator_url: http://example.org/[id]/\n",
            "LICENSE": b"MIT License\n\nCopyright",
            "translations/ru/REF_AREA.yml": "AA: Первая".encode(),
            "translations/kz/REF_AREA.yml": "AA: Бірінші".encode(),
            "translations/ru/national_indicators.yml": "1-2-1-title: Доля".encode(),
            "meta/1-2-1.yml": b"indicator_available: national_indicators.1-2-1-title",
            "meta/kz/1-2-1.yml": "indicator_available: Үлесі".encode(),
        }
    )
    assert found.words["REF_AREA"] == {"AA": {"ru": "Первая", "kk": "Бірінші"}}
    assert found.words["INDICATOR"] == {"1.2.1": {"ru": "Доля", "kk": "Үлесі"}}
    assert (found.title, found.licence, found.url) == ("A repository", "MIT License", "http://example.org/")
    assert [(each.file, each.row, str(each.message)) for each in found.remarks] == [
        (
            f"{folder}/kz",
            0,
            "The folder “kz” is no language that the configuration names; it is read as “kk”, which has no folder here",
        )
        for folder in ("translations", "meta")
    ] + [(FILE, 3, "The area “BB” has no name in the repository (rows: 2)")]


def test_names_that_cannot_be_read_stop_nothing() -> None:
    found = read_opensdg({FILE: b"Year,Value\n2019,1\n", "config_data.yml": b"a: [", "meta/1-2-1.yml": b"- 1\n- 2"})
    assert len(found.observed) == 1
    assert [(each.file, str(each.severity)) for each in found.remarks] == [("config_data.yml", "warning")]


def test_the_folder_may_lie_inside_the_archive_and_code_areas_of_maps_count_where_there_are_no_others() -> None:
    found = read_opensdg(files_in("x.zip", packed({f"repository-1/{FILE}": b"Year,GeoCode,Value\n2019,AA,1\n"})))
    assert [(each.file, each.dimensions) for each in found.observed] == [(FILE, {"REF_AREA": "AA"})]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04bent", packed({"data/other.csv": b"Year,Value\n"})])
def test_what_is_no_repository_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_opensdg(files_in("x.zip", content))


@settings(max_examples=150)
@given(st.binary(max_size=300), st.text(max_size=300))
def test_nothing_makes_it_crash(content: bytes, text: str) -> None:
    for table in (content, b"Year,SEX,Value\n" + content, f"Year,SEX,Value\n{text}".encode("utf-8", "surrogatepass")):
        found = read_opensdg({FILE: table, "translations/en/SEX.yml": content, "config_data.yml": content})
        assert found.rows == len(found.observed) + found.repeated + found.refused


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("1", "1"), ("-1.50", "-1.50"), (".5", "0.5"), ("1e3", "1E+3"), ("12,5", "12.5"), ("1 234", "1234")],
        *[("1\u00a0234,5", "1234.5"), ("1,234", None), ("<1", None), ("NaN", None), ("inf", None), ("1e99", None)],
        *[("٣x", None), ("1e15", None), ("--1", None), ("", None)],
    ],
)
def test_numbers_as_sources_write_them(text: str, value: str | None) -> None:
    found, _ = number_of(text)
    assert (None if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *[("2019", 2019), ("2019-Q3", 2019), ("2019-05", 2019), ("2019-05-31", 2019), ("2019-2020", 2019)],
        *[("2019-S1", 2019), ("2019-A1", 2019), ("2019-W07", 2019), ("2019-05-31T00:00:00", 2019)],
        *[("19", None), ("2019-13", None), ("2019/20", None), ("1850", None), ("2101", None), ("", None)],
    ],
)
def test_periods_begin_in_a_year(text: str, year: int | None) -> None:
    assert year_of(text) == year


def test_the_part_that_lies_here() -> None:
    found = read_opensdg(files_of())
    assert found.rows == len(found.observed) + found.repeated + found.refused == 1739
    assert (found.repeated, found.refused) == (18, 22)
    assert found.title == "Kazstat SDG data repository"
    assert found.licence == "MIT License"


@needs_whole
def test_the_whole_repository() -> None:
    found = read_opensdg(files_of(WHOLE))
    assert found.rows == 45_585
    assert (len(found.observed), found.repeated, found.refused) == (45_302, 89, 194)
    assert len({each.key for each in found.observed}) == 5_572
    graves = {each.message.template: 0 for each in found.remarks}
    for each in found.remarks:
        graves[each.message.template] += 1
    assert sorted(graves.values(), reverse=True)[:4] == [189, 89, 67, 5]
