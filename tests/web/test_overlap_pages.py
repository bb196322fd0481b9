"""The pages of overlaps and joint initiatives: in three languages, filtered, as files, with their actions."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Initiative
from shanyraq.domains.workplans.web import overlaps as pages
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.overlapping import ALIKE, COMPLETES, WELLS, two
from tests.domains.planning import add
from tests.domains.test_overlaps import dismiss, form
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

PAGE, FORMED = f"/{XAA}/workplans/overlaps/", f"/{XAA}/workplans/initiatives/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def officer(second: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


@pytest.fixture
def pairs(second: Version) -> None:
    """An overlap of 1 and 2, and openings of 3 with 1."""
    two()
    add(**{**COMPLETES, "output": "A.1.2"})


@pytest.mark.usefixtures("pairs")
class TestList:
    def test_a_pair_stands_with_its_reasons(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "Dig wells in village schools" in main
        assert "Бурение колодцев" in main
        assert "Both in North" in main
        assert "2 of 2 pairs" in main

    def test_it_says_in_which_order_and_which_of_how_many_are_shown(
        self, member: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "Those that score highest stand first" in main_of(member, PAGE)
        assert "1–2 of 2" in main_of(member, PAGE)
        monkeypatch.setattr(pages, "AT_ONCE", 1)
        assert "1–1 of 2" in main_of(member, PAGE)
        second = main_of(member, PAGE, page="2")
        assert "2–2 of 2" in second
        assert "Opening" in second

    def test_pairs_of_a_place_or_a_group_can_be_read_alone(self, member: Client) -> None:
        assert "2 of 2 pairs" in main_of(member, PAGE, place="North")
        assert "2 of 2 pairs" in main_of(member, PAGE, group="rural")
        for wrong in ({"place": "South"}, {"group": "women"}):
            assert member.get(PAGE, wrong).status_code == 404, wrong
        add(**{**WELLS, "entities": ["who"], "places": ["South"], "title": {"en": "Wells for schools"}})
        add(**{**WELLS, "entities": ["undp"], "places": ["South"], "title": {"en": "Wells of schools"}})
        everywhere, south = main_of(member, PAGE), main_of(member, PAGE, place="South")
        assert "South" in everywhere
        assert "North" not in south.split("Why")[-1]

    def test_filters_are_addresses(self, member: Client) -> None:
        assert "1 of 2 pairs" in main_of(member, PAGE, kind="opening")
        assert "2 of 2 pairs" in main_of(member, PAGE, entity="unicef")
        assert "1 of 2 pairs" in main_of(member, PAGE, sub_output="2")
        assert "1 of 2 pairs" in main_of(member, PAGE, pair="1-3")
        for wrong in ({"entity": "nobody"}, {"state": "gone"}, {"pair": "8-9"}, {"between": "unicef"}):
            assert member.get(PAGE, wrong).status_code == 404, wrong

    def test_the_cells_of_a_matrix_lead_to_their_pairs(self, member: Client) -> None:
        markup = markup_of(member, PAGE)
        assert "between=unicef%3Aundp" in markup
        assert "2 of 2 pairs" in main_of(member, PAGE, between="undp:unicef")
        assert member.get(PAGE, {"across": "A.1:A.9"}).status_code == 404

    def test_what_is_dismissed_stands_apart(self, member: Client) -> None:
        dismiss()
        main = main_of(member, PAGE)
        assert "1 of 1 pair" in main
        assert "Dismissed: 1" in main
        assert "Agreed in March" not in main
        assert "Agreed in March" in main_of(member, PAGE, state="dismissed")

    def test_files_hold_what_it_shows(self, member: Client) -> None:
        answer = member.get(f"/{XAA}/workplans/overlaps.csv", {"kind": "overlap"})
        (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert (row["one"], row["other"], row["places"]) == ("1", "2", "North")
        assert (row["groups"], row["functions"]) == ("Peasants & Rural Workers", "Direct Support/ Service Delivery")
        assert member.get(f"/{XAA}/workplans/overlaps.csv", {"kind": "x"}).status_code == 404

    @pytest.mark.parametrize(("language", "words"), [("ru", "Общие места"), ("kk", "Ортақ орындар")])
    def test_in_other_languages(self, member: Client, language: str, words: str) -> None:
        member.cookies["django_language"] = language
        assert words in main_of(member, PAGE)

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("en", "by “herders”, “Wells”"),
            ("ru", "«колодцев»"),
            ("kk", "«құдықтар»"),
        ],
    )
    def test_words_in_common_stand_in_the_texts_that_the_reader_sees(
        self, member: Client, language: str, told: str
    ) -> None:
        title = {"en": "Wells of herders", "ru": "Сооружение колодцев", "kk": "Шалғайдағы құдықтар"}
        for entity in ("unicef", "undp"):
            add(**{**WELLS, "title": title, "entities": [entity], "description": {"en": "By age", "ru": "В виде доли"}})
        member.cookies["django_language"] = language
        main = main_of(member, PAGE, pair="4-5")
        assert told in main

    def test_a_reader_has_no_buttons_and_an_officer_has(self, member: Client, officer: Client) -> None:
        assert "/do/workplans.overlap.dismiss" not in markup_of(member, PAGE)
        markup = markup_of(officer, PAGE)
        assert "/do/workplans.overlap.dismiss" in markup
        assert "/do/workplans.initiative.form?framework=" in markup
        assert "starts_on=2027-01-01&amp;ends_on=2028-12-31" in markup
        assert "/do/workplans" not in markup_of(officer, PAGE, as_of="2027-01-01")

    def test_the_page_of_a_sub_output_counts_them(self, member: Client) -> None:
        assert "alike work" in main_of(member, f"/{XAA}/workplans/1/")
        assert "sub_output=1" in markup_of(member, f"/{XAA}/workplans/1/")


def test_as_many_statements_for_many_pairs_as_for_one(member: Client) -> None:
    two()
    member.get(PAGE)
    one = _statements(member)
    for number in range(30):
        add(**{**ALIKE, "code": f"A.1.1.{number}"})
    assert _statements(member) == one


def _statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(PAGE).status_code == 200
    return len(found)


def test_empty_pages_say_what_to_do(member: Client) -> None:
    assert "Nothing to compare yet" in main_of(member, PAGE)
    assert "No joint programme or initiative yet" in main_of(member, FORMED)
    add()
    assert "The more of these are filled in" in main_of(member, PAGE)


def test_forms_dismiss_form_and_lead_back(officer: Client, second: Version) -> None:
    two()
    pair = {"framework": XAA, "one": "1", "other": "2", "next": PAGE}
    sent = officer.post("/do/workplans.overlap.dismiss", {**pair, "reason": "Agreed in March"})
    assert sent["Location"].startswith(PAGE)
    assert "Dismissed: 1" in main_of(officer, PAGE)
    assert officer.post("/do/workplans.overlap.restore", {**pair, "reason": "Not so"}).status_code == 302
    given = {
        **pair,
        "name": "Water in schools",
        "kind": "programme",
        "starts_on": "2027-01-01",
        "ends_on": "2028-12-31",
    }
    refused = officer.post("/do/workplans.initiative.form", given)
    assert refused.status_code == 422
    assert officer.post("/do/workplans.initiative.form", {**given, "modality": "parallel"}).status_code == 302
    assert Initiative.objects.get().kind == "programme"
    main = main_of(officer, FORMED)
    assert "Water in schools" in main
    assert "Parallel" in main
    assert "Joint Programme" in main_of(officer, f"/{XAA}/workplans/1/")


def test_everybody_else_has_none_of_it(client: Client, second: Version) -> None:
    stranger = signed_in(person("stranger@example.org"))
    for path in (PAGE, FORMED, f"/{XAA}/workplans/overlaps.csv"):
        assert client.get(path).status_code == 302
        assert stranger.get(path).status_code == 404


def test_the_trail_leads_to_pair_and_initiative(officer: Client, second: Version) -> None:
    two()
    dismiss()
    form()
    markup = markup_of(officer, f"/{XAA}/trail/")
    assert "?pair=1-2" in markup
    assert "#initiative-1" in markup
