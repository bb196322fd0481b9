"""National data for tests: a part of a real repository of Open SDG, and the whole one where a machine has it."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

PART = Path(__file__).parent / "factories" / "opensdg"
NAMED = "OPENSDG_FOLDER"
"""The variable of the environment that names the whole repository (kazstat/sdg-data-kazstat, 7227787)."""
WHOLE = Path(os.environ.get(NAMED) or "opensdg-is-not-here")
needs_whole = pytest.mark.skipif(not (WHOLE / "data").is_dir(), reason=f"{NAMED} names no repository of Open SDG")


def files_of(folder: Path = PART) -> dict[str, bytes]:
    """The files of a folder by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """The same as one archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()
