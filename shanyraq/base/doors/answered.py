"""Requests with an idempotency key: done once, however often they are sent.

The answer is kept in the transaction in which the work is done. So there is never one without the other,
whatever breaks in between; and of two that come at once, the second waits and gets the answer of the first.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from shanyraq.base.doors.models import Answered

KEPT_FOR = timedelta(hours=24)
"""How long a key is kept at least."""


class KeyTaken(Exception):
    """The key was used for another request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: whose it is, under which key, and what it asks for."""

    owner: str
    key: str
    verb: str
    said: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """The same for the same words of the same verb, in whatever order they were sent."""
        text = json.dumps([self.verb, dict(self.said)], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered, and what of it is kept: secrets are not."""

    body: Mapping[str, Any]
    kept: Mapping[str, Any]


def once(asked: Asked, at: datetime, work: Callable[[], Answer]) -> tuple[Mapping[str, Any], bool]:
    """Does the work, or gives the answer that was given before; and says which (True: given before).

    :raises KeyTaken: when the key was used for something else. Whatever the work raises keeps no answer.
    """
    before = _before(asked)
    if before is not None:
        return before, True
    try:
        with transaction.atomic():
            claim = Answered.objects.create(
                actor=asked.owner, key=asked.key, verb=asked.verb, request=asked.digest, status=0, body={}, at=at
            )
            answer = work()
            claim.status, claim.body = 200, dict(answer.kept)
            claim.save(update_fields=["status", "body"])
    except IntegrityError:
        before = _before(asked)
        if before is None:
            raise  # not the key was there already, but something that the work wrote
        return before, True
    return answer.body, False


def forget_answers(at: datetime) -> int:
    """Drops the answers that were kept long enough, and says how many."""
    dropped, _ = Answered.objects.filter(at__lt=at - KEPT_FOR).delete()
    return dropped


def _before(asked: Asked) -> Mapping[str, Any] | None:
    found = Answered.objects.filter(actor=asked.owner, key=asked.key).first()
    if found is None:
        return None
    if found.request != asked.digest:
        raise KeyTaken(asked.key)
    body: Mapping[str, Any] = found.body
    return body
