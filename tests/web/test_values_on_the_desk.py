"""Values that are to be reported stand on the desk of those who report them, and in their calendar; late ones also on
that of those who assure.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.queries.reporting import to_report
from tests.base.people import person, signed_in
from tests.domains.observing import KAZ, assurer, report, reporter, step
from tests.domains.test_collection import open_round, set_schedule
from tests.web.reading import main_of
from tests.web.test_calendar_of_tasks import entries

MORNING = "T09:00:00Z"


@pytest.fixture
def holder(kaz: Version) -> Iterator[Person]:
    reporter()
    with time_machine.travel(f"2027-05-31{MORNING}", tick=False):
        yield Person.objects.get(email="unicef@example.org")


def desk(holder: Person, day: str) -> str:
    with time_machine.travel(f"{day}{MORNING}", tick=False):
        return main_of(signed_in(holder), "/desk/")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-05-30", ""),
        ("2027-05-31", "Values for 2026 are to be reported by UNICEF: 23"),
        ("2027-06-30", "Values for 2026 are to be reported by UNICEF: 23"),
        ("2027-07-01", "Values for 2026 are to be reported by UNICEF: 23, of these late: 23"),
    ],
)
def test_from_thirty_days_before_until_they_are_there(holder: Person, day: str, said: str) -> None:
    text = desk(holder, day)
    assert said in text
    assert ("Values for 2026" in text) is bool(said)
    assert ("of these late" in text) is ("late" in said)


def test_a_round_asks_from_the_day_on_which_it_opens(holder: Person) -> None:
    open_round(at=datetime(2027, 1, 10, tzinfo=UTC))
    assert "Values for 2026" not in desk(holder, "2027-01-14")
    text = desk(holder, "2027-01-15")
    assert "Values for 2026 are to be reported by UNICEF: 23" in text
    assert f"/{KAZ}/monitoring/entry/?entity=unicef&amp;period=2026" in signed_page(holder, "2027-01-15")


def signed_page(holder: Person, day: str) -> str:
    with time_machine.travel(f"{day}{MORNING}", tick=False):
        return signed_in(holder).get("/desk/").content.decode()


def test_what_is_submitted_is_asked_no_more_and_a_draft_still_is(holder: Person) -> None:
    report(reporter(), submit=True)
    report(reporter(), row="men", value=5.4)
    assert "UNICEF: 22" in desk(holder, "2027-06-01")


def test_others_are_asked_for_their_own(holder: Person) -> None:
    chair = person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1")))
    assert "Values for 2026" not in desk(chair, "2027-06-01")
    undp = person("undp@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="undp")))
    text = desk(undp, "2027-06-01")
    assert "to be reported by UNDP" in text
    assert "UNICEF" not in text


def test_late_ones_stand_on_the_desk_of_those_who_assure(holder: Person) -> None:
    mel = person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ)))
    assert "are late" not in desk(mel, "2027-06-30")
    assert "Values for 2026 are late: 99" in desk(mel, "2027-07-01")
    assert "to be reported by" not in desk(mel, "2027-07-01"), "not every day of everybody"


def test_the_calendar_holds_them_however_far_ahead(holder: Person) -> None:
    found = entries(holder)
    entry = found[f"{KAZ}.values.unicef.2028@shanyraq"]
    assert entry["DTSTART"].dt == date(2029, 6, 30)
    assert str(entry["SUMMARY"]) == f"Values for 2028 are due: UNICEF ({KAZ})"
    assert str(entry["URL"]) == f"http://testserver/{KAZ}/monitoring/entry/?entity=unicef&period=2028"
    edition = int(found[f"{KAZ}.values.unicef.2026@shanyraq"].get("SEQUENCE", 0))
    open_round(due_on="2027-06-15")
    moved = entries(holder)[f"{KAZ}.values.unicef.2026@shanyraq"]
    assert (moved["DTSTART"].dt, int(moved["SEQUENCE"]) > edition) == (date(2027, 6, 15), True)


def test_in_a_fixed_number_of_statements(
    kaz: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        to_report(kaz, date(2027, 7, 1))
    with django_assert_num_queries(2):
        to_report(kaz, date(2027, 1, 1))
    report(reporter())
    open_round()
    set_schedule()
    with django_assert_num_queries(4):
        to_report(kaz, date(2027, 7, 1))


def test_several_that_are_ticked_are_assured_and_published(kaz: Version) -> None:
    one, other = report(reporter(), submit=True), report(reporter(), row="men", value=5.4)
    mel = signed_in(person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ))))
    sent = {"act": "assure", "number": [f"{one.number}:{one.revision}", f"{other.number}:{other.revision}"]}
    text = mel.post(f"/{KAZ}/monitoring/", sent, follow=True).content.decode()
    assert "Done: 1" in text
    assert "Not done: 1 (1.2.1 Men, 2026). " in text
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.stage, other.stage) == ("published", "draft")


def test_each_step_stands_on_the_desk_of_those_who_take_it(kaz: Version, holder: Person) -> None:
    mel = person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ)))
    other = person("undp@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="undp")))
    row = report(reporter(), submit=True)
    assert "Values of indicators wait to be assured: 1" in desk(mel, "2027-06-01")
    assert "wait to be assured" not in desk(holder, "2027-06-01")
    step("give_back", row, assurer(), reason="Which source?")
    assert "wait to be assured" not in desk(mel, "2027-06-01")
    assert "Values were returned to UNICEF, to be mended and submitted again: 1" in desk(holder, "2027-06-01")
    assert "were returned" not in desk(other, "2027-06-01")
    assert f"/{KAZ}/monitoring/?stage=returned&amp;entity=unicef" in signed_page(holder, "2027-06-01")
    step("submit", row, reporter())
    step("assure", row, assurer(), note="Checked")
    assert "Values of indicators are assured and wait to be published: 1" in desk(mel, "2027-06-01")


def test_one_note_goes_to_what_is_odd_among_those_that_are_ticked(kaz: Version) -> None:
    """It is public, so that what nothing was remarked on does not get it."""
    odd = report(reporter(), value=99, submit=True)
    plain = report(reporter(), row="men", value=5.0, submit=True)
    assert (bool(odd.flags), bool(plain.flags)) == (True, False)
    mel = signed_in(person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ))))
    sent = {"act": "assure", "number": [f"{odd.number}:{odd.revision}", f"{plain.number}:{plain.revision}"]}
    text = mel.post(f"/{KAZ}/monitoring/", sent, follow=True).content.decode()
    assert "Not done: 1 (1.2.1 Total, 2026). " in text
    mel.post(f"/{KAZ}/monitoring/", {**sent, "note": "A new survey"}, follow=True)
    odd.refresh_from_db()
    plain.refresh_from_db()
    assert [(row.stage, row.said) for row in (odd, plain)] == [("published", "A new survey"), ("published", "")]
