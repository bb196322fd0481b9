"""What ``shanyraq framework`` prints: sums before details, plurals, the language that was asked for."""

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shanyraq.base.ui.verdicts import SEVERITIES
from shanyraq.cli.app import app
from shanyraq.cli.changes import MOST
from shanyraq.cli.counted import changed, errors, flaws
from shanyraq.cli.database import named
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules import DesignFinding
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.writing import write_folder
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence
from tests.cli.test_absent_things import EVERY, with_option
from tests.conftest import KAZ, SECOND, SIGNED, apply
from tests.domains.test_packages_apply import retitled
from tests.domains.test_packages_bad_input import replace


def run(words: str, *more: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, [*words.split(), *more])
    assert result.exit_code == status, result.output
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SECOND, tmp_path / "package"))


def test_a_plan_begins_with_its_sum_and_folds_what_is_added(empty: None) -> None:
    lines = run("framework plan", str(KAZ)).splitlines()
    added = re.fullmatch(r"Plan: (\d+) to add, 0 to change, 0 to end\.", lines[0])
    assert added is not None
    assert len(lines) <= MOST
    assert "  + outcome: 4" in lines
    assert lines[-1] == "Each of them by name: --all"
    assert sum(int(line.rpartition(": ")[2]) for line in lines[1:-1]) == int(added[1])
    every = run("framework plan", str(KAZ), "--all").splitlines()
    assert every[0] == lines[0]
    assert len(every) == int(added[1]) + 1
    assert "  + outcome 1" in every


def test_a_small_plan_names_everything(empty: None) -> None:
    lines = run("framework plan", str(SECOND)).splitlines()
    assert "  + outcome A.1 › indicator 6.1.1 › row total" in lines
    assert "--all" not in lines[-1]


def test_what_ends_is_folded_too_and_what_changes_is_not(kaz: Version, tmp_path: Path) -> None:
    folder = shutil.copytree(KAZ, tmp_path / KAZ.name)
    (folder / "commitments.yaml").unlink()
    replace("framework.yaml", "place: ", "place: New ")(folder)
    lines = run("framework plan", str(folder)).splitlines()
    assert f"  - commitment: {kaz.commitments.count()}" in lines
    assert [line for line in lines if line.startswith("      place: ")] != []


def test_a_plan_tells_days_before_and_after(second: Version, folder: Path) -> None:
    replace("framework.yaml", "ends_on: '2031-06-30'", "ends_on: '2031-12-31'")(folder)
    lines = run("framework plan", str(folder)).splitlines()
    assert lines == [
        "Plan: 0 to add, 1 to change, 0 to end.",
        "  ~ framework",
        "      ends_on: 2031-06-30 → 2031-12-31",
    ]
    (change,) = json.loads(run("framework plan", str(folder), "--json"))["changes"]
    assert change["fields"] == [{"field": "ends_on", "before": "2031-06-30", "after": "2031-12-31"}]


def found(*rules: tuple[str, Severity]) -> list[DesignFinding]:
    return [DesignFinding(Finding(rule, severity, Sentence("x")), ()) for rule, severity in rules]


def test_numbers_and_their_words_agree() -> None:
    one = ("check.unit-change", Severity.WARNING)
    assert (errors(1), errors(2), changed(1), changed(0)) == ("1 error", "2 errors", "1 change", "0 changes")
    assert flaws([]) == "No design findings."
    assert flaws(found(one)) == "1 design finding of 1 kind, 1 of them a warning."
    many = found(one, one, ("check.old-data", Severity.NOTE))
    assert flaws(many) == "3 design findings of 2 kinds, 2 of them warnings."


def test_json_is_what_export_means_without_a_format(second: Version) -> None:
    assert run("framework export xaa-2027-2031 --json") == run("framework export xaa-2027-2031 --format json")
    run("framework export xaa-2027-2031 --json --format package", status=2)


def test_a_written_package_says_from_which_version_it_is(second: Version, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["framework", "export", second.code, str(tmp_path / "out"), "--format", "package"])
    assert f"with --base {second.number}." in result.stderr
    assert "framework.yaml" in result.stdout
    assert "--base" not in result.stdout


def test_every_command_of_frameworks_speaks_the_languages() -> None:
    assert {name for name in EVERY if name.startswith("framework ")} <= set(with_option("--language"))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_check_speaks_the_language(db: None, folder: Path, language: str) -> None:
    from django.utils import translation

    with translation.override(language):
        warning, error = (str(SEVERITIES[code].word).lower() for code in ("warning", "error"))
    lines = run("framework check", str(folder), "--language", language).splitlines()
    assert any(f": {warning} check." in line for line in lines)
    assert not any(": warning check." in line for line in lines)
    (folder / "risks.yaml").write_text("risks: 5\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["framework", "check", str(folder), "--language", language])
    assert f"1. risks.yaml:1: {error} package.format: risks: " in result.stderr
    data = run("framework check", str(SECOND), "--json")
    assert data == run("framework check", str(SECOND), "--json", "--language", language)


def test_a_commitment_of_a_rule_that_there_is_not(db: None, folder: Path) -> None:
    path = folder / "commitments.yaml"
    first, rest = path.read_text(encoding="utf-8").split("  modality: must\n", 1)
    path.write_text(f"{first}  modality: must\n  rule: governance.meeting_due\n{rest}", encoding="utf-8")
    assert "package.commitment-rule" not in run("framework check", str(folder))
    path.write_text(f"{first}  modality: must\n  rule: governance.no_such\n{rest}", encoding="utf-8")
    told = run("framework check", str(folder))
    assert re.search(
        r"commitments\.yaml:\d+: warning package\.commitment-rule: The commitment .* governance\.no_such", told
    )


def test_a_proposal_says_from_which_version_it_was_made(
    second: Version, second_package: Package, tmp_path: Path
) -> None:
    apply(retitled(second_package, "Eau et école, ensemble"), at=SIGNED + timedelta(days=1))
    write_folder(with_place(second_package, "Autre ville"), tmp_path / "mine")
    words = ["--title", "Another place", "--reason", "It moved"]
    assert "Say from which version" in refused("framework propose", str(tmp_path / "mine"), *words)
    said = run("framework propose", str(tmp_path / "mine"), "--base", "1", "--json", *words)
    assert [change["item"] for change in json.loads(said)["changes"]] == ["framework"]


def with_place(package: Package, place: str) -> Package:
    return package.model_copy(update={"framework": package.framework.model_copy(update={"place": place})})


def refused(words: str, *more: str) -> str:
    result = CliRunner().invoke(app, [*words.split(), *more])
    assert result.exit_code == 1, result.output
    return result.stderr


def test_apply_names_the_database(empty: None) -> None:
    """From another folder it may be another one: it is said which."""
    assert f"\nDatabase: {named()}\n" in run("framework apply", str(SECOND))
    assert json.loads(run("framework apply", str(SECOND), "--json"))["database"] == named()


@pytest.mark.parametrize("command", ["plan", "apply"])
def test_a_refused_period_is_told_as_json(second: Version, folder: Path, command: str) -> None:
    replace("framework.yaml", "code: xaa-2027-2031", "code: xaa-2028-2032")(folder)
    replace("framework.yaml", "starts_on: '2027-07-01'", "starts_on: '2028-01-01'")(folder)
    replace("framework.yaml", "ends_on: '2031-06-30'", "ends_on: '2032-12-31'")(folder)
    told = json.loads(run(f"framework {command}", str(folder), "--json", status=1))
    assert told["valid"] is False
    assert told["errors"][0]["place"].startswith("framework.yaml:")
