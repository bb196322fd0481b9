"""Secrets that must be read again: encrypted in the database with a key made of the secret key of the installation.

Whoever has a copy of the database alone reads none of them. What is only compared is kept as a hash instead.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """The secret was encrypted with a key that is named no more."""


def sealed(purpose: str, text: str) -> str:
    """The secret, encrypted; each ``purpose`` has a key of its own."""
    return _lock(purpose).encrypt(text.encode()).decode()


def unsealed(purpose: str, text: str) -> str:
    """The secret again, also where an earlier secret key (``SECRET_KEY_FALLBACKS``) encrypted it.

    :raises Unreadable: when none of the keys did.
    """
    try:
        return _lock(purpose).decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise Unreadable(purpose) from error


def _lock(purpose: str) -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(f"shanyraq.{purpose}:{key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
