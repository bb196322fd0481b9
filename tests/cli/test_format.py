"""``framework format``: the layout of an export, every outcome in one file, all files or none."""

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.packages.reading import read_package
from tests.conftest import SECOND, package_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SECOND, tmp_path / SECOND.name))


def laid_out(folder: Path, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, ["framework", "format", str(folder)])
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_outcome_under_another_name_moves_to_its_own(folder: Path) -> None:
    results = folder / "results"
    (results / "outcome-a.1.yaml").rename(results / "first.yaml")
    (results / "outcome-a.2.yaml").rename(results / "second.yaml")
    told, _ = laid_out(folder)
    assert told.splitlines() == [
        str(results / "outcome-a.1.yaml"),
        str(results / "outcome-a.2.yaml"),
        f"{results / 'first.yaml'} (removed)",
        f"{results / 'second.yaml'} (removed)",
    ]
    assert content(folder) == content(SECOND)
    assert laid_out(folder) == ("", "")


def test_the_order_that_names_gave_stays(folder: Path) -> None:
    results = folder / "results"
    (results / "outcome-a.1.yaml").rename(results / "z.yaml")
    before = read_package(folder).package
    laid_out(folder)
    assert sorted(path.name for path in results.iterdir()) == ["outcome-1-a.2.yaml", "outcome-2-a.1.yaml"]
    assert read_package(folder).package == before
    assert laid_out(folder) == ("", "")


def test_a_part_that_says_nothing_has_no_file(folder: Path) -> None:
    (folder / "risks.yaml").write_text("risks: []\n", encoding="utf-8")
    assert laid_out(folder)[0] == f"{folder / 'risks.yaml'} (removed)\n"
    assert read_package(folder).package == package_in(SECOND)


def test_a_file_that_may_not_be_written_is_named_and_nothing_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may be allowed to write everything, so the refusal is played."""
    results = folder / "results"
    (results / "outcome-a.1.yaml").rename(results / "first.yaml")
    before = content(folder)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path.name != "first.yaml" and allowed(path, mode))
    assert laid_out(folder, 1) == ("", f"{results / 'first.yaml'}: Permission denied. Nothing was changed.\n")
    assert content(folder) == before


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = folder / "results"
    (results / "outcome-a.1.yaml").rename(results / "first.yaml")
    before = content(folder)

    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    assert "No space left on device. Nothing was changed." in laid_out(folder, 1)[1]
    assert content(folder) == before


def test_a_link_stays_a_link(folder: Path) -> None:
    shared = folder / ".shared.yaml"
    (folder / "parties.yaml").rename(shared)
    (folder / "parties.yaml").symlink_to(shared)
    text = shared.read_text(encoding="utf-8")
    shared.write_text(f"# shared\n{text}", encoding="utf-8")
    laid_out(folder)
    assert (folder / "parties.yaml").is_symlink()
    assert shared.read_text(encoding="utf-8") == text


def test_a_copy_for_training_has_nothing_to_lay_out(tmp_path: Path) -> None:
    (tmp_path / "training.yaml").write_text("code: x\n", encoding="utf-8")
    assert "is a copy for training" in laid_out(tmp_path, 2)[1]
    assert sorted(content(tmp_path)) == ["training.yaml"]
