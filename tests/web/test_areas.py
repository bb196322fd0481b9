"""An indicator by area of the country: who is shown, what beside it, and where there is nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.indicators.queries.areas import by_area
from shanyraq.domains.packages.models import Version
from tests.domains.taking_data import AT, LATER, moved, taken
from tests.web.reading import main_of, markup_of

KAZ = "kaz-2026-2030"
PAGE = f"/{KAZ}/indicators/1.2.1/areas/"
TABLE = "indicator,sex,ref_area,year,unit,value\n"
WHOLE = "1.2.1,,,2015,PT,2.6\n1.2.1,,,2023,PT,5.2\n"
PARTS = (
    "1.2.1,,KZAKT,2022,PT,4.0\n1.2.1,,KZAKT,2023,PT,4.2\n1.2.1,,KZALM,2023,PT,3.6\n"
    "1.2.1,,KZABY,2023,PT,8.0\n1.2.1,,XX-OLD,2015,PT,11.5\n"
)
OF_WOMEN = "1.2.1,F,KZAKT,2023,PT,9.9\n"


@pytest.fixture
def known(kaz: Version) -> Version:
    taken(TABLE + WHOLE + PARTS + OF_WOMEN)
    moved("accept")
    return kaz


def test_the_parts_of_the_series_that_a_row_takes_are_shown(known: Version) -> None:
    (row,) = by_area(known, "1.2.1")
    assert row.row == "total"
    assert {area.code: area.place and area.place.code for area in row.areas} == {
        "KZABY": "KZ-10",
        "KZAKT": "KZ-15",
        "KZALM": "KZ-19",
        "XX-OLD": None,
    }, "in the order of the country's places; what no place is known for comes last"
    assert [area.code for area in row.areas][-1] == "XX-OLD"
    assert 9.9 not in [float(told.value) for area in row.areas for told in area.values.values()], "women are others"


def test_what_nobody_accepted_is_shown_to_nobody(kaz: Version, page: Client) -> None:
    taken(TABLE + WHOLE + PARTS)
    assert by_area(kaz, "1.2.1") == ()
    assert "Nothing is known of this indicator by area." in main_of(page, PAGE)
    assert PAGE not in markup_of(page, f"/{KAZ}/indicators/1.2.1")


def test_on_a_day_before_it_was_accepted_there_is_nothing(kaz: Version) -> None:
    taken(TABLE + WHOLE + PARTS)
    moved("accept", at=LATER)
    assert by_area(kaz, "1.2.1", AT.date()) == ()
    assert len(by_area(kaz, "1.2.1", LATER.date())) == 1
    assert len(by_area(kaz, "1.2.1", date(2030, 1, 1))) == 1


class TestThePage:
    def test_it_says_each_area_beside_the_country(self, known: Version, page: Client) -> None:
        text = main_of(page, PAGE)
        assert "2023 by area" in text
        for words in ("Aktobe region 4.2 −1.0 4.0 2022 +0.2", "Abai region 8.0 +2.8 – –", "XX-OLD – – 11.5 2015 –"):
            assert words in text
        assert "The whole country 5.2" in text

    def test_its_tiles_say_the_same_in_words(self, known: Version, page: Client) -> None:
        markup = markup_of(page, PAGE)
        assert 'aria-label="Aktobe region: 4.2"' in markup
        assert markup.count("<rect") == 3, "what stands on no grid is in the table alone"
        assert markup.count("tile-line") == 1, "a single value is no line"

    def test_the_page_of_the_indicator_leads_to_it(self, known: Version, page: Client) -> None:
        assert f'href="{PAGE}"' in markup_of(page, f"/{KAZ}/indicators/1.2.1")
        assert "areas/" not in markup_of(page, f"/{KAZ}/indicators/3.7.1")

    def test_its_file_has_every_value(self, known: Version, page: Client) -> None:
        lines = page.get(f"{PAGE}values.csv").content.decode("utf-8-sig").splitlines()
        assert lines[0] == "row,row_name,dataset,series,code,area,year,value,printed,unit"
        assert len(lines) == 1 + 5
        assert page.get(f"{PAGE}values.xlsx").status_code == 200
        assert page.get(f"{PAGE}values.json").json()[0]["area"] == "Abai region"

    @pytest.mark.parametrize("query", ["?row=women", "?row=nothing", "?row="])
    def test_a_row_that_has_no_areas_is_not_there(self, known: Version, page: Client, query: str) -> None:
        assert page.get(PAGE + query).status_code == 404

    def test_an_indicator_that_is_not_there(self, known: Version, page: Client) -> None:
        assert page.get(f"/{KAZ}/indicators/9.9.9/areas/").status_code == 404

    @pytest.mark.parametrize(("language", "words"), [("ru", "Актюбинская область"), ("kk", "Ақтөбе облысы")])
    def test_areas_have_their_names_in_each_language(
        self, known: Version, page: Client, language: str, words: str
    ) -> None:
        page.cookies["django_language"] = language
        head = {"ru": "Территория", "kk": "Аумақ"}[language]
        assert f'<th scope="col">{head}</th>' in markup_of(page, PAGE), "and not what an area of work is called"
        assert words in main_of(page, PAGE)

    def test_as_many_statements_whatever_there_is(self, known: Version, page: Client) -> None:
        counts = []
        for more in ("", "".join(f"1.2.1,,KZ{each:03},2023,PT,{each}\n" for each in range(40))):
            if more:
                taken(TABLE + WHOLE + PARTS + more)
            page.get(PAGE)
            with CaptureQueriesContext(connection) as statements:
                page.get(PAGE)
            counts.append(len(statements))
        assert counts[0] == counts[1] <= 15
