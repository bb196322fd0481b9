"""The page that shows how to add a verb works as it stands: its blocks are put where it says, and its tests pass."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-verb.md"
BLOCK = re.compile(r"```\{code-block\} python\n:caption: ([^\n,]+)(?:, ([^\n]+))?\n\n(.*?)```", re.DOTALL)


@pytest.mark.xdist_group("browser")
def test_the_verb_of_the_page_works(tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns("__pycache__", "vendor", "*.mo")
    for name in ("shanyraq", "tests", "frameworks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == 3
    for name, where, code in blocks:
        path = tmp_path / name
        if where == "at the end":
            path.write_text(path.read_text(encoding="utf-8") + "\n\n" + code, encoding="utf-8")
        else:
            path.write_text(code, encoding="utf-8")
    verbs = tmp_path / "shanyraq/domains/parties/verbs/organisation.py"
    text = verbs.read_text(encoding="utf-8")
    verbs.write_text(
        text.replace("    RestoreOrganisation,\n)", "    RestoreOrganisation,\n    SetWebsite,\n)"), "utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "SHANYRAQ_DATA": str(tmp_path / "var")}
    environment.pop("DATABASE_URL", None)
    ran = subprocess.run(  # the interpreter of this very run
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/domains/test_register_website.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
