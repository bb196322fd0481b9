"""The index of words: written with a version, and by the migration for versions that were there before."""

import importlib
from typing import Any

from django.apps import apps

from shanyraq.domains.framework.models import Entry, Word
from shanyraq.domains.framework.parts.entries import entries
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package

migration: Any = importlib.import_module("shanyraq.domains.framework.migrations.0002_words")
numbers: Any = importlib.import_module("shanyraq.domains.framework.migrations.0004_numbers_without_marks")


def index(version: Version) -> dict[str, Any]:
    return dict(version.words.values_list("word", "places"))


def test_names_lead_to_what_is_called_so(kaz: Version) -> None:
    found = index(kaz)
    assert found["=1.2.1"] == {"indicator": [kaz.entries.get(kind="indicator", key="1.2.1").pk]}
    assert (
        found["=unicef"]
        == found["=юнисеф"]
        == {"organisation": [kaz.entries.get(kind="organisation", key="unicef").pk]}
    )
    block = kaz.blocks.get(anchor="§3.2")
    assert found["=3.2"]["clause"] == [[block.pk, "§3.2"]]


def test_words_are_those_of_every_language_with_their_stems(second: Version) -> None:
    found = index(second)
    assert "eau" in found
    assert all(word == word.casefold() and len(word) <= 100 for word in found)


def test_a_goal_is_an_entry_that_hangs_on_no_clause(kaz: Version, kaz_package: Package) -> None:
    goals = [entry for entry in entries(kaz_package) if entry.kind == "sdg"]
    assert {"2", "5", "16"} <= {goal.key for goal in goals}
    assert not any(entry.citations.exists() for entry in kaz.entries.filter(kind="sdg"))


def test_texts_keep_their_languages(kaz: Version) -> None:
    assert kaz.entries.get(kind="organisation", key="undp").text["ru"] == "ПРООН"


def test_the_migration_writes_the_index_of_older_versions(kaz: Version, second: Version) -> None:
    """But for other forms of an organisation's name, which the older rows did not have."""
    before = {version: index(version) for version in (kaz, second)}
    goals = {version: list(goal_rows(version)) for version in before}
    Entry.objects.filter(kind="sdg").delete()
    Word.objects.all().delete()
    migration.write_words(apps, None)
    for version, words in before.items():
        after = index(version)
        lost = words.keys() - after.keys()
        assert list(goal_rows(version)) == goals[version]
        assert sorted(after.keys() - words.keys()) == []
        assert not any(word.startswith("=") and word[1].isdecimal() for word in lost)
        assert len(lost) < len(words) / 100


def goal_rows(version: Version) -> Any:
    return version.entries.filter(kind="sdg").order_by("order").values_list("key", "code", "title", "first_anchor")


def test_numbers_of_older_indexes_lose_the_marks_between_thousands(kaz: Version) -> None:
    assert "13153.4" in index(kaz)
    Word.objects.create(version=kaz, start="99,9", word="99,999.5", places={"block": [1]})
    Word.objects.create(version=kaz, start="13,1", word="13,153.4", places={"block": [0]})
    numbers.anew(apps, None)
    found = index(kaz)
    assert found["99999.5"] == {"block": [1]}
    assert 0 in found["13153.4"]["block"]
    assert len(found["13153.4"]["block"]) > 1
    assert not {"99,999.5", "13,153.4"} & found.keys()
