"""The second factor: words of its errors, and its secrets encrypted in the database."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from shanyraq.base.access.sealing import sealed, unsealed

PURPOSE = "second-factor"


class FactorAdapter(DefaultMFAAdapter):
    """Whoever reads the database alone cannot make codes of an authenticator app."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not count. Enter the one that the app shows now."),
        "unverified_email": _("Confirm your new address first."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app first."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypts with a key made of the secret key of the installation."""
        return sealed(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypts, also what was encrypted with an earlier secret key that is named in ``SECRET_KEY_FALLBACKS``."""
        return unsealed(PURPOSE, encrypted_text)
