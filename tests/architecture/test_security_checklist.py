"""The checklist of the ASVS: no number is missing, and every file, test and setting that it names is there."""

import ast
import re
from functools import cache

import pytest
from django.conf import settings

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "reference" / "security-asvs.md"
STATES = {"met", "not met", "not applicable"}
LEVELS = (
    "1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.1:3 3.2:113 3.3:12223 "
    "3.4:11222233 3.5:11122333 3.6:3 3.7:22333 4.1:12233 4.2:23333 4.3:22 4.4:1222 5.1:2 5.2:112333 5.3:113 5.4:222 "
    "6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.7:33 6.8:2222 7.1:222 7.2:1111 7.3:22 "
    "7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 8.4:23 9.1:111 9.2:1222 10.1:22 10.2:223 10.3:22223 "
    "10.4:1111122222233333 10.5:22222 10.6:22 10.7:222 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23 11.6:23 "
    "11.7:33 12.1:12233 12.2:11 12.3:22223 13.1:2333 13.2:222223 13.3:2233 13.4:1222233 14.1:22 14.2:12223333 14.3:122 "
    "15.1:12233 15.2:12233 15.3:1222222 15.4:3333 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223 17.1:23 "
    "17.2:22223333 17.3:22"
)
"""Each section of ASVS 5.0.0 with the level of each of its requirements, in order."""
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))? \| ([12–]+) \| (.+?) \| ([a-z ]+) \| (.+) \|$", re.MULTILINE
)
NAMED = re.compile(r"`([^`]+)`")
READ = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')


def wanted() -> dict[str, str]:
    """Every requirement of levels 1 and 2 with its level."""
    sections = dict(each.split(":") for each in LEVELS.split())
    levels = {f"{name}.{place}": level for name, all_ in sections.items() for place, level in enumerate(all_, 1)}
    return {number: level for number, level in levels.items() if level != "3"}


def numbers(first: str, last: str) -> list[str]:
    """The numbers of a row: one, or a run within a section."""
    section, begin = first.rsplit(".", 1)
    until = last.rsplit(".", 1) if last else [section, begin]
    assert until[0] == section, (first, last)
    return [f"{section}.{place}" for place in range(int(begin), int(until[1]) + 1)]


ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


@cache
def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@cache
def environment() -> set[str]:
    """The variables that the settings read."""
    return set(READ.findall((ROOT / "shanyraq" / "config" / "settings.py").read_text(encoding="utf-8")))


def is_there(name: str) -> bool:
    """Whether a file, a test or a setting of this name is there; other words in code type are no names of ours."""
    path, _, test = name.partition("::")
    if re.fullmatch(r"[\w./-]+\.(py|md|js|json|html|toml|lock)", path):
        return (ROOT / path).is_file() and (not test or test in functions(path))
    if re.fullmatch(r"[A-Z][A-Z_]{4,}", name):
        return hasattr(settings, name) or name in environment() or name.startswith("SHANYRAQ_OIDC_")
    return "/" not in name.strip("/") or name.startswith("/")


def test_every_requirement_stands_once_with_its_level() -> None:
    table = re.findall(r"^\| \d.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(ROWS) == len(table), [line[:80] for line in table if not ROW.match(line)]
    found = [(number, row[2]) for row in ROWS for number in numbers(row[0], row[1] or "")]
    assert sorted(number for number, _ in found) == sorted(wanted())
    assert [(number, level) for number, level in found if wanted()[number] not in level] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row: tuple[str, ...]) -> None:
    *_, state, why = row
    assert state in STATES
    assert [name for name in NAMED.findall(why) if not is_there(name)] == []
    assert len(why) > 3


def test_the_names_are_looked_at() -> None:
    assert is_there("SECURITY.md")
    assert not is_there("tests/web/test_nowhere.py")
    assert not is_there("tests/web/test_guards.py::test_nothing")
    assert not is_there("SHANYRAQ_NOTHING")
