"""The forms of django-allauth in our words. What they check is its own."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PASSWORD, AGAIN = _("Password"), _("Password again")
NEW, NEW_AGAIN = _("New password"), _("New password again")
CODE = _("Code")
MESSAGES = {
    "required": _("This is needed"),
    "invalid": _("This is not written as it must be"),
    "max_length": _("This is too long"),
    "null_characters_not_allowed": _("This is not written as it must be"),
}
DIFFERENT = _("The two passwords differ. Enter the same one twice.")


class Worded(forms.Form):
    """A form whose fields are called as the house calls them, with our messages and nothing inside the fields."""

    words: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            field.error_messages |= MESSAGES
            if name == "password1":
                field.help_text = password_help()


class Twice(Worded):
    """Asks for a new password twice."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "password2" in self.errors and self.data.get("password2"):
            self.errors["password2"] = self.error_class([str(DIFFERENT)])
        return cleaned


def password_help() -> str:
    """What a password must be, in one line."""
    return " ".join(filter(None, (each.get_help_text() for each in get_default_password_validators())))


class Login(Worded, account.LoginForm):
    words = {"login": _("E-mail address"), "password": PASSWORD, "remember": _("Keep me signed in on this device")}


class NewAddress(Worded, account.AddEmailForm):
    words = {"email": _("New address")}
    helps = {"email": _("A letter with a link goes there. The address changes when the link is opened.")}


class ChangePassword(Twice, account.ChangePasswordForm):
    words = {"oldpassword": _("Present password"), "password1": NEW, "password2": NEW_AGAIN}


class ForgottenPassword(Worded, account.ResetPasswordForm):
    words = {"email": _("E-mail address")}


class ResetPassword(Twice, account.ResetPasswordKeyForm):
    words = {"password1": NEW, "password2": NEW_AGAIN}


class PasswordAgain(Worded, account.ReauthenticateForm):
    words = {"password": PASSWORD}


class OfCode(Worded):
    """Asks for a code. What a new password unlocks is signing in, and not the guessing of codes."""

    words = {"code": CODE}

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise get_adapter().validation_error("too_many_codes") from error
            raise
        return code


class Code(OfCode, factor.AuthenticateForm):
    helps = {"code": _("Six digits from your authenticator app, or one of your recovery codes.")}


class CodeAgain(OfCode, factor.ReauthenticateForm):
    """The same, for whoever is signed in already."""


class FirstCode(Worded, totp.ActivateTOTPForm):
    words = {"code": CODE}
    helps = {"code": _("The six digits that the app shows now.")}
