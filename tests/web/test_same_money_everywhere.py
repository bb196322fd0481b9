"""The same filter gives the same money on every page, or a sentence says what a sum holds."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import text_of

MEASURES = ("required_usd", "available_usd", "spent_usd")
FILTERS = (
    {},
    {"year": "2028"},
    {"entity": "unicef"},
    {"entity": "undp"},
    {"entity": "undp", "year": "2028"},
    {"entity": "undp", "year": "2027"},
    {"entity": "unicef", "outcome": "A.1", "year": "2028"},
    {"outcome": "A.1"},
)
OWN, NOT_COUNTED = "The sums hold the money of PNUD alone", "Not counted, since it is not told whose it is"


@pytest.fixture
def member(second: Version) -> Client:
    given = {"places": ["Nord"], "cooperation": ["regional"], "starts_on": "2027-01-01", "ends_on": "2029-12-31"}
    add(entities=["unicef", "undp"], **given)
    add(entities=["undp"], **given)
    put(entity="unicef", required=1000, available=700, spent=50)
    put(entity="undp", required=200, available=100, spent=10)
    put(entity="undp", year=2027, required=30)
    put(number=2, entity="undp", instrument="core", required=4, available=3, spent=2)
    return signed_in(person("chair@example.org", (Role.GROUP_MEMBER, Reach(XAA, outcome="A.1"))))


def added(client: Client, path: str, asked: dict[str, str], **only: str) -> tuple[Decimal, ...]:
    """The sums of a file of rows, of those that say what ``only`` says."""
    answer = client.get(f"/{XAA}/{path}.csv", asked)
    assert answer.status_code == 200, (path, asked)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    kept = [row for row in rows if all(row[name] == value for name, value in only.items())]
    return tuple(sum((Decimal(row[measure] or 0) for row in kept), Decimal(0)) for measure in MEASURES)


@pytest.mark.parametrize("asked", FILTERS)
def test_every_view_adds_up_the_same(member: Client, asked: dict[str, str]) -> None:
    money = added(member, "funding", asked, part="output")
    assert money != (0, 0, 0) or asked == {"entity": "undp", "year": "2027"}
    assert added(member, "workplans", asked) == money
    assert added(member, "workplans/places", asked) == money, "each stands in one place here"
    if "outcome" not in asked:
        assert added(member, "workplans/cooperation", asked) == money
    if "entity" in asked:
        assert added(member, "workplans/who-does-what-where", asked) == money


def test_a_sentence_says_whose_the_sums_are(member: Client) -> None:
    for path in ("workplans/", "workplans/places/", "workplans/cooperation/"):
        assert OWN in text_of(member.get(f"/{XAA}/{path}", {"entity": "undp"}).content.decode()), path
        assert "The sums hold" not in text_of(member.get(f"/{XAA}/{path}").content.decode()), path


def test_what_is_not_told_apart_is_named_and_not_counted(member: Client) -> None:
    assert NOT_COUNTED not in text_of(member.get(f"/{XAA}/workplans/", {"entity": "undp"}).content.decode())
    put(number=2, required=777)
    text = text_of(member.get(f"/{XAA}/workplans/", {"entity": "undp", "year": "2028"}).content.decode())
    assert NOT_COUNTED in text
    assert "required 777" in text
    assert added(member, "workplans", {"entity": "undp"}) == added(member, "funding", {"entity": "undp"}, part="output")


@pytest.mark.parametrize("asked", [{"entity": "undp"}, {"entity": "undp", "year": "2028"}])
def test_on_a_day_lists_of_sub_outputs_have_the_same_sums(member: Client, asked: dict[str, str]) -> None:
    of_a_day = {**asked, "as_of": "2026-12-31"}
    for path in ("workplans", "workplans/places", "workplans/cooperation", "funding"):
        assert added(member, path, of_a_day) == added(member, path, asked), path
    assert OWN in text_of(member.get(f"/{XAA}/workplans/", of_a_day).content.decode())


def test_the_filter_costs_one_statement(member: Client) -> None:
    def counted(asked: dict[str, str]) -> int:
        with CaptureQueriesContext(connection) as queries:
            member.get(f"/{XAA}/workplans/", asked)
        return len(queries)

    counted({})
    assert counted({"entity": "undp"}) == counted({}) + 1
