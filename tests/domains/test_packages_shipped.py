"""What comes along with the software is renewed with it, until somebody applies a package of their own."""

import shutil
from pathlib import Path

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.cli.serving import REASON, load_shipped
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.vocabulary import Origin
from tests.conftest import SECOND, apply, package_in
from tests.domains.test_packages_apply import LATER, retitled

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
