"""Money on the page of a sub-output: both tables add up to the same; each line is changed, the last change undone."""

import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_money_lines import amend, put
from tests.domains.test_register import XAA
from tests.web.reading import text_of

PAGE = f"/{XAA}/workplans/1/"
CAPTION = "Whose money it is, US dollars"


@pytest.fixture
def focal(second: Version) -> Client:
    add(entities=["unicef", "undp"])
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))


def whose(page: Client) -> str:
    """The table that says whose the money is, or nothing."""
    content = page.get(PAGE).content.decode()
    return next((each for each in re.findall(r"<table.*?</table>", content, re.S) if "Kind of source" in each), "")


def test_what_is_not_told_apart_is_a_row_so_that_both_tables_add_up(focal: Client) -> None:
    put(required=300, available=200, spent=100)
    put(entity="unicef", required=200, available=150)
    table = text_of(whose(focal))
    assert "not told apart" in table
    assert "Together" in table
    assert "500" in table[table.index("Together") :]


def test_links_lead_to_the_forms_of_a_line_for_those_whose_money_it_is(focal: Client) -> None:
    put(required=300)
    put(entity="unicef", instrument="core", required=1)
    put(entity="undp", required=2)
    found = re.findall(r'href="(/do/funding\.line\.[^"]+)"', whose(focal))
    acts = [(each.split("?")[0].rpartition(".")[2], "entity=unicef" in each) for each in found]
    assert acts == [("tell_apart", False), ("set", False), ("clear", False), ("set", True), ("clear", True)]
    assert all("entity=undp" not in each for each in found)
    form = focal.get(found[0].replace("&amp;", "&"))
    assert (form.status_code, "300.00" in form.content.decode()) == (200, True)


def test_money_of_which_nothing_is_told_is_shown_to_those_who_may_tell_it(focal: Client) -> None:
    put(required=300)
    assert "Tell whose it is" in whose(focal)


def test_the_last_change_of_money_is_taken_back(focal: Client) -> None:
    put(entity="unicef", required=5)
    change = Event.objects.latest("pk").pk
    taker = f"/do/funding.line.take_back?framework={XAA}&amp;number=1&amp;change={change}"
    assert taker in focal.get(PAGE).content.decode()
    put(entity="undp", required=5)
    assert "funding.line.take_back" not in focal.get(PAGE).content.decode(), "that is the money of another entity"


def asked(focal: Client) -> str:
    """The form that takes the last change back, from the button on the page."""
    found = re.search(r'href="(/do/[a-z_.]+take_back[^"]+)"', focal.get(PAGE).content.decode())
    assert found
    return focal.get(found[1].replace("&amp;", "&")).content.decode()


def test_what_is_taken_back_is_shown_and_nothing_is_asked(focal: Client) -> None:
    put(entity="unicef", instrument="core", required=5)
    put(entity="unicef", instrument="core", required=7)
    form, text = asked(focal), text_of(asked(focal))
    assert "set the money of 2028" in text, "who did what"
    assert "Entity UNICEF" in text
    assert "2028: required 5.00 → 2028: required 7.00" in text, "before and after"
    assert "Framework" not in re.sub(r"<(header|nav|footer).*?</\1>", "", form, flags=re.S).partition("<form")[2]
    assert "Conseils" in text
    assert set(re.findall(r'<input[^>]*type="(\w+)"', form.partition('id="do-form"')[2])) == {"hidden"}


def test_a_change_of_the_sub_output_is_shown_as_well(focal: Client) -> None:
    amend(code="A.1.1.9")
    assert "– → A.1.1.9" in text_of(asked(focal))


def test_no_form_shows_events_of_other_things(focal: Client) -> None:
    put(entity="undp", required=99)
    of_others = Event.objects.latest("pk").pk
    added = Event.objects.filter(verb="workplans.sub_output.add").latest("pk").pk
    add(entities=["unicef"])
    for number, change in ((1, of_others), (2, of_others), (1, added)):
        address = f"/do/funding.line.take_back?framework={XAA}&number={number}&change={change}"
        assert "What is taken back" not in focal.get(address).content.decode()
