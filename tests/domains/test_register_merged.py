"""A merged entry leads on, also in a chain: its page, its contact people, page and feed of the one that stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import (
    AmendOrganisation,
    CreateContact,
    MergeOrganisation,
    RestoreOrganisation,
)
from shanyraq.domains.parties.models import Contact, Registered
from shanyraq.domains.parties.verbs import contact as contacts
from shanyraq.domains.parties.verbs import organisation as organisations
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base.people import person, signed_in, token_of
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.test_register import AT, XAA, create, of
from tests.web.reading import main_of, markup_of

LATER = AT + timedelta(days=2)
BEFORE, SINCE = f"?as_of={AT.date()}", f"?as_of={LATER.date()}"


def page_of(key: str) -> str:
    return f"/{XAA}/register/{key}/"


def merge(key: str, into: str) -> Registered:
    return organisations.merge(MergeOrganisation(**of(key), into=into), by=TESTER, at=LATER)


@pytest.fixture
def three(second: Version) -> Version:
    """Three entries of one organisation, with somebody to turn to at the first."""
    for number in (2, 3, 4):
        create(f"org-{number}", name={"en": f"Name {number}"}, number="")
    given = {"organisation": "org-2", "name": "A. Example", "email": "a@example.org"}
    contacts.create(CreateContact(framework=XAA, **given), by=TESTER, at=AT)
    return second


@pytest.fixture
def officer(three: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))


@pytest.fixture
def desk(officer: Person) -> Client:
    return signed_in(officer)


def test_the_page_of_the_merged_one_leads_to_the_one_that_stays(desk: Client) -> None:
    merge("org-2", "org-3")
    merge("org-3", "org-4")
    markup = markup_of(desk, page_of("org-2"))
    assert f'<a href="{page_of("org-4")}">' in markup
    assert "by way of org-3" in main_of(desk, page_of("org-2"))
    assert "by way of" not in main_of(desk, page_of("org-3"))


def test_the_page_of_the_one_that_stays_names_those_merged_into_it(desk: Client, page: Client) -> None:
    merge("org-2", "org-3")
    merge("org-3", "org-4")
    for client in (desk, page):
        text = main_of(client, page_of("org-4"))
        assert "Merged into it 2 Name 2 org-2 by way of org-3 Name 3 org-3" in text
    assert "Merged into it" not in main_of(desk, f"{page_of('org-4')}{BEFORE}")
    assert "Merged into it 2" in main_of(desk, f"{page_of('org-4')}{SINCE}")
    assert "Merged into it" not in main_of(desk, page_of("org-3")), "it leads on itself"


def test_contact_people_are_those_of_the_one_that_stays(desk: Client, page: Client) -> None:
    assert "Contact people 1 A. Example a@example.org" in main_of(desk, page_of("org-2"))
    merge("org-2", "org-3")
    merge("org-3", "org-4")
    text = main_of(desk, page_of("org-4"))
    assert "Contact people 1 A. Example a@example.org entered under org-2" in text
    assert "A. Example" not in main_of(page, page_of("org-4")), "for people with a role only"
    assert "A. Example org-4 entered under org-2" in main_of(desk, f"/{XAA}/contacts/")
    assert "A. Example org-2 –" in main_of(desk, f"/{XAA}/contacts/{BEFORE}")
    assert "A. Example" not in main_of(desk, f"{page_of('org-4')}{BEFORE}")
    assert Contact.objects.get().organisation == "org-2", "nothing is rewritten"


def test_its_feed_tells_of_it_and_names_both(desk: Client) -> None:
    merge("org-3", "org-4")
    said = "tester merged Name 3 (org-3) into Name 4"
    assert said in main_of(desk, page_of("org-4"))
    assert said in main_of(desk, f"/{XAA}/trail/", kind="organisation", key="org-4")
    assert "tester merged Name 3 into org-4" in main_of(desk, page_of("org-3"))
    event = Event.objects.get(verb="parties.merged.receive")
    assert (event.key, event.change["merged_key"], event.reason) == ("org-4", "org-3", "As the partner asked")


def test_what_is_restored_takes_its_people_along_and_both_feeds_say_so(desk: Client) -> None:
    merge("org-2", "org-4")
    organisations.restore(RestoreOrganisation(**of("org-2")), by=TESTER, at=LATER)
    text = main_of(desk, page_of("org-4"))
    assert "tester restored the entry of Name 2 (org-2), which was merged into Name 4" in text
    assert "Merged into it" not in text
    assert "A. Example" not in text
    assert "Contact people 1 A. Example" in main_of(desk, page_of("org-2"))


def test_a_merge_into_one_that_the_document_names(three: Version, desk: Client) -> None:
    signed = three.organisations.exclude(kind="group").order_by("pk")[0]
    merge("org-2", signed.key)
    there = f"/{XAA}/entities/{signed.key}/"
    assert f'<a href="{there}">' in markup_of(desk, page_of("org-2"))
    text = main_of(desk, there)
    assert "Merged into it 1 Name 2 org-2" in text
    assert "Contact people 1 A. Example" in text
    assert "tester merged Name 2 (org-2) into" in text
    assert len(Event.objects.filter(kind="entity", key=signed.key, verb="parties.merged.receive")) == 1


def test_whoever_amends_the_one_that_stays_meanwhile_is_in_no_conflict(three: Version) -> None:
    """The event is told of it, and changes nothing of it."""
    organisations.amend(AmendOrganisation(**of("org-4"), website="https://a.example", seen=1), by=TESTER, at=AT)
    merge("org-3", "org-4")
    row = organisations.amend(AmendOrganisation(**of("org-4"), note="mine", seen=1), by=TESTER, at=LATER)
    assert (row.website, row.note, row.revision) == ("https://a.example", "mine", 3)


def test_over_rest(officer: Person, desk: Client) -> None:
    merge("org-2", "org-3")
    merge("org-3", "org-4")
    program = Program(token_of(officer), Client())
    api = f"/api/v1/frameworks/{XAA}"
    found: dict[str, Any] = {key: program.get(f"{api}/register/{key}").json() for key in ("org-2", "org-3", "org-4")}
    assert [(each["merged_into"], each["leads_to"]) for each in found.values()] == [
        ("org-3", "org-4"),
        ("org-4", "org-4"),
        ("", ""),
    ]
    (contact,) = program.get(f"{api}/contacts").json()["items"]
    assert (contact["organisation"], contact["belongs_to"]) == ("org-2", "org-4")


def test_with_a_workbook(three: Version) -> None:
    verb = "parties.organisation.merge"
    book = template(verb)
    for row in (3, 4):
        write(rows_of(book), row, {"into": "org-4", "reason": "The same"})
    filled = done(verb, saved(book))
    assert (filled.count("done"), filled.applied) == (2, True)
    assert Event.objects.filter(verb="parties.merged.receive", key="org-4").count() == 2
