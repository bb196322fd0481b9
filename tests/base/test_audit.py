"""The trail: chained, append-only, provable."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from shanyraq.base.audit.chain import FIRST
from shanyraq.base.audit.guarding import lift_guard, set_guard
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.audit.recording import record
from shanyraq.base.audit.verifying import verify
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.subjects import Subject

pytestmark = pytest.mark.usefixtures("empty")
BY = Actor("Aigul", Door.WEB, person=7)
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


def written(count: int = 3) -> list[Event]:
    return [
        record(
            "parties.organisation.amend",
            Subject("organisation", f"org-{number}", "xaa-2027-2031", "Ağaş"),
            by=BY,
            at=AT + timedelta(minutes=number),
            reason="because",
            change={"amount": Decimal("1.50"), "on": AT.date()},
            before={"name": "A"},
            after={"name": "B"},
        )
        for number in range(count)
    ]


def test_events_follow_one_another() -> None:
    first, second, third = written()
    assert first.previous == FIRST
    assert (second.previous, third.previous) == (first.digest, second.digest)
    proof = verify()
    assert (proof.count, proof.head, proof.flaws) == (3, third.digest, [])


def test_numbers_and_days_are_kept_as_they_are_read_back() -> None:
    (event,) = written(1)
    event.refresh_from_db()
    assert event.change == {"amount": "1.50", "on": "2026-06-01"}
    assert verify().flaws == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "Somebody else"),
        ("person", 8),
        ("at", AT),
        ("reason", ""),
        ("verb", "parties.organisation.end"),
        ("framework", "xab-2027-2031"),
        ("key", "org-9"),
        ("name", ""),
        ("after", {"name": "C"}),
        ("before", {}),
        ("change", {}),
        ("door", "api"),
        ("format", 2),
    ],
)
def test_a_tampered_event_is_found_whatever_was_changed(column: str, value: object) -> None:
    _, second, _ = written()
    Event.objects.filter(pk=second.pk).update(**{column: value})
    proof = verify()
    assert [flaw.number for flaw in proof.flaws] == [second.pk]
    assert "not what was written" in str(proof.flaws[0].problem)


def test_a_removed_event_is_found() -> None:
    _, second, third = written()
    second.delete()
    proof = verify()
    assert [flaw.number for flaw in proof.flaws] == [third.pk]
    assert "does not follow" in str(proof.flaws[0].problem)


def test_a_cut_end_shows_in_count_and_head() -> None:
    events = written()
    before = verify()
    events[-1].delete()
    after = verify()
    assert after.flaws == []
    assert (after.count, after.head) != (before.count, before.head)


def test_what_is_proved_is_the_order_of_events_and_not_their_numbers() -> None:
    """The guide of auditors says so."""
    events = written()
    before = verify()
    Event.objects.update(id=F("id") + 1_000)
    assert verify() == before
    swapped = [each.pk + 1_000 for each in events[:2]]
    for number, other in ((swapped[0], 1), (swapped[1], swapped[0]), (1, swapped[1])):
        Event.objects.filter(pk=number).update(id=other)
    assert verify().flaws


def test_the_database_itself_refuses_to_change_or_delete() -> None:
    event, *_ = written()
    set_guard(connection)
    try:
        for act in (lambda: Event.objects.update(actor="x"), lambda: Event.objects.filter(pk=event.pk).delete()):
            with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
                act()
        written(1)
    finally:
        lift_guard(connection)
    assert (Event.objects.count(), verify().flaws) == (4, [])


REPLACED = "INSERT OR REPLACE INTO audit_event ({names}) SELECT {values} FROM audit_event WHERE id = %s"
UPSERTED = (
    "INSERT INTO audit_event ({names}) SELECT {values} FROM audit_event WHERE id = %s "
    "ON CONFLICT ({same}) DO UPDATE SET actor = excluded.actor"
)
"""How a row takes the place of one that stands: the first is SQLite's own, and asks no trigger of DELETE."""


@pytest.mark.parametrize("same", ["id", "previous", "digest"])
def test_nothing_is_replaced_either(same: str) -> None:
    event, *_ = written()
    taken = {"id": "id + 1000", "previous": "'p'", "digest": "'d'"} | {same: same}
    names = [field.column for field in Event._meta.concrete_fields]
    values = ", ".join("'Somebody else'" if name == "actor" else taken.get(name, name) for name in names)
    statements = [UPSERTED, REPLACED] if connection.vendor == "sqlite" else [UPSERTED]
    set_guard(connection)
    try:
        for statement in statements:
            sql = statement.format(names=", ".join(names), values=values, same=same)
            with (
                pytest.raises(DatabaseError, match="written once"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql, [event.pk])
        written(1)
    finally:
        lift_guard(connection)
    assert (Event.objects.count(), Event.objects.filter(actor="Somebody else").count()) == (4, 0)


def test_the_trail_is_read_per_thing_person_framework_and_day() -> None:
    first, second, third = written()
    assert list(trail(kind="organisation", key="org-1")) == [second]
    assert list(trail(person=7)) == [third, second, first]
    assert list(trail(person=8)) == []
    assert list(trail(framework="")) == []
    assert list(trail(framework="xaa-2027-2031", until=AT.date() - timedelta(days=1))) == []
    assert trail(until=AT.date()).count() == 3


def raw(column: str, value: object, event: Event) -> None:
    """What somebody writes into a row who has the database in hand; columns of JSON as texts."""
    if column in {"change", "before", "after"} and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_event SET {column} = %s WHERE id = %s", [value, event.pk])
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL holds to the types of columns")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("reason", b"\xff\x00"),
        ("name", b"x"),
        ("at", "yesterday"),
        ("at", b"\xff"),
        ("at", 7),
        ("digest", b"\xff"),
        ("previous", b"\xff"),
        ("person", "somebody"),
        ("person", 1e308),
        ("format", "one"),
        ("change", "{"),
        ("change", b"\xff"),
        ("before", "[" * 100_000),
        ("after", "NaN"),
        ("after", '"\\ud800"'),
    ],
)
def test_a_row_that_cannot_even_be_read_is_named(column: str, value: object) -> None:
    _, second, _ = written()
    raw(column, value, second)
    numbers = {flaw.number for flaw in verify().flaws}
    assert second.pk in numbers


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no such statement")
def test_the_table_is_never_emptied() -> None:
    written()
    set_guard(connection)
    try:
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE audit_event CASCADE")
    finally:
        lift_guard(connection)
    assert Event.objects.count() == 3
