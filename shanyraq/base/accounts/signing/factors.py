"""The second factor: words of its errors, and its secrets encrypted in the database."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _


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
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypts, also what was encrypted with an earlier secret key that is named in ``SECRET_KEY_FALLBACKS``."""
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(("shanyraq.second-factor:" + key).encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
