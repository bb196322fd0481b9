"""Signing in and out: password, lock-out, code, recovery codes, sessions, letters; and what nobody is told."""

import logging
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.passwords import NotOneself
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.audit.models import Event
from shanyraq.base.comments.queries import members as members_of
from shanyraq.base.notices.queries import readers
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, PASSWORD, actor, give, person, signed_in, token_of
from tests.base.signing import (
    LOGIN,
    browser,
    code,
    is_in,
    link_in_letter,
    recovery_codes,
    session_cookie,
    sign_in,
    with_app,
)
from tests.base.test_accounts import LONG, invitation

KAZ = "kaz-2026-2030"
MISMATCH = "Address and password do not fit together"
LOCKED = "Signing in is locked"
NO_CODE = {
    "en": "No code counts for a quarter of an hour, also after a new password.",
    "ru": "Четверть часа ни один код не принимается, даже после смены пароля.",
    "kk": "Он бес минут бойы ешбір код қабылданбайды, құпиясөз ауыстырылса да.",
}


@pytest.fixture
def aigul(db: None) -> Person:
    return person("aigul@example.org", (Role.EVALUATOR, Reach(KAZ)), name="Aigul")


@pytest.fixture
def officer(db: None) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Dana")


# Password


def test_signing_in_leads_where_one_was_going(aigul: Person) -> None:
    client = browser()
    assert sign_in(client, "Aigul@Example.org", next="/about/")["Location"] == "/about/"
    assert is_in(client)
    assert sign_in(browser(), aigul.email)["Location"] == "/desk/"
    assert sign_in(browser(), aigul.email, next="https://evil.example/")["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("email", "password"), [("aigul@example.org", "wrong password"), ("nobody@example.org", PASSWORD)]
)
def test_a_wrong_address_and_a_wrong_password_are_answered_alike(aigul: Person, email: str, password: str) -> None:
    response = sign_in(browser(), email, password)
    assert MISMATCH in response.content.decode()
    assert 'role="alert"' in response.content.decode()
    assert password not in response.content.decode()


def test_an_unconfirmed_address_does_not_sign_in(aigul: Person) -> None:
    EmailAddress.objects.filter(user=aigul).update(verified=False)
    client = browser()
    assert sign_in(client, aigul.email)["Location"] == "/account/confirm-email/"
    assert not is_in(client)
    client.post(link_in_letter())
    sign_in(client, aigul.email)
    assert is_in(client)


def test_an_ended_account_does_not_sign_in(aigul: Person) -> None:
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    people.end(people.EndPerson(person=aigul.email, reason="Left"), by=actor(root), at=NOW)
    client = browser()
    assert MISMATCH in sign_in(client, aigul.email).content.decode()
    assert not is_in(client)


def test_nobody_signs_up(db: None) -> None:
    for sent in ({}, {"email": "x@example.org", "password1": LONG, "password2": LONG}):
        response = browser().post("/account/signup/", sent)
        assert "opened by invitation" in response.content.decode()
    assert not Person.objects.exists()


def test_the_session_gets_a_new_key_and_a_guarded_cookie(aigul: Person) -> None:
    client = browser()
    client.get(LOGIN)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    sign_in(client, aigul.email)
    cookie = session_cookie(client)
    assert cookie.value != before
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["expires"] == "", "forgotten with the browser, unless one asks to be kept"
    kept = browser()
    sign_in(kept, aigul.email, remember="on")
    assert session_cookie(kept)["max-age"] == 14 * 24 * 3600


def test_signing_out_takes_a_form_and_ends_the_session(aigul: Person) -> None:
    client = browser()
    sign_in(client, aigul.email)
    key = client.session.session_key
    client.get("/account/logout/")
    assert is_in(client), "a link on another page signs nobody out"
    client.post("/account/logout/")
    assert not is_in(client)
    client.cookies["session"] = key or ""
    assert not is_in(client)


def test_a_form_from_elsewhere_is_refused_in_words(aigul: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOGIN, {"login": aigul.email, "password": PASSWORD})
    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()


# Lock-out


def fail(count: int, email: str = "aigul@example.org", **headers: str) -> Any:
    response = None
    for _ in range(count):
        response = sign_in(browser("en", **headers), email, "wrong password")
    return response


def test_five_failed_tries_lock_even_the_right_password_whatever_the_browser(aigul: Person) -> None:
    assert MISMATCH in fail(5).content.decode()
    assert LOCKED in fail(1).content.decode()
    client = browser()
    assert LOCKED in sign_in(client, aigul.email).content.decode()
    assert not is_in(client)


def test_the_fifth_try_still_counts(aigul: Person) -> None:
    fail(4)
    client = browser()
    sign_in(client, aigul.email)
    assert is_in(client)


def test_an_address_without_an_account_is_locked_alike(aigul: Person) -> None:
    fail(5, "nobody@example.org")
    assert LOCKED in fail(1, "nobody@example.org").content.decode()
    client = browser()
    sign_in(client, aigul.email)
    assert is_in(client), "others are not locked with it"


def test_thirty_failed_tries_from_one_place_lock_the_place(aigul: Person) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False) as clock:
        for number in range(30):
            clock.shift(timedelta(seconds=10))
            assert MISMATCH in fail(1, f"somebody{number}@example.org").content.decode()
        clock.shift(timedelta(minutes=1))
        assert LOCKED in sign_in(browser(), aigul.email).content.decode()


def test_too_many_tries_in_a_minute_are_refused_in_words(aigul: Person) -> None:
    for number in range(30):
        fail(1, f"somebody{number}@example.org")
    response = sign_in(browser(), aigul.email)
    assert response.status_code == 429
    assert "Wait a few minutes" in response.content.decode()


def test_the_lock_opens_after_a_quarter_of_an_hour(aigul: Person) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False) as clock:
        fail(5)
        clock.shift(timedelta(minutes=15) - timedelta(seconds=1))
        assert LOCKED in sign_in(browser(), aigul.email).content.decode()
        clock.shift(timedelta(seconds=2))
        client = browser()
        sign_in(client, aigul.email)
        assert client.session.get("_auth_user_id") == str(aigul.pk)


def test_the_lock_stands_in_the_database_where_every_process_sees_it(aigul: Person) -> None:
    assert caches["default"].__class__.__name__ == "DatabaseCache"
    assert caches["default"]._max_entries >= 100_000, "nobody pushes their lock-out out by making others"


def test_a_new_password_unlocks(aigul: Person) -> None:
    fail(6)
    client = browser()
    client.post("/account/password/reset/", {"email": aigul.email})
    form = client.get(link_in_letter())["Location"]
    client.post(form, {"password1": LONG, "password2": LONG})
    sign_in(client, aigul.email, LONG)
    assert is_in(client)


# Codes


def test_an_app_is_set_up_asked_for_and_switched_off(aigul: Person) -> None:
    client = browser()
    sign_in(client, aigul.email)
    setup = "/account/factor/app/"
    assert client.get(setup)["Location"].startswith("/account/reauthenticate/"), "the password is asked once more"
    client.post("/account/reauthenticate/", {"password": "wrong password"})
    assert client.get(setup).status_code == 302
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get(setup)
    text = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    assert "no-store" in page["Cache-Control"]
    secret = re.search(r'class="secret">([A-Z2-7]+)<', text)
    assert secret
    assert "This code does not count" in client.post(setup, {"code": "000000"}).content.decode()
    assert client.post(setup, {"code": code(secret[1])})["Location"] == "/account/factor/recovery/"
    assert Event.objects.filter(verb="accounts.authenticator.add", person=aigul.pk).count() == 1
    kept = Authenticator.objects.get(user=aigul, type=Authenticator.Type.TOTP)
    assert secret[1] not in str(kept.data), "encrypted"
    client.post("/account/factor/app/end/")
    assert not Authenticator.objects.filter(user=aigul).exists()
    assert Event.objects.filter(verb="accounts.authenticator.end", person=aigul.pk).count() == 1


def test_a_password_alone_is_not_enough_then(aigul: Person) -> None:
    secret = with_app(aigul)
    client = browser()
    assert sign_in(client, aigul.email)["Location"] == "/account/factor/code/"
    assert not is_in(client)
    assert "This code does not count" in client.post("/account/factor/code/", {"code": "123456"}).content.decode()
    assert not is_in(client)
    assert client.post("/account/factor/code/", {"code": code(secret)})["Location"] == "/desk/"
    assert is_in(client)


def test_where_a_second_factor_is_required_roles_rest_without_one(kaz: Version, officer: Person, settings: Any) -> None:
    """In the browser and for tokens; with the app they are there again, and without the setting nobody is asked."""
    client, asked = signed_in(officer), {"authorization": f"Bearer {token_of(officer)}"}
    people, members = "/people/", f"/api/v1/frameworks/{KAZ}/members"
    for required, has_app, counts in ((False, False, True), (True, False, False), (True, True, True)):
        settings.SECOND_FACTOR_REQUIRED = required
        if has_app:
            with_app(officer)
        assert (client.get(people).status_code == 200) is counts
        assert (client.get(members, headers=asked).status_code == 200) is counts
        assert (readers([officer], NOW.date())[0].actor.holdings != ()) is counts, "desk, calendar, letters"
        assert (officer in members_of(KAZ, NOW.date())) is counts, "who can be mentioned"
        assert ("Yours rest until you have one" in client.get("/about/").content.decode()) is not counts
    assert "Yours rest" not in browser().get("/about/").content.decode()


def test_a_code_signs_in_once(aigul: Person) -> None:
    secret = with_app(aigul)
    used = code(secret)
    for signed in (True, False):
        client = browser()
        sign_in(client, aigul.email)
        client.post("/account/factor/code/", {"code": used})
        assert is_in(client) is signed


def test_the_code_that_set_the_app_up_has_counted(aigul: Person) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False):
        client, elsewhere = browser(), browser()
        sign_in(client, aigul.email)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        found = re.search(r'class="secret">([A-Z2-7]+)<', client.get("/account/factor/app/").content.decode())
        assert found
        used = code(found[1])
        assert client.post("/account/factor/app/", {"code": used}).status_code == 302
        sign_in(elsewhere, aigul.email)
        elsewhere.post("/account/factor/code/", {"code": used})
        assert not is_in(elsewhere)
        elsewhere.post("/account/factor/code/", {"code": code(found[1], 1)})
        assert is_in(elsewhere)


@pytest.mark.parametrize(
    ("password", "counts"),
    [
        ("Vera One Vera One", False),
        ("vera.one.vera.one", False),
        ("OneVeraOneVera2026!", False),
        ("vera-one example org", False),
        ("Vera sings loudly", True),
        ("horse battery staple", True),
        ("one apple for vera", True),
    ],
)
def test_the_words_of_ones_own_name_are_no_password_however_often(password: str, counts: bool) -> None:
    vera = Person(name="Vera One", email="vera.one@example.org")
    if counts:
        NotOneself().validate(password, vera)
        return
    with pytest.raises(ValidationError):
        NotOneself().validate(password, vera)


@pytest.mark.parametrize(("later", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(aigul: Person, later: int, counts: bool) -> None:
    secret = with_app(aigul)
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False):
        client = browser()
        sign_in(client, aigul.email)
        client.post("/account/factor/code/", {"code": code(secret, later)})
        assert ("_auth_user_id" in client.session) is counts


def test_codes_cannot_be_guessed_for_long(aigul: Person) -> None:
    secret = with_app(aigul)
    client = browser()
    sign_in(client, aigul.email)
    for _ in range(5):
        client.post("/account/factor/code/", {"code": "123456"})
    assert NO_CODE["en"] in client.post("/account/factor/code/", {"code": code(secret)}).content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_new_password_does_not_give_more_codes_to_guess_and_the_page_says_so(aigul: Person, language: str) -> None:
    secret = with_app(aigul)
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False) as clock:
        client = browser(language)
        sign_in(client, aigul.email)
        for _ in range(5):
            client.post("/account/factor/code/", {"code": "123456"})
        client.post("/account/password/reset/", {"email": aigul.email})
        form = client.get(link_in_letter())["Location"]
        client.post(form, {"password1": LONG, "password2": LONG})
        sign_in(client, aigul.email, LONG)
        text = client.post("/account/factor/code/", {"code": code(secret)}).content.decode()
        assert NO_CODE[language] in text
        assert not is_in(client)
        clock.shift(timedelta(minutes=15, seconds=1))
        again = browser(language)
        sign_in(again, aigul.email, LONG)
        again.post("/account/factor/code/", {"code": code(secret)})
        assert again.session.get("_auth_user_id") == str(aigul.pk)


def test_whoever_says_once_more_who_they_are_is_told_the_same_of_codes(aigul: Person) -> None:
    with_app(aigul)
    client = signed_in(aigul)
    for _ in range(5):
        client.post("/account/factor/again/", {"code": "123456"})
    assert NO_CODE["en"] in client.post("/account/factor/again/", {"code": "123456"}).content.decode()


def test_a_recovery_code_signs_in_once(aigul: Person) -> None:
    with_app(aigul)
    codes = recovery_codes(aigul)
    assert len(codes) == 10
    for signed in (True, False):
        client = browser()
        sign_in(client, aigul.email)
        client.post("/account/factor/code/", {"code": codes[0]})
        assert is_in(client) is signed
    assert recovery_codes(aigul) == codes[1:]


def test_recovery_codes_are_shown_after_the_password_and_made_anew(aigul: Person) -> None:
    secret = with_app(aigul)
    client = browser()
    sign_in(client, aigul.email)
    client.post("/account/factor/code/", {"code": code(secret)})
    shown = "/account/factor/recovery/"
    assert client.get(shown).status_code == 302
    assert client.get("/account/factor/recovery/file/").status_code == 302
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    old = recovery_codes(aigul)
    assert old[0] in client.get(shown).content.decode()
    assert client.get("/account/factor/recovery/file/").content.decode().split() == old
    client.post("/account/factor/recovery/new/")
    assert set(recovery_codes(aigul)).isdisjoint(old)
    assert Event.objects.filter(verb="accounts.recovery.make", person=aigul.pk).count() == 1


# Sessions


def test_a_session_is_listed_and_ended_from_another_browser(aigul: Person) -> None:
    there = browser(user_agent="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")
    here = browser()
    sign_in(there, aigul.email)
    sign_in(here, aigul.email)
    text = here.get("/account/").content.decode()
    assert "Firefox on Windows" in text
    assert text.count('action="/do/accounts.session.end"') == 1, "not the one at hand"
    other = UserSession.objects.exclude(session_key=here.session.session_key).get()
    done = here.post("/do/accounts.session.end", {"number": str(other.pk), "next": "/account/"})
    assert done["Location"] == "/account/"
    assert not is_in(there)
    assert is_in(here)
    event = Event.objects.get(verb="accounts.session.end", person=aigul.pk)
    for kept in (event.name, event.key, event.change, event.before, event.after, event.reason):
        assert other.ip not in str(kept), "the trail is for ever, and holds no address of the network"
        assert "Firefox" not in str(kept)


def test_nobody_ends_a_session_of_somebody_else(aigul: Person, officer: Person) -> None:
    there, here = browser(), browser()
    sign_in(there, aigul.email)
    sign_in(here, officer.email)
    other = UserSession.objects.get(user=aigul)
    assert here.post("/do/accounts.session.end", {"number": str(other.pk)}).status_code == 404
    assert is_in(there)


def test_a_changed_password_signs_out_everywhere_else(aigul: Person) -> None:
    there, here = browser(), browser()
    sign_in(there, aigul.email)
    sign_in(here, aigul.email)
    sent = {"oldpassword": PASSWORD, "password1": LONG, "password2": LONG}
    assert here.post("/account/password/change/", sent).status_code == 302
    assert not is_in(there)
    assert is_in(here)
    assert Event.objects.filter(verb="accounts.password.change", person=aigul.pk).count() == 1
    assert "The password of your account was changed" in str(mail.outbox[-1].body)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"oldpassword": "wrong password"}, "not your present password"),
        ({"password2": "another long one"}, "The two passwords differ"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password1": "q1w2e3r4t5y6", "password2": "q1w2e3r4t5y6"}, "attackers try first"),
        ({"password1": "aigul@example.org", "password2": "aigul@example.org"}, "too much like your name"),
        ({"password1": ""}, "This is needed"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(aigul: Person, sent: dict[str, str], said: str) -> None:
    client = browser()
    sign_in(client, aigul.email)
    right = {"oldpassword": PASSWORD, "password1": LONG, "password2": LONG}
    text = client.post("/account/password/change/", {**right, **sent}).content.decode()
    assert said in text
    assert LONG not in text
    aigul.refresh_from_db()
    assert aigul.check_password(PASSWORD)


# Letters


def test_a_forgotten_password_is_answered_alike_for_everybody(aigul: Person) -> None:
    answers = []
    for email in (aigul.email, "nobody@example.org"):
        response = browser().post("/account/password/reset/", {"email": email}, follow=True)
        answers.append(response.content.decode().replace(email, ""))
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [["aigul@example.org"], ["nobody@example.org"]]
    assert "/account/password/reset/key/" not in str(mail.outbox[1].body)


def test_a_link_to_a_new_password_counts_once_and_for_a_day(aigul: Person) -> None:
    client = browser()
    client.post("/account/password/reset/", {"email": aigul.email})
    link = link_in_letter()
    form = client.get(link)["Location"]
    assert "set-password" in form, "the key does not stay in the address"
    client.post(form, {"password1": LONG, "password2": LONG})
    assert not is_in(client), "the code of the app is asked as ever"
    assert "does not count any more" in browser().get(link).content.decode()
    sign_in(client, aigul.email, LONG)
    assert is_in(client)
    late = browser()
    late.post("/account/password/reset/", {"email": aigul.email})
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1, seconds=2)):
        assert "does not count any more" in late.get(link_in_letter()).content.decode()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_letter_is_written_in_the_language_of_whoever_gets_it(aigul: Person, language: str) -> None:
    Person.objects.update(language=language)
    browser("kk" if language == "ru" else "ru").post("/account/password/reset/", {"email": aigul.email})
    with translation.override(language):
        assert mail.outbox[-1].subject == translation.gettext("A new password")


def test_an_address_changes_when_the_new_one_is_confirmed(aigul: Person) -> None:
    client = browser()
    sign_in(client, aigul.email)
    client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    client.post("/account/reauthenticate/?next=/account/email/", {"password": PASSWORD})
    assert mail.outbox[-1].to == ["new@example.org"]
    aigul.refresh_from_db()
    assert aigul.email == "aigul@example.org"
    assert "waits to be confirmed" in client.get("/account/").content.decode()
    client.post(link_in_letter_to("new@example.org"))
    aigul.refresh_from_db()
    assert aigul.email == "new@example.org"
    assert mail.outbox[-1].to == ["aigul@example.org"], "the old address is told"
    assert Event.objects.filter(verb="accounts.address.change", person=aigul.pk).count() == 1
    assert list(EmailAddress.objects.filter(user=aigul).values_list("email", flat=True)) == ["new@example.org"]


def link_in_letter_to(address: str) -> str:
    mail.outbox[:] = [letter for letter in mail.outbox if letter.to == [address]]
    return link_in_letter()


def test_the_address_of_somebody_else_cannot_be_taken(aigul: Person, officer: Person) -> None:
    client = browser()
    sign_in(client, aigul.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    response = client.post("/account/email/", {"email": officer.email, "action_add": "1"})
    assert response.status_code == 302, "nobody is told that there is such an account"
    client.post(link_in_letter_to(officer.email))
    aigul.refresh_from_db()
    assert aigul.email == "aigul@example.org"


# Invitations


def test_an_invitation_opens_the_account_and_signs_in(officer: Person) -> None:
    invited = invitation(officer)
    link = f"/account/join/{invited.secret}/"
    client = browser()
    with time_machine.travel(NOW + timedelta(days=1)):
        text = client.get(link).content.decode()
        assert "Welcome, New" in text
        assert "Evaluator" in text
        assert client.post(link, {"password1": "short", "password2": "short"}).status_code == 422
        assert client.post(link, {"password1": LONG, "password2": LONG})["Location"] == "/desk/"
        assert client.session["_auth_user_id"] == str(Person.objects.get(email="new@example.org").pk)
        again = browser().post(link, {"password1": "another long one", "password2": "another long one"})
        assert again.status_code == 404
        assert "was used or withdrawn" in again.content.decode()


def test_an_invitation_is_not_accepted_in_the_name_of_who_is_signed_in(aigul: Person, officer: Person) -> None:
    invited = invitation(officer)
    client = browser()
    with time_machine.travel(NOW + timedelta(days=1)):
        sign_in(client, aigul.email)
        response = client.post(f"/account/join/{invited.secret}/", {"password1": LONG, "password2": LONG})
    assert response.status_code == 409
    assert not Person.objects.filter(email="new@example.org").exists()


def test_a_second_invitation_is_accepted_by_whoever_has_an_account(officer: Person) -> None:
    first, second = invitation(officer), invitation(officer, role="psea")
    client, link = browser(), f"/account/join/{second.secret}/"
    with time_machine.travel(NOW + timedelta(days=1)):
        client.post(f"/account/join/{first.secret}/", {"password1": LONG, "password2": LONG})
        assert browser().get(link)["Location"].startswith("/account/login/?next=/account/join/")
        text = client.get(link).content.decode()
        assert "Coordinator for protection from sexual exploitation and abuse" in text
        response = client.post(link, follow=True)
        assert response.redirect_chain[0][0] == "/account/"
        assert "The role is yours." in response.content.decode()
        assert client.post(link).status_code == 404
    new = Person.objects.get(email="new@example.org")
    assert {grant.role for grant in new.grants.all()} == {"evaluator", "psea"}


def test_an_invitation_that_cannot_be_accepted_any_more_says_why(officer: Person) -> None:
    first, second = invitation(officer), invitation(officer, role="psea")
    client, link = browser(), f"/account/join/{second.secret}/"
    with time_machine.travel(NOW + timedelta(days=1)):
        client.post(f"/account/join/{first.secret}/", {"password1": LONG, "password2": LONG})
        give(Person.objects.get(email="new@example.org"), Role.PSEA, Reach(KAZ))
        response = client.post(link)
    assert response.status_code == 422
    assert "The role is held here already" in response.content.decode()


# Logs


def test_no_secret_stands_in_a_log(aigul: Person, officer: Person, caplog: pytest.LogCaptureFixture) -> None:
    from shanyraq.config.discretion import Discreet

    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(Discreet())
    secret, invited = with_app(aigul), invitation(officer)
    fail(6)
    client = Client(enforce_csrf_checks=True)
    client.post(f"/account/join/{invited.secret}/", {"password1": LONG})
    client.get(f"/account/join/{invited.secret}x/")
    browser().post("/account/password/reset/", {"email": aigul.email})
    link = link_in_letter()
    client.post(link)
    client.get(f"/api/v1/nothing?token=shq_{'a' * 43}")
    text = caplog.text
    assert "Sign-in is locked for account" in text
    assert "/account/join/…" in text, "the address is told without its secret"
    for hidden in (invited.secret, link.split("-", 1)[1], "wrong password", LONG, secret, aigul.email, "a" * 43):
        assert hidden not in text, hidden
