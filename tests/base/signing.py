"""Signing in as a browser does it: password, code of an authenticator app, recovery code."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.core import mail
from django.test import Client

from shanyraq.base.access.models import Person
from tests.base.people import PASSWORD

LOGIN = "/account/login/"
LINK = re.compile(r"https?://[^/\s]+(/account/\S+)")


def browser(language: str = "en", **headers: str) -> Client:
    """A browser of nobody."""
    client = Client(headers=headers)
    client.cookies["django_language"] = language
    return client


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    """Sends the form of signing in."""
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return client.get("/account/").status_code == 200


def with_app(holder: Person) -> str:
    """Sets up an authenticator app with recovery codes, and gives back its secret."""
    secret = generate_totp_secret()
    TOTP.activate(holder, secret)
    RecoveryCodes.activate(holder)
    return secret


def code(secret: str, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def recovery_codes(holder: Person) -> list[str]:
    """The codes that are left."""
    return Authenticator.objects.get(user=holder, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()


def link_in_letter() -> str:
    """The address in the last letter, without scheme and host."""
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found[1]


def session_cookie(client: Client) -> Any:
    return client.cookies[settings.SESSION_COOKIE_NAME]
