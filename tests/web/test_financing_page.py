"""The page of SDG financing and newer instruments: sums by way, kind of source and goal, files, REST, who sees it."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.giving import allocate, give
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/funding/instruments/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def given(second: Version) -> None:
    """Two sub-outputs; a signed pooled grant of 1,000 with 300 at the first, an idea of a bank, a plain one, a lost."""
    add(sdg_targets=["6.1"], entities=["unicef"])
    add(output="A.1.2", entities=["unicef"])
    put(entity="unicef", contributor="Norway", instrument="pooled", required=900, available=300, spent=100)
    put(entity="unicef", contributor="", instrument="core", required=900, available=50)
    give(title="Window", pooled=True, instrument="pooled")
    give(title="Bank", stage="idea", mechanism="bank", earmarking="soft", outcome="A.1", amount="5000")
    give(title="Plain", stage="pledged", amount="70")
    give(title="Gone", stage="lost", mechanism="impact")
    allocate(300)


def rows(client: Client, part: str) -> dict[str, dict[str, Any]]:
    found = json.loads(client.get(f"/{XAA}/funding/instruments.json").content)
    return {row["code"]: row for row in found if row["part"] == part}


@pytest.mark.usefixtures("given")
class TestSums:
    def test_by_way(self, member: Client) -> None:
        found = rows(member, "way")
        assert list(found) == ["cost_sharing", "pooled", "tax_exempt", "blended", "bank", "impact", "private", "plain"]
        pooled, bank = found["pooled"], found["bank"]
        assert (pooled["committed_usd"], pooled["sought_usd"], pooled["allocated_usd"]) == (1000, 0, 300)
        assert (pooled["available_usd"], pooled["spent_usd"], pooled["outcomes"]) == (300, 100, "A.1")
        assert (bank["committed_usd"], bank["sought_usd"], bank["spent_usd"]) == (0, 5000, None)
        assert bank["outcomes"] == "A.1"
        assert found["plain"]["sought_usd"] == 70
        assert found["impact"]["contributions"] == 0, "what is lost is neither sought nor committed"

    def test_by_kind_of_source_every_line_counts(self, member: Client) -> None:
        found = rows(member, "source")
        assert (found["pooled"]["available_usd"], found["pooled"]["committed_usd"]) == (300, 1000)
        assert (found["core"]["available_usd"], found["core"]["contributions"]) == (50, 0)
        assert found["core"]["outcomes"] == "A.1"

    def test_by_goal(self, member: Client, second: Version) -> None:
        found = rows(member, "goal")
        assert (found["6"]["allocated_usd"], found["6"]["available_usd"], found["6"]["spent_usd"]) == (300, 350, 100)
        assert found["6"]["sought_usd"] == 5000, "the outcome of the bank names the goal"
        assert found["6"]["committed_usd"] is None
        assert found[""]["sought_usd"] == 70

    def test_what_several_ways_give_to_one_line_is_told_of_none(self, member: Client) -> None:
        give(title="Other window", instrument="pooled", cost_sharing=True)
        allocate(10, number=5)
        assert rows(member, "way")["pooled"]["spent_usd"] is None
        assert "100 US dollars were spent on lines to which contributions of several ways" in main_of(member, PAGE)

    def test_the_same_way_twice_is_told(self, member: Client) -> None:
        give(title="Other window", instrument="pooled", pooled=True)
        allocate(10, number=5)
        assert rows(member, "way")["pooled"]["spent_usd"] == 100


@pytest.mark.usefixtures("given")
class TestPage:
    def test_it_says_what_newer_ways_bring_and_leads_to_them(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "1 contribution by a newer way of financing. US dollars committed: 0; still sought: 5,000." in main
        listed = main_of(member, f"/{XAA}/funding/contributions/", way="bank")
        assert ("Bank" in listed, "Window" in listed) == (True, False)
        assert "Window" in main_of(member, f"/{XAA}/funding/contributions/", source="pooled")
        assert member.get(f"/{XAA}/funding/contributions/", {"way": "barter"}).status_code == 404

    def test_as_many_statements_however_many_contributions(self, member: Client) -> None:
        member.get(PAGE)
        with CaptureQueriesContext(connection) as few:
            member.get(PAGE)
        for number in range(20):
            give(title=f"Grant {number}", mechanism="blended", pooled=number % 2)
            allocate(5, number=5 + number)
        with CaptureQueriesContext(connection) as many:
            member.get(PAGE)
        assert len(many) == len(few) <= 24

    def test_files_hold_the_same(self, member: Client) -> None:
        for form in ("csv", "xlsx", "json"):
            found = member.get(f"/{XAA}/funding/instruments.{form}")
            assert f'filename="{XAA}-funding-instruments' in found["Content-Disposition"]

    def test_nobody_else_sees_it(self, client: Client) -> None:
        assert client.get(PAGE).status_code == 302
        assert signed_in(person("stranger@example.org")).get(PAGE).status_code == 404


def test_where_there_is_nothing_it_says_what_to_do(member: Client) -> None:
    main = main_of(member, PAGE)
    assert "No instrument is used yet" in main
    assert "Enter contributions, ideas too" in main
    assert "Blended finance" in main, "the ways that are spoken of stand there with nothing"
    assert rows(member, "source") == rows(member, "goal") == {}


def test_on_a_day_it_keeps_the_day_in_its_links(member: Client, given: None) -> None:
    markup = member.get(PAGE, {"as_of": "2027-06-01"}).content.decode()
    links = re.findall(r'href="([^"]*contributions/\?[^"]*)"', markup)
    assert links
    assert all(link.count("?") == 1 and "as_of=2027-06-01" in link for link in links), links
