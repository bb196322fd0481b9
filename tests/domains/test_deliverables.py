"""Deliverables of sub-outputs: added, amended, delivered, ended; told on pages, in files and on desks."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import EndSubOutput
from shanyraq.domains.workplans.models import Deliverable
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.queries.due import due
from shanyraq.domains.workplans.rules.deliverables import OPEN, State, deliverable_state
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/workplans/"
DUE = date(2027, 6, 30)
PERIOD: dict[str, Any] = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}


def do(act: str, by: Actor = TESTER, at: datetime = AT, **said: Any) -> Any:
    verb = verbbook()[f"workplans.deliverable.{act}"]
    given = {"sub_output": 1, "title": {"fr": "Guide"}, "due_on": DUE} if act == "add" else {"number": 1}
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    return verb.perform(verb.told.model_validate({"framework": XAA, **given, **needs, **said}), by=by, at=at)


@pytest.mark.parametrize(
    ("delivered_on", "on", "state"),
    [
        (None, DUE - timedelta(days=31), State.AHEAD),
        (None, DUE - timedelta(days=30), State.SOON),
        (None, DUE, State.SOON),
        (None, DUE + timedelta(days=1), State.LATE),
        (DUE, DUE, State.ON_TIME),
        (DUE + timedelta(days=1), DUE + timedelta(days=1), State.DELIVERED_LATE),
        (DUE, DUE - timedelta(days=1), State.SOON),
    ],
)
def test_the_state_on_a_day(delivered_on: date | None, on: date, state: State) -> None:
    assert deliverable_state(DUE, delivered_on, on) == state


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_what_was_delivered_asks_nothing_of_anybody(due_on: date, on: date) -> None:
    assert deliverable_state(due_on, on, on) not in OPEN
    assert (deliverable_state(due_on, None, on) == State.LATE) == (on > due_on)


@pytest.fixture
def planned(second: Version) -> Version:
    add(**PERIOD)
    return second


class TestTheWay:
    def test_added_amended_delivered_ended(self, planned: Version) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        assert do("add", focal).findings == ()
        do("amend", focal, due_on="2027-07-31", seen=1)
        with pytest.raises(Refused, match="still to come"):
            do("deliver", focal, delivered_on=AT.date() + timedelta(days=1))
        do("deliver", focal, delivered_on=AT.date(), note="https://example.org/guide")
        row = Deliverable.objects.get()
        assert (row.due_on, row.delivered_on, row.revision) == (date(2027, 7, 31), AT.date(), 3)
        do("deliver", focal)
        assert Deliverable.objects.get().delivered_on is None
        do("end", focal)
        assert deliverables(planned) == []
        with pytest.raises(Refused, match="It was ended"):
            do("amend", focal, note="x")

    def test_outside_the_dates_of_the_sub_output_is_a_warning(self, planned: Version) -> None:
        done = do("add", due_on="2029-01-01")
        assert [each.rule for each in done.findings] == ["workplans.deliverable_within"]
        assert do("amend", due_on="2028-12-31").findings == ()

    def test_others_write_nothing(self, planned: Version) -> None:
        other = actor(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        do("add")
        acts: list[tuple[str, dict[str, Any]]] = [("add", {}), ("amend", {"note": "x"}), ("deliver", {}), ("end", {})]
        for act, said in acts:
            with pytest.raises(NotAllowed):
                do(act, other, **said)

    def test_of_an_ended_sub_output_nothing_is_written(self, planned: Version) -> None:
        do("add")
        sub_outputs.end(
            EndSubOutput.model_validate({"framework": XAA, "number": 1, "reason": "Test"}), by=TESTER, at=AT
        )
        acts: list[tuple[str, dict[str, Any]]] = [("add", {}), ("amend", {"note": "x"}), ("deliver", {})]
        for act, said in acts:
            with pytest.raises(Refused, match="restore it first"):
                do(act, **said)
        assert counted(deliverables(planned)) == []

    def test_two_editors_lose_nothing(self, planned: Version) -> None:
        do("add")
        do("amend", note="One", seen=1)
        do("amend", title={"fr": "Manuel"}, seen=1)
        row = Deliverable.objects.get()
        assert (row.note, row.title) == ("One", {"fr": "Manuel"})
        with pytest.raises(Conflict):
            do("amend", note="Two", seen=1)

    def test_a_workbook_begins_with_each(self, planned: Version) -> None:
        do("add")
        listed = verbbook()["workplans.deliverable.deliver"].listed
        assert listed is not None
        (thing,) = listed.things(XAA)
        assert (thing.values["number"], thing.values["due_on"], thing.scope.entities) == (
            1,
            "2027-06-30",
            frozenset({"unicef"}),
        )


class TestPages:
    @pytest.fixture
    def desk(self, planned: Version) -> Client:
        do("add")
        return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))

    @pytest.mark.parametrize(
        ("day", "words"), [("2026-06-02", "due later"), ("2027-06-15", "due soon"), ("2027-07-01", "late")]
    )
    def test_the_state_is_that_of_the_day_of_the_page(self, desk: Client, day: str, words: str) -> None:
        for path in ("1/", "deliverables/"):
            text = main_of(desk, f"{PAGE}{path}", as_of=day)
            assert "Guide" in text
            assert words in text

    def test_before_it_was_added_it_is_not_there(self, desk: Client) -> None:
        do("add", title={"fr": "Atlas"}, at=datetime.combine(date(2026, 7, 1), time(8), AT.tzinfo))
        assert "Atlas" not in main_of(desk, f"{PAGE}deliverables/", as_of="2026-06-30")
        assert "Atlas" in desk.get(f"{PAGE}deliverables.csv").content.decode()

    def test_nobody_else_reads_it(self, desk: Client, client: Client) -> None:
        assert client.get(f"{PAGE}deliverables/").status_code == 302
        assert signed_in(person("stranger@example.org")).get(f"{PAGE}deliverables/").status_code == 404


class TestTheDesk:
    @pytest.mark.parametrize(
        ("days", "words"), [(31, ""), (30, "A deliverable is due: Guide"), (-1, "A deliverable is late: Guide")]
    )
    def test_whoever_edits_the_sub_output_is_told(self, planned: Version, days: int, words: str) -> None:
        do("add", due_on=timezone.now().date() + timedelta(days=days))
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        other = signed_in(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        text = main_of(focal, "/desk/")
        assert words in text if words else "Guide" not in text
        assert "Guide" not in main_of(other, "/desk/")

    def test_one_that_was_delivered_waits_for_nobody(self, planned: Version, django_assert_num_queries: Any) -> None:
        do("add", due_on=AT.date())
        assert len(due(planned, AT.date())) == 1
        do("deliver", delivered_on=AT.date())
        with django_assert_num_queries(1):
            assert due(planned, AT.date()) == []
