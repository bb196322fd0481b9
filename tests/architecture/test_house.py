"""The house keeps its laws: no country in the code, rules cite sources, verbs leave events."""

import re
from pathlib import Path

from shanyraq.base.rulebook import rulebook
from shanyraq.base.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
COUNTRY = re.compile(r"kazakh|казах|қазақ|astana|\bkaz\b", re.IGNORECASE)
LANGUAGE_NAMES = re.compile(r"\bKazakh\b|[Ққ]азақша")


def test_no_line_of_code_or_template_names_a_country() -> None:
    named = []
    for path in (ROOT / "shanyraq").rglob("*"):
        if path.suffix in {".py", ".html", ".js", ".css"} and "vendor" not in path.parts:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if COUNTRY.search(LANGUAGE_NAMES.sub("", line)):
                    named.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert named == []


def test_every_rule_has_a_title_an_explanation_and_a_source() -> None:
    rules = rulebook()
    assert rules
    for rule in rules:
        assert rule.title.strip(), rule.id
        assert rule.explanation, rule.id
        assert str(rule.source), rule.id


def test_every_verb_is_named_after_its_domain() -> None:
    assert VERBS
    for name, verb in VERBS.items():
        if not verb.function.__module__.startswith("shanyraq."):
            continue  # registered by another test
        domain = verb.function.__module__.split(".")[2]
        assert name.startswith(f"{domain}."), name


def test_a_decision_record_has_at_most_300_words() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    assert records
    words = {path.name: len(path.read_text(encoding="utf-8").split()) for path in records}
    assert {name: count for name, count in words.items() if count > 300} == {}


def test_the_picture_of_the_house_shows_every_room_of_the_base() -> None:
    """A newcomer finds each room by its name, with what it is for."""
    text = (ROOT / "docs" / "reference" / "architecture.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^│   [├└]── ([a-z.]+?)/?(?:\.py)? ", text, re.MULTILINE))
    inside = {
        path.stem
        for path in (ROOT / "shanyraq" / "base").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert inside - {"__init__", "rooms"} == shown


def test_migrations_do_not_lean_on_code_that_may_go_on() -> None:
    """A fresh installation runs every migration with the code of its release: what one needs stands in it."""
    known = {
        "shanyraq/base/audit/migrations/0002_events_are_written_once.py",  # the trigger of today, set again by restore
        "shanyraq/base/audit/migrations/0003_the_table_is_never_emptied.py",  # the same triggers, one more
        "shanyraq/base/audit/migrations/0004_nothing_is_replaced.py",  # the same, and another one
        "shanyraq/domains/framework/migrations/0002_words.py",  # an index, which is made anew with every version
        "shanyraq/domains/framework/migrations/0007_beside_entries.py",  # adds to the same index
    }
    files = [path for path in (ROOT / "shanyraq").glob("**/migrations/*.py") if "from shanyraq" in path.read_text()]
    assert {str(path.relative_to(ROOT)) for path in files} == known
