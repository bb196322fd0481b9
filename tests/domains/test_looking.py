"""A dry run of a file waits for nobody who writes, and lets nobody wait; it says what the import then does."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.audit.models import Event
from shanyraq.base.verbs.looking import looking
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.workplans.models import SubOutput
from tests.conftest import apply
from tests.domains.planning import OTHER, ROW, file_of, taken

LOCKS = ("BEGIN IMMEDIATE", "pg_advisory_xact_lock")


def test_it_says_what_the_import_then_does_and_leaves_nothing(second: Version) -> None:
    taken(file_of(ROW))
    file = file_of(replace(ROW, title="Autre", sdg_targets=("6.1", "x")), OTHER)
    before = Event.objects.count()
    looked = taken(file, dry_run=True)
    assert (SubOutput.objects.count(), Event.objects.count()) == (1, before)
    done = taken(file)
    assert looked.written() == done.written()
    assert done.counts["created"] == done.counts["updated"] == 1


@pytest.mark.django_db(transaction=True)
class TestLocks:
    @pytest.fixture(autouse=True)
    def framework(self, second_package: Package) -> None:
        apply(second_package)

    def test_a_dry_run_takes_none_and_an_import_takes_one(self) -> None:
        file = file_of(ROW)
        for dry_run in (True, False):
            with CaptureQueriesContext(connection) as found:
                taken(file, dry_run=dry_run)
            assert bool(held_while_reading(found)) is not dry_run

    def test_afterwards_transactions_are_as_before(self) -> None:
        with looking():
            assert SubOutput.objects.count() == 0
        if connection.vendor == "sqlite":
            assert connection.transaction_mode == "IMMEDIATE"


def held_while_reading(found: Any) -> list[str]:
    """The locks that were held while sub-outputs were read."""
    held, during = "", []
    for each in found.captured_queries:
        sql = each["sql"]
        if sql.startswith("BEGIN") or any(lock in sql for lock in LOCKS):
            held = sql
        if '"workplans_suboutput"' in sql and any(lock in held for lock in LOCKS):
            during.append(held)
    return during
