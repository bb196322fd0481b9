"""The calendar of somebody holds the days of their tasks: what the desk asks by a day, however far ahead."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.commands import MakeCalendar
from shanyraq.base.notices.queries import readers
from shanyraq.base.notices.verbs import calendar
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.queries.desk import desk_of
from tests.base.people import actor, person, signed_in
from tests.domains.planning import add, promise, step
from tests.domains.test_deliverables import do
from tests.domains.test_register import XAA

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
DRAFTS, GUIDE = f"{XAA}.drafts.2027-A.1@shanyraq", f"{XAA}.deliverable.1@shanyraq"
FOCAL = (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))
CHAIR = (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))


@pytest.fixture
def planned(second: Version) -> Iterator[Version]:
    """A sub-output with a deliverable, and the plan of its outcome, of which drafts are due."""
    add(starts_on="2027-01-01", ends_on="2028-12-31")
    step("open", due_on="2026-12-21")
    promise()
    with time_machine.travel(NOW, tick=False):
        yield second


def entries(holder: Person) -> dict[str, Any]:
    secret = calendar.make(MakeCalendar(), by=actor(holder), at=NOW).secret
    content = Client().get(f"/calendar/{secret}.ics").content
    return {str(each["UID"]): each for each in Calendar.from_ical(content).walk("VEVENT")}


@pytest.mark.parametrize("role", [FOCAL, CHAIR])
def test_it_holds_the_days_of_those_who_edit(planned: Version, role: Any) -> None:
    found = entries(person("x@example.org", role))
    assert found[DRAFTS]["DTSTART"].dt == date(2026, 12, 21)
    assert str(found[DRAFTS]["SUMMARY"]) == f"Drafts for the joint work plan 2027 of outcome A.1 are due ({XAA})"
    assert str(found[DRAFTS]["URL"]) == f"http://testserver/{XAA}/workplans/plans/A.1/2027/"
    assert found[GUIDE]["DTSTART"].dt == date(2027, 6, 30), "the desk asks for it later; the calendar knows it now"
    assert str(found[GUIDE]["SUMMARY"]) == f"A deliverable is due: Guide ({XAA})"
    assert str(found[GUIDE]["URL"]) == f"http://testserver/{XAA}/workplans/1/"


@pytest.mark.parametrize("role", [(Role.FOCAL_POINT, Reach(XAA, entity="undp")), (Role.COMMUNICATION, Reach(XAA))])
def test_it_holds_no_deliverables_of_others(planned: Version, role: Any) -> None:
    assert GUIDE not in entries(person("x@example.org", role))


def test_it_holds_no_drafts_for_whoever_edits_nothing(planned: Version) -> None:
    assert DRAFTS not in entries(person("x@example.org", (Role.COMMUNICATION, Reach(XAA))))


def test_what_is_done_is_left_out_and_what_is_late_stays(planned: Version) -> None:
    focal = person("x@example.org", FOCAL)
    step("submit", at=NOW)
    with time_machine.travel(datetime(2027, 7, 9, 9, tzinfo=UTC), tick=False):
        found = entries(focal)
        assert DRAFTS not in found
        assert found[GUIDE]["DTSTART"].dt == date(2027, 6, 30)
        do("deliver", delivered_on="2027-07-08", at=datetime(2027, 7, 9, 8, tzinfo=UTC))
        assert GUIDE not in entries(focal)


def test_a_day_that_is_moved_moves_its_entry(planned: Version) -> None:
    focal = person("x@example.org", FOCAL)
    do("amend", due_on="2027-08-31", at=NOW)
    step("date", due_on="2027-01-11", at=NOW)
    found = entries(focal)
    assert (found[GUIDE]["DTSTART"].dt, found[GUIDE]["SEQUENCE"]) == (date(2027, 8, 31), 1)
    assert (found[DRAFTS]["DTSTART"].dt, found[DRAFTS]["SEQUENCE"]) == (date(2027, 1, 11), 1)


@pytest.mark.parametrize(("language", "words"), [("ru", "Подходит срок продукта"), ("kk", "мерзімі")])
def test_it_speaks_the_language_of_its_person(planned: Version, language: str, words: str) -> None:
    found = entries(person("x@example.org", FOCAL, language=language))
    assert "are due" not in str(found[DRAFTS]["SUMMARY"])
    assert words in str(found[GUIDE]["SUMMARY"])


@pytest.mark.parametrize("role", [FOCAL, CHAIR, (Role.DATA_OFFICER, Reach(XAA))])
@pytest.mark.parametrize("day", [datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2027, 6, 28, 9, tzinfo=UTC)])
def test_every_task_of_the_desk_that_has_a_day_is_in_it(planned: Version, role: Any, day: datetime) -> None:
    with time_machine.travel(day, tick=False):
        holder = person("x@example.org", role)
        (reader,) = readers([holder], day.date())
        asked = {each.due_on for each in desk_of(reader, day).waiting if each.due_on}
        assert asked, "the desk asks for something by a day"
        assert asked <= {each["DTSTART"].dt for each in entries(holder).values()}


def test_as_many_statements_for_many_as_for_one(planned: Version) -> None:
    focal = person("x@example.org", FOCAL)
    secret, reader = calendar.make(MakeCalendar(), by=actor(focal), at=NOW).secret, signed_in(focal)

    def statements(client: Client, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    pages = [(Client(), f"/calendar/{secret}.ics"), (reader, "/desk/")]
    few = [statements(*page) for page in pages]
    for number in range(8):
        promise(title={"fr": f"Guide {number}"})
    for year in (2028, 2029):
        step("open", year=year, due_on=f"2026-12-{year - 2010}")
    assert [statements(*page) for page in pages] == few
