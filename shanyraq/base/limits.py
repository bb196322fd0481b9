"""How often somebody may ask: so many requests a minute, counted in the cache «limits».

That cache is the memory of each process unless ``SHANYRAQ_LIMITS_CACHE`` names one that all of them share; with
several processes and no shared cache, each counts for itself.
"""

from datetime import datetime
from hashlib import sha256
from math import ceil

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

SECONDS = 60


def must_wait(what: str, who: str, at: datetime) -> int | None:
    """Counts a request of somebody; how many seconds they must wait when it is one too many, else None.

    ``what`` names a limit of ``settings.LIMITS``, which is a number of requests a minute; 0 is no limit.
    """
    most: int = settings.LIMITS[what]
    if not most:
        return None
    minute, second = divmod(at.timestamp(), SECONDS)
    key = sha256(f"{what} {who} {minute:.0f}".encode()).hexdigest()
    cache = caches["limits"]
    cache.add(key, 0, SECONDS * 2)
    try:
        count = cache.incr(key)
    except ValueError:  # pushed out of a full cache in the meantime
        return None
    return ceil(SECONDS - second) if count > most else None


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Behind a proxy of one's own: what that proxy wrote, which is the last entry."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
    return address
