"""The multi-year funding framework: its verb, its page, its files, beside the work plans."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.funding.commands import SetFrame
from shanyraq.domains.funding.models import Frame
from shanyraq.domains.funding.queries.frames import frames
from shanyraq.domains.funding.rules.frames import Planned, refused_frame
from shanyraq.domains.funding.verbs.frame import set_frame
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

pytestmark = pytest.mark.usefixtures("second")
PAGE = f"/{XAA}/funding/framework/"


def frame(by: Any = TESTER, **fields: Any) -> Any:
    said = {"framework": XAA, "outcome": "A.1", "entity": "unicef", "year": 2028, **fields}
    return set_frame(SetFrame.model_validate(said), by=by, at=AT)


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.mark.parametrize(
    ("planned", "expected", "gap"),
    [
        (Planned(), None, None),
        (Planned(Decimal(5)), None, 5),
        (Planned(Decimal(5), Decimal(0)), 0, 5),
        (Planned(Decimal(5), Decimal(2), Decimal(3)), 5, 0),
        (Planned(Decimal(5), None, Decimal(6)), 6, -1),
        (Planned(None, Decimal(2)), 2, None),
    ],
)
def test_to_be_mobilised_is_derived(planned: Planned, expected: int | None, gap: int | None) -> None:
    assert (planned.expected, planned.gap) == (expected, gap)


@pytest.mark.parametrize(
    ("outcome", "entity", "severities"), [("1", "a", []), ("1", "b", ["warning"]), ("2", "a", ["error"])]
)
def test_an_outcome_that_there_is(outcome: str, entity: str, severities: list[str]) -> None:
    assert [each.severity for each in refused_frame(outcome, entity, {"1"}, {"a"})] == severities


class TestVerb:
    def test_a_line_is_set_with_its_event_and_what_is_left_out_stays(self) -> None:
        frame(needed="100", core=0)
        frame(non_core="40")
        row = Frame.objects.get()
        assert (row.needed, row.core, row.non_core) == (100, 0, 40)
        event = Event.objects.latest("pk")
        assert (event.kind, event.key, event.after) == ("frame", "A.1/unicef/2028", {"non_core": "40.00"})

    def test_the_same_again_is_no_event(self) -> None:
        frame(needed="100")
        events = Event.objects.count()
        frame(needed="100.00")
        assert Event.objects.count() == events

    def test_two_who_set_one_line_see_both_sides(self) -> None:
        frame(needed=1, seen=0)
        with pytest.raises(Conflict):
            frame(needed=2, seen=0)

    @pytest.mark.parametrize(("wrong", "said"), [({"year": 2026}, "not 2026"), ({"outcome": "Z"}, "no outcome Z")])
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any], said: str) -> None:
        with pytest.raises(Refused, match=said):
            frame(needed=1, **wrong)

    def test_an_entity_that_the_document_does_not_name_there_is_told_of(self) -> None:
        said = {"framework": XAA, "outcome": "A.1", "entity": "gouvernement", "year": 2028, "needed": 1}
        done = verbbook()["funding.frame.set"].perform(SetFrame.model_validate(said), by=TESTER, at=AT)
        assert [each.rule for each in done.findings] == ["funding.frame"]

    def test_the_focal_point_sets_those_of_the_entity(self) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        frame(by=focal, needed=1)
        with pytest.raises(NotAllowed):
            frame(by=focal, entity="undp", needed=1)


class TestPage:
    @pytest.fixture(autouse=True)
    def some(self, second: Version) -> None:
        frame(needed="1000", core="200", non_core="300")
        frame(needed="500", year=2029)

    def test_sums_stand_beside_those_of_the_work_plans(self, member: Client) -> None:
        add()
        put(entity="unicef", required="1700")
        main = main_of(member, PAGE)
        for amount in ("1,500", "1,000", "1,700", "700"):
            assert amount in main

    def test_plans_are_compared_in_the_years_of_which_both_speak(self, second: Version) -> None:
        """A plan of one year is not behind a framework of two."""
        add()
        put(entity="unicef", required="1700")
        put(entity="unicef", required="40", year=2030)
        _there, (row,) = frames(second)
        assert row.in_plans == 1740
        assert row.apart(range(2027, 2032)) == 700
        assert (row.apart([2029]), row.apart([2030])) == (None, None)

    def test_its_file_tells_of_each_year_what_plans_require(self, member: Client) -> None:
        add()
        put(entity="unicef", required="1700")
        put(entity="unicef", required="40", year=2030)
        rows = json.loads(member.get(f"/{XAA}/funding/framework.json").content)
        assert [(row["year"], row["required_usd"], row["required_in_plans_usd"]) for row in rows] == [
            (2028, 1000, 1700),
            (2029, 500, None),
            (2030, None, 40),
        ]

    def test_its_file_has_a_line_for_each_year(self, member: Client) -> None:
        rows = json.loads(member.get(f"/{XAA}/funding/framework.json").content)
        assert [(row["year"], row["to_be_mobilised_usd"]) for row in rows] == [(2028, 500), (2029, 500)]

    def test_of_a_day_it_is_what_the_trail_says(self, member: Client) -> None:
        assert "1,500" in main_of(member, PAGE, as_of=AT.date().isoformat())
        assert "Nothing is planned yet" in main_of(member, PAGE, as_of=(AT - timedelta(days=1)).date().isoformat())

    def test_nobody_else_sees_it(self, client: Client) -> None:
        assert client.get(PAGE).status_code == 302
        assert signed_in(person("stranger@example.org")).get(PAGE).status_code == 404
