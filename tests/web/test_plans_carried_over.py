"""The form that carries over says before its button what goes over; the plan offers to take it back while it can."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in, token_of
from tests.domains.planning import step, whole
from tests.domains.test_carrying_over import DATES, EARLY, IN_YEAR
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of
from tests.web.test_plans_beforehand import before_the_button

PLAN = f"/{XAA}/workplans/plans/A.1/2028/"
ABOUT = {"framework": XAA, "outcome": "A.1", "year": "2028"}
OVER, BACK = "workplans.plan.carry_over", "workplans.plan.take_back_carry_over"
GOES = "Conseils ends on 31 December 2027, then on 31 December 2028"


@pytest.fixture(autouse=True)
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(IN_YEAR, tick=False) as clock:
        yield clock


@pytest.fixture
def chair(second: Version, now: time_machine.Traveller) -> Client:
    whole(**DATES)
    whole(title={"fr": "Tôt"}, **EARLY)
    step("open", year=2028)
    return signed_in(person("chair@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))


def form(chair: Client, verb: str, **asked: Any) -> str:
    return before_the_button(markup_of(chair, f"/do/{verb}", **ABOUT, **asked))


def test_the_form_says_what_goes_over_and_to_which_day(chair: Client) -> None:
    told = form(chair, OVER)
    assert GOES in told
    assert "These go on as well where their numbers are entered below: 2 · Tôt 31 January 2027" in told
    assert "Tôt ends on" not in told
    named = form(chair, OVER, numbers="2")
    assert "Tôt ends on 31 January 2027, then on 31 December 2028" in named
    assert GOES not in named
    assert "1 · Conseils" in named


@pytest.mark.usefixtures("second")
def test_where_all_goes_over_nothing_else_is_offered() -> None:
    whole(**DATES)
    step("open", year=2028)
    chair = signed_in(person("chair@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))
    told = form(chair, OVER)
    assert GOES in told
    assert "numbers are entered below" not in told


def test_the_plan_offers_to_take_it_back_while_it_can(chair: Client) -> None:
    assert BACK not in markup_of(chair, PLAN)
    step("carry_over", year=2028, at=IN_YEAR)
    assert BACK in markup_of(chair, PLAN)
    assert "Conseils ends on 31 December 2028, then on 31 December 2027" in form(chair, BACK)
    step("take_back_carry_over", year=2028, at=IN_YEAR)
    assert BACK not in markup_of(chair, PLAN)
    assert "No end that was set by carrying over still stands." in form(chair, BACK)


def test_before_the_year_before_the_plan_does_not_offer_it(chair: Client, now: time_machine.Traveller) -> None:
    assert OVER in markup_of(chair, PLAN)
    now.move_to("2026-12-31T09:00:00Z")
    later = signed_in(person("later@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))
    assert OVER not in markup_of(later, PLAN)
    assert 'id="beforehand"' not in markup_of(later, f"/do/{OVER}", **ABOUT)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_in_each_language(chair: Client, language: str) -> None:
    chair.cookies["django_language"] = language
    assert "Carry over" not in main_of(chair, PLAN)
    assert "2028" in form(chair, OVER)


def test_a_dry_run_says_it_to_programs(chair: Client) -> None:
    secret = token_of(person("rest@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))
    headers, sent = {"authorization": f"Bearer {secret}"}, json.dumps({**ABOUT, "year": 2028, "dry_run": True})
    answer = Client().post(f"/api/v1/verbs/{OVER}", sent, "application/json", headers=headers).json()
    assert answer["result"]["sub_outputs"] == [1]
    assert "Going on to 31 December 2028: Conseils" in [each["message"] for each in answer["findings"]]
    words = ["--framework", XAA, "--outcome", "A.1", "--year", "2028", "--dry-run", "yes"]
    done = CliRunner().invoke(app, ["do", OVER, *words])
    assert "2028: Conseils" in done.stderr
    assert BACK not in markup_of(chair, PLAN), "nothing was carried over"
