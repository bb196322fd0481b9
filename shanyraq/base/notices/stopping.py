"""The links with which letters are left out again: signed, so that nobody makes one for somebody else.

They do not expire: a letter is found again after years, and all that such a link does is to stop letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

SALT = "shanyraq.notices.stop"
LONGEST = 500
"""Characters of a token; one that is longer was not made here."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Whose letters are to stop, and about which kinds."""

    person: int
    kinds: tuple[str, ...]


def stop_link(person: int, kinds: Iterable[str], site: str) -> str:
    """The address under which letters about these kinds are left out."""
    token = signing.dumps([person, *kinds], salt=SALT)
    return site.rstrip("/") + reverse("notices-stop", args=[token])


def read_stop(token: str) -> Stop | None:
    """What a link says; None where it was not made here, or somebody changed it."""
    if len(token) > LONGEST:
        return None
    try:
        found = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    match found:
        case [int(person), *kinds] if all(isinstance(kind, str) for kind in kinds):
            return Stop(person, tuple(kinds))
    return None
