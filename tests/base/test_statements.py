"""Statements that are kept as texts write and find what query sets would."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from shanyraq.base.audit.models import Event
from shanyraq.base.statements import MANY, asked, insert_lines, insert_row

pytestmark = pytest.mark.usefixtures("empty")


def event(digest: str) -> Event:
    return Event(
        at=datetime(2026, 6, 1, 9, 30, tzinfo=UTC),
        actor="Ағаш «%s»",
        door="web",
        verb="parties.organisation.amend",
        kind="organisation",
        key="org-1",
        after={"name": {"kk": "Ә"}, "amount": 1.5, "none": None},
        previous=f"before {digest}",
        digest=digest,
    )


def test_a_row_is_written_as_it_is_saved() -> None:
    saved, inserted = event("saved"), event("inserted")
    saved.save(force_insert=True)
    insert_row(inserted)
    assert inserted.pk == saved.pk + 1
    assert not inserted._state.adding
    own = ["id", "digest", "previous"]
    read = [Event.objects.get(digest=each.digest) for each in (saved, inserted)]
    assert read == [saved, inserted]
    assert model_to_dict(read[0], exclude=own) == model_to_dict(read[1], exclude=own)


def test_all_lines_are_written_and_found() -> None:
    insert_lines("INSERT INTO django_content_type (app_label, model) VALUES", [("own", "a"), ("own", "%s")])
    insert_lines("INSERT INTO django_content_type (app_label, model) VALUES", [])
    found = "SELECT model FROM django_content_type WHERE app_label = %s ORDER BY model DESC"
    assert [tuple(each) for each in asked(found, ["own"])] == [("a",), ("%s",)]
    assert asked(found, ["nobody"]) == []


def test_many_lines_are_kept_letter_for_letter(db: None) -> None:
    """PostgreSQL is given them as a stream, in which tabs, line ends and backslashes mean something else."""
    odd = ["a\tb", "a\nb", "a\\b", "\\N", "", "é ✓", "'quoted'", '"', "%s", "\\."]
    lines = [("own", f"{number} {odd[number % len(odd)]}") for number in range(MANY + 50)]
    insert_lines("INSERT INTO django_content_type (app_label, model) VALUES", lines)
    found = asked("SELECT app_label, model FROM django_content_type WHERE app_label = %s ORDER BY id", ["own"])
    assert [tuple(each) for each in found] == lines


def test_what_the_database_refuses_is_told_as_of_any_statement(db: None) -> None:
    lines = [("own", str(number)) for number in range(MANY)]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_lines("INSERT INTO django_content_type (app_label, model) VALUES", [*lines, ("own", "1")])
    assert asked("SELECT count(*) FROM django_content_type WHERE app_label = %s", ["own"]) == [(0,)]


def test_whoever_watches_statements_sees_many_lines_too(db: None) -> None:
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql.split(" ", maxsplit=1)[0])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        insert_lines(
            "INSERT INTO django_content_type (app_label, model) VALUES", [("own", str(each)) for each in range(MANY)]
        )
    assert seen == ["COPY" if connection.vendor == "postgresql" else "INSERT"]
