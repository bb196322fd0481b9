"""A verb that asks for nothing still has a form: its button is how it is done in a browser."""

import re

import pytest
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import ROLES
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.notices.models import Calendar
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Door
from shanyraq.kernel.scopes import Reach
from tests.base.people import PASSWORD, person, signed_in
from tests.web.reading import markup_of, text_of

pytestmark = pytest.mark.usefixtures("without_words")
MAKE, END = "/do/notices.calendar.make", "/do/notices.calendar.end"
BUTTON = re.compile(r'<form method="post"[^>]*id="do-form".*?<button type="submit"', re.DOTALL)


@pytest.fixture
def everything(kaz: Version) -> Person:
    """Somebody with every role, everywhere."""
    return person("all@example.org", *((role, Reach()) for role in ROLES))


@pytest.fixture
def desk(everything: Person) -> Client:
    client = signed_in(everything)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def with_forms() -> list[Verb]:
    return [verb for verb in verbbook().values() if verb.command is not None and Door.WEB in verb.doors]


def test_every_form_has_a_button(desk: Client) -> None:
    shown = {verb.name: desk.get(f"/do/{verb.name}") for verb in with_forms()}
    assert {name: page.status_code for name, page in shown.items() if page.status_code != 200} == {}
    assert [name for name, page in shown.items() if not BUTTON.search(page.content.decode())] == []


def test_what_asks_for_nothing_is_done_with_its_button(desk: Client) -> None:
    """Each of them is tried below; whoever adds one adds it here."""
    asking_nothing = {
        f"/do/{verb.name}" for verb in with_forms() if all(field.is_hidden for field in fields_of(verb.told))
    }
    assert asking_nothing == {MAKE, END}


def sent(client: Client, address: str) -> dict[str, str]:
    """What the browser sends when somebody presses the button."""
    form = BUTTON.search(markup_of(client, address))
    assert form is not None, "no button"
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    return {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}


def test_a_calendar_address_is_made_and_ended_through_the_pages(desk: Client, everything: Person) -> None:
    page = desk.post(MAKE, sent(desk, MAKE))
    assert page.status_code == 200
    assert page.context["address"] in page.content.decode()
    assert "made on" in text_of(markup_of(desk, "/account/"))
    ended = desk.post(END, sent(desk, END), follow=True)
    assert "ended the address of their calendar" in ended.content.decode()
    assert Calendar.objects.get(person=everything).ended_at is not None


def test_whoever_may_not_sees_no_button(kaz: Version) -> None:
    nobody = signed_in(person("nobody@example.org"))
    page = nobody.get("/do/parties.organisation.create")
    assert page.status_code == 403
    assert not BUTTON.search(page.content.decode())
