"""``shanyraq workplan`` and ``framework draft uninfo``: what they print, give back and refuse."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.kernel.findings import Severity
from tests.domains.overlapping import two
from tests.domains.planning import OTHER, ROW, file_of
from tests.domains.test_overlaps import dismiss
from tests.domains.test_register import XAA
from tests.factories.uninfo import made_up, shown_cells


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.xlsx"
    file.write_bytes(file_of(ROW, OTHER))
    return file


@pytest.mark.usefixtures("second")
class TestImport:
    def test_it_counts_every_row(self, export: Path) -> None:
        done = run("workplan", "import", "uninfo", export, "--framework", XAA, "--json")
        assert done.exit_code == 0, done.output
        told = json.loads(done.stdout)
        assert {name: told[name] for name in ("rows", "created", "updated", "unchanged", "refused")} == {
            "rows": 2,
            "created": 2,
            "updated": 0,
            "unchanged": 0,
            "refused": 0,
        }
        again = json.loads(run("workplan", "import", "uninfo", export, "--framework", XAA, "--json").stdout)
        assert (again["created"], again["unchanged"]) == (0, 2)

    def test_a_dry_run_changes_nothing_and_says_so(self, export: Path) -> None:
        done = run("workplan", "import", "uninfo", export, "--framework", XAA, "--dry-run")
        assert done.exit_code == 0
        assert "2 rows: 2 added, 0 changed, 0 as they were." in done.stdout
        assert "Nothing was changed" in done.stdout
        assert not SubOutput.objects.exists()

    def test_a_refused_row_ends_with_1_and_its_place(self, tmp_path: Path) -> None:
        file = tmp_path / "lost.xlsx"
        file.write_bytes(file_of(ROW, replace(OTHER, output_code="Z.9", output="Rien")))
        done = run("workplan", "import", "uninfo", file, "--framework", XAA, "--json")
        told = json.loads(done.stdout)
        assert done.exit_code == 1
        assert (told["rows"], told["created"], told["refused"]) == (2, 1, 1)
        (finding,) = [each for each in told["findings"] if each["level"] == "error"]
        assert (finding["row"], finding["column"]) == (3, "Output code")
        assert "The framework has no output “Z.9”" in finding["message"]

    def test_several_plans_are_listed(self, tmp_path: Path) -> None:
        file = tmp_path / "two.xlsx"
        file.write_bytes(file_of(ROW, replace(OTHER, plan="Cadre 2022")))
        done = run("workplan", "import", "uninfo", file, "--framework", XAA)
        assert done.exit_code == 1
        assert "Cadre 2022 (1)" in done.stderr

    @pytest.mark.parametrize(("file", "framework"), [("none.xlsx", XAA), ("export.xlsx", "xbb-2020-2024")])
    def test_what_is_not_there_is_wrong_usage(self, export: Path, file: str, framework: str) -> None:
        done = run("workplan", "import", "uninfo", export.with_name(file), "--framework", framework)
        assert done.exit_code == 2

    def test_what_is_exported_comes_back_unchanged(self, export: Path, tmp_path: Path) -> None:
        run("workplan", "import", "uninfo", export, "--framework", XAA)
        out = tmp_path / "out.xlsx"
        assert run("workplan", "export", "uninfo", XAA, out, "--year", 2027).exit_code == 0
        told = json.loads(run("workplan", "import", "uninfo", out, "--framework", XAA, "--json").stdout)
        assert (told["rows"], told["unchanged"]) == (2, 2)
        assert run("workplan", "export", "uninfo", XAA, tmp_path / "out.csv").exit_code == 2


class TestDraft:
    def test_a_first_package_that_can_be_applied_and_filled(self, db: None, export: Path, tmp_path: Path) -> None:
        folder = tmp_path / "xcc-2027-2031"
        done = run("framework", "draft", "uninfo", export, folder, "--written-in", "fr")
        assert done.exit_code == 0, done.output
        assert run("framework", "check", folder).exit_code == 0
        assert run("framework", "apply", folder).exit_code == 0
        version = Version.objects.get(framework__code="xcc-2027-2031")
        assert list(version.outputs.values_list("code", flat=True)) == ["A.1.1", "A.1.2"]
        told = json.loads(run("workplan", "import", "uninfo", export, "--framework", "xcc-2027-2031", "--json").stdout)
        assert (told["created"], told["refused"]) == (2, 0)

    @pytest.mark.parametrize("seed", range(6))
    @pytest.mark.parametrize("dirty", [False, True])
    def test_of_any_export_the_package_is_valid(self, tmp_path: Path, seed: int, dirty: bool) -> None:
        file, folder = tmp_path / "made-up.xlsx", tmp_path / "xdd-2016-2028"
        file.write_bytes(made_up(40, seed, dirty=dirty).xlsx)
        chosen = ("--country", "Atlantis")
        listed = run("framework", "draft", "uninfo", file, folder, *chosen)
        plans = [line.rsplit(":", 1)[0] for line in listed.stderr.splitlines() if line.endswith(tuple("0123456789"))]
        if listed.exit_code == 2:
            assert plans
            listed = run("framework", "draft", "uninfo", file, folder, *chosen, "--plan", plans[0])
        assert listed.exit_code == 0, listed.output
        reading = read_package(folder)
        assert [str(each) for each in reading.errors if each.severity is Severity.ERROR] == []

    def test_several_plans_are_listed_and_nothing_is_written(self, tmp_path: Path) -> None:
        file, folder = tmp_path / "two.xlsx", tmp_path / "xcc-2027-2031"
        file.write_bytes(file_of(ROW, replace(OTHER, plan="Cadre 2022")))
        done = run("framework", "draft", "uninfo", file, folder)
        assert (done.exit_code, folder.exists()) == (2, False)
        assert "Cadre 2027: 1" in done.stderr
        assert "Cadre 2022: 1" in done.stderr
        assert "--plan" in done.stderr

    def test_nothing_is_overwritten(self, export: Path, tmp_path: Path) -> None:
        folder = tmp_path / "xcc-2027-2031"
        folder.mkdir()
        (folder / "mine.txt").write_text("mine")
        assert run("framework", "draft", "uninfo", export, folder).exit_code == 2
        assert run("framework", "draft", "uninfo", export, tmp_path / "anything").exit_code == 2
        assert [each.name for each in folder.iterdir()] == ["mine.txt"]


class TestOverlaps:
    def test_pairs_are_listed_with_their_reasons(self, second: Version) -> None:
        two()
        (pair,) = json.loads(run("workplan", "overlaps", XAA, "--json").stdout)
        assert (pair["kind"], pair["one"], pair["other"]) == ("overlap", 1, 2)
        assert "Both in North" in run("workplan", "overlaps", XAA).stdout
        assert "Общие места: North" in run("workplan", "overlaps", XAA, "--language", "ru").stdout

    def test_dismissed_ones_are_listed_when_asked_for(self, second: Version) -> None:
        two()
        dismiss()
        assert json.loads(run("workplan", "overlaps", XAA, "--json").stdout) == []
        assert "No two sub-outputs" in run("workplan", "overlaps", XAA).stdout
        assert "Agreed in March" in run("workplan", "overlaps", XAA, "--dismissed").stdout


@pytest.mark.django_db
@pytest.mark.parametrize("dirty", [False, True])
def test_all_cells_of_an_export_come_out_of_a_drafted_framework(tmp_path: Path, dirty: bool) -> None:
    code, country = "xdd-2016-2028", ("--country", "Atlantis")
    file, folder, out = tmp_path / "made-up.xlsx", tmp_path / code, tmp_path / "out.xlsx"
    made = made_up(80, 3, dirty=dirty)
    file.write_bytes(made.xlsx)
    drafted = run("framework", "draft", "uninfo", file, folder, *country)
    assert (drafted.exit_code, run("framework", "apply", folder).exit_code) == (0, 0), drafted.output
    taken = json.loads(run("workplan", "import", "uninfo", file, "--framework", code, *country, "--json").stdout)
    assert run("workplan", "export", "uninfo", code, out).exit_code == 0
    found, meant = shown_cells(out.read_bytes()), shown_cells(file.read_bytes())
    assert len(found) == taken["created"] >= 30
    mended = {(each.row, each.column) for each in made.planted if each.severity is Severity.NOTE}
    rows = {row[made.header.index(Column.IDENTIFIER)]: number for number, row in enumerate(made.rows, 2)}
    for identifier, cells in found.items():
        titles = [title for title in made.header if (rows[identifier], title) not in mended]
        assert {title: cells.get(title) for title in titles} == {
            title: meant[identifier].get(title) for title in titles
        }
    again = json.loads(run("workplan", "import", "uninfo", out, "--framework", code, "--json").stdout)
    assert (again["unchanged"], again["created"], again["updated"]) == (len(found), 0, 0)
