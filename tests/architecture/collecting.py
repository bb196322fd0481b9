"""``python -m tests.architecture.collecting``: collects every text for the translators (``make messages``).

Besides what gettext finds in code and templates these are the explanations of rules and of actions, which are
the docstrings of their functions, the documents of our own that rules cite, and the help of the command line. What is
no longer used is dropped, and nothing is guessed: a text that changed begins anew without a translation. Needs gettext.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib

from shanyraq.kernel.sources import Source

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "shanyraq" / "locale"
LANGUAGES = ("ru", "kk")


def catalogue(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def collected(language: str) -> polib.POFile:
    """A catalogue of all texts, with the plural forms of a language and without translations."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "shanyraq"
        left_out = shutil.ignore_patterns("__pycache__", "vendor", "*.mo", "django.po")
        shutil.copytree(ROOT / "shanyraq", copy, ignore=left_out)
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", language, "--no-location"],
            cwd=copy,
            check=True,
            capture_output=True,
        )
        found = polib.pofile(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"))
    known = {entry.msgid for entry in found}
    for text in explanations():
        if text not in known:
            found.append(polib.POEntry(msgid=text))
    return found


def explanations() -> list[str]:
    """Titles and explanations of all rules, and what each action with a form does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
    import django

    django.setup()
    from shanyraq.base.rulebook import rulebook
    from shanyraq.base.verbs import verbbook

    rules = {text for rule in rulebook() for text in (rule.title, rule.explanation)}
    actions = {verb.help for verb in verbbook().values() if verb.doors}
    sources = cited(rule.source for rule in rulebook())
    return sorted(text for text in rules | actions | sources | set(helps()) if text)


def cited(sources: Iterable[Source]) -> set[str]:
    """What documents of our own are called, and their places; names of files are the same in every language."""
    from shanyraq.domains.indicators.rules.sources import sources_of_verdicts

    own = {source for source in (*sources, *sources_of_verdicts()) if source.is_ours}
    texts = {text for source in own for text in (source.document, source.clause, source.edition)}
    return {text for text in texts if any(map(str.isalpha, text)) and not text.endswith(".yaml")}


def helps() -> Iterator[str]:
    """What help says: paragraphs of each command, its arguments and options."""
    from shanyraq.cli.helping import paragraphs, said

    for command in commands():
        for owner, name in said(command):
            yield from paragraphs(getattr(owner, name))


def commands(group: Any = None) -> Iterator[Any]:
    """A group, all commands of the command line by default, and everything below it."""
    import typer

    from shanyraq.cli.app import app

    group = group or typer.main.get_command(app)
    yield group
    for name in group.list_commands(typer.Context(group)) if isinstance(group, typer.core.TyperGroup) else ():
        yield from commands(group.get_command(typer.Context(group), name))


def merge(catalogue: polib.POFile, fresh: polib.POFile) -> polib.POFile:
    """The fresh texts with the translations that there are, in the order of the texts."""
    old = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    merged = polib.POFile()
    merged.header = "Texts of Shanyraq. Apache-2.0, like the software."
    merged.metadata = catalogue.metadata
    for entry in sorted(fresh, key=lambda entry: (entry.msgid.casefold(), entry.msgid, entry.msgctxt or "")):
        known = old.get((entry.msgctxt, entry.msgid))
        if known and known.msgid_plural == entry.msgid_plural:
            entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural
        entry.comment = entry.tcomment = ""
        merged.append(entry)
    return merged


def main() -> None:
    """Writes both catalogues and says what waits for translators."""
    for language in LANGUAGES:
        path = catalogue(language)
        merged = merge(polib.pofile(str(path)), collected(language))
        merged.save(str(path))
        sys.stdout.write(f"{language}: {len(merged)} texts, {len(merged.untranslated_entries())} to translate\n")


if __name__ == "__main__":
    main()
