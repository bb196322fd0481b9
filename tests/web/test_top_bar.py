"""Who is signed in stands in the top bar; a reader without a session costs no question, and pages stay the same."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.web.addresses import FIXED, addresses

KAZ = "kaz-2026-2030"
OF_PEOPLE = ("django_session", "access_", "account_", "usersessions_", "mfa_", "socialaccount_")


def pages(version: Version) -> list[str]:
    return [*FIXED, "/roles/", *addresses(version)[:40]]


@pytest.mark.parametrize("framework", ["kaz", "second"])
def test_a_reader_without_a_session_costs_no_statement_about_people(
    framework: str, request: pytest.FixtureRequest, page: Client
) -> None:
    asked = {}
    for address in pages(request.getfixturevalue(framework)):
        with CaptureQueriesContext(connection) as queries:
            response = page.get(address)
        found = [query["sql"] for query in queries if any(name in query["sql"] for name in OF_PEOPLE)]
        if found or "sessionid" in response.cookies or "session" in response.cookies or "csrf" in response.cookies:
            asked[address] = found or "a cookie"
    assert asked == {}


def test_every_reader_gets_the_same_bytes_which_may_be_cached(kaz: Version) -> None:
    for address in pages(kaz):
        first, second = Client().get(address), Client().get(address)
        assert first.content == second.content, address
        assert "private" not in first.get("Cache-Control", ""), address
        if first.get("ETag"):
            assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 304, address


def test_the_way_to_sign_in_leads_back(page: Client, kaz: Version) -> None:
    text = page.get(f"/{KAZ}/results/?outcome=1").content.decode()
    assert 'href="/account/login/?next=%2Fkaz-2026-2030%2Fresults%2F%3Foutcome%3D1"' in text
    assert "Sign out" not in text
    assert 'class="sign-in"' not in page.get("/account/login/").content.decode()


def test_whoever_is_signed_in_sees_their_name_and_signs_out_by_a_form(kaz: Version) -> None:
    aigul = person("aigul@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ)), name="Aigul")
    browser = signed_in(aigul)
    response = browser.get(f"/{KAZ}/")
    text = response.content.decode()
    assert "Aigul" in text
    assert 'action="/account/logout/"' in text
    assert 'href="/account/"' in text
    assert 'href="/people/"' not in text, "not for those who may not"
    assert "private" in response["Cache-Control"]
    assert (
        'href="/people/"' in signed_in(person("o@example.org", (Role.EVALUATOR, Reach(KAZ)))).get("/").content.decode()
    )


def test_an_old_cookie_is_nobody(page: Client, kaz: Version) -> None:
    page.cookies["session"] = "x" * 32
    assert "Sign in" in page.get("/about/").content.decode()


def test_a_page_for_somebody_costs_a_fixed_number_more(
    kaz: Version, page: Client, django_assert_num_queries: Any
) -> None:
    """The session, the person, their roles."""
    browser = signed_in(person("aigul@example.org", (Role.DATA_OFFICER, Reach(KAZ)), (Role.EVALUATOR, Reach(KAZ))))
    browser.get("/about/")
    with django_assert_num_queries(3):
        browser.get("/about/")
