"""A draft belongs to everything that the address of its form named: two things never share what was typed."""

import html
import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.models import Draft
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import XAA, add
from tests.web.reading import main_of, markup_of

TYPED = "Typed and not sent"
LINE = {"framework": XAA, "sub_output": "1", "year": "2027", "entity": "unicef"}


@pytest.fixture
def officer(second: Version) -> Client:
    for title in ("Conseils", "Registres", "Puits"):
        add(title={"fr": title}, starts_on="2027-01-01", ends_on="2028-12-31")
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def keep(browser: Client, verb: str, field: str, about: dict[str, str]) -> None:
    """Types into one field of a form that an address opened."""
    markup = markup_of(browser, f"/do/{verb}", **about)
    carried = re.search(r'name="about" value="([^"]*)"', markup)
    assert carried
    sent = {**about, field: TYPED, "about": html.unescape(carried[1])}
    assert browser.post(f"/do/{verb}/check/{field.partition('.')[0]}", sent).status_code == 200


@pytest.mark.parametrize(
    ("verb", "field", "one", "other"),
    [
        ("workplans.deliverable.add", "title.fr", {"sub_output": "1"}, {"sub_output": "2"}),
        ("workplans.overlap.dismiss", "reason", {"one": "1", "other": "2"}, {"one": "1", "other": "3"}),
        ("workplans.overlap.dismiss", "reason", {"one": "1", "other": "2"}, {"one": "2", "other": "3"}),
        ("workplans.initiative.form", "name", {"one": "1", "other": "2"}, {"one": "1", "other": "3"}),
        ("funding.line.set", "required", LINE, LINE | {"contributor": "commune"}),
        ("funding.line.set", "required", LINE, LINE | {"instrument": "thematic"}),
        ("workplans.sub_output.add", "title.fr", {"output": "A.1.1"}, {"output": "A.1.2"}),
    ],
)
def test_two_things_have_two_drafts(
    officer: Client, verb: str, field: str, one: dict[str, str], other: dict[str, str]
) -> None:
    one, other = {"framework": XAA} | one, {"framework": XAA} | other
    keep(officer, verb, field, one)
    assert TYPED not in markup_of(officer, f"/do/{verb}", **other)
    assert TYPED in markup_of(officer, f"/do/{verb}", **one)
    assert Draft.objects.count() == 1


def test_from_what_a_change_is_made_makes_no_other_draft(officer: Client) -> None:
    about = {"framework": XAA, "number": "1"}
    keep(officer, "workplans.sub_output.amend", "description.fr", about | {"seen": "1"})
    assert TYPED in markup_of(officer, "/do/workplans.sub_output.amend", **about, seen="2")


def test_the_desk_says_what_a_draft_is_about(officer: Client) -> None:
    keep(officer, "workplans.overlap.dismiss", "reason", {"framework": XAA, "one": "1", "other": "2"})
    text = main_of(officer, "/desk/")
    assert f"Framework: {XAA} · One sub-output: 1 · The other one: 2" in text


def test_a_form_of_a_pair_names_the_pair(officer: Client) -> None:
    text = main_of(officer, "/do/workplans.overlap.dismiss", framework=XAA, one="1", other="2")
    assert "Conseils" in text
    assert "Registres" in text
