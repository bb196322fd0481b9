"""The signature by which a receiver knows that an event comes from here, and when it was sent."""

import hashlib
import hmac
from datetime import datetime

PURPOSE = "webhook"
"""For what the secret of a webhook is encrypted."""


def signature(secret: str, body: bytes, at: datetime) -> str:
    """The header ``Shanyraq-Signature``: ``t=<seconds since 1970>,v1=<HMAC-SHA-256 of "t.body" in hexadecimal>``."""
    moment = int(at.timestamp())
    mac = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={mac.hexdigest()}"
