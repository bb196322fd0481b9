"""The pages of contributions: for people with a role; what they show, offer and hand out."""

import json

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.models import Allocation, Contribution
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.giving import allocate, give, propose, set_rate
from tests.domains.planning import add
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/funding/contributions/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def given(second: Version) -> None:
    add()
    add(output="A.1.2")
    set_rate("0.8")
    give()
    give(title="Window", stage="in_talks", currency="EUR", pooled=True, earmarking="soft", outcome="A.1")
    give(title="Gone", stage="lost")
    allocate(300)
    propose()


@pytest.mark.usefixtures("given")
class TestAll:
    def test_what_is_firm_and_what_is_sought(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "signed or received: 1,000; still sought: 1,250; allocated to sub-outputs: 300" in main
        assert "Reallocation 1: 100 US dollars" in main
        assert "0.8" in main

    def test_filters_narrow_page_and_file(self, member: Client) -> None:
        assert "Window" not in main_of(member, PAGE, stage="signed")
        rows = json.loads(member.get(f"/{XAA}/funding/contributions.json", {"stage": "in_talks"}).content)
        assert [(row["title"], row["amount_usd"], row["pooled"]) for row in rows] == [("Window", 1250, "yes")]
        assert member.get(PAGE, {"stage": "on the moon"}).status_code == 404

    def test_the_ministry_consents_and_edits_nothing(self, member: Client) -> None:
        page = markup_of(member, PAGE)
        assert "/do/funding.reallocation.consent_for_government" in page
        assert "/do/funding.contribution.add" not in page
        assert "/do/funding.reallocation.consent_for_entity" not in page

    def test_nobody_else_sees_them(self, client: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        for path in ("", "1/"):
            assert client.get(PAGE + path).status_code == 302
            assert stranger.get(PAGE + path).status_code == 404


@pytest.mark.usefixtures("given")
class TestOne:
    def test_where_it_goes_and_what_can_happen_next(self, member: Client) -> None:
        main = main_of(member, f"{PAGE}1/")
        assert "Conseils" in main
        assert "The money was received; It is closed" in main
        assert "0.8 EUR for one US dollar" in main_of(member, f"{PAGE}2/")

    def test_one_that_there_is_not(self, member: Client) -> None:
        assert member.get(f"{PAGE}99/").status_code == 404

    @pytest.mark.parametrize(
        ("language", "words"), [("ru", "Финансирующий партнёр"), ("kk", "Қаржыландырушы серіктес")]
    )
    def test_in_other_languages(self, member: Client, language: str, words: str) -> None:
        member.cookies["django_language"] = language
        assert words in main_of(member, f"{PAGE}1/")


def test_the_forms_add_and_allocate(second: Version) -> None:
    add()
    focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
    assert "Nothing to mobilise yet" in main_of(focal, PAGE)
    sent = {
        **{"framework": XAA, "title": "Grant", "donor": "Norway", "entity": "unicef", "earmarking": "none"},
        **{"starts_on": "2027-01-01", "ends_on": "2028-12-31", "amount": "100", "agreed_on": "2026-01-01"},
        **{"currency": "USD", "stage": "signed", "next": PAGE},
    }
    assert focal.post("/do/funding.contribution.add", sent)["Location"].startswith(PAGE)
    number = Contribution.objects.get().number
    put = {"framework": XAA, "number": number, "sub_output": "1", "year": "2028", "entity": "unicef", "amount": "101"}
    assert focal.post("/do/funding.allocation.set", put).status_code == 422
    assert focal.post("/do/funding.allocation.set", {**put, "amount": "100"}).status_code == 302
    assert Allocation.objects.get().amount == 100


def test_one_that_ended_says_so(second: Version, member: Client) -> None:
    give()
    Contribution.objects.update(ended_at="2026-12-06T00:00:00Z")
    assert "was ended" in main_of(member, f"{PAGE}1/")
    assert "No contribution is on record yet" in main_of(member, PAGE)
