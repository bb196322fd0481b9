"""What a password must be, in our words: long, not a common one, not made of words that everybody here knows.

No rule about kinds of characters and no expiry: both make people choose worse ones (NIST SP 800-63B, 3.1.1.2).
"""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WORDS = (
    *("shanyraq", "shanyrak", "cooperation", "framework", "united", "nations", "password", "welcome", "admin"),
    *("шаңырақ", "шанырак", "рамочная", "программа", "сотрудничество", "организация", "объединенных", "наций"),
    *("пароль", "құпиясөз", "біріккен", "ұлттар", "ынтымақтастық"),
)
"""Words that stand on every page here; those of ``SHANYRAQ_INSTALLATION`` come to them."""
FEWEST = 6
"""Letters that a password must have beside these words."""


class LongEnough(password_validation.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        return ngettext(
            "A password has at least %(length)d character.",
            "A password has at least %(length)d characters.",
            self.min_length,
        ) % {"length": self.min_length}

    def get_help_text(self) -> str:
        return self.get_error_message() + " " + _("A few words in a row are easy to remember.")


class NotCommon(password_validation.CommonPasswordValidator):
    """Not one of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        return _("This password is on the lists that attackers try first. Choose another.")

    def get_help_text(self) -> str:
        return ""


class NotOneself(password_validation.UserAttributeSimilarityValidator):
    """Not the name or the address of the person, nor made of their words, however often."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "name"))

    def validate(self, password: str, user: Any = None) -> None:
        """:raises ValidationError: when it is like one of them, or too little is left beside their words."""
        super().validate(password, user)
        own = re.findall(r"\w{2,}", f"{getattr(user, 'name', '')} {getattr(user, 'email', '')}".casefold())
        if len(_letters(password, own)) < FEWEST:
            raise ValidationError(self.get_error_message(), code="password_too_similar")

    def get_error_message(self) -> str:
        return _("This password is too much like your name or address.")

    def get_help_text(self) -> str:
        return ""


class NotOfTheHouse:
    """Not made of the words that stand on every page, with a year behind them."""

    def validate(self, password: str, user: Any = None) -> None:
        """:raises ValidationError: when too little is left beside those words."""
        if len(beside(password, settings.INSTALLATION_NAME.split())) < FEWEST:
            raise ValidationError(
                _("This password is made of words that everybody here knows. Add others."), code="password_of_the_house"
            )

    def get_help_text(self) -> str:
        return ""


def beside(password: str, more: Iterable[str] = ()) -> str:
    """The letters of a password that belong to no word of the house."""
    return _letters(password, {*WORDS, *(each.casefold() for each in more if len(each) > 3)})


def _letters(password: str, words: Iterable[str]) -> str:
    """The letters of a password beside words, the longest of which are taken out first."""
    left = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, " ")
    return "".join(re.findall(r"[^\W\d_]", left))
