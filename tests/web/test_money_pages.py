"""The page of money: sums that agree, filters, files, days gone by, pictures, and who sees it."""

import csv
import io
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/funding/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def money(second: Version) -> None:
    add(entities=["unicef", "undp"], places=["Nord", "Sud"], sdg_targets=["6.1", "6.2"])
    add(output="A.1.2", places=["Nord"])
    put(entity="unicef", contributor="Norway", instrument="core", required=1000, available=400, spent=100)
    put(entity="undp", contributor="Japan", instrument="pooled", required=500, available=700)
    put(number=2, year=2029, required=50)


def rows(member: Client, **asked: str) -> list[dict[str, Any]]:
    return list(json.loads(member.get(f"/{XAA}/funding.json", asked).content))


def told(found: list[dict[str, Any]], part: str, measure: str = "required_usd") -> dict[str, Any]:
    return {
        row["code"] + (f" {row['year']}" if row["year"] else ""): row[measure] for row in found if row["part"] == part
    }


@pytest.mark.usefixtures("money")
class TestSums:
    def test_every_part_has_the_same_total(self, member: Client) -> None:
        found = rows(member)
        for measure, total in (("required_usd", 1550), ("available_usd", 1100), ("spent_usd", 100)):
            for part in ("outcome", "output", "entity", "source", "contributor"):
                assert sum(row[measure] or 0 for row in found if row["part"] == part) == total, (part, measure)

    def test_to_be_mobilised_is_derived(self, member: Client) -> None:
        gaps = told(rows(member), "entity", "to_be_mobilised_usd")
        assert gaps == {"unicef": 600, "undp": -200, "": 50}

    def test_each_place_and_goal_has_what_names_it_and_the_total_counts_once(self, member: Client) -> None:
        found = rows(member)
        assert told(found, "place") == {"Nord": 1550, "Sud": 1500}
        assert told(found, "goal") == {"6": 1500, "": 50}, "two targets of a goal are one goal"
        main = main_of(member, PAGE)
        assert "1,550" in main
        assert "the totals above count it once" in main

    @pytest.mark.parametrize("asked", [{}, {"as_of": AT.date().isoformat()}])
    def test_what_names_no_place_is_a_row_so_that_nothing_is_left_out(
        self, member: Client, asked: dict[str, str]
    ) -> None:
        add()
        put(number=3, required=7)
        found = rows(member, **asked)
        assert told(found, "place") == {"Nord": 1550, "Sud": 1500, "": 7}
        assert told(found, "goal") == {"6": 1500, "": 57}
        assert {row["name"] for row in found if row["part"] in ("place", "goal") and not row["code"]} == {
            "place not stated",
            "goal not stated",
        }
        main = main_of(member, PAGE, **asked)
        assert "place not stated" in main
        assert "goal not stated" in main

    def test_what_is_there_beyond_what_is_required_is_said(self, member: Client) -> None:
        assert "This lessens the sum" not in main_of(member, PAGE), "together it is not in any year"
        assert "together 200 US dollars" in main_of(member, PAGE, entity="undp")


@pytest.mark.usefixtures("money")
class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "required"),
        [
            ({"year": "2029"}, {"A.1.2": 50}),
            ({"entity": "undp"}, {"A.1.1": 500}),
            ({"outcome": "A.1", "year": "2028"}, {"A.1.1": 1500}),
            ({"outcome": "B.1"}, {}),
        ],
    )
    def test_narrow_page_and_file(
        self, member: Client, second: Version, asked: dict[str, str], required: dict[str, int]
    ) -> None:
        if asked.get("outcome") == "B.1":
            asked = {"outcome": second.outcomes.exclude(code="A.1").first().code}
        assert told(rows(member, **asked), "output") == required
        assert member.get(PAGE, asked).status_code == 200

    def test_what_leaves_nothing_is_found_and_says_so(self, member: Client) -> None:
        main = main_of(member, PAGE, year="2029", entity="undp")
        assert "Nothing matches these filters" in main
        assert "No money yet" not in main

    @pytest.mark.parametrize("asked", [{"year": "1999"}, {"year": "x" * 5000}, {"outcome": "Z"}, {"entity": "nobody"}])
    def test_what_there_is_not_is_not_found(self, member: Client, asked: dict[str, str]) -> None:
        assert member.get(PAGE, asked).status_code == 404
        assert member.get(f"/{XAA}/funding.csv", asked).status_code == 404


@pytest.mark.usefixtures("money")
class TestPictures:
    def test_they_say_what_the_tables_say(self, member: Client) -> None:
        content = member.get(PAGE).content.decode()
        assert "Norway → " in content
        assert content.count('class="money-less"') == 2, "one bar for each source that has money"

    def test_no_script_and_no_style_stands_in_them(self, member: Client) -> None:
        content = member.get(PAGE).content.decode()
        picture = content[content.index('<svg class="money-picture"') : content.rindex("</svg>")]
        assert "style=" not in picture
        assert "<script" not in picture


@pytest.mark.usefixtures("money")
class TestQuarters:
    def test_are_asked_for_while_nobody_told_any(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "of no quarter yet" in main
        assert [row for row in rows(member) if row["part"] == "quarter"] == []

    def test_stand_on_page_and_file_with_what_is_told_of_none(self, member: Client) -> None:
        put(entity="unicef", contributor="Norway", instrument="core", spent_q1=30, spent_q2=20)
        main = main_of(member, PAGE)
        assert "Spent, quarter not told" in main
        assert "no quarter told" in member.get(PAGE).content.decode(), "in the picture too"
        found = [row for row in rows(member) if row["part"] == "quarter"]
        assert [row["spent_usd"] for row in found] == [30, 20, None, None, 50]
        assert sum(row["spent_usd"] or 0 for row in found) == 100, "no other sum than the other parts"

    def test_are_filtered_like_the_rest(self, member: Client) -> None:
        put(entity="unicef", contributor="Norway", instrument="core", spent_q1=30)
        put(entity="undp", contributor="Japan", instrument="pooled", spent_q1=7)
        first = [row["spent_usd"] for row in rows(member, entity="undp") if row["part"] == "quarter"]
        assert first[0] == 7

    def test_stand_at_the_sub_output(self, member: Client) -> None:
        put(entity="unicef", contributor="Norway", instrument="core", spent_q1=30)
        assert "Q1 30" in main_of(member, f"/{XAA}/workplans/1/")


@pytest.mark.usefixtures("money")
class TestOfADay:
    def test_sums_of_years_and_outcomes_are_known(self, member: Client) -> None:
        day = AT.date().isoformat()
        found = rows(member, as_of=day)
        assert told(found, "outcome") == {"A.1 2028": 1500, "A.1 2029": 50}
        assert told(found, "place") == {"Nord": 1550, "Sud": 1500}
        assert told(found, "goal") == {"6": 1500, "": 50}
        assert "Of a day gone by" not in main_of(member, PAGE, as_of=day)

    @pytest.mark.parametrize(
        "asked", [{}, {"entity": "unicef"}, {"year": "2028"}, {"outcome": "A.1", "entity": "undp"}]
    )
    def test_whose_they_were_too(self, member: Client, asked: dict[str, str]) -> None:
        put(entity="unicef", contributor="Norway", instrument="core", spent_q1=30)
        assert rows(member, **asked, as_of=AT.date().isoformat()) == rows(member, **asked)

    def test_before_there_is_nothing(self, member: Client) -> None:
        assert "No money yet" in main_of(member, PAGE, as_of=(AT - timedelta(days=1)).date().isoformat())


class TestPlaces:
    """The same place as on the map, however people write it."""

    @pytest.fixture
    def page(self, kaz: Version) -> Client:
        of = {"framework": kaz.code, "output": "1.1"}
        add(**of, places=["Алматинская область", "Almaty region", "Almaty"])
        add(**of, places=["Almaty oblysy"])
        put(framework=kaz.code, year=2027, required=100)
        put(framework=kaz.code, number=2, year=2027, required=20)
        return signed_in(person("member@example.org", (Role.MINISTRY, Reach(kaz.code))))

    @pytest.mark.parametrize("asked", [{}, {"as_of": AT.date().isoformat()}])
    def test_a_place_is_one_and_once_in_a_sub_output(self, page: Client, kaz: Version, asked: dict[str, str]) -> None:
        found = json.loads(page.get(f"/{kaz.code}/funding.json", asked).content)
        assert told(found, "place") == {"KZ-19": 120, "Almaty": 100}, "what two places claim stays as printed"

    def test_it_is_called_as_the_reader_calls_it(self, page: Client, kaz: Version) -> None:
        page.cookies["django_language"] = "kk"
        assert "Алматы облысы" in main_of(page, f"/{kaz.code}/funding/")
        assert "KZ-19" not in main_of(page, f"/{kaz.code}/funding/")


@pytest.mark.usefixtures("money")
class TestEverybodyElse:
    def test_sees_that_nothing_is_endorsed_yet(self, client: Client) -> None:
        for reader in (client, signed_in(person("stranger@example.org"))):
            answer = reader.get(PAGE)
            assert answer.status_code == 200
            assert "1,550" not in answer.content.decode()

    def test_has_a_file_without_a_row(self, client: Client) -> None:
        add()
        put(required=777)
        for reader in (client, signed_in(person("stranger@example.org"))):
            found = reader.get(f"/{XAA}/funding.csv")
            assert found.status_code == 200
            assert len(found.content.splitlines()) == 1


def test_an_empty_page_says_what_to_do_next(member: Client) -> None:
    assert "No money yet" in main_of(member, PAGE)


def statements(member: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert member.get(PAGE).status_code == 200
    return len(queries)


def test_as_many_statements_for_many_lines_as_for_one(member: Client, second: Version) -> None:
    add(places=["Nord"], sdg_targets=["6.1"])
    put(required=1, available=1, contributor="Norway", instrument="core", entity="unicef")
    member.get(PAGE)
    one = statements(member)
    for number in range(2, 12):
        add(output="A.1.2", places=["Sud"])
        put(number=number, required=number, available=2, contributor=f"Donor {number}", instrument="pooled")
    assert statements(member) == one
    assert one <= 15


@pytest.mark.usefixtures("money")
def test_the_file_is_a_table(member: Client) -> None:
    content = member.get(f"/{XAA}/funding.csv", {"year": "2029"}).content.decode("utf-8-sig")
    (row,) = [row for row in csv.DictReader(io.StringIO(content)) if row["part"] == "output"]
    assert (Decimal(row["required_usd"]), row["available_usd"], row["to_be_mobilised_usd"]) == (50, "", "50.00")


@pytest.mark.parametrize(("language", "words"), [("ru", "Предстоит мобилизовать"), ("kk", "Жұмылдырылуға тиіс")])
@pytest.mark.usefixtures("money")
def test_in_other_languages(member: Client, language: str, words: str) -> None:
    member.cookies["django_language"] = language
    assert words in main_of(member, PAGE)
