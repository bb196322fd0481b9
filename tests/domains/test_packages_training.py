"""A copy for training: the framework's own content with invented values, and never mistaken for it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from shanyraq.cli.serving import load_shipped, packages_folder
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema import Package
from tests.conftest import KAZ, SECOND, apply, package_in

COPY = f"{SECOND.name}-training"
GOOD = """code: xaa-2027-2031-training
copy_of: xaa-2027-2031
title: Copie
observations:
- {indicator: loi-information, row: total, year: 2028, value: 1}
"""
PLANS = """work_plans:
  seed: 7
  sub_outputs: 6
  first_year: 2027
  last_year: 2028
  donors: [{key: bailleur-exemple, name: Bailleur exemple (exercice), instrument: project}]
  nationwide: {name: Exemplie, at: dans tout le pays}
  places: [{name: Nord, at: dans le nord}, {name: Sud, at: dans le sud}]
  functions:
  - function: capacity
    cost: [10000, 20000]
    descriptions: ["Des cours et des conseils {at}."]
    narratives: ["{count} personnes ont suivi les cours."]
  reasons: {gender: [[a], [b], [c]], rights: [[a], [b], [c]], peace: [[a], [b], [c]]}
  outputs:
  - output: A.1.1
    activities:
    - title: {fr: "Cours sur {part} {at}", en: "Courses on {part} {at}"}
      parts: [{fr: la maintenance, en: maintenance}, {fr: les tarifs, en: tariffs}]
      function: capacity
      entities: [unicef]
      implementers: [gouvernement]
      targets: ['6.1']
      groups: [rural]
      gender: 1
      rights: 0
      peace: 0
  - output: A.1.2
    activities:
    - title: Registres tenus par les communes
      function: capacity
      entities: [undp, unicef]
      implementers: [gouvernement]
      targets: ['6.1']
      groups: [rural]
      gender: 0
      rights: 2
      peace: 0
"""
"""What a work plan is drawn from, for the framework that tests copy."""
MORE = """  money:
    donors: [{key: banque-exemple, name: Banque exemple (exercice), instrument: project}]
    rates: [{currency: EUR, rate: 0.9}]
    behind:
    - {donor: bailleur-exemple, title: "Accord, {entity} (exercice)", each: entity, earmarking: none, currency: EUR}
    apart:
    - {donor: banque-exemple, title: Prêt (exercice), instrument: project, earmarking: soft, outcome: A.1,
       amount: 50000, first_year: 2028, last_year: 2029, stage: idea, mechanism: bank}
    moves:
      states: [effective, proposed]
      reasons: [Ailleurs on peut commencer.]
      government: Ministère exemple (exercice)
      entity: Entité exemple (exercice)
      consent: Échange de lettres exemple
"""
"""What contributions are drawn from."""
FULL = (
    PLANS.replace(
        '    narratives: ["{count}', "    deliverables: [Cours tenus, 'Rapport {at}']\n    narratives: [\"{count}"
    ).replace(
        "  - output: A.1.1\n",
        "  - output: A.1.1\n    indicators: [{title: Cours tenus, unit: nombre, baseline: 0, goal: 10}]\n",
    )
    + MORE
)
"""A section that speaks of everything."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy, beside the framework that it copies."""
    shutil.copytree(SECOND, tmp_path / SECOND.name)
    folder = tmp_path / COPY
    folder.mkdir()
    (folder / "training.yaml").write_text(GOOD, encoding="utf-8")
    return folder


def errors(folder: Path, text: str) -> list[str]:
    (folder / "training.yaml").write_text(text, encoding="utf-8")
    reading = read_package(folder)
    assert reading.package is None
    return [str(error) for error in reading.errors]


def test_a_copy_says_what_the_framework_says_and_one_value_more(copy: Path, second_package: Package) -> None:
    package = read_package(copy).package
    assert package is not None
    assert (package.framework.code, package.framework.title) == (COPY, "Copie")
    assert package.commitments == second_package.commitments
    more = [
        value
        for outcome in package.outcomes
        for indicator in [*outcome.indicators, *(i for output in outcome.outputs for i in output.indicators)]
        for row in indicator.rows
        for value in row.latest
        if "illustrative" in value.printed
    ]
    assert [(value.value, value.year, value.printed) for value in more] == [(1, 2028, "1 (2028), illustrative")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("row: total", "row: rural", "training.yaml:5: error package.format: xaa-2027-2031 has no row rural"),
        ("value: 1", "value: much", "training.yaml:5: error package.format: observations.0.value"),
        ("code: xaa-2027-2031-training", "code: xaa-2027-2031", "training.yaml:1"),
        ("copy_of: xaa-2027-2031", "copy_of: xaa-2027-2031-training", "what it copies is no copy"),
        ("copy_of: xaa-2027-2031", "copy_of: xaa-2032-2036", "there is no such folder"),
        ("title: Copie", "subtitle: Copie", "the format has no such field"),
    ],
)
def test_a_bad_copy_names_the_line(copy: Path, old: str, new: str, said: str) -> None:
    found = errors(copy, GOOD.replace(old, new))
    assert any(said in error for error in found), found


def test_what_plans_are_drawn_from_is_read_beside_the_package(copy: Path) -> None:
    (copy / "training.yaml").write_text(GOOD + PLANS, encoding="utf-8")
    reading = read_package(copy)
    assert reading.errors == []
    assert reading.work_plans is not None
    assert [output.output for output in reading.work_plans.outputs] == ["A.1.1", "A.1.2"]


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        (
            "first_year: 2027",
            "first_year: 2026",
            "first_year",
            "years of the framework are expected here, from 2027 to",
        ),
        ("last_year: 2028", "last_year: 2026", "first_year", "years of the framework are expected here, from 2027 to"),
        ("output: A.1.2", "output: A.1.3", "output: A.1.3", "the framework has no output A.1.3"),
        ("output: A.1.2", "output: A.1.3", "outputs:", "activities are missing for these outputs: A.1.2"),
        ("output: A.1.1", "output: A.1.2", "output: A.1.2", "output A.1.2 stands here twice"),
        ("entities: [undp", "entities: [ocha", "[ocha", "the framework names no organisation ocha"),
        (
            "implementers: [gouvernement]",
            "implementers: [mairie]",
            "[mairie]",
            "the framework names no organisation mairie",
        ),
        ("targets: ['6.1']", "targets: ['6.2']", "'6.2'", "outcome A.1 does not name the SDG target 6.2"),
        ("function: capacity\n      ", "function: policy\n      ", "function: policy", "of the function policy"),
        ("function: capacity\n    cost", "function: cook\n    cost", "function: cook", "one of these is expected here"),
        ("dans le nord", "{kk: солтүстікте}", "солтүстікте", "«languages» of framework.yaml does not list it"),
        (
            'fr: "Cours sur {part} {at}"',
            'fr: "Cours sur {part}"',
            "Cours sur",
            "a title names {at} in each of its languages",
        ),
        (
            'en: "Courses on {part} {at}"',
            'en: "Courses {at}"',
            "Courses {at}",
            "a title names {part} in each of its languages",
        ),
        ("title: Registres", 'title: "{part}" #', '"{part}" #', "a title names {part} in each of its languages"),
        ("conseils {at}.", "conseils {qui}.", "{qui}", "only this may be left open in a text here: {at}"),
        ("conseils {at}.", "conseils {at.", "{at.", "only this may be left open in a text here: {at}"),
        ("rights: 2", "rights: 4", "rights: 4", "3 or less is expected here"),
        ("seed: 7", "seed: 7\n  scarce: [A.9]", "scarce", "the framework has no outcome A.9"),
        (
            "title: Registres",
            "title: Registres\n      again: Listes {at}",
            "title: Registres",
            "«again» is for an activity of two",
        ),
        (
            "seed: 7",
            "seed: 7\n  documents: {title: '{who}', kinds: [other]}",
            "{who}",
            "only this may be left open in a text here: {entity}",
        ),
        (
            "seed: 7",
            "seed: 7\n  together: {of_overlaps: ['{who}']}",
            "{who}",
            "only this may be left open in a text here: {title}",
        ),
        ("instrument: project", "instrument: gold", "gold", "one of these is expected here"),
    ],
)
def test_a_section_that_does_not_fit_names_the_line(copy: Path, old: str, new: str, at: str, said: str) -> None:
    text = (GOOD + PLANS).replace(old, new, 1)
    assert text != GOOD + PLANS
    found = errors(copy, text)
    line = max(number for number, each in enumerate(text.splitlines(), 1) if at in each)
    assert any(each.startswith(f"training.yaml:{line}:") and said in each for each in found), found


def test_one_value_for_a_row_and_year(copy: Path) -> None:
    again = GOOD + GOOD.splitlines()[-1] + "\n"
    (found,) = errors(copy, again)
    assert "training.yaml:6" in found
    assert "a second value" in found


def test_a_copy_holds_nothing_else(copy: Path) -> None:
    (copy / "risks.yaml").write_text("risks: []\n", encoding="utf-8")
    assert any("holds training.yaml and nothing else" in error for error in errors(copy, GOOD))


@pytest.mark.usefixtures("db")
def test_every_value_of_the_shipped_copy_counts_as_observed() -> None:
    """Each is of a year of the framework: none of them is taken for a baseline, none says «no new data»."""
    package = package_in(KAZ.with_name(f"{KAZ.name}-training"))
    text = (KAZ.with_name(f"{KAZ.name}-training") / "training.yaml").read_text(encoding="utf-8")
    values = text.partition("\nwork_plans:")[0].count("- {indicator:")
    results = load_results(apply(package), date(2026, 12, 31))
    judged = [row for row in results.rows if row.newest_year == 2026]
    assert len(judged) == values == results.rollup.with_newer_data
    assert all(row.verdict.used.latest is not None and row.verdict.status != "no_new_data" for row in judged)


@pytest.mark.usefixtures("empty")
def test_what_comes_along_is_loaded_with_its_copies() -> None:
    codes = [folder.name for folder in packages_folder()]
    assert f"{KAZ.name}-training" in codes
    for folder in packages_folder():
        load_shipped(folder)
    assert sorted(version.code for version in Version.objects.select_related("framework")) == codes


def test_every_page_of_a_copy_says_so_and_no_other(copy: Path, second: Version, page: Client) -> None:
    apply(package_in(copy))
    for part in ("", "results/", "document", "check/", "search?q=eau"):
        assert b"Training copy." in page.get(f"/{COPY}/{part}").content
        assert b"Training copy." not in page.get(f"/{SECOND.name}/{part}").content
    assert page.get(f"/api/v1/frameworks/{COPY}").json()["training"] is True
    assert page.get(f"/api/v1/frameworks/{SECOND.name}").json()["training"] is False


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("each: entity, earmarking: none", "each: part, earmarking: none", "'entity' or 'outcome'"),
        ("- {donor: bailleur-exemple,", "- {donor: bailleur-inconnu,", "no donor of this file has the key"),
        ("key: banque-exemple", "key: unicef", "unicef is an organisation of the framework"),
        ("outcome: A.1,", "outcome: Z.9,", "the framework has no outcome Z.9"),
        ("rates: [{currency: EUR, rate: 0.9}]", "rates: []", "there is no rate of EUR"),
        ("stage: idea", "sub_outputs: 1, stage: idea", "alone is allocated"),
        ("earmarking: soft, outcome", "earmarking: none, outcome", "is earmarked softly or tightly"),
        ("first_year: 2028, last_year: 2029", "first_year: 2029, last_year: 2028", "it ends before it begins"),
        ("first_year: 2028, last_year: 2029", "first_year: 2040, last_year: 2041", "it has none of the years"),
        ("Accord, {entity}", "Accord, {at}", "only this may be left open"),
        ("stage: idea,", "stage: idea, entity: nobody,", "the framework names no organisation nobody"),
    ],
)
def test_what_does_not_fit_of_money_is_told_with_its_line(copy: Path, before: str, after: str, said: str) -> None:
    text = GOOD + FULL.replace(before, after, 1)
    assert text != GOOD + FULL
    found = errors(copy, text)
    assert any(each.startswith("training.yaml:") and said in each for each in found), found
