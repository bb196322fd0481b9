"""A package folder that somebody sends as one ZIP file: bounded, and never written outside its folder.

The folder inside the archive is named after the version that was taken along. Its name is still there when
people unpack, edit and pack again; a comment of the archive, or a file that nobody edits, would be lost on the way.
"""

import re
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from shanyraq.domains.packages.reading.folder import Reading, complain, read_folder
from shanyraq.kernel.sentences import gettext_noop

LARGEST = 20_000_000
"""Bytes of all files together, unpacked."""
MOST = 200
"""Files."""
OF_VERSION = re.compile(r".+-version-(\d{1,6})")
"""The name of the folder."""


def folder_of(code: str, version: int) -> str:
    """The name of the folder in the archive of a version."""
    return f"{code}-version-{version}"


def read_archive(file: BinaryIO) -> Reading:
    """The package in a ZIP file, whose files may stand in one folder of it; or errors."""
    refused = Reading()
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as folder:
            names = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
            if len(names) > MOST or sum(info.file_size for info in names) > LARGEST:
                message = gettext_noop("the archive is too large: at most {files} files and {megabytes} MB")
                complain(refused, "package.zip", 0, message, files=MOST, megabytes=LARGEST // 1_000_000)
                return refused
            top = _top([info.filename for info in names])
            for info in names:
                path = PurePosixPath(info.filename).relative_to(top)
                if path.is_absolute() or ".." in path.parts or len(path.parts) > 2:
                    complain(refused, str(path), 0, gettext_noop("this is not a place inside a package"))
                    return refused
                target = Path(folder, *path.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(info))
            reading = read_folder(Path(folder))
            named = OF_VERSION.fullmatch(top.name)
            reading.version = int(named[1]) if named else None
            return reading
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        complain(refused, "package.zip", 0, gettext_noop("this is no ZIP file that can be read"))
        return refused


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


def _top(names: list[str]) -> PurePosixPath:
    """The one folder in which everything stands, if there is one."""
    heads = {PurePosixPath(name).parts[0] for name in names}
    if (
        len(heads) == 1
        and all(len(PurePosixPath(name).parts) > 1 for name in names)
        and not heads & {"results", "..", "/"}
    ):
        return PurePosixPath(heads.pop())
    return PurePosixPath()
