"""What guards every answer, whatever it is: headers, cookies, sessions that end, lines of a log without secrets."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
import time_machine
from django.conf import settings as conf
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.http import HttpResponse
from django.test import Client
from django.test.client import Client as Browser

from shanyraq.base.access.models import Person, Token
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.commands import MakeToken
from shanyraq.base.accounts.verbs import token as tokens
from shanyraq.config.discretion import Dated, Discreet
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base.documents import PDF
from tests.base.people import NOW, PASSWORD, actor, person, signed_in, token_of
from tests.base.signing import browser, sign_in
from tests.base.test_accounts import LONG, invitation
from tests.web.addresses import FIXED, addresses
from tests.web.test_every_page import INLINE
from tests.web.tour_of_accounts import tour

STATIC = "/static/ui/ui.js"


@pytest.fixture
def officer(kaz: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(kaz.code)))


def directives(response: HttpResponse) -> dict[str, list[str]]:
    """The content security policy of an answer, by directive."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: values for name, *values in parts}


# Headers


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/kaz-2026-2030/", 200),
        ("/KAZ-2026-2030/", 301),
        ("/nowhere/at/all", 404),
        ("/desk/", 302),
        ("/account/login/", 200),
        ("/api/v1/frameworks", 200),
        ("/api/v1/frameworks/kaz-2026-2030/trail", 401),
        ("/api/v1/nowhere", 404),
        ("/api/v1/openapi.json", 200),
        ("/healthz", 200),
        ("/metrics", 200),
        ("/kaz-2026-2030/plan.csv", 200),
        (STATIC, 200),
    ],
)
def test_every_kind_of_answer_is_guarded(kaz: Version, client: Client, address: str, status: int) -> None:
    response = client.get(address, secure=True)
    assert response.status_code == status
    policy = directives(response)
    for name in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert policy[name] == ["'none'"], name
    assert (policy["script-src"], policy["style-src"]) == (["'self'"], ["'self'"])
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers, "no other origin reads anything"
    if status == 200:
        kind = response["Content-Type"]
        assert not kind.startswith("text/") or "charset=utf-8" in kind.replace('"', ""), kind


def test_the_fault_page_is_guarded(client: Client, kaz: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(import_module("shanyraq.portal.views.chooser"), "versions_in_force", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert directives(response)["script-src"] == ["'self'"]


@pytest.mark.parametrize("method", ["trace", "options", "put", "patch", "delete"])
def test_methods_that_nobody_needs_change_and_echo_nothing(kaz: Version, client: Client, method: str) -> None:
    for address in ("/account/login/", "/do/parties.organisation.create", "/kaz-2026-2030/"):
        response = getattr(client, method)(address, headers={"x-secret": "echo-me"})
        assert b"echo-me" not in response.content
        assert response.status_code in {200, 302, 403, 405}, address
        assert method == "options" or response.status_code != 200 or response["Content-Type"].startswith("text/html")


def test_what_somebody_signed_in_sees_is_kept_by_nobody(officer: Person) -> None:
    client = signed_in(officer)
    for address in ("/desk/", "/account/", "/kaz-2026-2030/", "/kaz-2026-2030/trail/", "/kaz-2026-2030/contacts/"):
        kept = client.get(address)["Cache-Control"]
        assert {"private", "no-store"} <= set(kept.replace(" ", "").split(",")), address


def test_signing_out_clears_what_the_browser_kept(officer: Person) -> None:
    client = signed_in(officer)
    assert "Clear-Site-Data" not in client.get("/account/logout/").headers
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache"'


# No inline script or style, on any page


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Address and text of every page that any browser of the test gets."""
    seen: list[tuple[str, str]] = []
    request = Browser.request

    def noted(self: Client, **asked: Any) -> Any:
        response = request(self, **asked)
        if "text/html" in response.get("Content-Type", ""):
            seen.append((asked.get("PATH_INFO", ""), response.content.decode()))
        return response

    monkeypatch.setattr(Browser, "request", noted)
    return seen


def test_no_page_for_people_has_code_in_it(
    kaz: Version, second: Version, settings: Any, answers: list[tuple[str, str]]
) -> None:
    """Signing in and all of accounts, forms of every verb, workbooks, documents and comments, the desk, refusals."""
    from tests.web.test_templates import forms, with_account, workbooks

    forms(kaz)
    with_account_version(second, with_account)
    workbooks(second)
    tour(kaz.code, settings)
    desk = signed_in(person("watcher@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
    for address in [*FIXED, *addresses(second)[:40], *own_pages(kaz)]:
        desk.get(address)
    assert len({address for address, _ in answers}) > 90
    assert [(address, str(INLINE.search(text))) for address, text in answers if INLINE.search(text)] == []


def with_account_version(second: Version, stations: Any) -> None:
    """The stations of ``test_templates`` that want a second version of the framework."""
    from tests.conftest import ROOT, apply, package_in
    from tests.domains.test_packages_apply import LATER, retitled

    stations(apply(retitled(package_in(ROOT / "tests" / "packages" / second.code), "Eau"), at=LATER))


def own_pages(version: Version) -> Iterator[str]:
    """Every form of a verb, and the lists of people and of workbooks."""
    from shanyraq.base.verbs import verbbook

    yield from (f"/do/{name}?framework={version.code}" for name in verbbook())
    yield from ("/desk/", "/people/", "/workbooks/", "/workbooks/parties.organisation.create/", "/account/")


# Cookies


def test_cookies_are_guarded_and_of_this_host_alone_over_https(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are read anew in a process of their own, as production has them."""
    import json
    import os
    import subprocess
    import sys

    program = (
        "import django, json; django.setup(); from django.conf import settings as s;"
        "from django.contrib.messages import get_messages;"
        "from shanyraq.config.cookies import Messages;"
        "print(json.dumps({'names': [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME,"
        " Messages.cookie_name], 'secure': [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE],"
        " 'http': [s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.LANGUAGE_COOKIE_HTTPONLY],"
        " 'site': [s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.LANGUAGE_COOKIE_SAMESITE],"
        " 'hsts': [s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT],"
        " 'debug': s.DEBUG, 'hasher': s.PASSWORD_HASHERS[0], 'level': s.LOGGING['loggers']}))"
    )
    environment = {**os.environ, "SHANYRAQ_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "shanyraq.config.settings"}
    environment.pop("DEBUG", None)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert all(name.startswith("__Host-") for name in found["names"])
    assert set(found["secure"] + found["http"]) == {True}
    assert set(found["site"]) == {"Lax"}
    assert found["hsts"] == [31_536_000, True, True]
    assert (found["debug"], found["hasher"]) == (False, "django.contrib.auth.hashers.PBKDF2PasswordHasher")


def test_the_cookies_that_are_set_are_guarded(officer: Person) -> None:
    client = browser()
    client.cookies.clear()
    client.post("/i18n/setlang/", {"language": "ru", "next": "/"})
    sign_in(client, officer.email)
    assert {"session", "csrf", "django_language"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), name


# Sessions


def test_a_session_ends_when_nobody_uses_it_and_in_the_end_in_any_case(officer: Person) -> None:
    begun = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    idle, longest = timedelta(seconds=conf.SESSION_COOKIE_AGE), timedelta(seconds=conf.SESSION_LONGEST)
    with time_machine.travel(begun, tick=False) as clock:
        client = browser()
        sign_in(client, officer.email)
        clock.shift(idle + timedelta(minutes=1))
        assert client.get("/desk/").status_code == 302, "it lay idle"
        client = browser()
        sign_in(client, officer.email)
        begun = begun + idle + timedelta(minutes=1)
        at = begun
        while at + idle / 2 < begun + longest:
            at += idle / 2
            clock.move_to(at)
            assert client.get("/desk/").status_code == 200, at
        clock.move_to(begun + longest + timedelta(seconds=1))
        assert client.get("/desk/").status_code == 302, "it is as old as it may get"
        assert not client.session.get("_auth_user_id")


def test_whoever_asked_to_be_kept_on_a_device_is_until_the_end(officer: Person) -> None:
    begun = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    with time_machine.travel(begun, tick=False) as clock:
        client = browser()
        sign_in(client, officer.email, remember="on")
        clock.shift(conf.SESSION_LONGEST - 60)
        assert client.get("/desk/").status_code == 200
        clock.shift(120)
        assert client.get("/desk/").status_code == 302


def test_a_use_is_noted_now_and_then_and_not_each_time(officer: Person, django_assert_max_num_queries: Any) -> None:
    begun = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    with time_machine.travel(begun, tick=False) as clock:
        client = browser()
        sign_in(client, officer.email)
        noted = client.session["seen"]
        clock.shift(300)
        client.get("/desk/")
        assert client.session["seen"] == noted
        clock.shift(301)
        client.get("/desk/")
        assert client.session["seen"] == noted + 601


# Passwords


@pytest.mark.parametrize(
    ("password", "refused"),
    [
        ("UnitedNations2026!", True),
        ("shanyraq-shanyraq-1", True),
        ("Программа 2026-2030", True),
        ("Examplia 2026 2030", True),
        ("framework abcde 2026", True),
        ("framework abcdef 2026", False),
        ("four small green apples", False),
        ("құлпынай мен бүлдірген", False),
    ],
)
def test_a_password_is_not_made_of_words_of_the_house(password: str, refused: bool, settings: Any) -> None:
    settings.INSTALLATION_NAME = "Office of Examplia"
    found = [error.code for error in problems_of(password)]
    assert ("password_of_the_house" in found) is refused


def problems_of(password: str) -> list[ValidationError]:
    try:
        validate_password(password)
    except ValidationError as error:
        return list(error.error_list)
    return []


# Logs


@pytest.fixture
def now() -> Iterator[None]:
    """The day of the invitations and tokens of tests."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says at DEBUG, as it is written."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(Discreet())
    caplog.handler.setFormatter(Dated())
    return caplog


def test_an_address_that_is_not_understood_is_one_line(
    kaz: Version, page: Client, log: pytest.LogCaptureFixture
) -> None:
    """Anybody can send such addresses, as many as they like."""
    log.set_level(logging.WARNING)
    assert page.get("/kaz-2026-2030/", {"as_of": "foo"}).status_code == 400
    assert len(log.text.splitlines()) == 1
    assert "foo: /kaz-2026-2030/" in log.text


@pytest.mark.usefixtures("now")
def test_nothing_secret_of_real_requests_reaches_the_log(officer: Person, log: pytest.LogCaptureFixture) -> None:
    """Invitation, joining, signing in and failing, tokens made and used, files, sessions: at DEBUG, SQL included."""
    invited = invitation(officer)
    link = f"/account/join/{invited.secret}/"
    joining = browser()
    joining.get(link)
    joining.post(link, {"password1": LONG, "password2": LONG})
    client = browser()
    client.post("/account/login/", {"login": officer.email, "password": "not the right one"})
    sign_in(client, officer.email)
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": LONG + "x", "password2": "y"})
    made = tokens.make(MakeToken(name="Script", days=9), by=actor(officer), at=datetime.now(UTC))
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    answer = client.post("/do/accounts.token.make", {"name": "Script", "days": "9"})
    page = answer.content.decode()
    shown = re.findall(r"shq_[\w-]{20,}", page)
    assert shown, "the page shows the token"
    program = Program(made.secret)
    said = {"framework": "kaz-2026-2030", "key": "eau", "name": {"en": "Water"}, "kind": "media"}
    assert program.do("parties.organisation.create", said, key="a-key-of-mine").status_code == 200
    assert program.do("parties.organisation.create", {"key": "x"}).status_code == 422
    Program(f"shq_{'w' * 43}").do("parties.organisation.create", said)
    client.get(f"/nowhere?token={made.secret}&password={LONG}")
    sent = SimpleUploadedFile("Report.pdf", PDF + b"inside-of-a-file")
    client.post("/do/attachments.document.attach", {"framework": "kaz-2026-2030", "kind": "indicator", "file": sent})
    session, csrf = client.cookies["session"].value, client.cookies["csrf"].value
    secrets = [invited.secret, made.secret, *shown, "w" * 43, LONG, PASSWORD, "not the right one", session, csrf]
    assert "Sign-in failed for account" in log.text
    assert [hidden for hidden in secrets if hidden in log.text] == []
    assert "inside-of-a-file" not in log.text
    assert not Token.objects.filter(secret=made.secret).exists()


def test_no_receipt_of_feedback_reaches_the_log(kaz: Version, log: pytest.LogCaptureFixture) -> None:
    secret = "r" * 43
    browser().get(f"/nowhere-2026/feedback/receipt/{secret}/")
    browser().get(f"/account/login/?next=%2F{kaz.code}%2Ffeedback%2Freceipt%2F{secret}%2F")
    Client(enforce_csrf_checks=True).post(f"/{kaz.code}/feedback/receipt/{secret}/")
    assert "/feedback/receipt/" in log.text
    assert secret not in log.text


def test_who_tried_what_they_may_not_stands_in_the_log(kaz: Version, log: pytest.LogCaptureFixture) -> None:
    reader = person("reader@example.org", (Role.EVALUATOR, Reach(kaz.code)))
    said = {"framework": kaz.code, "key": "eau", "name": {"en": "Water"}, "kind": "media"}
    assert Program(token_of(reader)).do("parties.organisation.create", said).status_code == 403
    assert f"Refused: parties.organisation.create by account {reader.pk} through api" in log.text


def test_a_line_of_the_log_is_one_line_with_its_moment_in_utc(log: pytest.LogCaptureFixture) -> None:
    with time_machine.travel(NOW, tick=False):
        logging.getLogger("shanyraq.base.test").warning("asked for %s", "/a\r\n2026-01-01 ERROR forged")
    (line,) = log.text.strip().splitlines()
    assert line == "2026-06-01T09:30:00.000Z WARNING shanyraq.base.test: asked for /a\\r\\n2026-01-01 ERROR forged"


def test_requests_end_without_a_word_about_their_cookies() -> None:
    """Nobody adds a receiver that writes requests down whole."""
    assert all("log" not in repr(receiver).lower() for receiver in request_finished.receivers)
