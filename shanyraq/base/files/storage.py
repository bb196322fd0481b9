"""Where files lie on this machine: written whole or not at all, under names that are hashes of their content.

Another place, such as a bucket, is another storage of Django's (``SHANYRAQ_FILES_STORAGE``).
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = "unfinished"
"""The folder in which a file lies while it is written; what a crash leaves there is dropped later."""


class WholeFiles(FileSystemStorage):
    """Writes beside the place and renames, so that nobody ever sees half a file there."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """A name is the hash of the content: what lies there already is the same."""
        return name

    def _save(self, name: str, content: "File[bytes]") -> str:
        target = Path(self.path(name))
        unfinished = Path(self.path(UNFINISHED))
        for folder in (target.parent, unfinished):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, temporary = tempfile.mkstemp(dir=unfinished)
        try:
            with os.fdopen(number, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        _settle(target.parent)
        return name


def _settle(folder: Path) -> None:
    """Makes the new name in the folder last through a loss of power, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
