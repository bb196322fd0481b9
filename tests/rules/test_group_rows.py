"""Which rows show a group: tables of cases, the bounds of ages from both sides."""

from math import inf

import pytest

from shanyraq.domains.packages.rules.disaggregation import ages, shows

AGES = [
    ("Y15", (15, 16)),
    ("Y0T17", (0, 18)),
    ("Y15T24", (15, 25)),
    ("Y_GE65", (65, inf)),
    ("Y_GT65", (66, inf)),
    ("Y_LT5", (0, 5)),
    ("Y_LE5", (0, 6)),
    ("M0T11", (0, 1)),
    ("M36T59", (3, 5)),
    ("D0T364", (0, 1)),
    ("Y24T15", None),
    ("_T", None),
    ("15-24", None),
    ("Y15T", None),
    ("Y_65", None),
    ("Y15T24 ", None),
]


@pytest.mark.parametrize(("code", "expected"), AGES)
def test_what_an_age_code_means(code: str, expected: tuple[float, float] | None) -> None:
    assert ages(code) == expected


YOUTH, OLDER, CHILDREN = "AGE=Y14T35", "AGE=Y_GE65", "AGE=Y0T17"
ROWS = [
    ("inside", {"AGE": "Y15T19"}, [YOUTH], True),
    ("the very ages", {"AGE": "Y14T35"}, [YOUTH], True),
    ("begins with the group", {"AGE": "Y14"}, [YOUTH], True),
    ("begins a year earlier", {"AGE": "Y13T35"}, [YOUTH], False),
    ("the year before", {"AGE": "Y13"}, [YOUTH], False),
    ("ends with the group", {"AGE": "Y30T35"}, [YOUTH], True),
    ("ends a year later", {"AGE": "Y30T36"}, [YOUTH], False),
    ("the year after", {"AGE": "Y36"}, [YOUTH], False),
    ("a wider band", {"AGE": "Y10T64"}, [YOUTH], False),
    ("another age altogether", {"AGE": "Y_GE65"}, [YOUTH], False),
    ("65 and older", {"AGE": "Y_GE65"}, [OLDER], True),
    ("over 65", {"AGE": "Y_GT65"}, [OLDER], True),
    ("64 and older", {"AGE": "Y_GE64"}, [OLDER], False),
    ("one band of the open group", {"AGE": "Y70T74"}, [OLDER], True),
    ("up to 64", {"AGE": "Y55T64"}, [OLDER], False),
    ("under 18", {"AGE": "Y_LT18"}, [CHILDREN], True),
    ("up to 18", {"AGE": "Y_LE18"}, [CHILDREN], False),
    ("months", {"AGE": "M0T11"}, [CHILDREN], True),
    ("ages of young people are not those of children", {"AGE": "Y16T24"}, [CHILDREN], False),
    ("an open age in a closed group", {"AGE": "Y_GE15"}, [YOUTH], False),
    ("all ages", {"AGE": "_T"}, [YOUTH], False),
    ("age unknown", {"AGE": "_U"}, [YOUTH], False),
    ("not by age", {"SEX": "F"}, [YOUTH], False),
    ("women", {"SEX": "F"}, ["SEX=F"], True),
    ("men", {"SEX": "M"}, ["SEX=F"], False),
    ("both sexes", {"SEX": "_T"}, ["SEX"], False),
    ("the total of an indicator about women", {"SEX": "F", "AGE": "Y15T49"}, ["SEX=F"], True),
    ("and its ages beside it", {"SEX": "F", "AGE": "Y15T49"}, [YOUTH], False),
    ("any code of the dimension", {"DISABILITY_STATUS": "PD"}, ["DISABILITY_STATUS"], True),
    ("disability unknown", {"DISABILITY_STATUS": "_U"}, ["DISABILITY_STATUS"], False),
    ("one of two", {"URBANISATION": "R"}, [YOUTH, "URBANISATION=R"], True),
    ("a group that no dimension shows", {"SEX": "F"}, [], False),
    ("a row that nothing tells apart", {}, [YOUTH], False),
]


@pytest.mark.parametrize(("row", "group", "expected"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_a_row_shows_a_group(row: dict[str, str], group: list[str], expected: bool) -> None:
    assert shows(row, group) is expected
