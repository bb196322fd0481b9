"""The virus scanner of the installation: a command or a function of its own, named in ``SHANYRAQ_FILE_SCAN``.

* A command (``clamdscan --no-summary --fdpass``) is given the path of the file as its last word. It ends with 0 where
  it finds nothing and with 1 where it finds something, as ClamAV's programs do; anything else is a failure.
* A function (``package.module:function``) is given the path; it gives back what it found, in words, or an empty text.
"""

import re
import shlex
import subprocess
from importlib import import_module
from pathlib import Path

from shanyraq.base.files.vocabulary import Scan

FUNCTION = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")
SECONDS = 120
"""How long a scanner may take."""
LONGEST = 200
"""Characters of what it says that are told on."""


def scan(path: Path, scanner: str) -> tuple[Scan, str]:
    """What the scanner says of a file, and its words."""
    if not scanner.strip():
        return Scan.UNSCANNED, ""
    return _by_function(path, scanner) if FUNCTION.fullmatch(scanner.strip()) else _by_command(path, scanner)


def _by_function(path: Path, scanner: str) -> tuple[Scan, str]:
    module, _, name = scanner.strip().partition(":")
    try:
        found = str(getattr(import_module(module), name)(path) or "")
    except Exception as error:  # whatever a scanner may raise: the file is not kept
        return Scan.FAILED, _short(f"{type(error).__name__}: {error}", path)
    return (Scan.FOUND, _short(found, path)) if found else (Scan.CLEAN, "")


def _by_command(path: Path, scanner: str) -> tuple[Scan, str]:
    try:
        done = subprocess.run(  # noqa: S603 - the command of whoever runs the installation, and a path of our own making
            [*shlex.split(scanner), str(path)], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return Scan.FAILED, _short(str(error), path)
    said = _short(done.stdout or done.stderr, path)
    return {0: (Scan.CLEAN, ""), 1: (Scan.FOUND, said)}.get(done.returncode, (Scan.FAILED, said))


def _short(said: str, path: Path) -> str:
    """In one line, and without the place where the file lay for the scan."""
    return " ".join(said.replace(str(path), "").split()).lstrip(": ")[:LONGEST]
