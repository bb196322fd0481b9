"""Sends the letters whose turn it is, each at most once.

The turn is marked before its letter leaves, and given back where the post office did not take it and may take it later.
Who is killed between mark and letter loses that one letter: what it told still stands on the desk.
"""

import logging
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction

from shanyraq.base.access.models import Person
from shanyraq.base.jobs.rounds import ENDING, Clock
from shanyraq.base.notices.composing import Digest, Part, digests
from shanyraq.base.notices.letters import deliver, letter
from shanyraq.base.notices.models import Sent
from shanyraq.base.notices.queries import readers

logger = logging.getLogger(__name__)


class Outcome(StrEnum):
    SENT = "sent"
    FAILED = "failed"
    DUE = "due"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a letter. ``PASSED_OVER``: another worker took it, or rights changed while it was written."""

    digest: Digest
    outcome: Outcome


def send_due(clock: Clock) -> list[Delivered]:
    """What the worker does in its turn.

    Without an address of the installation (``SHANYRAQ_SITE``) no letter leaves: its links would lead nowhere. A worker
    that is told to end leaves the rest to the next turn.
    """
    done: list[Delivered] = []
    for each in send(clock(), settings.SITE) if settings.SITE else ():
        done.append(each)
        if ENDING.is_set():
            break
    return done


def send(at: datetime, site: str) -> Iterator[Delivered]:
    """Sends every letter whose turn it is, and says what became of each. One that fails stops no other."""
    found = list(digests(at))
    _mark_quiet([digest for digest in found if not digest.told])
    due = [digest for digest in found if digest.told]
    connection = get_connection()
    if due and not _opened(connection):
        yield from (Delivered(digest, Outcome.FAILED) for digest in due)
        return
    try:
        for digest in due:
            yield Delivered(digest, _send(digest, at, site, connection))
    finally:
        connection.close()


def preview(at: datetime) -> Iterator[Delivered]:
    """The letters that would be sent; nothing is sent or marked."""
    for digest in digests(at):
        if digest.told:
            yield Delivered(digest, Outcome.DUE)


def _opened(connection: BaseEmailBackend) -> bool:
    """Whether the post office answers. Where it does not, no letter is marked, and all are tried again."""
    try:
        connection.open()
    except Exception:
        logger.warning("the post office does not answer", exc_info=True)
        return False
    return True


def _send(digest: Digest, at: datetime, site: str, connection: BaseEmailBackend) -> Outcome:
    try:
        message = letter(digest, site)
        if not _claimed(digest, at):
            return Outcome.PASSED_OVER
    except Exception:
        logger.exception("the letter to account %s could not be written", digest.person.pk)
        return Outcome.FAILED
    try:
        deliver(message, connection)
    except Exception as error:
        logger.warning("the letter to account %s could not be sent", digest.person.pk, exc_info=True)
        connection.close()
        if comes_later(error):
            _give_back(digest)
        return Outcome.FAILED
    return Outcome.SENT


def comes_later(error: Exception) -> bool:
    """Whether it is certain that the letter was not taken, and worth another try: nobody is there, or says «later»."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return all(400 <= code < 500 for code in codes)
    if isinstance(error, SMTPResponseException):
        return 400 <= error.smtp_code < 500
    return isinstance(error, ConnectionRefusedError | socket.gaierror)


def _claimed(digest: Digest, at: datetime) -> bool:
    """Marks the turn of every part, where nobody else did and the reader is still who the letter was written for."""
    try:
        with transaction.atomic():
            person = Person.objects.get(pk=digest.person.pk)
            if readers([person], at.date()) != [digest.reader] or person.email != digest.person.email:
                return False
            for part in digest.parts:
                _claim(digest.person, part)
    except IntegrityError:
        return False
    return True


def _claim(person: Person, part: Part) -> None:
    if part.after is None:
        Sent.objects.create(person=person, kind=part.kind.name, turn=part.turn)
    elif not Sent.objects.filter(person=person, kind=part.kind.name, turn=part.after).update(turn=part.turn):
        raise IntegrityError("another worker took it")


def _give_back(digest: Digest) -> None:
    """As it was before the letter was written."""
    for part in digest.parts:
        held = Sent.objects.filter(person=digest.person, kind=part.kind.name, turn=part.turn)
        if part.after is None:
            held.delete()
        else:
            held.update(turn=part.after)


def _mark_quiet(quiet: Iterable[Digest]) -> None:
    """Whoever has nothing to be told is not asked again until the next turn. A fixed number of statements."""
    parts = [(digest.person.pk, part) for digest in quiet for part in digest.parts]
    new = [Sent(person_id=person, kind=part.kind.name, turn=part.turn) for person, part in parts if part.after is None]
    Sent.objects.bulk_create(new, ignore_conflicts=True)
    for kind, turn in {(part.kind.name, part.turn) for _, part in parts if part.after is not None}:
        people = [person for person, part in parts if (part.kind.name, part.turn) == (kind, turn)]
        Sent.objects.filter(person__in=people, kind=kind, turn__lt=turn).update(turn=turn)
