"""Triggers that let events be added and nothing else, whoever asks the database.

SQLite replaces a row by an INSERT without asking the triggers of DELETE: what stands is not inserted again either.
A migration sets them. Whoever may change the schema can lift them, which is why the chain exists as well.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_event"
SAID = "events are written once"
STANDS = "EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id OR previous = NEW.previous OR digest = NEW.digest)"
"""On SQLite: a new row would take the place of one that there is."""
SET = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_{act} BEFORE {act} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for act in ("UPDATE", "DELETE")
    ]
    + [
        f"CREATE TRIGGER {TABLE}_INSERT BEFORE INSERT ON {TABLE} WHEN {STANDS} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
        f"CREATE TRIGGER {TABLE}_guard BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_whole BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ],
}
LIFT = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_{act}" for act in ("UPDATE", "DELETE", "INSERT")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_{name} ON {TABLE}" for name in ("guard", "whole")],
}


def set_guard(connection: BaseDatabaseWrapper) -> None:
    """Sets the triggers."""
    _run(connection, SET)


def lift_guard(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    _run(connection, LIFT)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements.get(connection.vendor, []):
            cursor.execute(statement)
