"""Remarks of whoever transcribed a package: a text in its language, or one for each of several."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from shanyraq.domains.packages.comparing import compare
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.reading.values import check_values
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Outcome, Package
from shanyraq.domains.packages.schema.results import PendingTarget, RowUnit
from shanyraq.domains.packages.writing import write_folder
from shanyraq.domains.packages.writing.json_export import as_json
from tests.conftest import apply
from tests.web.reading import main_of

BARE = "Une ligne est coupée."
SAID = {"fr": "C’est notre lecture.", "en": "This is our reading.", "ru": "Это наше прочтение."}
PAGE = "/xaa-2027-2031/results/A.1/"


def remarked(package: Package, **remarks: Any) -> Package:
    """The package with remarks on its first outcome, the first indicator of it and that one's first row."""
    plain = package.model_dump(mode="json")
    plain["framework"]["languages"] = [*SAID]
    outcome = plain["outcomes"][0]
    for item in (outcome, outcome["indicators"][0], outcome["indicators"][0]["rows"][0]):
        item.update(remarks)
    return Package.model_validate(plain)


@pytest.mark.parametrize("remark", [BARE, SAID])
def test_both_forms_are_kept_written_and_read_back(
    remark: Any, second_package: Package, empty: None, tmp_path: Path
) -> None:
    package = remarked(second_package, note=remark, reconstructed=remark)
    assert load_package(apply(package)) == package
    write_folder(package, tmp_path / "out")
    reading = read_package(tmp_path / "out")
    assert (reading.errors, reading.package) == ([], package)
    [row, *_] = as_json(package, 1)["outcomes"][0]["indicators"][0]["rows"]
    assert row["note"] == (remark if remark == BARE else SAID["fr"])


def test_a_reader_gets_the_remark_of_the_language_or_the_one_there_is(
    second: Version, second_package: Package, page: Client
) -> None:
    apply(remarked(second_package, note=SAID, reconstructed=BARE))
    for language, other in (("ru", "en"), ("en", "ru")):
        page.cookies["django_language"] = language
        shown = page.get(PAGE).content.decode()
        assert SAID[language] in shown
        assert not any(SAID[each] in shown for each in (other, "fr"))
        assert f'<span lang="fr">{BARE}</span>' in shown
    page.cookies["django_language"] = "kk"
    assert f'<span lang="fr">{SAID["fr"]}</span>' in page.get(PAGE).content.decode()


def test_a_remark_is_said_in_the_language_of_the_package_and_in_known_ones(second_package: Package) -> None:
    item: dict[str, Any] = {"clauses": ["§2-p1"], "code": "B", "title": "x", "statement": "x"}
    unit = RowUnit(code="PT", name="x", reconstructed={"de": "x", "fr": "x"})
    pending = PendingTarget(note="x", due_on=None)
    models = [
        (("bare",), Outcome.model_validate({**item, "note": BARE})),
        (("said",), Outcome.model_validate({**item, "reconstructed": SAID})),
        (("foreign",), Outcome.model_validate({**item, "note": {"en": "x"}})),
        (("unit",), unit),
        (("pending",), pending),
    ]
    assert [(place, str(said)) for place, said in check_values(second_package, models)] == [
        (("foreign", "note"), "the remark is not said in «fr», the language of the signed text"),
        (
            ("unit", "reconstructed", "de"),
            "«de» is none of the languages of the package and of the interface: en, fr, kk, ru",
        ),
    ]


def test_a_remark_that_gets_translations_is_a_change_of_that_field(second_package: Package) -> None:
    old, new = (remarked(second_package, note=note) for note in (SAID["fr"], SAID))
    changes = [(field.field, field.before, field.after) for change in compare(old, new) for field in change.fields]
    assert changes == [("note", SAID["fr"], SAID)] * 3


def test_every_unit_of_a_figure_or_provision_is_named_in_every_language(kaz_package: Package) -> None:
    items = [*kaz_package.context.figures]
    for part in (kaz_package.funding, kaz_package.operations, kaz_package.hact):
        items += part.provisions
    languages = {*kaz_package.framework.languages} - {kaz_package.framework.language}
    lacking = [each.key for each in items if each.unit and set(each.unit_in) != languages]
    assert lacking == []


def test_units_are_read_in_the_language_of_the_reader(kaz: Version, page: Client) -> None:
    page.cookies["django_language"] = "ru"
    assert "three months » мес." in main_of(page, f"/{kaz.code}/provisions/hact/")
    assert "градусов Цельсия" in main_of(page, f"/{kaz.code}/context/")
