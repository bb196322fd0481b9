"""What every test may use: the two framework packages, read once and applied on demand."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import connection, transaction
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import settings as properties
from pytest_django.plugin import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware

from shanyraq.base.audit.guarding import lift_guard
from shanyraq.base.files.storage import WholeFiles
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.circles import leave_alone, look_seldom
from tests.forgetting import forget_observed, forget_versions

ROOT = Path(__file__).resolve().parent.parent
KAZ = ROOT / "frameworks" / "kaz-2026-2030"
SECOND = ROOT / "tests" / "packages" / "xaa-2027-2031"
TESTER = Actor("tester", Door.SYSTEM)
SIGNED = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


@cache
def package_in(folder: Path) -> Package:
    """A package folder, which must be without errors."""
    reading = read_package(folder)
    assert reading.package is not None, "\n".join(str(error) for error in reading.errors)
    return reading.package


def apply(package: Package, reason: str = "test", at: datetime = SIGNED) -> Version:
    """Applies a package and gives back the version in force."""
    return verbs.apply(package, reason=reason, by=TESTER, at=at).version


properties.register_profile("untimed", deadline=None)
properties.load_profile("untimed")

DATABASE = {"db", "transactional_db", "live_server"}
WITHOUT = ("rules", "architecture")
"""Folders of tests, some of which ask no database: these say the same on both, and are run on one."""
OWN_FILES = {"cli/test_surroundings.py", "journeys/test_wheel.py"}
"""Tests of processes that make a SQLite file of their own, whatever database the suite runs on: run once."""


def pytest_configure(config: pytest.Config) -> None:
    """Long groups go first, so that none is left for one worker at the end.

    On PostgreSQL the order stays as Django has it: tests that write for good leave an empty database, and come last.
    """
    look_seldom()
    if connection.vendor == "postgresql" and hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, leaves out what asks no database, or one of its own: rules, words, sizes, walls."""
    if getattr(config.option, "loadgroup", False):
        for item in items:
            _grouped(item)
    if connection.vendor != "postgresql":
        return
    same = {item for item in items if _says_the_same(item)}
    items[:] = [item for item in items if item not in same]
    config.hook.pytest_deselected(items=list(same))


def _grouped(item: pytest.Item) -> None:
    """Says in the id of a test to which group it belongs, where xdist does not: pytest-dev/pytest-xdist#1386.

    Since pytest 9.2 the mark alone is silently without effect: a group is spread over all workers.
    """
    names = sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")})
    suffix = f"@{'_'.join(names)}"
    if names and item.parent is not None and not item.nodeid.endswith(suffix):
        item._id = item.parent.id.child(f"{item.name}{suffix}")  # type: ignore[attr-defined]


def _says_the_same(item: pytest.Item) -> bool:
    path = item.path.relative_to(ROOT / "tests")
    return not _asks(item) and (path.as_posix() in OWN_FILES or path.parts[0] in WITHOUT)


def _asks(item: pytest.Item) -> bool:
    return bool(DATABASE & set(getattr(item, "fixturenames", ()))) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def in_english() -> None:
    """A page that was asked for in another language leaves it active in this thread; no test begins with it."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def nothing_observed() -> None:
    """What is remembered of observations goes by when they were published. Tests take that back, and others publish
    other values at the same moment, which no clock of an installation does.
    """
    forget_observed()


@pytest.fixture
def nothing_remembered() -> Iterator[None]:
    """For tests that change rows beneath a version, which nothing else does: its digest stays, so what the process
    remembers under it would be that of another test, or would be met by the next."""
    forget_versions()
    yield
    forget_versions()


@pytest.fixture(scope="session", autouse=True)
def files(tmp_path_factory: pytest.TempPathFactory) -> WholeFiles:
    """Files that tests send lie in a folder of the session, and not among those of this machine."""
    folder = WholeFiles(location=str(tmp_path_factory.mktemp("files")))
    storages["files"]  # made from the settings first, so that it is known
    storages._storages["files"] = folder
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    """On SQLite the database is a file, as it is where it is used.

    One in memory is a single connection that all threads of a served site share: two requests at once then find the
    database locked, whatever its timeout.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def kaz_package() -> Package:
    return package_in(KAZ)


@pytest.fixture(scope="session")
def second_package() -> Package:
    return package_in(SECOND)


def loaded(folder: Path) -> Version:
    """The version of a package that the session began with; applied again where a test emptied it."""
    found = Version.objects.filter(framework__code=folder.name).select_related("framework").order_by("-number")
    return found.first() or apply(package_in(folder))


@pytest.fixture(scope="session", autouse=True)
def static_files() -> Iterator[None]:
    """Every client of a test begins a site of its own; the files of style sheets and scripts are looked for once."""

    def looked_once(name: str) -> Callable[..., None]:
        look, found = getattr(WhiteNoiseMiddleware, name), dict[tuple[str, ...], dict[str, object]]()

        def look_once(site: WhiteNoiseMiddleware, *where: str) -> None:
            if where not in found:
                before = site.files
                site.files = {}
                look(site, *where)
                site.files, found[where] = before, site.files
            site.files.update(found[where])

        return look_once

    with pytest.MonkeyPatch.context() as patch:
        for name in ("add_files_from_finders", "update_files_dictionary"):
            patch.setattr(WhiteNoiseMiddleware, name, looked_once(name))
        yield


def kept_aside() -> None:
    """On SQLite, what a test wrote for good is undone by putting back the database as the session began with it.

    Django empties every table instead, and each test after that would have to apply the frameworks again.
    """
    aside = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(aside)

    def put_back(case: TransactionTestCase) -> None:
        connection.ensure_connection()
        aside.backup(connection.connection)

    TransactionTestCase._fixture_teardown = put_back


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test begins with both frameworks applied; what it changes is rolled back.

    A test database is made for tests that name ``db`` or a fixture that does. Without one these packages
    would go into the database of this machine.
    """
    name = Path(connection.settings_dict["NAME"]).name
    assert name.startswith("test"), "A fixture got at run time needs «db» beside it."
    with django_db_blocker.unblock():
        lift_guard(connection)  # tests empty the trail, which nothing else can; one of them sets the guard again
        for folder in (KAZ, SECOND):
            apply(package_in(folder))
        if connection.vendor == "sqlite":
            kept_aside()
    leave_alone()


@contextmanager
def undone_later(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What fixtures of a module write within it stands for its tests, each of which undoes only its own."""
    with blocker.unblock():
        block = transaction.atomic()
        block._from_testcase = True  # as in a test, a verb may begin a transaction of its own
        with block:
            yield
            transaction.set_rollback(True)


@pytest.fixture
def empty(db: None) -> None:
    """A database without a framework or an event."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model.__module__.startswith("shanyraq."):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


@pytest.fixture
def without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are written without the index of their words, which search alone asks for, and which takes long."""
    monkeypatch.setattr("shanyraq.domains.framework.parts.document.word_index", lambda *_: {})


def without(version: Version, relation: str) -> None:
    """Deletes rows of a version. What is remembered of versions goes by digest, so that changes too."""
    getattr(version, relation).all().delete()
    version.digest = f"without {relation}"
    version.save(update_fields=["digest"])


@pytest.fixture
def kaz(db: None) -> Version:
    """The Kazakhstan framework, applied on 15 January 2026."""
    return loaded(KAZ)


@pytest.fixture
def kaz_only(empty: None) -> Version:
    """The Kazakhstan framework in a database that holds no other."""
    return loaded(KAZ)


@pytest.fixture
def second(db: None) -> Version:
    """The deliberately different framework, applied on 15 January 2026."""
    return loaded(SECOND)


@pytest.fixture
def page(client: Client) -> Client:
    """A reader's browser without scripts, reading in English."""
    client.cookies["django_language"] = "en"
    return client
