"""Keeps what somebody sent, and opens it. What hangs on nothing is dropped in ``forgetting``.

A content lies under its hash, once, however often it is sent. It is read and written before the transaction that
makes its row, which keeps others from writing for a moment only; then the row is held while the file is looked at
once more, so that nobody removes what somebody else is about to attach.
"""

import hashlib
import os
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import transaction

from shanyraq.base.files.inspecting import look
from shanyraq.base.files.models import Blob, Upload
from shanyraq.base.files.names import tidied
from shanyraq.base.files.receiving import NO_ROOM
from shanyraq.base.files.rules import (
    refused_content,
    refused_parts,
    refused_scan,
    refused_size,
    refused_type,
    refused_waiting,
)
from shanyraq.base.files.scanning import scan
from shanyraq.base.files.vocabulary import TYPES, Scan
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import gettext_noop

FOR_SCAN = "shanyraq-scan-"
"""How the name of a copy for the scanner begins."""
CHUNK = 1 << 16
FULL = gettext_noop("There is no room for the file on the server; nothing was kept. Tell whoever runs it.")


class NoRoom(Exception):
    """The disk is full; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept, and what rules remarked."""

    upload: Upload
    findings: tuple[Finding, ...]


def store() -> Storage:
    """Where contents lie."""
    found: Storage = storages["files"]
    return found


def place_of(digest: str) -> str:
    """The name under which a content lies: 256 folders of 256, so that none is large."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def keep(
    file: IO[bytes], name: str, size: int, *, person: int | None, at: datetime, taken: Collection[str] = TYPES
) -> Kept:
    """Keeps a file for whoever sent it. ``taken``: the endings that are, of documents if nothing is said.

    :raises Refused: when rules or the scanner refuse it; nothing is kept.
    :raises NoRoom: when the disk is full; nothing is kept.
    """
    try:
        findings, state = _judged(file, tidied(name), size, person, taken)
        digest = digest_of(file)
        _put(file, digest, size)
        with transaction.atomic():
            blob = _held(digest, size, state, at)
            _put(file, digest, size)
            upload = Upload.objects.filter(blob=blob, person=person).first() or Upload(blob=blob, person_id=person)
            upload.name, upload.sent_at = tidied(name), at
            upload.save()
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise NoRoom(FULL) from error
    return Kept(upload, tuple(findings))


def waiting_of(person: int | None, digest: str) -> Upload | None:
    """The file with this hash that a person sent and did not attach yet."""
    return Upload.objects.select_related("blob").filter(person=person, blob__digest=digest).first()


def _judged(
    file: IO[bytes], name: str, size: int, person: int | None, taken: Collection[str]
) -> tuple[list[Finding], Scan]:
    found = [*refused_size(size, settings.FILES_LARGEST), *refused_type(name, taken)]
    found += refused_waiting(Upload.objects.filter(person=person).count())
    _refuse(found)
    seen = look(file, name, size)
    _refuse([*refused_content(seen), *refused_parts(seen.parts or (), size, seen.declared)])
    state, said = _scanned(file)
    found = refused_scan(state, said)
    _refuse(found)
    return found, state


def _refuse(findings: list[Finding]) -> None:
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Refused(findings)


def _scanned(file: Any) -> tuple[Scan, str]:
    """What the scanner says. It is given a file of its own, which nobody else writes."""
    scanner: str = settings.FILE_SCAN
    if not scanner:
        return scan(Path(), scanner)
    number, path = tempfile.mkstemp(prefix=FOR_SCAN)
    try:
        with os.fdopen(number, "wb") as copy:
            for chunk in _chunks(file):
                copy.write(chunk)
        return scan(Path(path), scanner)
    finally:
        os.unlink(path)


def is_kept(digest: str) -> bool:
    """Whether a content has a row, by its hash. Whoever is dropping it just now is waited for."""
    with transaction.atomic():
        return Blob.objects.select_for_update().filter(digest=digest).first() is not None


def digest_of(file: IO[bytes]) -> str:
    """The hash of a content, under which it is kept."""
    hashing = hashlib.sha256()
    for chunk in _chunks(file):
        hashing.update(chunk)
    return hashing.hexdigest()


def _put(file: Any, digest: str, size: int) -> None:
    """Writes a content into its place, where it does not lie there whole."""
    place = place_of(digest)
    if not _lies_whole(place, size):
        file.seek(0)
        store().save(place, File(file))


def _lies_whole(place: str, size: int) -> bool:
    """Whether a content lies at its place. Between the two questions somebody may drop it: then it does not."""
    try:
        return store().exists(place) and store().size(place) == size
    except FileNotFoundError:
        return False


def _held(digest: str, size: int, state: Scan, at: datetime) -> Blob:
    """The row of a content, held from now on. One that is being removed just now is waited for, and made anew."""
    held = None
    while held is None:
        Blob.objects.get_or_create(digest=digest, defaults={"size": size, "scan": state, "kept_at": at})
        held = Blob.objects.select_for_update().filter(digest=digest).first()
    if state is Scan.CLEAN and held.scan != state:
        held.scan = state
        held.save(update_fields=["scan"])
    return held


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
