"""The files of a package as text: bounded, UTF-8, without control characters; or why they are not."""

import os
import re
import stat
from pathlib import Path
from typing import Any

from shanyraq.domains.packages.schema.package import RESULTS
from shanyraq.kernel.sentences import Sentence, gettext_noop

LARGEST = 2_000_000
"""Bytes of the largest file that is read. The longest file of a signed framework is below 0.3 MB."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class BadFile(Exception):
    """What is wrong with a file. ``line`` counts from 1; 0 for the whole file."""

    def __init__(self, template: str, values: dict[str, Any] | None = None, line: int = 0) -> None:
        self.message, self.line = Sentence(template, values or {}), line
        super().__init__(str(self.message))


def there(path: Path) -> bool:
    """Whether the folder has something of that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def entries(folder: Path) -> list[Path]:
    """What stands in a folder, hidden files left out.

    :raises BadFile: when it cannot be listed.
    """
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError as error:
        raise BadFile(gettext_noop("there is no such folder")) from error
    except NotADirectoryError as error:
        raise BadFile(gettext_noop("this is no folder; put a folder of that name in its place")) from error
    except OSError as error:
        message = gettext_noop("the folder cannot be read: {problem}")
        raise BadFile(message, {"problem": error.strerror or str(error)}) from error


def in_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """The order of names with numbers in them: ``outcome-2`` before ``outcome-10``."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)], name


def outcome_paths(folder: Path) -> list[Path]:
    """The files of the outcomes of a package, in their order."""
    return sorted((folder / RESULTS).glob("[!.]*.yaml"), key=lambda path: in_order(path.stem))


def shown(name: str) -> str:
    """The name of a file as it can be printed, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace("\n", "\\n")


def stays_inside(path: Path, name: str) -> None:
    """Whoever reads a package that somebody sent must not be led to files of the machine.

    :param name: the path inside the package.
    :raises BadFile: when a link leads out of the package.
    """
    folder = path.parents[len(Path(name).parts) - 1]
    real = Path(os.path.realpath(path))  # a link to itself is itself
    if not real.is_relative_to(os.path.realpath(folder)):
        raise BadFile(gettext_noop("this is a link that leads out of the package; put the file itself in its place"))


def text_of(path: Path) -> str:
    """The text of a file, without the byte order marks that some editors begin it with.

    :raises BadFile: when it is missing, no file, too large, no UTF-8 or holds control characters.
    """
    content = _content(path)
    try:
        text = content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(gettext_noop("the file is not UTF-8 text; save it as UTF-8"), line=line) from error
    found = CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise BadFile(gettext_noop("a character that no text may hold (a control character)"), line=line)
    return text


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device read for ever
            raise BadFile(gettext_noop("this is no file; put a file of that name in its place"))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            values = {"size": -(-path.stat().st_size // 1_000_000), "largest": LARGEST // 1_000_000}
            raise BadFile(gettext_noop("the file has {size} MB; a package file has at most {largest} MB"), values)
        return content
    except FileNotFoundError as error:
        raise BadFile(gettext_noop("the file is missing")) from error
    except OSError as error:
        message = gettext_noop("the file cannot be read: {problem}")
        raise BadFile(message, {"problem": error.strerror or str(error)}) from error
