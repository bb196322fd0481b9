"""Takes a file in while it arrives: never more of it than is taken anyhow, and no fault where the disk is full."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
"""What a system says where there is no room."""


class Receiving(TemporaryFileUploadHandler):
    """Every upload of every page. What goes beyond ``FILES_CUT_AT`` is counted and not kept, so a rule can refuse it.

    Where there is no room, the file is left out and ``request.no_room`` says so; the rest of the form arrives.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        with self._room():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.FILES_CUT_AT:
            with self._room():
                super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        try:
            with self._room():
                return super().file_complete(file_size)
        except SkipFile:
            return None

    @contextmanager
    def _room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            request: Any = self.request
            request.no_room = True
            raise SkipFile from error
