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
from shanyraq.kernel.archives import BROKEN
from shanyraq.kernel.sentences import gettext_noop

LARGEST = 20_000_000
"""Bytes of all files together, unpacked."""
MOST = 200
"""Files."""
LONGEST = 200
"""Bytes of a name."""
OF_VERSION = re.compile(r".+-version-(\d{1,6})")
"""The name of the folder."""


def folder_of(code: str, version: int) -> str:
    """The name of the folder in the archive of a version."""
    return f"{code}-version-{version}"


def version_named(name: str) -> int | None:
    """The version that a package was made from, by the name of its folder or archive; None where it says none."""
    named = OF_VERSION.fullmatch(name)
    return int(named[1]) if named else None


def read_archive(file: BinaryIO) -> Reading:
    """The package in a ZIP file, whose files may stand in one folder of it; or errors."""
    refused = Reading()
    try:
        with zipfile.ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if not _is_left_out(info.filename)]
            if len(infos) > MOST or sum(info.file_size for info in infos) > LARGEST:
                message = gettext_noop("the archive is too large: at most {files} files and {megabytes} MB")
                complain(refused, "package.zip", 0, message, files=MOST, megabytes=LARGEST // 1_000_000)
                return refused
            contents = [(PurePosixPath(info.filename), archive.read(info)) for info in infos]
    except BROKEN:
        complain(refused, "package.zip", 0, gettext_noop("this is no ZIP file that can be read"))
        return refused
    top = _top([path for path, _ in contents])
    places = [PurePosixPath(*path.parts[len(top.parts) :]) for path, _ in contents]
    for path in places:
        if not _is_place(path) or places.count(path) > 1 or path in [other.parent for other in places]:
            complain(refused, str(path)[:LONGEST], 0, gettext_noop("this is not a place inside a package"))
            return refused
    with tempfile.TemporaryDirectory() as folder:
        for path, (_, content) in zip(places, contents, strict=True):
            target = Path(folder, path)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        reading = read_folder(Path(folder))
    reading.version = version_named(top.name)
    return reading


def _is_left_out(name: str) -> bool:
    """Folders, which are named by their files, and what systems hide."""
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)
    return hidden or name.endswith("/")


def _is_place(path: PurePosixPath) -> bool:
    """Whether a file may stand there: in the package or in a folder of it, and nowhere else."""
    if path.is_absolute() or ".." in path.parts or not 1 <= len(path.parts) <= 2:
        return False
    return all(len(part.encode()) <= LONGEST for part in path.parts)


def _top(paths: list[PurePosixPath]) -> PurePosixPath:
    """The one folder in which everything stands, if there is one."""
    heads = {path.parts[0] if len(path.parts) > 1 else "" for path in paths}
    return PurePosixPath(heads.pop() if len(heads) == 1 and not heads & {"results", "..", "/"} else "")
