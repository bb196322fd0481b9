"""Pages of accounts in Russian and Kazakh: no English word is left, also not of django-allauth's or Django's own."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.stopping import stop_link
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import PASSWORD, give, person
from tests.base.signing import browser, sign_in, with_app
from tests.base.test_accounts import invitation
from tests.web.test_languages import WORD, Words

KAZ = "kaz-2026-2030"
CODE = re.compile(r"\b[a-z]{3}-\d{4}-\d{4}\b")
"""A framework is chosen by its code and its title, which is in the language of its document."""
NAMES = {"Dana", "Aigul", "New", "Safari", "Linux", "TOTP", "Script", "Test", "Chrome", "Firefox", "Windows"}
LETTERS = {"http", "https", "testserver", "account", "password", "reset", "key", "example", "org", "UTC", "tour"}


@pytest.fixture
def officer(kaz: Version) -> Person:
    dana = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Dana")
    soon = person("aigul@example.org", name="Aigul")
    give(soon, Role.EVALUATOR, Reach(KAZ), datetime.now(UTC).date() + timedelta(days=9))
    return dana


def english(response: object, language: str) -> dict[str, str]:
    words = Words(language, ["Cadre de coopération"])
    words.feed(response.content.decode())  # type: ignore[attr-defined]
    return {
        word: text
        for word, text in words.found.items()
        if word not in NAMES and "@example.org" not in text and not CODE.search(text)
    }


def visits(client: Client, officer: Person) -> list[tuple[str, dict[str, str] | None]]:
    aigul = Person.objects.get(email="aigul@example.org")
    return [
        ("/account/", None),
        ("/account/email/", None),
        ("/account/email/", {"email": "x", "action_add": "1"}),
        ("/account/password/change/", None),
        ("/account/password/change/", {"oldpassword": "x", "password1": "short", "password2": "other"}),
        ("/account/password/change/", {"oldpassword": "x", "password1": "q1w2e3r4t5y6", "password2": ""}),
        (
            "/account/password/change/",
            {"oldpassword": PASSWORD, "password1": officer.email, "password2": officer.email},
        ),
        ("/account/reauthenticate/", None),
        ("/account/reauthenticate/", {"password": "x"}),
        ("/people/", None),
        ("/people/review/", None),
        (f"/people/{aigul.pk}/", None),
        ("/roles/", None),
        ("/webhooks/", None),
        ("/do/accounts.person.invite", None),
        ("/do/accounts.person.invite", {"email": "x"}),
        ("/do/accounts.grant.give", None),
        (f"/do/accounts.grant.prolong?number={aigul.grants.get().pk}", None),
        ("/do/accounts.person.amend", None),
        (stop_link(officer.pk, ["tasks", "mentions"], ""), None),
        (stop_link(officer.pk, ["tasks", "mentions"], ""), {"List-Unsubscribe": "One-Click"}),
        ("/do/notices.choice.set", None),
        ("/do/notices.calendar.end", None),
        ("/account/logout/", None),
    ]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_english_word_is_left_where_the_address_of_a_calendar_is_made(language: str, officer: Person) -> None:
    client = browser(language)
    client.force_login(officer)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    form = client.get("/do/notices.calendar.make")
    made = client.post("/do/notices.calendar.make")
    made.content = made.content.replace(made.context["address"].encode(), b"")
    assert (form.status_code, made.status_code) == (200, 200)
    assert english(form, language) | english(made, language) == {}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_english_word_is_left_on_pages_of_accounts(language: str, officer: Person) -> None:
    left = {}
    client = browser(language)
    sign_in(client, officer.email)
    for address, sent in visits(client, officer):
        response = client.post(address, sent) if sent else client.get(address)
        assert response.status_code in {200, 422}, (address, response.status_code)
        left |= {word: f"{address}: {text}" for word, text in english(response, language).items()}
    assert left == {}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_english_word_is_left_on_the_way_in(language: str, officer: Person) -> None:
    invited = invitation(officer)
    type(invited.invitation).objects.update(expires_at="2100-01-01T00:00:00Z")
    left = {}
    client = browser(language)
    for address, sent in [
        ("/account/login/", None),
        ("/account/login/", {"login": "x", "password": ""}),
        ("/account/login/", {"login": "x@example.org", "password": "x"}),
        ("/account/signup/", None),
        ("/account/password/reset/", None),
        ("/account/password/reset/", {"email": ""}),
        ("/account/password/reset/done/", None),
        ("/account/confirm-email/x/", None),
        ("/account/password/reset/key/1-x/", None),
        (f"/account/join/{invited.secret}/", None),
        (f"/account/join/{invited.secret}/", {"password1": "short", "password2": "x"}),
        ("/account/join/x/", None),
        ("/account/provider/cancelled/", None),
        ("/account/provider/error/", None),
    ]:
        response = client.post(address, sent) if sent else client.get(address)
        left |= {word: f"{address}: {text}" for word, text in english(response, language).items()}
    with_app(officer)
    sign_in(client, officer.email)
    for sent in (None, {"code": "123456"}):
        path = "/account/factor/code/"
        response = client.post(path, sent) if sent else client.get(path)
        left |= {word: f"{path}: {text}" for word, text in english(response, language).items()}
    for _ in range(6):
        response = sign_in(browser(language), "locked@example.org", "x")
    left |= {word: f"locked: {text}" for word, text in english(response, language).items()}
    assert left == {}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_english_word_is_left_in_letters(language: str, officer: Person) -> None:
    from unittest.mock import patch

    from tests.web.tour_of_accounts import address, codes, password

    Person.objects.update(language=language)
    officer.refresh_from_db()
    with patch("django.db.transaction.on_commit", lambda function, **_: function()):
        password(officer)
        address(officer)
        codes(officer)
    left = {}
    for letter in mail.outbox:
        if "nobody@example.org" in letter.to:
            continue  # nobody knows their language
        for line in [letter.subject, *str(letter.body).splitlines()]:
            if "://" not in line:
                for word in WORD.findall(line):
                    if word not in NAMES | LETTERS | {"Shanyraq", "Tour"} and "@example.org" not in line:
                        left[word] = line
    assert len(mail.outbox) > 6
    assert left == {}
