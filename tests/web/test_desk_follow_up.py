"""What the desk and the calendar tell of recommendations and actions: to whoever answers and acts, on its day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.queries import readers
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.dates import dates
from shanyraq.portal.queries.waiting import Waiting, notices_of
from tests.base.people import person
from tests.domains.evaluating import AT, accepted, done, drafted, upr
from tests.domains.test_register import XAA

DUE = date(2027, 12, 31)


@pytest.fixture
def head(second: Version) -> Any:
    return person("head@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="unicef")))


def told(who: Any, on: date) -> list[tuple[str, bool]]:
    (reader,) = readers([who], on)
    found = notices_of(reader, Waiting([reader.person], on))
    return [(str(each.said), each.is_past) for each in found if each.kind == "follow_up"]


def test_an_action_is_told_to_whoever_acts(head: Any) -> None:
    accepted()
    other = person("other@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="undp")))
    soon = DUE - timedelta(days=30)
    done("follow_up_action.tell", quarter=3, at=datetime(2027, 9, 1, tzinfo=UTC))
    assert told(head, soon - timedelta(days=1)) == []
    assert told(head, soon) == [("An action on a recommendation is due: Publier les données", False)]
    assert told(other, soon) == []
    late = told(head, DUE + timedelta(days=1))
    assert ("An action on a recommendation is overdue: Publier les données", True) in late
    done("follow_up_action.move", act="finish")
    assert told(head, DUE + timedelta(days=1)) == []


def test_the_update_of_a_quarter_is_asked_for_until_it_is_told(head: Any) -> None:
    accepted()
    ends = date(2027, 9, 30)
    said = "Tell how this action goes, for quarter III of 2027: Publier les données"
    assert told(head, ends - timedelta(days=15)) == []
    assert told(head, ends - timedelta(days=14)) == [(said, False)]
    assert told(head, ends + timedelta(days=15)) == [(said, False)]
    assert told(head, ends + timedelta(days=16)) == [(said, True)]
    done("follow_up_action.tell", quarter=3, at=AT + timedelta(days=120))
    assert told(head, ends + timedelta(days=16)) == []


def test_a_recommendation_waits_for_a_response_when_it_is_public(head: Any) -> None:
    drafted()
    assert told(head, AT.date()) == []
    upr(text={"fr": "Ratifier"})
    upr(text={"fr": "Pour les deux"}, addressees=["unicef", "undp"])
    upr(text={"fr": "Pour une autre"}, addressees=["undp"])
    own = ["A recommendation waits for a response: Ratifier", "A recommendation waits for a response: Pour les deux"]
    assert told(head, date(2027, 3, 2)) == [(each, False) for each in own]
    assert told(head, date(2027, 3, 3)) == [(each, True) for each in own]
    coordinator = person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)))
    assert len(told(coordinator, date(2027, 3, 3))) == 3
    ministry = person("ministry@example.org", (Role.MINISTRY, Reach(XAA, partner="undp")))
    assert len(told(ministry, date(2027, 3, 3))) == 2


def test_an_action_stands_in_the_calendar_until_it_is_done(head: Any) -> None:
    accepted()
    (reader,) = readers([head], AT.date())
    found = {each.uid: each for each in dates(reader, AT.date())}
    one = found[f"{XAA}.follow-up.1"]
    assert (one.day, one.path, one.edition) == (DUE, f"/{XAA}/recommendations/1/", 0)
    done("follow_up_action.move", act="drop", note="Plus utile")
    assert f"{XAA}.follow-up.1" not in {each.uid for each in dates(reader, AT.date())}
