"""``python -m tests.architecture.messages``: are the message catalogues complete and fresh?

Complete: every entry is translated, none is fuzzy, placeholders agree. Fresh: where gettext is
installed, collecting the texts again finds nothing new.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "shanyraq" / "locale"
LANGUAGES = ("ru", "kk")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+(?::[^}]*)?\}")


def catalogue(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def problems(language: str) -> list[str]:
    """What is missing in a catalogue."""
    found = []
    for entry in polib.pofile(str(catalogue(language))):
        if entry.obsolete:
            continue
        if not entry.translated() or entry.fuzzy:
            found.append(f"{language}: not translated: {entry.msgid!r}")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            names = set(PLACEHOLDER.findall(text))
            if text and not names <= set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural)):
                found.append(f"{language}: other placeholders: {entry.msgid!r}")
    return found


def uncollected(language: str) -> list[str]:
    """Texts in the code that the catalogue does not know. Needs gettext."""
    if not shutil.which("xgettext"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "shanyraq"
        shutil.copytree(ROOT / "shanyraq", copy, ignore=shutil.ignore_patterns("__pycache__", "vendor", "*.mo"))
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", language, "--no-location"],
            cwd=copy,
            check=True,
            capture_output=True,
        )
        fresh = {
            entry.msgid
            for entry in polib.pofile(str(copy / "locale" / language / "LC_MESSAGES/django.po"))
            if not entry.obsolete
        }
    known = {entry.msgid for entry in polib.pofile(str(catalogue(language)))}
    return [f"{language}: not collected (make messages): {text!r}" for text in sorted(fresh - known)]


def main() -> int:
    """Prints every problem; the exit code says whether there is one."""
    found = [line for language in LANGUAGES for line in problems(language) + uncollected(language)]
    sys.stdout.write("\n".join(found) + ("\n" if found else ""))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
