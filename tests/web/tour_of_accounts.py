"""Every page, letter and message of accounts, once, as people meet them; for the test that renders every template."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from allauth.account.models import EmailAddress
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.notices.sending import send
from shanyraq.base.notices.stopping import stop_link
from shanyraq.kernel.scopes import Reach
from tests.base.openid_provider import CLIENT, SECRET, running
from tests.base.people import NOW, PASSWORD, actor, give, person, signed_in
from tests.base.signing import browser, code, link_in_letter, sign_in, with_app
from tests.base.test_accounts import LONG, invitation

AGAIN = {"password": PASSWORD}


def tour(framework: str, settings: Any) -> None:
    """Goes everywhere. What leaves on commit leaves at once: no test commits anything."""
    with patch("django.db.transaction.on_commit", lambda function, **_: function()):
        stations(framework, settings)


def stations(framework: str, settings: Any) -> None:
    officer = person("tour@example.org", (Role.DATA_OFFICER, Reach(framework)), name="Tour")
    joining(officer, framework)
    password(officer)
    address(officer)
    codes(officer)
    lists(officer, framework)
    letters_and_calendar(officer)
    refusals(officer)
    provider(settings)


def get(client: Client, path: str, status: int = 200) -> None:
    assert client.get(path).status_code == status, path


def post(client: Client, path: str, sent: dict[str, str], status: int = 302) -> None:
    assert client.post(path, sent).status_code == status, path


def joining(officer: Person, framework: str) -> None:
    invited = invitation(officer, framework=framework, email="invited@example.org")
    more = invitation(officer, framework=framework, email="invited@example.org", role="psea")
    type(invited.invitation).objects.update(expires_at="2100-01-01T00:00:00Z")
    link = f"/account/join/{invited.secret}/"
    get(browser(), link)
    get(signed_in(officer), link, 409)
    sent = {"email": "letter@example.org", "name": "Letter", "role": "psea", "framework": framework}
    ends = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    post(signed_in(officer), "/do/accounts.person.invite", {**sent, "ends_on": ends})
    post(browser(), link, {"password1": LONG, "password2": LONG})
    get(browser(), link, 404)
    get(signed_in(Person.objects.get(email="invited@example.org")), f"/account/join/{more.secret}/")
    get(browser(), "/account/signup/")
    get(browser(), "/account/inactive/")


def password(officer: Person) -> None:
    client = browser()
    get(client, "/account/login/")
    post(client, "/account/login/", {"login": officer.email, "password": "wrong password"}, 200)
    get(client, "/account/password/reset/")
    post(client, "/account/password/reset/", {"email": "nobody@example.org"})
    post(client, "/account/password/reset/", {"email": officer.email})
    get(client, "/account/password/reset/done/")
    form = client.get(link_in_letter())["Location"]
    get(client, form)
    post(client, form, {"password1": PASSWORD, "password2": PASSWORD})
    get(client, "/account/password/reset/key/done/")
    EmailAddress.objects.filter(user=officer).update(verified=False)
    assert sign_in(client, officer.email)["Location"] == "/account/confirm-email/"
    get(client, "/account/confirm-email/")
    EmailAddress.objects.filter(user=officer).update(verified=True)
    sign_in(client, officer.email)
    get(client, "/account/logout/")
    post(client, "/account/logout/", {})
    get(client, "/about/")
    sign_in(client, officer.email)
    get(client, "/account/password/change/")
    post(client, "/account/password/change/", {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD})


def address(officer: Person) -> None:
    officer.refresh_from_db()
    client = signed_in(officer)
    get(client, "/account/reauthenticate/")
    client.post("/account/reauthenticate/", AGAIN)
    for act in ("action_remove", "action_primary"):
        post(client, "/account/email/", {"email": officer.email, act: "1"})
    post(client, "/account/email/", {"email": "wrong@example.org", "action_add": "1"})
    post(client, "/account/email/", {"email": "wrong@example.org", "action_primary": "1"})
    post(client, "/account/email/", {"email": "wrong@example.org", "action_remove": "1"})
    post(client, "/account/email/", {"email": "tour2@example.org", "action_add": "1"})
    get(client, "/account/email/")
    link = link_in_letter()
    get(client, link)
    other = EmailAddress.objects.create(user=person("taken@example.org"), email="tour2@example.org", verified=True)
    client.post(link)
    other.delete()
    client.post(link)
    officer.refresh_from_db()
    assert officer.email == "tour2@example.org"


def codes(officer: Person) -> None:
    client = signed_in(officer)
    client.post("/account/reauthenticate/", AGAIN)
    page = client.get("/account/factor/app/")
    post(client, "/account/factor/app/", {"code": code(page.context["form"].secret)})
    get(client, "/account/factor/recovery/")
    get(client, "/account/factor/recovery/file/")
    get(client, "/account/factor/recovery/new/")
    post(client, "/account/factor/recovery/new/", {})
    get(client, "/account/factor/again/")
    get(client, "/account/")
    get(client, "/account/factor/app/end/")
    post(client, "/account/factor/app/end/", {})
    with_app(officer)
    fresh = browser()
    sign_in(fresh, officer.email)
    get(fresh, "/account/factor/code/")


def lists(officer: Person, framework: str) -> None:
    client = signed_in(officer)
    give(person("due@example.org"), Role.EVALUATOR, Reach(framework), datetime.now(UTC).date())
    client.post("/account/reauthenticate/", AGAIN)
    post(client, "/do/accounts.token.make", {"name": "Script", "days": "9"}, 200)
    get(client, "/webhooks/")
    for path in ("/account/", "/people/", "/people/?q=nobody-at-all", "/people/review/", f"/people/{officer.pk}/"):
        get(client, path)
    get(browser(), "/roles/")


def letters_and_calendar(officer: Person) -> None:
    client = signed_in(officer)
    client.post("/account/reauthenticate/", AGAIN)
    get(client, "/account/")
    get(client, "/do/notices.calendar.make")
    post(client, "/do/notices.calendar.make", {}, 200)
    get(client, "/account/")
    get(client, "/desk/")
    list(send(datetime.now(UTC) + timedelta(days=9), "https://example.org"))
    link = stop_link(officer.pk, ["tasks"], "")
    get(browser(), link)
    post(browser(), link, {}, 200)
    get(browser(), stop_link(officer.pk, ["gone"], ""), 404)


def refusals(officer: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    post(strict, "/account/login/", {}, 403)
    without = person("nopassword@example.org")
    without.set_unusable_password()
    without.save()
    client = signed_in(without)
    get(client, "/account/factor/app/", 403)
    ended = person("ended@example.org", (Role.EVALUATOR, Reach("zzz-2026-2030")))
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    people.end(people.EndPerson(person=ended.email, reason="Left"), by=actor(root), at=NOW)
    for number in range(31):
        response = browser().post("/account/login/", {"login": f"{number}@example.org", "password": "x"})
    assert response.status_code == 429


def provider(settings: Any) -> None:
    from tests.web.test_sign_in_by_provider import AIGUL, through

    with running() as found:
        app = {
            "provider_id": "house",
            "name": "Unity",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": found.issuer},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        found.claims = dict(AIGUL)
        get(browser(), "/account/login/?next=/about/")
        get(browser(), "/account/provider/house/")
        assert through(browser()).status_code == 403
        aigul = person("aigul@example.org", name="Aigul")
        through(signed_in(aigul), "?process=connect&next=/account/")
        through(signed_in(aigul), "?process=connect&next=/account/")
        get(signed_in(aigul), "/account/")
        dana = person("dana@example.org", name="Dana")
        through(signed_in(dana), "?process=connect&next=/account/")
        get(browser(), "/account/provider/cancelled/")
        get(browser(), "/account/provider/error/", 401)
