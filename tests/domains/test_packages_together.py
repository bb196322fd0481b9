"""Several people at once, clocks that go wrong, days before the installation."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection, connections
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.base.verbs.engine import NoEvent, Trail, everywhere, verb
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Framework, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.kernel.errors import Conflict, NotFound, Refused
from tests.conftest import SECOND, SIGNED, TESTER, apply
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import SMALL, frameworks

LATER = SIGNED + timedelta(days=90)


def recoded(package: Package, code: str) -> Package:
    """The package under another code of its country, for the years that the code says."""
    first, last = map(int, code.split("-")[1:3])
    own = package.framework
    days = {"starts_on": own.starts_on.replace(year=first), "ends_on": own.ends_on.replace(year=last)}
    framework = own.model_copy(update={"code": code, **days})
    return package.model_copy(update={"framework": framework})


@pytest.mark.usefixtures("empty")
class TestOrder:
    def test_a_package_made_from_an_older_version_conflicts(self, second_package: Package) -> None:
        apply(second_package)
        apply(retitled(second_package, "Eau"), at=LATER)
        with pytest.raises(Conflict, match=r"is version 2 .* made from version 1"):
            verbs.apply(
                retitled(second_package, "École"), reason="late", base=1, by=TESTER, at=LATER + timedelta(days=1)
            )
        assert Version.objects.count() == 2

    def test_the_command_says_so_and_exits_with_3(self, second_package: Package) -> None:
        apply(second_package)
        apply(retitled(second_package, "Eau"), at=LATER)
        result = CliRunner().invoke(app, ["framework", "apply", str(SECOND), "--base", "1"])
        assert result.exit_code == 3
        assert "is version 2" in result.stderr

    @pytest.mark.parametrize("back", [verbs.LONGEST_WAIT, timedelta(days=3000)])
    def test_time_runs_forward(self, second_package: Package, back: timedelta) -> None:
        apply(second_package)
        with pytest.raises(Conflict, match="clock"):
            apply(retitled(second_package, "Eau"), at=SIGNED - back)
        assert Version.objects.count() == Event.objects.count() == 1

    @pytest.mark.parametrize(
        "back", [timedelta(0), timedelta(seconds=1), verbs.LONGEST_WAIT - timedelta(microseconds=1)]
    )
    def test_what_waited_for_another_counts_after_it(self, second_package: Package, back: timedelta) -> None:
        apply(second_package)
        second = apply(retitled(second_package, "Eau"), at=SIGNED - back)
        assert (second.number, second.applied_at) == (2, SIGNED + timedelta(microseconds=1))


@pytest.mark.usefixtures("empty")
class TestDays:
    def test_the_signed_framework_holds_from_its_first_day(self, second_package: Package) -> None:
        starts = second_package.framework.starts_on
        apply(second_package, at=datetime(2029, 5, 1, tzinfo=UTC))
        code = second_package.framework.code
        assert version_in_force(code, starts).number == 1
        assert version_in_force(code, date(2029, 4, 30)).number == 1
        with pytest.raises(NotFound):
            version_in_force(code, starts - timedelta(days=1))

    def test_a_later_version_does_not(self, second_package: Package) -> None:
        apply(second_package, at=datetime(2029, 5, 1, tzinfo=UTC))
        apply(retitled(second_package, "Eau"), at=datetime(2029, 6, 1, tzinfo=UTC))
        assert version_in_force(second_package.framework.code, date(2029, 5, 31)).number == 1
        assert version_in_force(second_package.framework.code, date(2029, 6, 1)).number == 2


@pytest.mark.usefixtures("empty")
class TestTrail:
    def test_an_event_verifies_whatever_the_time_zone_of_its_clock(self, second_package: Package) -> None:
        from zoneinfo import ZoneInfo

        apply(second_package, at=SIGNED.astimezone(ZoneInfo("Asia/Almaty")))
        assert verify().flaws == []

    def test_a_verb_that_says_nothing_to_do_leaves_nothing(self) -> None:
        @verb("packages.test.sly", title="Sly", said="Sly", permission=Permission.APPLY_PACKAGE, scope=everywhere)
        def sly(trail: Trail) -> None:
            Framework.objects.create(code="sly")
            trail.nothing_to_do()

        sly(by=TESTER, at=SIGNED)
        assert not Framework.objects.filter(code="sly").exists()

    def test_a_verb_without_an_event_is_undone(self) -> None:
        @verb("packages.test.silent", title="S", said="S", permission=Permission.APPLY_PACKAGE, scope=everywhere)
        def silent(trail: Trail) -> None:
            Framework.objects.create(code="silent")

        with pytest.raises(NoEvent):
            silent(by=TESTER, at=SIGNED)
        assert not Framework.objects.filter(code="silent").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
def test_two_frameworks_of_one_country_at_once_are_one(second_package: Package, tmp_path: Path) -> None:
    """Both pass the check before either writes, unless one waits for the other."""
    Framework.objects.all().delete()
    Event.objects.all().delete()
    barrier = threading.Barrier(2)
    ends: list[str] = []

    def run(code: str) -> None:
        try:
            barrier.wait()
            verbs.apply(recoded(second_package, code), reason="race", by=TESTER, at=SIGNED)
            ends.append("applied")
        except Refused:
            ends.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(code,)) for code in ("xaa-2027-2031", "xaa-2027-2032")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["applied", "refused"], connection.vendor
    assert Framework.objects.count() == Event.objects.count() == 1


def try_to_apply(package: Package) -> str:
    try:
        verbs.apply(package, reason="race", by=TESTER, at=SIGNED)
    except Refused:
        return "refused"
    return "applied"


class TestInAFile:
    """SQLite as a house has it: a file, and a connection for each thread."""

    @pytest.fixture
    def file(self, db: None, tmp_path: Path) -> Path:
        """The empty tables of the test database, in a file."""
        if connection.vendor != "sqlite":
            pytest.skip("the server is asked above")
        path = tmp_path / "house.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'sqlite_%'")
            tables = [sql for (sql,) in cursor.fetchall()]
        target = sqlite3.connect(path)
        target.executescript("BEGIN;" + ";\n".join([*tables, "COMMIT;"]))
        target.close()
        return path

    def at_once(self, file: Path, *works: Callable[[], object]) -> list[object]:
        """What each gives back; all begin at the same moment, each in a thread of its own."""
        barrier = threading.Barrier(len(works))

        def run(work: Callable[[], object]) -> object:
            connection.settings_dict = {**connection.settings_dict, "NAME": str(file)}  # of this thread only
            try:
                barrier.wait()
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(run, works))

    def test_two_frameworks_of_one_country_at_once_are_one(self, file: Path, second_package: Package) -> None:
        both = [recoded(second_package, code) for code in ("xaa-2027-2031", "xaa-2027-2032")]
        ends = self.at_once(file, *(partial(try_to_apply, each) for each in both))
        assert sorted(map(str, ends)) == ["applied", "refused"]

    def test_the_chain_of_events_has_no_fork(self, file: Path) -> None:
        """Each of six finds the end of the chain after the one before has written its event."""
        ends = self.at_once(file, *(partial(try_to_apply, each) for each in frameworks(6, SMALL)))
        assert ends == ["applied"] * 6
        (events,) = self.at_once(file, lambda: list(Event.objects.order_by("pk")))
        assert isinstance(events, list)
        assert len({event.subject for event in events}) == 6
        (proof,) = self.at_once(file, verify)
        assert (proof.count, proof.flaws) == (6, [])  # type: ignore[attr-defined]
        assert not Event.objects.filter(reason="race").exists(), "nothing of it is in the test database"
