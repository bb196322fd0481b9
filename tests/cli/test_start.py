"""A command starts with what it needs: pages, charts, servers and the API are not imported to apply a package."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SECOND

NOT_NEEDED = {
    "granian",
    "httpx",
    "icalendar",
    "ninja",
    "shanyraq.api",
    "shanyraq.base.ui.assets",
    "shanyraq.cli.documentation",
    "shanyraq.cli.serving",
    "shanyraq.config.urls",
    "shanyraq.domains.commitments.web",
    "shanyraq.domains.indicators.web",
    "shanyraq.portal.views",
    "vl_convert",
    "xlsxwriter",
}
SPOKEN = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
from shanyraq.cli import main
main()
"""


@pytest.mark.parametrize("words", [["framework", "apply", str(SECOND)], ["framework", "--help"]])
def test_what_is_not_needed_is_not_imported(words: list[str], tmp_path: Path) -> None:
    environment = {**os.environ, "SHANYRAQ_DATA": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/house.sqlite3"}
    command = [sys.executable, "-c", SPOKEN, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    imported = set(json.loads(done.stderr.splitlines()[-1]))
    assert "shanyraq.cli.framework" in imported
    assert imported & NOT_NEEDED == set()
