"""The page of money on a phone and on paper: sections that open, long tables cut short, one table alone."""

import json
import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/funding/"
GIVERS = 14
SECTION = re.compile(r'<details class="fold" id="([a-z]+)"( open)?>')
"""The place that an address names, and whether the section stands open."""
ALL = ("outcomes", "quarters", "outputs", "entities", "sources", "places", "goals", "contributors")


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def money(second: Version) -> None:
    add(entities=["unicef"], places=["Nord"], sdg_targets=["6.1"])
    for number in range(1, GIVERS + 1):
        put(entity="unicef", contributor=f"Donor {number:02}", instrument="core", required=100, available=number)


def sections(member: Client, **asked: str) -> dict[str, bool]:
    return {name: bool(is_open) for name, is_open in SECTION.findall(markup_of(member, PAGE, **asked))}


@pytest.mark.usefixtures("money")
class TestSections:
    def test_stand_folded_below_that_of_outcomes(self, member: Client) -> None:
        put(entity="unicef", contributor="Donor 01", instrument="core", spent=5)
        assert sections(member) == {name: name == "outcomes" for name in ALL}

    def test_one_alone_stands_open(self, member: Client) -> None:
        assert sections(member, part="place") == {"places": True}
        assert "From what is required" not in main_of(member, PAGE, part="place")

    def test_say_how_many_rows_they_hold(self, member: Client) -> None:
        assert f"By contributing partner and outcome {GIVERS} rows" in main_of(member, PAGE)

    def test_whose_money_was_on_a_day_is_told(self, member: Client) -> None:
        main = main_of(member, PAGE, part="entity", as_of=AT.date().isoformat())
        assert "By entity 1 row" in main
        assert "UNICEF 1,400 105" in main

    def test_what_nobody_told_is_said(self, member: Client) -> None:
        assert "Nothing is told here" in main_of(member, PAGE, part="quarter")

    def test_an_unknown_one_is_not_found(self, member: Client) -> None:
        assert member.get(PAGE, {"part": "x"}).status_code == 404
        assert member.get(f"/{XAA}/funding.csv", {"part": "x"}).status_code == 404


@pytest.mark.usefixtures("money")
class TestLongTables:
    def test_show_the_largest_and_the_rest_together(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "Donor 14" in main
        assert "Donor 05" in main
        assert "Donor 04" not in main.split("By contributing partner and outcome")[-1]
        assert "4 more rows together" in main
        assert "10 of 14 rows" in main

    def test_lead_to_the_whole_of_what_is_filtered(self, member: Client) -> None:
        (address,) = re.findall(r'href="(\?[^"]*part=contributor)">All 14 rows', markup_of(member, PAGE, year="2028"))
        assert address == "?year=2028&amp;part=contributor"
        main = main_of(member, PAGE, year="2028", part="contributor")
        assert "Donor 01" in main
        assert "more rows together" not in main

    def test_the_file_of_one_table_holds_it_whole(self, member: Client) -> None:
        rows = json.loads(member.get(f"/{XAA}/funding.json", {"part": "contributor"}).content)
        assert {row["part"] for row in rows} == {"contributor"}
        assert len(rows) == GIVERS
        assert "funding.csv?part=contributor" in markup_of(member, PAGE), "beside the table that it is of"
