"""``python -m tests.architecture.messages``: are the message catalogues complete and fresh?

Complete: every entry is translated, none is fuzzy, placeholders agree. Fresh: where gettext is
installed, its own check of formats passes, and collecting the texts again finds nothing new and
nothing unused.
"""

import re
import shutil
import subprocess
import sys

import polib

from tests.architecture.collecting import LANGUAGES, catalogue, collected

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+(?::[^}]*)?\}")


def problems(language: str) -> list[str]:
    """What is missing in a catalogue."""
    found, known = [], polib.pofile(str(catalogue(language)))
    forms = forms_of(known)
    for entry in known:
        if entry.obsolete:
            continue
        if not entry.translated() or entry.fuzzy or (entry.msgid_plural and len(entry.msgstr_plural) != forms):
            found.append(f"{language}: not translated: {entry.msgid!r}")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            names = set(PLACEHOLDER.findall(text))
            if text and not names <= set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural)):
                found.append(f"{language}: other placeholders: {entry.msgid!r}")
    return found


def forms_of(known: polib.POFile) -> int:
    """How many forms a number asks for: Russian has three. A form that is missing is shown in English."""
    return int(known.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])


def misformed(language: str) -> list[str]:
    """What gettext itself says against the formats of a catalogue. Needs gettext."""
    if not shutil.which("msgfmt"):
        return []
    command = ["msgfmt", "--check-format", "--output-file=/dev/null", str(catalogue(language))]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()


def uncollected(language: str) -> list[str]:
    """Texts in the code that the catalogue does not know, and those that only it knows. Needs gettext."""
    if not shutil.which("xgettext"):
        return []
    fresh = {entry.msgid for entry in collected(language)}
    known = {entry.msgid for entry in polib.pofile(str(catalogue(language)))}
    return [f"{language}: not collected (make messages): {text!r}" for text in sorted(fresh - known)] + [
        f"{language}: no longer used (make messages): {text!r}" for text in sorted(known - fresh)
    ]


def every(language: str) -> list[str]:
    """All that is wrong with a catalogue."""
    return [*problems(language), *misformed(language), *uncollected(language)]


def main() -> int:
    """Prints every problem; the exit code says whether there is one."""
    found = [line for language in LANGUAGES for line in every(language)]
    sys.stdout.write("\n".join(found) + ("\n" if found else ""))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
