"""Who reads the clock, and who writes: the doors the one, verbs and parts the other, and nobody else.

Code is read as syntax. Types are not known, so a name that only writes on a manager or a model is a
write wherever it stands; what merely looks like one is excepted by file, with the reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for path in (ROOT / "shanyraq").rglob("*.py") if "migrations" not in path.parts)

CLOCKS = {
    *("now", "today", "utcnow", "localdate", "localtime", "gmtime", "ctime", "time", "time_ns"),
    *("monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time"),
}
"""What tells the time in ``datetime``, ``time`` and Django's ``timezone``."""
WATCHES = {"datetime", "date", "time", "timezone"}
"""Modules and classes that tell it; by other names where they are imported under others."""
IN_COLUMNS = {"auto_now", "auto_now_add"}
DOORS = {
    "shanyraq/api/callers.py": "REST: the moment at which a token counts",
    "shanyraq/api/contacts.py": "REST: who can be mentioned today",
    "shanyraq/api/overlaps.py": "REST: the day whose weights count",
    "shanyraq/api/workplans.py": "REST: what is to be mended today",
    "shanyraq/api/outputs.py": "REST: which deliverables are late today",
    "shanyraq/api/doors.py": "REST: the minute in which reads are counted",
    "shanyraq/api/notes.py": "REST: the moment at which a file is sent",
    "shanyraq/api/people.py": "REST: which roles count today, which invitations are open now",
    "shanyraq/api/verbs.py": "REST: the moment at which a verb is done",
    "shanyraq/api/webhooks.py": "REST: whose webhooks rest today",
    "shanyraq/api/workbooks.py": "workbooks over REST: when one is sent",
    "shanyraq/base/access/web.py": "pages: the day on which roles count",
    "shanyraq/base/accounts/signing/adapter.py": "signing in: when a password or an address is changed",
    "shanyraq/base/accounts/signing/provider.py": "signing in: when a provider vouches for somebody",
    "shanyraq/base/accounts/web/factors.py": "pages: when an authenticator app is set up or ended",
    "shanyraq/base/accounts/web/joining.py": "pages: the moment at which an invitation is opened",
    "shanyraq/base/accounts/web/own.py": "pages: which roles, sessions and tokens count now",
    "shanyraq/base/accounts/web/people.py": "pages: which roles count today, and which end soon",
    "shanyraq/base/accounts/web/powers.py": "the page of roles: for how long one may be given today",
    "shanyraq/base/accounts/web/tokens.py": "the form of tokens: the moment at which one is made",
    "shanyraq/base/comments/lists.py": "forms of comments: who can be mentioned today",
    "shanyraq/domains/indicators/web/lists.py": "forms of values: which periods have begun today",
    "shanyraq/base/doors/web/sending.py": "forms: the moment at which a file is sent",
    "shanyraq/base/doors/web/saving.py": "pages that save as one goes: the moment at which a field is saved",
    "shanyraq/base/doors/web/views.py": "forms: the moment at which a verb is done or a draft is kept",
    "shanyraq/base/hooks/web/views.py": "pages: whose webhooks rest today",
    "shanyraq/base/notices/web/calendar.py": "calendars: which dates are ahead, when its address is made",
    "shanyraq/base/notices/web/stops.py": "links of letters: the moment at which letters are left out",
    "shanyraq/base/workbooks/tasks.py": "workbooks: the moment at which their rows are done",
    "shanyraq/base/workbooks/web/views.py": "workbooks: when one is uploaded, and whether anybody works now",
    "shanyraq/cli/output.py": "commands: «now» is handed down from here",
    "shanyraq/config/metrics.py": "metrics: how long an answer took",
    "shanyraq/domains/engagement/web/sending.py": "feedback without an account: the moment at which it is sent",
    "shanyraq/domains/packages/api/basis.py": "REST: the day on which an answer judges",
    "shanyraq/domains/packages/web/pages.py": "pages of a framework: the day that the page is read on",
    "shanyraq/portal/views/chooser.py": "the chooser: which frameworks run today",
    "shanyraq/portal/views/desk.py": "the desk: which days are near",
    "shanyraq/portal/views/plain.py": "the method page: which bands count today",
}
"""Where time enters; everywhere below it is an argument."""

WRITES = {
    *("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("asave", "acreate", "adelete", "select_for_update", "execute", "executemany", "save_all", "link_all"),
    *("insert_row", "insert_rows", "insert_lines"),
}
SENT = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s")
"""How the text of a statement that writes begins."""
ROOMS = {"verbs", "parts", "parts.py"}
"""The rooms that write, of a domain or of the base; ``base/verbs`` is their engine."""
NO_WRITES = {
    "shanyraq/base/access/using.py": "when a token was last used; no event tells of it",
    "shanyraq/base/accounts/forgetting.py": "drops sessions that ran out and invitations that nobody accepted",
    "shanyraq/base/audit/chain.py": "the lock of the chain, and the events of verbs that are done together",
    "shanyraq/base/audit/guarding.py": "the triggers of the database that keep events as they are",
    "shanyraq/base/audit/recording.py": "the event of a verb, written by the engine",
    "shanyraq/base/doors/answered.py": "the answer to a request that may be sent again, in the transaction of its verb",
    "shanyraq/base/doors/drafts.py": "what somebody typed and did not send yet; no event tells of it",
    "shanyraq/base/files/forgetting.py": "drops what hangs on nothing, and what a crash left; no event tells of it",
    "shanyraq/base/files/keeping.py": "what somebody sent and attached to nothing yet; no event tells of it",
    "shanyraq/base/hooks/delivering.py": "how far each webhook has got in the trail",
    "shanyraq/base/jobs/alive.py": "which workers are alive, and the tasks of those that are not; no event tells of it",
    "shanyraq/base/jobs/progress.py": "a cache of how far long work has got",
    "shanyraq/base/jobs/rounds.py": "whose turn it is to do what comes round",
    "shanyraq/base/notices/sending.py": "up to which turn people were told; no event tells of it",
    "shanyraq/base/statements.py": "sends the statements of verbs that are kept as texts",
    "shanyraq/base/ui/typeface.py": "saves a font file while assets are built",
    "shanyraq/base/workbooks/adding.py": "which new rows were done; each leaves its own event",
    "shanyraq/base/workbooks/marking.py": "saves the copy of a workbook into memory",
    "shanyraq/base/workbooks/uploads.py": "what somebody uploaded, and how far it is; each row leaves its own event",
    "shanyraq/domains/packages/mapping.py": "the functions with which parts write their rows",
    "shanyraq/portal/views/health.py": "SELECT 1: whether the database answers",
}
"""What writes outside these rooms, or only looks like it."""


def clock(source: str) -> Iterator[int]:
    """The lines of a module that ask what time it is: Python, Django, or the database (``Now()``)."""
    tree = ast.parse(source)
    watches = WATCHES | {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.asname and alias.name.rpartition(".")[2] in WATCHES
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS and _last_name(node.value) in watches:
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module in {"time", "django.utils.timezone"}:
            if CLOCKS & {alias.name for alias in node.names}:
                yield node.lineno
        elif (isinstance(node, ast.Call) and _last_name(node.func) == "Now") or (
            isinstance(node, ast.keyword) and node.arg in IN_COLUMNS
        ):
            yield node.lineno


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def writes(source: str) -> Iterator[int]:
    """The lines of a module that may write to the database.

    ``update`` and ``filter(…).update`` take nothing but keywords; that of a dictionary is given one.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _last_name(node.func)
            if name in WRITES or (name in {"update", "aupdate"} and node.keywords and not node.args):
                yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SENT.match(node.value):
            yield node.lineno


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def may_write(path: Path) -> bool:
    """Whether the file stands in a room that writes."""
    return bool(ROOMS & set(path.relative_to(ROOT / "shanyraq").parts[:3]))


def test_only_the_doors_read_the_clock() -> None:
    found = [f"{place(path)}:{line}" for path in CODE for line in clock(path.read_text(encoding="utf-8"))]
    assert [each for each in found if each.partition(":")[0] not in DOORS] == []
    assert DOORS.keys() <= {each.partition(":")[0] for each in found}, "a door that reads no clock is none"


def test_only_verbs_and_parts_write() -> None:
    outside = [path for path in CODE if not may_write(path)]
    found = [f"{place(path)}:{line}" for path in outside for line in writes(path.read_text(encoding="utf-8"))]
    assert [each for each in found if each.partition(":")[0] not in NO_WRITES] == []
    assert NO_WRITES.keys() <= {each.partition(":")[0] for each in found}, "an exception that is not needed"


def test_verbs_hold_no_locks_of_their_own() -> None:
    """The engine takes the one lock of all verbs before anything else: nobody would wait for a second one."""
    own = re.compile(r"select_for_update|pg_advisory")
    verbs = [path for path in CODE if "verbs" in path.relative_to(ROOT / "shanyraq").parts]
    assert len(verbs) > 20
    assert [place(path) for path in verbs if own.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "timezone.now().date()",
        "timezone.localdate()",
        "time.time()",
        "time.monotonic()",
        "from time import time",
        "from django.utils.timezone import now as moment",
        "rows.filter(applied_at__lt=Now())",
        "at = models.DateTimeField(auto_now_add=True)",
        "stamp = date.today\nstamp()",
        "from datetime import datetime as dt\ndt.now(UTC)",
        "functions.Now()",
    ],
)
def test_a_look_at_the_clock_is_found(source: str) -> None:
    assert list(clock(source))


@pytest.mark.parametrize(
    "source", ["datetime.combine(day, time.max)", "now = at\nprint(now)", "case.today", "time(9, 0)"]
)
def test_what_only_looks_like_a_clock_is_none(source: str) -> None:
    assert list(clock(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "version.save(update_fields=['digest'])",
        "Version.objects.create(number=1)",
        "version.rows.all().delete()",
        "Version.objects.filter(pk=1).update(reason='x')",
        "Version.objects.get_or_create(code='x')",
        "Row.objects.bulk_create(rows)",
        "cursor.execute('DELETE FROM x')",
        "save_all(rows)",
        "link_all(through, pairs)",
        "insert_row(row)",
        "insert_lines(MARK, lines)",
        "asked(f'DELETE FROM {table}')",
    ],
)
def test_a_write_is_found(source: str) -> None:
    assert list(writes(source))


@pytest.mark.parametrize(
    "source", ["found.update({'a': 1})", "digest.update(content)", "names.add('x')", "save", "asked('SELECT 1')"]
)
def test_what_only_looks_like_a_write_is_none(source: str) -> None:
    assert list(writes(source)) == []
