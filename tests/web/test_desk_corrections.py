"""Course corrections that reviews accepted: on the desk of whoever opens and revises the plan, until they are done."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.queries import readers
from shanyraq.base.notices.telling import Notice
from shanyraq.base.verbs import verbbook
from shanyraq.domains.learning.queries.reviews_due import reviews_due
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.queries.desk import notices
from tests.base.people import give, person, signed_in
from tests.conftest import TESTER
from tests.domains.following import AT, KAZ, ON
from tests.domains.test_reviews import do, opened, told
from tests.web.reading import main_of, markup_of

WAIT = "Corrections accepted in reviews wait for the joint work plan 2027 of outcome {}: {}"


@pytest.fixture(autouse=True)
def november(kaz: Version) -> object:
    with time_machine.travel(AT, tick=False):
        yield


def accepted(number: int, review: int = 1, on: date = ON, due_on: str = "2027-06-30", outcome: str = "") -> None:
    do("correction.propose", number=review, what={"en": "Train nurses"}, due_on=due_on, outcome=outcome)
    do("correction.accept", on=on, number=number)


def of_plans(role: Role = Role.DATA_OFFICER, outcome: str = "", at: datetime = AT) -> list[Notice]:
    name = f"{role}{outcome}-{at:%d}@example.org"
    holder = person(name, (role, Reach(KAZ, outcome=outcome)))
    found = notices(readers([holder], at.date()), at)[holder.pk]
    return [each for each in found if "accepted in reviews" in str(each.said)]


def test_an_accepted_correction_waits_until_it_is_done() -> None:
    opened()
    do("correction.propose", what={"en": "Train nurses"}, due_on="2027-06-30")
    chair = signed_in(person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"))))
    assert "accepted in reviews" not in main_of(chair, "/desk/"), "what is only proposed changes no plan"
    do("correction.accept")
    assert WAIT.format(1, 1) in main_of(chair, "/desk/")
    do("correction.finish", note="By a letter")
    assert "accepted in reviews" not in main_of(chair, "/desk/")
    do("correction.reopen")
    assert WAIT.format(1, 1) in main_of(chair, "/desk/")
    do("correction.decline")
    assert "accepted in reviews" not in main_of(chair, "/desk/")


def test_one_line_for_each_plan_with_the_first_day_and_the_newest_of_them() -> None:
    opened()
    accepted(1, due_on="2027-06-30")
    accepted(2, on=ON + timedelta(days=2), due_on="2027-05-31")
    accepted(3, outcome="2")
    one, other = of_plans()
    assert (str(one.said), str(other.said)) == (WAIT.format(1, 2), WAIT.format(2, 1))
    assert (one.due_on, one.is_past, one.since) == (date(2027, 5, 31), False, AT + timedelta(days=2))


@pytest.mark.parametrize(("day", "late"), [(date(2027, 6, 30), False), (date(2027, 7, 1), True)])
def test_it_is_late_after_its_day(day: date, *, late: bool) -> None:
    opened()
    accepted(1)
    with time_machine.travel(AT + (day - ON), tick=False):
        (one,) = of_plans(at=AT + (day - ON))
    assert one.is_past is late


def test_it_leads_to_the_plan_or_to_where_it_is_opened() -> None:
    opened()
    accepted(1)
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    assert f'href="/{KAZ}/workplans/plans/"' in markup_of(officer, "/desk/")
    verb = verbbook()["workplans.plan.open"]
    verb.perform(verb.told.model_validate({"framework": KAZ, "outcome": "1", "year": 2027}), by=TESTER, at=AT)
    place = f"/{KAZ}/workplans/plans/1/2027/"
    assert f'href="{place}"' in markup_of(officer, "/desk/")
    assert "Train nurses" in main_of(officer, place)


def test_only_for_those_who_keep_the_plan_of_the_outcome() -> None:
    opened()
    accepted(1)
    assert len(of_plans(Role.GROUP_CHAIR, "1")) == 1
    assert not of_plans(Role.GROUP_CHAIR, "2")
    assert not of_plans(Role.RESIDENT_COORDINATOR)
    assert not of_plans(Role.MEL_MEMBER), "they review results, and revise no plan"


def test_a_correction_that_names_no_outcome_waits_for_no_plan(kaz: Version) -> None:
    opened("")
    accepted(1)
    assert not of_plans()
    accepted(2, outcome="3")
    (one,) = of_plans(at=AT + timedelta(days=1))
    assert str(one.said) == WAIT.format(3, 1)


def test_what_was_discussed_is_told_once_however_much_was_accepted(kaz: Version) -> None:
    opened()
    told(kaz)
    for number in (1, 2):
        accepted(number)
    found = reviews_due(kaz)
    assert [(each.outcome, each.year) for each in found.discussed] == [("1", 2026)]
    assert [(each.outcome, each.number) for each in found.accepted] == [("1", 2)]
    do("review.conclude")
    assert reviews_due(kaz).discussed == []
    assert len(reviews_due(kaz).accepted) == 1


def test_one_statement_for_reviews_and_corrections(
    kaz: Version,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    opened()
    told(kaz)
    accepted(1)
    with django_assert_num_queries(1):
        reviews_due(kaz)
    holder = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    give(holder, Role.RESIDENT_COORDINATOR, Reach(KAZ))
    browser = signed_in(holder)
    browser.get("/desk/")
    with CaptureQueriesContext(connection) as one:
        text = main_of(browser, "/desk/")
    assert "was discussed: conclude it" in text
    assert WAIT.format(1, 1) in text
    opened("2")
    for number in range(2, 8):
        accepted(number, review=1 + number % 2)
    with django_assert_max_num_queries(min(len(one), 31)):
        browser.get("/desk/")
