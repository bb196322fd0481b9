"""Every setting that is read from the environment is explained where an operator looks for it."""

import re

from tests.conftest import ROOT

READ = re.compile(r'env(?:\.\w+\(|,)\s*"([A-Z_]+)"')
PAGE = ROOT / "docs" / "how-to" / "run-in-production.md"


def test_every_setting_stands_in_the_table() -> None:
    read = set(READ.findall((ROOT / "shanyraq" / "config" / "settings.py").read_text(encoding="utf-8")))
    assert len(read) > 20
    table = " ".join(line.split("|")[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|")
    named = set(re.findall(r"`([A-Z_]+)`", table))
    short = {f"SHANYRAQ_OIDC{name}" for name in named if name.startswith("_")}
    assert read - named - short == set()
