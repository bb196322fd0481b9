"""Work plans and money of one framework, alone and among others with as many sub-outputs each.

Both databases hold the same rows of the framework that is measured; they are asked in turns, so that whatever else the
machine does slows both alike.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.test import Client

from benchmarks import funding
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, counted
from benchmarks.pages import GROWTH, steady
from benchmarks.workplans import BOARD, ROWS, YEARS, get, imported, officer, rows_of, saving
from shanyraq.domains.funding.models import Line as MoneyLine
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.models import Narrative, SubOutput, Tag
from shanyraq.domains.workplans.writing.uninfo import write_uninfo

ALONE, CROWD = "plans-alone", "plans-crowd"
ANSWERS = 3
"""So many are timed before it is the other database's turn."""
PAGES = {
    "the board": "/{code}/workplans/",
    "one sub-output": "/{code}/workplans/7/",
    "the quality of all": "/{code}/workplans/quality/",
}


def lines(store: Store, code: str, number: int, rounds: int, tell: Callable[[str], None]) -> list[Line]:
    """Pages, one cell saved and a file taken, in both databases."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.xlsx"
        tell(f"{number} frameworks × {BOARD} sub-outputs")
        _fill(store, code, file)
        clients = {name: _signed_in(store, name, code) for name in (ALONE, CROWD)}
        asked: dict[str, Mapping[str, Callable[[], object]]] = {
            what: {name: _page(clients[name], address.format(code=code)) for name in clients}
            for what, address in PAGES.items()
        }
        asked["one cell saved"] = {name: saving(code) for name in clients}
        found = [_line(store, what, ask, rounds, tell) for what, ask in asked.items()]
        for name in clients:
            store.use(name)
            funding.fill(code, first=BOARD + 1)
        money = {name: _page(clients[name], f"/{code}/funding/") for name in clients}
        found.append(_line(store, f"the page of money of {funding.SUB_OUTPUTS:,} more", money, rounds, tell))
        file.write_bytes(write_uninfo(rows_of(recent_package(version_in_force(code)), ROWS), YEARS))
        one, many = (imported(store, name, code, file, "").one for name in clients)
    taken = Line("", f"a file of {ROWS:,} rows taken, as a command", f"≤ {GROWTH}×", one=one, many=many)
    taken.met = taken.ratio is not None and taken.ratio <= GROWTH
    found.append(taken)
    for line in found:
        line.section = f"Work plans and money of one framework, alone and among {number} × {BOARD} sub-outputs"
    return found


def _fill(store: Store, code: str, file: Path) -> None:
    """The same file is taken in both; then every other framework gets the same sub-outputs, under its own number."""
    for source, name in (("one", ALONE), ("many", CROWD)):
        store.copy(source, name)
        store.use(name)
        file.write_bytes(write_uninfo(rows_of(recent_package(version_in_force(code)), BOARD), YEARS))
        imported(store, name, code, file, "")
    own = version_in_force(code).framework_id
    with connection.cursor() as cursor:
        table, columns = _table(SubOutput), _columns(SubOutput, "framework_id")
        cursor.execute(
            f"INSERT INTO {table} (framework_id, {columns}) "
            f"SELECT other.id, {_of('own', columns)} FROM {table} own CROSS JOIN packages_framework other "
            "WHERE own.framework_id = %s AND other.id <> %s",
            [own, own],
        )
        for model in (Tag, Narrative, MoneyLine):
            part, columns = _table(model), _columns(model, "sub_output_id")
            cursor.execute(
                f"INSERT INTO {part} (sub_output_id, {columns}) "
                f"SELECT other.id, {_of('part', columns)} FROM {part} part "
                f"JOIN {table} own ON own.id = part.sub_output_id "
                f"JOIN {table} other ON other.number = own.number AND other.framework_id <> own.framework_id "
                "WHERE own.framework_id = %s",
                [own],
            )
        cursor.execute("ANALYZE")


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[Model], parent: str) -> str:
    """All columns but the key and the parent."""
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    return ", ".join(connection.ops.quote_name(name) for name in names if name != parent)


def _of(alias: str, columns: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns.split(", "))


def _signed_in(store: Store, name: str, code: str) -> Client:
    store.use(name)
    return officer(code)


def _page(client: Client, address: str) -> Callable[[], object]:
    return lambda: get(client, address)


def _line(
    store: Store, what: str, ask: Mapping[str, Callable[[], object]], rounds: int, tell: Callable[[str], None]
) -> Line:
    """Both databases in turns, round by round."""
    tell(what)
    found = {name: Times() for name in ask}
    for _ in range(rounds):
        for name, times in found.items():
            store.use(name)
            cache.clear()
            ask[name]()
            if times.statements is None:
                times.statements = counted(ask[name])
            for _ in range(ANSWERS):
                times.take(ask[name])
    line = Line("", what, f"same SQL, ≤ {GROWTH}×", one=found[ALONE], many=found[CROWD])
    line.met = found[ALONE].statements == found[CROWD].statements and steady(found[ALONE], found[CROWD])
    return line
