"""Signing in through an OpenID Connect provider: a real one, which the test starts."""

import http.client
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.audit.models import Event
from shanyraq.kernel.scopes import Reach
from tests.base.openid_provider import CLIENT, SECRET, Provider, running
from tests.base.people import NOW, actor, person
from tests.base.signing import LOGIN, browser, code, is_in, sign_in, with_app
from tests.base.test_accounts import invitation

KAZ = "kaz-2026-2030"
AIGUL = {"sub": "42", "email": "aigul@example.org", "email_verified": True, "name": "Aigul"}


@pytest.fixture
def provider(db: None, settings: Any) -> Iterator[Provider]:
    with running() as found:
        found.claims = dict(AIGUL)
        app = {
            "provider_id": "house",
            "name": "Unity",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": found.issuer},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield found


@pytest.fixture
def aigul(db: None) -> Person:
    return person("aigul@example.org", (Role.EVALUATOR, Reach(KAZ)), name="Aigul")


def through(client: Client, query: str = "") -> Any:
    """Presses the button, goes to the provider as a browser does, and comes back."""
    leaving = client.post(f"/account/provider/house/{query}")
    assert leaving.status_code == 302
    there = urlsplit(leaving["Location"])
    connection = http.client.HTTPConnection(there.netloc, timeout=5)
    connection.request("GET", f"{there.path}?{there.query}")
    back = urlsplit(connection.getresponse().getheader("Location") or "")
    connection.close()
    assert back.path == "/account/provider/house/back/"
    return client.get(f"{back.path}?{back.query}")


def test_an_account_with_the_same_confirmed_address_is_linked_and_signed_in(provider: Provider, aigul: Person) -> None:
    client = browser()
    assert "Sign in with Unity" in client.get(LOGIN).content.decode()
    assert through(client, "?next=/about/")["Location"] == "/about/"
    assert is_in(client)
    assert SocialAccount.objects.get().user == aigul
    assert Event.objects.get(verb="accounts.provider.link").person == aigul.pk
    assert provider.asked[:3] == [
        "/.well-known/openid-configuration",
        "/authorize",
        "/.well-known/openid-configuration",
    ]
    assert not SocialToken.objects.exists(), "what the provider gave is not kept"
    again = browser()
    through(again)
    assert is_in(again)
    assert SocialAccount.objects.count() == 1


def test_once_linked_the_provider_s_own_number_counts_and_not_the_address(provider: Provider, aigul: Person) -> None:
    through(browser())
    provider.claims["email"] = "aigul.new@example.org"
    client = browser()
    through(client)
    assert is_in(client)
    assert Person.objects.get(pk=aigul.pk).email == "aigul@example.org"


def test_whoever_was_invited_gets_their_account(provider: Provider) -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Dana")
    invited = invitation(officer, email="aigul@example.org", name="Aigul").invitation
    type(invited).objects.update(expires_at="2100-01-01T00:00:00Z")
    client = browser()
    through(client)
    assert is_in(client)
    new = Person.objects.get(email="aigul@example.org")
    assert not new.has_usable_password()
    assert [grant.role for grant in new.grants.all()] == ["evaluator"]
    assert Event.objects.filter(verb="accounts.person.enter", actor="Aigul").count() == 1


def refused(response: Any) -> str:
    assert response.status_code == 403
    text: str = response.content.decode()
    assert "There is no account for you here yet" in text
    assert not SocialAccount.objects.exists()
    return text


def test_everybody_else_is_refused_in_words(provider: Provider) -> None:
    client = browser()
    text = refused(through(client))
    assert "Unity knows you as" in text
    assert "aigul@example.org" in text
    assert "Ask the coordination office for an invitation" in text
    assert not is_in(client)
    assert not Person.objects.exists()


@pytest.mark.parametrize("claim", [False, None, "false", "no"])
def test_an_address_that_the_provider_does_not_vouch_for_finds_nobody(
    provider: Provider, aigul: Person, claim: object
) -> None:
    provider.claims["email_verified"] = claim
    client = browser()
    assert "did not say that your e-mail address is confirmed" in refused(through(client))
    assert not is_in(client)


def test_an_account_whose_own_address_is_not_confirmed_is_not_linked(provider: Provider, aigul: Person) -> None:
    EmailAddress.objects.update(verified=False)
    refused(through(browser()))


def test_an_ended_account_is_not_signed_in(provider: Provider, aigul: Person) -> None:
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    through(browser())
    people.end(people.EndPerson(person=aigul.email, reason="Left"), by=actor(root), at=NOW)
    client = browser()
    assert through(client)["Location"] == "/account/inactive/"
    assert not is_in(client)
    SocialAccount.objects.all().delete()
    refused(through(browser()))


def test_the_code_of_the_app_is_asked_here_too(provider: Provider, aigul: Person) -> None:
    secret = with_app(aigul)
    client = browser()
    assert through(client)["Location"] == "/account/factor/code/"
    assert not is_in(client)
    client.post("/account/factor/code/", {"code": code(secret)})
    assert is_in(client)


def test_nobody_links_the_address_of_somebody_else(provider: Provider, aigul: Person) -> None:
    dana = person("dana@example.org")
    client = browser()
    sign_in(client, dana.email)
    response = through(client, "?process=connect")
    assert response.status_code == 403
    assert "not the address of the account that is signed in here" in response.content.decode()
    assert not SocialAccount.objects.exists()


def test_a_link_is_made_from_the_account_page(provider: Provider, aigul: Person) -> None:
    client = browser()
    sign_in(client, aigul.email)
    assert "Link with Unity" in client.get("/account/").content.decode()
    assert through(client, "?process=connect&next=/account/")["Location"] == "/account/"
    assert "Your organisation can sign you in now" in client.get("/account/").content.decode()
    assert SocialAccount.objects.get().user == aigul
    assert "can sign you in" in client.get("/account/").content.decode()


def test_what_is_linked_with_one_account_is_not_linked_with_another(provider: Provider, aigul: Person) -> None:
    through(browser())
    client = browser()
    sign_in(client, person("dana@example.org").email)
    assert through(client, "?process=connect").status_code == 403
    assert SocialAccount.objects.get().user == aigul


@pytest.mark.parametrize("fault", ["issuer", "audience", "expired", "denied", "state", "code"])
def test_an_answer_that_is_not_right_signs_nobody_in(provider: Provider, aigul: Person, fault: str) -> None:
    client = browser()
    if fault == "audience":
        provider.audience = "another house"
    elif fault == "expired":
        provider.ages = -60
    elif fault == "issuer":
        provider.claims["iss"] = "https://evil.example"
    elif fault == "denied":
        provider.denies = True
    if fault == "state":
        response = client.get("/account/provider/house/back/?state=forged&code=x")
    elif fault == "code":
        client.post("/account/provider/house/")
        (state,) = client.session["socialaccount_states"]
        response = client.get(f"/account/provider/house/back/?state={state}&code=forged")
    else:
        response = through(client)
    if fault == "denied":
        assert response["Location"] == "/account/provider/cancelled/"
        assert "Nobody was signed in" in client.get(response["Location"]).content.decode()
    else:
        assert response.status_code == 401
        assert "did not sign you in" in response.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_a_key_that_the_provider_does_not_publish_is_not_believed(provider: Provider) -> None:
    import jwt
    from allauth.socialaccount.internal import jwtkit
    from allauth.socialaccount.providers.oauth2.client import OAuth2Error

    forged = jwt.encode(
        {"iss": provider.issuer, "aud": CLIENT, "exp": 4102444800, **AIGUL},
        rsa.generate_private_key(65537, 2048),
        algorithm="RS256",
        headers={"kid": "one"},
    )
    with pytest.raises(OAuth2Error):
        jwtkit.verify_and_decode(
            credential=forged,
            keys_url=f"{provider.issuer}/keys",
            issuer=provider.issuer,
            audience=CLIENT,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


def test_without_a_provider_there_is_no_button_and_no_door(db: None) -> None:
    assert "through your organisation" not in browser().get(LOGIN).content.decode()
    assert browser().post("/account/provider/house/").status_code == 404
