"""Compiles message catalogues without gettext, which a fresh machine may lack."""

from pathlib import Path

import polib


def compile_catalogues(locale: Path) -> int:
    """Writes a ``.mo`` beside every ``.po`` that is newer, and says how many."""
    compiled = 0
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            compiled += 1
    return compiled
