"""Where letters go, as one address says it. What it does not know, and what would show a password, stops the start."""

from typing import Any

import dj_email_url
from django.core.exceptions import ImproperlyConfigured

KNOWN = ("submission", "submit", "smtp", "console", "file", "memory", "dummy")
HERE = ("localhost", "127.0.0.1", "::1")


def letters(address: str) -> dict[str, Any]:
    """The settings of mail: ``submission://user:password@host:587`` (STARTTLS), ``smtp://…:465?ssl=true`` (TLS from the
    beginning), ``console:``, ``file:///folder``.

    :raises ImproperlyConfigured: for another scheme, and for a password that would leave this machine in clear text.
    """
    scheme = address.partition(":")[0].lower()
    if scheme not in KNOWN:
        known = ", ".join(f"{each}:" for each in KNOWN)
        raise ImproperlyConfigured(f"EMAIL_URL begins with {scheme}: and can begin with one of {known}")
    try:
        found: dict[str, Any] = dj_email_url.parse(address)
    except ValueError:  # what was read as a port may be a part of the password, so it is not told
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read: its port is no number. In a password write / as %2F, : as %3A and @ as %40"
        ) from None
    is_sealed = found["EMAIL_USE_TLS"] or found["EMAIL_USE_SSL"]
    if found["EMAIL_HOST_PASSWORD"] and not is_sealed and found["EMAIL_HOST"] not in HERE:
        raise ImproperlyConfigured(
            "EMAIL_URL would send its password in clear text: write submission:// (STARTTLS), "
            "or add ?ssl=true where the server begins with TLS (port 465)"
        )
    return found
