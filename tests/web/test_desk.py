"""The desk: tasks derived from records, drafts, roles; nothing of others."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.drafts import drafts_of
from shanyraq.base.notices.queries import readers
from shanyraq.base.workbooks.ends import Filled, RowEnd, Said
from shanyraq.base.workbooks.models import Upload
from shanyraq.domains.packages.commands import Agree, Decline
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment
from shanyraq.kernel.scopes import Reach
from shanyraq.portal.queries.desk import notices
from tests.base.people import actor, give, person, signed_in
from tests.base.test_digests import mention
from tests.conftest import TESTER
from tests.domains.planning import add
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import retitled
from tests.web.reading import main_of, markup_of

KAZ, XAA = "kaz-2026-2030", "xaa-2027-2031"
NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def november(kaz: Version, second: Version) -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def test_it_asks_to_sign_in(page: Client) -> None:
    response = page.get("/desk/")
    assert (response.status_code, response["Location"]) == (302, "/account/login/?next=/desk/")


def test_an_empty_desk_says_what_will_be_here() -> None:
    browser = signed_in(person("new@example.org"))
    text = main_of(browser, "/desk/")
    assert "Nothing waits for you" in text
    assert "You hold no role yet" in text


def test_targets_to_be_set_wait_for_whoever_sets_them() -> None:
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    text = main_of(officer, "/desk/")
    assert "The target of 16.5.1 is to be set" in text, "a total has no printed words, and is not called by our key"
    assert "The target of 16.3.3.2, Level of trust in" in text
    for lapsed in ("5.2.2", "16.2.1"):
        assert lapsed not in text, "the document says itself that it is not monitored any more"
    member = signed_in(person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ))))
    assert "16.5.1" not in main_of(member, "/desk/")


def test_an_amendment_waits_for_the_side_that_has_not_agreed(second_package: Package) -> None:
    minister = person("minister@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)))
    coordinator = person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)))
    propose(retitled(second_package, "Eau"), title="Shorter", reason="Long", by=TESTER, at=NOW)
    waits = "Amendment 1 waits for the Government: Shorter"
    assert waits in main_of(signed_in(minister), "/desk/")
    assert waits not in main_of(signed_in(coordinator), "/desk/")
    amendment.agree_for_government(Agree(framework=XAA, number=1), by=actor(minister), at=NOW)
    assert waits not in main_of(signed_in(minister), "/desk/")
    assert "waits for the United Nations" in main_of(signed_in(coordinator), "/desk/")


@pytest.mark.parametrize(("days", "listed"), [(60, True), (61, False)])
def test_roles_that_end_soon_wait_for_their_review(days: int, listed: bool) -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    other = person("other@example.org")
    give(other, Role.MINISTRY, Reach(KAZ), NOW.date() + timedelta(days=days))
    assert ("The role of Other ends" in main_of(signed_in(officer), "/desk/")) is listed


def test_the_task_of_a_review_leads_to_where_it_is_done() -> None:
    """Also for roles of the whole installation, which belong to no framework."""
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    give(person("other@example.org"), Role.ADMINISTRATOR, Reach(), NOW.date() + timedelta(days=9))
    browser = signed_in(root)
    markup = markup_of(browser, "/desk/")
    assert '<a href="/people/review/">The role of Other ends' in markup
    assert "accounts.grant.prolong" in markup_of(browser, "/people/review/")


def test_a_mention_waits_with_its_day_and_leads_to_the_comment() -> None:
    officer = person("officer@example.org", (Role.MINISTRY, Reach(KAZ)))
    asked = mention(officer, at=NOW - timedelta(days=3))
    browser = signed_in(officer)
    assert "tester asks you to look: 1.2.1" in main_of(browser, "/desk/")
    assert f'href="/{KAZ}/comments/{asked.pk}"' in browser.get("/desk/").content.decode()
    assert "came up on 7 November 2026" in main_of(browser, "/desk/")


def test_what_was_decided_is_new_for_those_concerned_and_for_a_while(second_package: Package) -> None:
    minister = person("minister@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)))
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    member = person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(XAA)))
    propose(retitled(second_package, "Eau"), title="Shorter", reason="Long", by=TESTER, at=NOW)
    declined = Decline(framework=XAA, number=1, reason="Too short")
    amendment.reject_for_government(declined, by=actor(minister), at=NOW)
    told = "Minister rejected amendment 1 for the Government: Shorter"
    assert f"What is new {told}" in main_of(signed_in(officer), "/desk/")
    assert "What is new" not in main_of(signed_in(member), "/desk/")
    assert "What is new" not in main_of(signed_in(minister), "/desk/").split("What you did last")[0]
    with time_machine.travel(NOW + timedelta(days=15), tick=False):
        assert told not in main_of(signed_in(officer), "/desk/")


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        ("waiting", ""),
        ("applying", ""),
        ("checked", "The workbook x.xlsx was looked at; say whether its rows are to be done"),
        ("applied", "What is new The rows of the workbook x.xlsx were done"),
        ("failed", "What is new The workbook x.xlsx could not be read to its end"),
    ],
)
def test_workbooks_that_wait_for_a_word_and_those_that_are_done(stage: str, told: str) -> None:
    officer, other = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))), person("other@example.org")
    facts = {"verb": "parties.organisation.create", "language": "en", "site": "x", "name": "x.xlsx", "content": b""}
    Upload.objects.create(person=officer, made_at=NOW, ended_at=NOW, stage=stage, framework=XAA, **facts)
    text = main_of(signed_in(officer), "/desk/")
    assert told in text if told else "x.xlsx" not in text
    assert "x.xlsx" not in main_of(signed_in(other), "/desk/")


@pytest.mark.parametrize(
    ("states", "problem", "told"),
    [
        (("done", "unchanged"), "", "say whether its rows are to be done"),
        (("done", "refused"), "", "nothing of it can be done; mend it or discard it"),
        ((), "This is no workbook", "nothing of it can be done; mend it or discard it"),
        (("unchanged",), "", "there is nothing to do"),
    ],
)
def test_a_workbook_waits_for_what_can_be_done_with_it(states: tuple[str, ...], problem: str, told: str) -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    rows = [RowEnd(number, state, "") for number, state in enumerate(states, 2)]
    result = Filled(rows, [Said("", problem)] if problem else []).plain()
    facts = {"verb": "parties.organisation.create", "language": "en", "site": "x", "name": "x.xlsx", "content": b""}
    facts |= {"result": result, "stage": "checked"}
    Upload.objects.create(person=officer, made_at=NOW, ended_at=NOW, framework=XAA, **facts)
    assert told in main_of(signed_in(officer), "/desk/")


def test_the_earliest_day_first_and_then_the_newest() -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    for days, key in ((5, "1.2.1"), (2, "3.2.1")):
        mention(officer, at=NOW - timedelta(days=days), key=key)
    found = notices(readers([officer], NOW.date()), NOW)[officer.pk]
    dated = [each.due_on for each in found if each.due_on]
    assert dated == sorted(dated)
    assert [each.since.day for each in found if not each.due_on] == [8, 5]
    assert [bool(each.due_on) for each in found] == [True] * len(dated) + [False] * 2


def test_a_draft_is_found_again() -> None:
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    typed = {"framework": KAZ, "indicator": "1.2.1", "reason": "Half a sen"}
    typed["about"] = f"framework={KAZ}&indicator=1.2.1"
    officer.post("/do/indicators.indicator.amend/check/reason", typed)
    markup = officer.get("/desk/").content.decode()
    address = f"/do/indicators.indicator.amend?framework={KAZ}&amp;indicator=1.2.1"
    assert address in markup
    assert "Half a sen" in officer.get(address.replace("&amp;", "&")).content.decode()


def test_a_check_that_comes_after_its_form_was_sent_keeps_nothing() -> None:
    """A field is checked a moment after it was typed; a quick hand has sent the form by then."""
    officer = person("quick@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    browser = signed_in(officer)
    create = "/do/parties.organisation.create"
    sent = {"framework": XAA, "key": "eau", "name.en": "Water", "kind": "media"}
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False) as clock:
        browser.post(f"{create}/check/key", sent)
        assert drafts_of(officer).count() == 1
        assert browser.post(create, sent).status_code == 302
        browser.post(f"{create}/check/key", sent)
        assert not drafts_of(officer).exists()
        clock.shift(timedelta(seconds=11))
        browser.post(f"{create}/check/key", {**sent, "key": "vent"})
        assert drafts_of(officer).get().entered["key"] == "vent"


def test_a_fixed_number_of_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    holder = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    browser = signed_in(holder)

    def more(number: int) -> None:
        give(person(f"p{number}@example.org"), Role.MINISTRY, Reach(KAZ), date(2026, 12, 1))
        mention(holder, at=NOW)

    more(0)
    browser.get("/desk/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/desk/")
    for number in range(1, 30):
        more(number)
    with django_assert_max_num_queries(min(len(one), 31)):
        browser.get("/desk/")


def test_what_is_to_be_mended_waits_for_those_who_edit_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    add(title={"en": "Advice"}, entities=["unicef"])
    add(title={"en": "Roads"}, entities=["undp"])
    focal = person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef")))
    page = markup_of(signed_in(focal), "/desk/")
    assert "UNICEF: sub-outputs in which something is to be mended: 1 (errors: " in page
    assert f"/{XAA}/workplans/quality/" in page
    assert "UNDP: sub-outputs" not in page
    reader = person("reader@example.org", (Role.EVALUATOR, Reach(XAA)))
    assert "something is to be mended" not in main_of(signed_in(reader), "/desk/")
    mine = readers([focal], NOW.date())
    with CaptureQueriesContext(connection) as few:
        notices(mine, NOW)
    for number in range(5):
        add(title={"en": f"Advice {number}"}, entities=["unicef"])
    with django_assert_num_queries(len(few)):
        notices(mine, NOW)
