"""Two people change one framework at the same moment, each in a thread: neither waits for ever, and neither loses."""

import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from shanyraq.domains.indicators.commands import AmendIndicator
from shanyraq.domains.indicators.verbs import indicator as indicators
from shanyraq.domains.indicators.verbs.finding import indicator_in
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import framework as verbs
from tests.api.together import Together
from tests.conftest import SECOND, SIGNED, TESTER, loaded
from tests.domains.test_packages_apply import retitled

XAA = "xaa-2027-2031"
AT = SIGNED + timedelta(days=90)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def together(tmp_path: Path) -> Together:
    threads = Together(tmp_path)
    threads.alone(lambda: loaded(SECOND))
    return threads


def amend(indicator: str, source: str, at: datetime = AT) -> None:
    command = AmendIndicator(framework=XAA, indicator=indicator, source={"fr": source}, reason="Moved")
    indicators.amend(command, by=TESTER, at=at)


def in_force() -> tuple[Package, list[datetime]]:
    """The package in force, and the moments from which each version counts."""
    return load_package(version_in_force(XAA)), list(
        Version.objects.filter(framework__code=XAA).order_by("number").values_list("applied_at", flat=True)
    )


def test_edits_of_different_things_at_one_moment_are_both_made(together: Together) -> None:
    """Both were asked for at the same moment, and one waits for the other: it is not told that its clock is wrong."""
    together(partial(amend, "loi-information", "Journal"), partial(amend, "registre", "Registre"))
    package, moments = together.alone(in_force)
    assert "Journal" in str(indicator_in(package, "loi-information").source)
    assert "Registre" in str(indicator_in(package, "registre").source)
    assert moments == sorted(set(moments)), "each version counts from a moment of its own"
    assert len(moments) == 3


def test_applying_and_editing_do_not_hold_each_other_up(
    together: Together, second_package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both wait for the one lock of all verbs and for nothing else, so that PostgreSQL never has to end one of them."""
    asked = verbs.refuse_overlap

    def slowly(package: Package) -> None:
        time.sleep(0.5)  # meanwhile the other one begins
        asked(package)

    monkeypatch.setattr(verbs, "refuse_overlap", slowly)
    apply = partial(verbs.apply, retitled(second_package, "Eau"), reason="r", by=TESTER, at=AT)
    together(apply, partial(amend, "loi-information", "Journal", AT + timedelta(seconds=30)))
    _, moments = together.alone(in_force)
    assert len(moments) == 3, "both were written, one after the other"
    assert moments == sorted(set(moments))
