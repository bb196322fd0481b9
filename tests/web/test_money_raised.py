"""Outcomes that are raised to the committee, on both pages; the figures of the Funding Compact."""

import json
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.giving import give
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of

MONEY, GOVERNANCE, COMPACT = f"/{XAA}/funding/", f"/{XAA}/governance/", f"/{XAA}/funding/compact/"
NOW = "2028-06-01T12:00:00Z"
RAISED = "250 of 1,000 US dollars required for 2028 are there; missing: 75%"


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def member(second: Version, now: None) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture(autouse=True)
def money(second: Version) -> None:
    add()
    put(required=1000, available=250, instrument="core")
    put(year=2029, required=9000)


def test_what_the_running_year_lacks_is_raised_on_both_pages(member: Client) -> None:
    for page in (MONEY, GOVERNANCE):
        main = main_of(member, page)
        assert "Raised to the steering committee" in main
        assert RAISED in main
        assert "funding.underfunded_outcome" in main


def test_nothing_is_raised_when_the_money_is_there(member: Client) -> None:
    put(available=900, instrument="core")
    assert "Nothing is raised to the committee today" in main_of(member, GOVERNANCE)
    assert RAISED not in main_of(member, MONEY)


def test_everybody_else_sees_the_bodies_alone(client: Client) -> None:
    for reader in (client, signed_in(person("stranger@example.org"))):
        assert "Raised to" not in main_of(reader, GOVERNANCE)


def test_the_figures_with_formula_and_source(member: Client) -> None:
    give()
    give(ends_on="2028-06-30")
    main = main_of(member, COMPACT)
    assert "Core share of voluntary funding" in main
    assert "Funding Compact" in main
    rows = {row["figure"]: row for row in json.loads(member.get(f"/{XAA}/funding/compact.json").content)}
    assert (rows["core"]["share"], rows["core"]["target"]) == (1, 0.3)
    assert rows["pooled"]["share"] is None
    assert rows["multi_year"]["share"] == 0.5
    assert "nobody told the kind of source of 0" in main


def test_nobody_else_sees_the_figures(client: Client) -> None:
    assert client.get(COMPACT).status_code == 302
    assert signed_in(person("stranger@example.org")).get(COMPACT).status_code == 404
