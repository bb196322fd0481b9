"""What comes along with the software is renewed with it, until somebody applies a package of their own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import granian
import pytest
import typer
from django.db import OperationalError

from shanyraq.base.audit.models import Event
from shanyraq.cli import serving
from shanyraq.cli.serving import REASON, load_shipped
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.vocabulary import Origin
from tests.conftest import SECOND, apply, package_in
from tests.domains.test_packages_apply import LATER, retitled
from tests.domains.test_packages_together import recoded

pytestmark = pytest.mark.usefixtures("empty")
CODE = SECOND.name


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The package as it came along, which a later release may change."""
    return Path(shutil.copytree(SECOND, tmp_path / CODE))


def renew(folder: Path) -> None:
    """A later release of the software knows where the framework was signed."""
    with (folder / "framework.yaml").open("a", encoding="utf-8") as file:
        file.write("place: Elsewhere\n")


def versions() -> list[tuple[int, str]]:
    return list(Version.objects.filter(framework__code=CODE).order_by("number").values_list("number", "origin"))


def test_what_came_along_is_renewed(shipped: Path) -> None:
    load_shipped(shipped)
    load_shipped(shipped)
    assert versions() == [(1, Origin.SOFTWARE)]
    renew(shipped)
    load_shipped(shipped)
    assert versions() == [(1, Origin.SOFTWARE), (2, Origin.SOFTWARE)]
    assert Event.objects.order_by("pk").last().change["origin"] == "software"  # type: ignore[union-attr]


def test_what_a_team_applied_stays_whatever_its_reason_says(shipped: Path) -> None:
    load_shipped(shipped)
    apply(retitled(package_in(SECOND), "Eau"), reason=REASON, at=LATER.replace(year=2100))
    renew(shipped)
    load_shipped(shipped)
    assert versions() == [(1, Origin.SOFTWARE), (2, Origin.TEAM)]


def test_what_came_along_is_renewed_whatever_its_reason_says(shipped: Path) -> None:
    load_shipped(shipped)
    Version.objects.update(reason="words that a later release may change")
    renew(shipped)
    load_shipped(shipped)
    assert len(versions()) == 2


class TestWhatCannotBeLoadedIsTold:
    """… and nothing else is kept from being served."""

    @pytest.fixture
    def started(self, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
        """``shanyraq serve`` up to the moment in which the server listens."""
        served: list[str] = []
        monkeypatch.setattr(serving, "packages_folder", lambda: [shipped])
        monkeypatch.setattr(serving, "build_assets", lambda: [])
        monkeypatch.setattr(serving, "refuse_taken", lambda host, port: None)
        monkeypatch.setattr(serving, "compile_catalogues", lambda folder: [])
        monkeypatch.setattr(serving, "call_command", lambda *words, **options: None)
        monkeypatch.setattr(granian.Granian, "serve", lambda self: served.append(self.target))

        def start() -> None:
            serving.serve()
            assert served == ["shanyraq.config.wsgi:application"]

        return start

    def test_a_framework_of_the_team_for_the_same_years(
        self, started: Callable[[], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        apply(recoded(package_in(SECOND), "xaa-2027-2030"))
        started()
        told = capsys.readouterr().err
        assert "Not loaded: the package xaa-2027-2031 that comes along." in told
        assert "overlaps with xaa-2027-2030" in told
        assert versions() == []

    def test_a_version_that_is_younger_than_the_clock(
        self, started: Callable[[], None], shipped: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        load_shipped(shipped)
        Version.objects.update(applied_at=LATER.replace(year=2100))
        renew(shipped)
        started()
        told = capsys.readouterr().err
        assert "Not loaded: the package xaa-2027-2031 that comes along: xaa-2027-2031 is version 1 of 2100" in told
        assert versions() == [(1, Origin.SOFTWARE)]

    def test_a_package_that_is_broken(
        self, started: Callable[[], None], shipped: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (shipped / "risks.yaml").write_text("risks: 5\n", encoding="utf-8")
        started()
        told = capsys.readouterr().err
        assert "Not loaded: the package xaa-2027-2031 that comes along." in told
        assert "risks.yaml:1" in told

    def test_a_database_that_does_not_answer_still_ends_the_command(
        self, started: Callable[[], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(code: str) -> bool:
            raise OperationalError("no such table")

        monkeypatch.setattr(serving, "is_of_team", broken)
        with pytest.raises(typer.Exit):
            started()
