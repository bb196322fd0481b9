"""How often somebody may ask: so many requests a minute, counted in the cache «limits».

That cache is the memory of each process unless ``SHANYRAQ_LIMITS_CACHE`` names one that all of them share; with
several processes and no shared cache, each counts for itself.
"""

from datetime import datetime
from hashlib import sha256
from hmac import new
from ipaddress import IPv4Address, IPv6Network, ip_address
from math import ceil
from secrets import token_hex

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

SECONDS = 60
DAY = 86_400
"""Seconds of a day."""


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


def line_of(address: str) -> str:
    """The line behind an address: of IPv6 the first 64 bits, for one line has all addresses that begin so."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False))


def too_many_today(what: str, who: str, at: datetime, many: int = 1) -> bool:
    """Counts what somebody did, and says whether it is too much on this day (UTC); then it is not counted.

    ``what`` names a limit of ``settings.LIMITS_A_DAY``, a number a day; 0 is no limit. Who it was is kept for a day
    alone, in the same cache, as a digest under a key that is made at random each day and kept nowhere else.
    """
    most: int = settings.LIMITS_A_DAY[what]
    if not most or _counted_today(what, who, at, many) <= most:
        return False
    give_back_today(what, who, at, many)
    return True


def give_back_today(what: str, who: str, at: datetime, many: int = 1) -> None:
    """Takes back what was counted, because it came to nothing."""
    if settings.LIMITS_A_DAY[what]:
        _counted_today(what, who, at, -many)


def _counted_today(what: str, who: str, at: datetime, many: int) -> int:
    """Adds to what somebody did on this day, and gives how much it is."""
    cache, day = caches["limits"], at.date().isoformat()
    key = cache.get_or_set(f"key-of-{day}", lambda: token_hex(32), DAY)
    name = new(str(key).encode(), f"{what} {who}".encode(), "sha256").hexdigest()
    cache.add(name, 0, DAY)
    try:
        return int(cache.incr(name, many))
    except ValueError:  # pushed out of a full cache in the meantime
        return 0
