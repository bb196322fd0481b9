"""A folder that was sent as one ZIP archive: its files by name, within limits."""

import io
import zipfile
from pathlib import PurePosixPath

from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.kernel.archives import BROKEN
from shanyraq.kernel.sentences import gettext_noop

MOST_FILES, MOST_BYTES = 20_000, 400_000_000

NO_ARCHIVE = gettext_noop("The file is no ZIP archive that can be read")
TOO_LARGE = gettext_noop("The archive holds more than {files} files or {megabytes} MB")


def files_in(name: str, content: bytes) -> dict[str, bytes]:
    """The files of an archive by their path inside it.

    :raises Unreadable: when it is none, or holds more than the limits.
    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
                raise unreadable(name, TOO_LARGE, files=MOST_FILES, megabytes=MOST_BYTES // 1_000_000)
            for info in infos:
                with archive.open(info) as part:
                    held = part.read(left + 1)
                left -= len(held)
                if left < 0:
                    raise unreadable(name, TOO_LARGE, files=MOST_FILES, megabytes=MOST_BYTES // 1_000_000)
                found[str(PurePosixPath(info.filename))] = held
    except BROKEN as error:
        raise unreadable(name, NO_ARCHIVE) from error
    return found
