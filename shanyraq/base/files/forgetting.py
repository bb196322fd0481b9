"""Drops files that hang on nothing, and what a crash left: half files, contents without a row, copies for the scanner.

The row of a content is held while its file is removed, also where it had none: whoever sends the same content in that
moment waits, and then finds that it must be written anew.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from shanyraq.base.files import keeping
from shanyraq.base.files.models import Blob, Upload
from shanyraq.base.files.storage import UNFINISHED, WholeFiles
from shanyraq.base.files.vocabulary import Scan

KEPT_FOR = timedelta(days=2)
"""How long a file waits to be attached to something."""
DIGEST = re.compile(r"[0-9a-f]{64}")


def forget_uploads(at: datetime) -> int:
    """Drops files that were sent long ago and attached to nothing, and what a crash left behind."""
    dropped, _ = Upload.objects.filter(sent_at__lt=at - KEPT_FOR).delete()
    for digest in _unheld().filter(kept_at__lt=at - KEPT_FOR).values_list("digest", flat=True):
        _drop(digest)
    for digest in _without_row(at - KEPT_FOR):
        _drop_alone(digest, at)
    _sweep(_left_behind(), at - KEPT_FOR)
    return dropped


def drop_unheld(digests: Iterable[str]) -> None:
    """Drops contents at once, by their hashes, as far as nothing holds them: not after the time that files wait."""
    for digest in digests:
        _drop(digest)


def _unheld() -> QuerySet[Blob]:
    """The contents that no row of any table points to, whichever tables there are."""
    held_by: dict[str, Any] = {relation.name: None for relation in Blob._meta.related_objects}
    return Blob.objects.filter(**held_by)


def _drop(digest: str) -> None:
    """Removes a content, unless something holds it."""
    with suppress(ProtectedError), transaction.atomic():
        blob = Blob.objects.select_for_update().filter(digest=digest).first()
        if blob is not None:
            blob.delete()
            keeping.store().delete(keeping.place_of(digest))


def _without_row(before: datetime) -> Iterator[str]:
    """The contents that lie in the store since long and have no row: it was rolled back, or never made."""
    kept = keeping.store()
    for folder in _folders(""):
        found = {name for inner in _folders(folder) for name in kept.listdir(inner)[1] if DIGEST.fullmatch(name)}
        found -= set(Blob.objects.filter(digest__startswith=folder).values_list("digest", flat=True))
        for digest in sorted(found):
            with suppress(FileNotFoundError):
                if kept.get_modified_time(keeping.place_of(digest)) < before:
                    yield digest


def _folders(inside: str) -> list[str]:
    """The folders of contents, by their address in the store; none where nothing was ever kept."""
    with suppress(FileNotFoundError):
        return [f"{inside}/{name}".lstrip("/") for name in keeping.store().listdir(inside)[0] if len(name) == 2]
    return []


def _drop_alone(digest: str, at: datetime) -> None:
    """Removes a content that has no row, unless somebody is making one."""
    with transaction.atomic():
        blob, made = Blob.objects.get_or_create(
            digest=digest, defaults={"size": 0, "scan": Scan.UNSCANNED, "kept_at": at}
        )
        if made:
            blob.delete()
            keeping.store().delete(keeping.place_of(digest))


def _left_behind() -> Iterator[Path]:
    """Files that lie half written, and copies for the scanner."""
    kept = keeping.store()
    if isinstance(kept, WholeFiles):
        yield from Path(kept.path(UNFINISHED)).glob("*")
    yield from Path(tempfile.gettempdir()).glob(f"{keeping.FOR_SCAN}*")


def _sweep(paths: Iterable[Path], before: datetime) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()
