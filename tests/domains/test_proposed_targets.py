"""Targets that are set anew: proposed one by one or many at once, agreed to by both sides, applied as one amendment."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ

pytestmark = pytest.mark.usefixtures("kaz")
TITLE = "Targets of 2030"


def do(name: str, by: Actor = TESTER, **said: Any) -> Any:
    verb = verbbook()[name]
    needs = {"reason": "Agreed by the group"} if "reason" in verb.told.model_fields else {}
    return verb.perform(verb.told.model_validate({"framework": KAZ, **needs, **said}), by=by, at=AT).result


def propose(by: Actor = TESTER, **said: Any) -> int:
    told = {"indicator": "1.2.1", "row": "total", "year": 2030, "value": 4.5, "title": TITLE, **said}
    number: int = do("indicators.target.propose", by, **told).number
    return number


def targets(row: str = "total") -> list[tuple[int | None, float | None, str]]:
    package = recent_package(version_in_force(KAZ))
    indicator = next(each for outcome in package.outcomes for each in outcome.indicators if each.key == "1.2.1")
    found = next(each for each in indicator.rows if each.key == row)
    return [(each.year, each.value, each.printed) for each in found.targets]


def side(address: str, role: Role) -> Actor:
    return actor(person(address, (role, Reach(KAZ))))


def test_nothing_changes_before_both_sides_agree() -> None:
    before = targets()
    number = propose()
    assert targets() == before
    row = Amendment.objects.get()
    assert (row.number, row.title, row.state, len(row.changes)) == (number, TITLE, "proposed", 1)
    do("packages.amendment.agree_for_government", side("gov@example.org", Role.COMMITTEE_COCHAIR), number=number)
    do("packages.amendment.agree_for_un", side("rc@example.org", Role.RESIDENT_COORDINATOR), number=number)
    do("packages.amendment.apply", number=number)
    assert (2030, 4.5, "4.5 (2030)") in targets()
    assert len(targets()) == len(before)


def test_what_is_proposed_under_one_title_is_one_amendment() -> None:
    assert propose() == propose(row="women") == propose(year=2028, value=4.9)
    row = Amendment.objects.get()
    assert (len(row.changes), row.revision) == (2, 3), "two rows, of one of which two targets change"
    assert propose(title="Others") != row.number
    other = actor(person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"))))
    assert propose(other) not in {row.number, row.number + 1}


def test_what_a_side_agreed_to_stays_as_it_is() -> None:
    number = propose()
    do("packages.amendment.agree_for_government", side("gov@example.org", Role.COMMITTEE_COCHAIR), number=number)
    assert propose(row="women") == number + 1
    assert len(Amendment.objects.get(number=number).changes) == 1


def test_the_same_target_again_is_nothing() -> None:
    standing = next(value for year, value, _printed in targets() if year == 2030)
    events = Event.objects.count()
    assert propose(value=standing) == 0
    assert (Amendment.objects.count(), Event.objects.count()) == (0, events)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"year": 2031}, "The year must be from 2026 to 2030"),
        ({"indicator": "16.2.1"}, "determine it instead"),
    ],
)
def test_what_is_no_target_to_be_set_anew_is_refused(said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        propose(**said)
    assert not Amendment.objects.exists()


def test_it_begins_on_the_page_of_the_indicator(kaz: Version) -> None:
    officer: Client = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    markup = officer.get(f"/{KAZ}/indicators/1.2.1").content.decode()
    assert "Propose another target" in markup
    form = officer.get(f"/do/indicators.target.propose?framework={KAZ}&indicator=1.2.1&row=total&year=2030")
    assert 'value="5.0"' in form.content.decode() or 'value="5"' in form.content.decode()


def test_without_a_title_it_goes_with_others_of_the_year() -> None:
    assert propose(title="") == propose(title="", row="women")
    assert Amendment.objects.get().title == "Targets set anew in 2027"


def test_the_signed_target_is_put_back_as_it_was_printed() -> None:
    signed = next(each for each in targets() if each[0] == 2030)
    propose()
    propose(row="women")
    propose(value=signed[1])
    held = Amendment.objects.get()
    assert [change["item"].rpartition(" ")[2] for change in held.changes] == ["women"]


def test_what_was_made_from_an_older_version_is_told() -> None:
    number = propose(value=4.4)
    do("packages.amendment.agree_for_government", side("gov@example.org", Role.COMMITTEE_COCHAIR), number=number)
    do("packages.amendment.agree_for_un", side("rc@example.org", Role.RESIDENT_COORDINATOR), number=number)
    do("packages.amendment.apply", number=number)
    with pytest.raises(Conflict):
        propose(value=4.3, seen=1)
    assert propose(value=4.3, seen=2)
    assert propose(row="women", seen=1)
