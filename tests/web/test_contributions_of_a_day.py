"""Contributions, where they go, what is moved of them and rates as they were known on a day: pages, files, REST."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in, token_of
from tests.domains.giving import allocate, give, propose, set_rate
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA
from tests.web.days import do
from tests.web.reading import main_of

PAGE = f"/{XAA}/funding/contributions/"
REST = f"/api/v1/frameworks/{XAA}/"
FIRST, LATER = AT.date().isoformat(), (AT + timedelta(days=10)).date().isoformat()
BEFORE, BETWEEN = (AT - timedelta(days=1)).date().isoformat(), (AT + timedelta(days=5)).date().isoformat()


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def read(second: Version) -> Any:
    secret = token_of(person("program@example.org", (Role.MINISTRY, Reach(XAA))))

    def get(path: str, **asked: str) -> Any:
        answer = Client().get(REST + path, asked, headers={"authorization": f"Bearer {secret}"})
        assert answer.status_code == 200, answer.content
        return answer.json()

    return get


@pytest.fixture(autouse=True)
def given(second: Version) -> None:
    """A grant of 800 euros, of which 300 dollars go to the first sub-output; ten days later much has changed."""
    add()
    add(output="A.1.2")
    set_rate("0.8")
    give(currency="EUR", amount="800")
    allocate(300)
    propose()
    ministry = actor(person("ministry@example.org", (Role.MINISTRY, Reach(XAA))))
    head = actor(person("head@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="unicef"))))
    do("funding.reallocation.consent_for_government", 5, by=ministry, number=1, note="We agree", seen=None)
    do("funding.reallocation.consent_for_entity", 10, by=head, number=1, note="So do we", seen=None)
    do("funding.rate.set", 10, currency="EUR", month="2025-12", rate="0.5", source="treasury.un.org")
    do("funding.contribution.amend", 10, number=1, title="Renamed", amount="900")
    do("funding.contribution.move", 10, number=1, act="receive")


class TestPages:
    def test_one_of_a_day_has_its_amount_rate_and_stage(self, member: Client) -> None:
        then, now = main_of(member, f"{PAGE}1/", as_of=FIRST), main_of(member, f"{PAGE}1/", as_of=LATER)
        assert "Grant" in then
        assert "1,000.00 US dollars; allocated to sub-outputs: 300.00; left: 700.00" in then
        assert "0.8 EUR for one US dollar" in then
        assert "Renamed" in now
        assert "1,800.00 US dollars; allocated to sub-outputs: 300.00; left: 1,500.00" in now

    def test_where_it_went_before_and_after_it_was_moved(self, member: Client) -> None:
        then, now = (main_of(member, f"{PAGE}1/", as_of=day).split("Reallocations")[0] for day in (BETWEEN, LATER))
        assert ("300.00 " in then.split("Where it goes")[1], "100.00 " in then.split("Where it goes")[1]) == (
            True,
            False,
        )
        assert ("200.00 " in now.split("Where it goes")[1], "100.00 " in now.split("Where it goes")[1]) == (True, True)

    def test_a_reallocation_says_how_far_it_had_got(self, member: Client) -> None:
        assert "nobody consented yet" in main_of(member, PAGE, as_of=FIRST)
        between = main_of(member, PAGE, as_of=BETWEEN)
        assert "We agree" in between
        assert "So do we" not in between
        assert "the money was moved" in main_of(member, PAGE, as_of=LATER)

    def test_rates_too(self, member: Client) -> None:
        assert "EUR December 2025 0.8" in main_of(member, PAGE, as_of=FIRST).replace("\N{NO-BREAK SPACE}", " ")

    def test_before_there_was_any(self, member: Client) -> None:
        assert "No contribution is on record yet" in main_of(member, PAGE, as_of=BEFORE)
        assert member.get(f"{PAGE}1/", {"as_of": BEFORE}).status_code == 404

    def test_the_file_says_the_same(self, member: Client) -> None:
        answer = member.get(f"/{XAA}/funding/contributions.csv", {"as_of": FIRST}).content.decode()
        assert ",1000.00,300.00,700.00," in answer

    def test_as_many_statements_for_many_as_for_one(self, member: Client) -> None:
        member.get(PAGE, {"as_of": FIRST})
        with CaptureQueriesContext(connection) as one:
            member.get(PAGE, {"as_of": FIRST})
        for number in range(2, 8):
            give(title=f"Window {number}")
            allocate(10, number=number)
        with CaptureQueriesContext(connection) as many:
            assert "Window 7" in main_of(member, PAGE, as_of=FIRST)
        assert len(many) == len(one)


class TestBeforeRatesAndMovesWereKept:
    """The events of a framework that was kept by an earlier release."""

    @pytest.fixture
    def older(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from shanyraq.domains.funding.queries import of_a_day

        told = of_a_day._events

        def without(code: str, on: Any) -> Any:
            for event in told(code, on):
                after = {name: value for name, value in event.after.items() if name != "rate" or event.kind == "rate"}
                change = event.change
                if event.kind == "reallocation":
                    change = {name: change[name] for name in ("amount", "contribution")}
                yield of_a_day.Told(event.kind, event.key, event.at, change, after)

        monkeypatch.setattr(of_a_day, "_events", without)

    @pytest.mark.usefixtures("older")
    def test_the_rate_is_the_one_that_was_entered_then(self, member: Client) -> None:
        assert "1,000.00 US dollars" in main_of(member, f"{PAGE}1/", as_of=FIRST)
        assert "1,800.00 US dollars" in main_of(member, f"{PAGE}1/", as_of=LATER)
        assert "100.00" in main_of(member, f"{PAGE}1/", as_of=LATER)

    def test_what_no_event_tells_is_said_and_not_guessed(self, member: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        from shanyraq.domains.funding.queries import of_a_day

        told = of_a_day._events
        kept = {"rate": ""}
        monkeypatch.setattr(
            of_a_day,
            "_events",
            lambda code, on: [
                of_a_day.Told(
                    each.kind, each.key, each.at, each.change, {k: v for k, v in each.after.items() if k not in kept}
                )
                for each in told(code, on)
                if each.kind != "rate"
            ],
        )
        main = main_of(member, PAGE, as_of=FIRST)
        assert "the trail does not tell at which rate" in main
        assert "Grant" in main
        assert "No contribution is on record yet" not in main


class TestRest:
    def test_contributions_of_a_day(self, read: Any) -> None:
        (then,) = read("contributions", as_of=FIRST)["items"]
        (now,) = read("contributions")["items"]
        assert (then["title"], then["rate"], then["dollars"], then["left"], then["stage"]) == (
            *("Grant", 0.8, 1000),
            *(700, "signed"),
        )
        assert then["revision"] is None
        assert read("contributions/1", as_of=FIRST) == then
        (last,) = read("contributions", as_of=LATER)["items"]
        assert last == {**now, "revision": None}, "of the last day what stands now"

    def test_allocations_of_a_day(self, read: Any) -> None:
        there = {"contribution": 1, "year": 2028, "entity": "unicef", "revision": None}
        assert read("allocations", as_of=FIRST)["items"] == [{**there, "sub_output": 1, "amount": 300}]
        now = [{**each, "revision": None} for each in read("allocations")["items"]]
        assert read("allocations", as_of=LATER)["items"] == now
        assert read("allocations", as_of=BEFORE)["items"] == []

    def test_reallocations_of_a_day(self, read: Any) -> None:
        (between,) = read("reallocations", as_of=BETWEEN)["items"]
        assert (between["state"], between["entity_at"]) == ("consented_by_government", None)
        assert read("reallocations/1", as_of=BETWEEN) == between
        assert read("reallocations", as_of=BEFORE)["items"] == []
        (now,) = read("reallocations")["items"]
        assert read("reallocations", as_of=LATER)["items"] == [{**now, "revision": None}]


def test_events_keep_the_rate_and_what_was_moved(second: Version) -> None:
    added = Event.objects.get(verb="funding.contribution.add")
    amended = Event.objects.get(verb="funding.contribution.amend")
    assert (added.after["rate"], amended.before["rate"], amended.after["rate"]) == ("0.8", "0.8", "0.5")
    moved = Event.objects.get(verb="funding.reallocation.consent_for_entity").change
    assert moved == {
        "amount": "100.00",
        "contribution": "1",
        "entity": "unicef",
        "source": "1",
        "source_year": "2028",
        "target": "2",
        "target_year": "2028",
    }
