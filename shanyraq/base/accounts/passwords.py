"""What a password must be, in our words: long, not a common one, not the person's own name or address.

No rule about kinds of characters and no expiry: both make people choose worse ones (NIST SP 800-63B, 3.1.1.2).
"""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


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
    """Not the name or the address of the person."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "name"))

    def get_error_message(self) -> str:
        return _("This password is too much like your name or address.")

    def get_help_text(self) -> str:
        return ""
