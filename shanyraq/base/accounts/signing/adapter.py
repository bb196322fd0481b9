"""What django-allauth asks of this house: words, letters in the reader's language, changes as verbs."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of, hashed
from shanyraq.base.access.web import begin
from shanyraq.base.accounts.verbs import security
from shanyraq.kernel.actors import Actor, Door

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; everything else is allauth's, in our words and with our trail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account has ended."),
        "duplicate_email": _("This is the address of your account already."),
        "email_password_mismatch": _("Address and password do not fit together. Check both."),
        "email_taken": _("This address cannot be used. Choose another."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code does not count. Enter the one that the app shows now."),
        "incorrect_password": _("This is not your password."),
        "invalid_login": _("Address and password do not fit together. Check both."),
        "invalid_or_expired_key": _("This link does not count any more. Ask for a new one."),
        "invalid_password_reset": _("This link does not count any more. Ask for a new one."),
        "same_as_current": _("Enter another than the present one."),
        "too_many_login_attempts": _(
            "Too many failed tries. Signing in is locked for a quarter of an hour; a new password unlocks it at once."
        ),
        "too_many_codes": _(
            "Too many wrong codes. No code counts for a quarter of an hour, also after a new password."
        ),
        "rate_limited": _("Too many tries in a short time. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by invitation alone."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the try, and refuses when there were too many; the log says so without naming anybody."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            whose = hashed(str(credentials.get("email", "")).lower())[:12]
            logger.warning("Sign-in is locked for account %s from %s", whose, self.get_client_ip(request))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The log counts failed tries; it names nobody, for what was typed may be a password."""
        whose = hashed(str(credentials.get("email", "")).lower())[:12]
        logger.info("Sign-in failed for account %s from %s", whose, self.get_client_ip(request))

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Signs in; the session gets a new key, and an end."""
        super().login(request, user)
        begin(request)
        logger.info("Account %s signed in from %s", user.pk, self.get_client_ip(request))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Changes a password as a verb, so that it leaves its event."""
        person = cast(Person, user)
        security.change_password(person, password=password, by=themselves(person), at=timezone.now())

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Makes a confirmed address the one of the account, as a verb."""
        person = cast(Person, email_address.user)
        work: Callable[[], bool] = partial(super().confirm_email, request, email_address)
        return security.change_address(work, by=themselves(person), at=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Writes in the language of whoever the letter is for, where that is known."""
        person = context.get("user")
        language = person.language if isinstance(person, Person) else translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "site": site_name()})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells people of changes to what guards their account."""
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)


def themselves(person: Person) -> Actor:
    """The person who changes something of their own in a browser."""
    return actor_of(person, Door.WEB, timezone.now().date())


def site_name() -> str:
    """What letters and authenticator apps call this installation."""
    return settings.INSTALLATION_NAME or "Shanyraq"
