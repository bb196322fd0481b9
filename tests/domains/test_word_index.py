"""The index of words: written with a version, and by the migration for versions that were there before."""

import importlib
from typing import Any

from django.apps import apps

from shanyraq.domains.framework.models import Entry, Word
from shanyraq.domains.framework.parts.entries import entries
from shanyraq.domains.framework.parts.word_index import word_index
from shanyraq.domains.framework.vocabulary import START
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package

migration: Any = importlib.import_module("shanyraq.domains.framework.migrations.0002_words")
numbers: Any = importlib.import_module("shanyraq.domains.framework.migrations.0004_numbers_without_marks")

beside: Any = importlib.import_module("shanyraq.domains.framework.migrations.0007_beside_entries")


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
    beside.write_beside(apps, None)
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


def beside_of(version: Version, but: set[str]) -> dict[tuple[str, str], Any]:
    rows = version.entries.exclude(kind__in=but).values_list("kind", "key", "beside")
    return {(kind, key): said for kind, key, said in rows}


def test_what_stands_beside_entries_is_of_them_and_no_text_of_theirs(kaz: Version) -> None:
    agreement = kaz.entries.get(kind="instrument", key="undp-sbaa")
    assert agreement.beside["ru"].startswith("Типовое соглашение об основных условиях")
    assert agreement.beside["kk"].endswith("e тармағында басылған.")
    assert agreement.text.startswith("With the United Nations Development Programme")
    productivity = kaz.entries.get(kind="indicator", key="2.3.1")
    assert productivity.beside == {"en": "Thousand tenge", "ru": "Тысяча тенге", "kk": "Мың теңге"}
    assert productivity.pk in index(kaz)["теңге"]["indicator"]


def write_as_before(version: Version) -> None:
    """The entries and the index without what stands beside them."""
    rows = list(version.entries.order_by("order"))
    for row in rows:
        row.beside = {}
    Entry.objects.bulk_update(rows, ["beside"], batch_size=500)
    named = zip(rows, (entry.names for entry in entries(load_package(version))), strict=True)
    words = word_index(named, version.blocks.all(), version.language)
    version.words.all().delete()
    Word.objects.bulk_create(
        Word(version=version, start=word[:START], word=word, places=places) for word, places in words.items()
    )


def test_the_words_beside_entries_of_older_versions_are_added(kaz: Version, second: Version) -> None:
    """Remarks on items with a key; those on others are found in the next version."""
    keyless = {"mandate", "response", "strategy", "condition", "then", "impact", "sdg_target", "signatory", "sdg"}
    fresh = {version: (beside_of(version, keyless), index(version)) for version in (kaz, second)}
    for version in fresh:
        write_as_before(version)
    beside.write_beside(apps, None)
    for version, (texts, words) in fresh.items():
        assert beside_of(version, keyless) == texts
        after = index(version)
        assert not after.keys() - words.keys()
        assert all(after[word] == words[word] for word in after if not keyless & words[word].keys())
        assert len(words.keys() - after.keys()) < len(words) / 100
