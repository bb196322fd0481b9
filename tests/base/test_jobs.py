"""Background work: tasks are done once, survive their worker, and what comes round is done by one worker a turn."""

import errno
import signal
import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.db import InterfaceError, OperationalError, connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from shanyraq.base.jobs import rounds as rounds_of
from shanyraq.base.jobs.alive import GONE_AFTER, KEPT_FOR, TRIES, begin_anew, forget_tasks, seen, working
from shanyraq.base.jobs.models import Turn, Worker
from shanyraq.base.jobs.progress import STEPS, Progress, forget_progress, progress_of, reporter
from shanyraq.base.jobs.rounds import ENDING, due, every, rounds
from shanyraq.base.jobs.working import Tasks, tasks_of, work
from shanyraq.cli import serving

AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
done: list[str] = []
configured: list[Tasks] = []


@task()
def note(text: str) -> int:
    """Keeps a text."""
    done.append(text)
    return len(done)


@task()
def fail() -> None:
    """Always goes wrong."""
    raise ValueError("no")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker closes connections that grew old; in a test it has the one of the test, which rolls back."""
    done.clear()
    ENDING.clear()
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def queue(db: None, settings: Any) -> None:
    """Tasks wait in the database, as they do outside tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes round but what the test registers."""
    monkeypatch.setattr(rounds_of, "_rounds", {})


def clock() -> datetime:
    return AT


def running(worker: str, *before: str) -> DBTaskResult:
    """A task that a worker began."""
    note.enqueue("begun")
    row = DBTaskResult.objects.get()
    row.status, row.worker_ids = "RUNNING", [*before, worker]
    row.save()
    return row


def test_what_waits_is_done_and_the_worker_says_goodbye(queue: None) -> None:
    note.enqueue("one")
    note.enqueue("two")
    assert done == []
    work(clock, once=True)
    assert done == ["one", "two"]
    assert not Worker.objects.exists()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_what_fails_is_known_and_stops_nothing(queue: None) -> None:
    fail.enqueue()
    note.enqueue("after it")
    work(clock, once=True)
    assert done == ["after it"]
    assert DBTaskResult.objects.failed().get().exception_class_path == "builtins.ValueError"


@pytest.mark.parametrize(("silent", "anew"), [(GONE_AFTER - timedelta(seconds=1), False), (GONE_AFTER, True)])
def test_a_task_is_begun_anew_when_its_worker_is_gone(queue: None, silent: timedelta, anew: bool) -> None:
    seen("dead", AT - silent)
    running("dead")
    assert begin_anew(AT) == int(anew)
    assert DBTaskResult.objects.get().status == ("READY" if anew else "RUNNING")
    work(clock, once=True)
    assert done == (["begun"] if anew else [])


@pytest.mark.parametrize(("deaths", "status"), [(TRIES - 1, "READY"), (TRIES, "FAILED")])
def test_what_kills_its_workers_is_given_up(queue: None, deaths: int, status: str) -> None:
    running("w0", *(f"w{number}" for number in range(1, deaths)))
    begin_anew(AT)
    assert DBTaskResult.objects.get().status == status


def test_whether_anybody_works(db: None) -> None:
    assert not working(AT)
    seen("one", AT - GONE_AFTER)
    assert not working(AT)
    seen("one", AT)
    assert working(AT)


def test_ended_tasks_are_forgotten(queue: None) -> None:
    note.enqueue("one")
    work(clock, once=True)
    row = DBTaskResult.objects.get()
    assert row.finished_at is not None
    assert forget_tasks(row.finished_at + KEPT_FOR) == 0
    assert forget_tasks(row.finished_at + KEPT_FOR + timedelta(seconds=1)) == 1


class TestRounds:
    def test_each_turn_is_taken_once(self, db: None, nothing_else: None) -> None:
        every("bell", timedelta(minutes=5), "tests.base.test_jobs:ring")
        names = [[each.name for each in due(AT + timedelta(minutes=minutes))] for minutes in (0, 0, 4, 5, 5, 12)]
        assert names == [["bell"], [], [], ["bell"], [], ["bell"]]

    def test_a_worker_does_it(self, db: None, nothing_else: None) -> None:
        every("bell", timedelta(minutes=5), "tests.base.test_jobs:ring")
        work(clock, once=True)
        work(clock, once=True)
        assert done == [AT.isoformat()]

    def test_what_fails_is_due_again(self, db: None, nothing_else: None) -> None:
        every("a.broken", timedelta(minutes=5), "tests.base.test_jobs:broken")
        every("b.bell", timedelta(minutes=5), "tests.base.test_jobs:ring")
        work(clock, once=True)
        assert done == [AT.isoformat()]
        assert Turn.objects.get(name="a.broken").due_at == AT + timedelta(minutes=5)

    def test_a_database_that_is_away_while_turns_are_read_ends_no_worker(
        self, db: None, nothing_else: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def away(*_: Any, **__: Any) -> int:
            raise OperationalError("database is locked")

        monkeypatch.setattr("shanyraq.base.jobs.working.begin_anew", away)
        work(clock, once=True)
        assert "could not be read" in caplog.text

    def test_a_database_that_is_away_while_tasks_are_read_ends_no_worker(
        self, queue: None, nothing_else: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def away(*_: Any) -> None:
            raise InterfaceError("connection already closed")

        monkeypatch.setattr(Tasks, "configure_signals", lambda self: None)
        monkeypatch.setattr("shanyraq.base.jobs.working.PAUSE", 0)
        note.enqueue("one")
        with monkeypatch.context() as patched:
            patched.setattr("django_tasks_db.models.DBTaskResult.claim", away)
            work(clock, beside=-1)
            assert "what waits could not be read" in caplog.text
            with pytest.raises(InterfaceError):
                work(clock, once=True)
        work(clock, beside=-1)
        assert done == ["one"]

    def test_a_task_whose_end_could_not_be_written_is_begun_anew(self, queue: None) -> None:
        seen("one", AT)
        running("one")
        assert begin_anew(AT, by="other") == 0
        assert begin_anew(AT, by="one") == 1

    def test_every_round_of_the_house_can_be_done(self, db: None) -> None:
        assert {"hooks.deliver", "jobs.forget"} <= {each.name for each in rounds()}
        for each in rounds():
            each.do(clock)


class TestProgress:
    def test_it_is_written_in_steps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written: list[Any] = []
        monkeypatch.setattr(caches["progress"], "set", lambda *args: written.append(args[1]))
        report = reporter("x")
        for number in range(10_001):
            report(number, 10_000)
        assert len(written) == STEPS + 1
        assert written[-1] == (10_000, 10_000)

    def test_a_cache_that_fails_keeps_no_work_from_being_done(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def full(*_: Any) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(caches["progress"], "set", full)
        monkeypatch.setattr(caches["progress"], "delete", full)
        report = reporter("x")
        for number in range(100):
            report(number, 100)
        forget_progress("x")
        assert [each.getMessage() for each in caplog.records] == [
            "how far x is could not be told",
            "what was told of x could not be dropped",
        ]

    def test_a_database_that_fails_under_the_cache_is_not_hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken_off(*_: Any) -> None:
            raise OperationalError("no such table")

        monkeypatch.setattr(caches["progress"], "set", broken_off)
        with pytest.raises(OperationalError):
            reporter("x")(1, 2)

    def test_it_is_read_and_forgotten(self) -> None:
        assert progress_of("nothing") is None
        reporter("y")(25, 50)
        assert progress_of("y") == Progress(25, 50)
        assert Progress(25, 50).percent == 50
        assert Progress(0, 0).percent == 0
        forget_progress("y")
        assert progress_of("y") is None


class TestEnding:
    """A worker that is told to end ends its task first."""

    def tasks(self, monkeypatch: pytest.MonkeyPatch, *, patient: bool) -> Tasks:
        monkeypatch.setattr(Tasks, "reset_signals", lambda self: None)
        tasks = tasks_of("name")
        tasks.patient, tasks.running_task = patient, True
        tasks.shutdown(signal.SIGTERM, None)
        assert not tasks.running
        return tasks

    def test_told_twice_beside_a_server_it_still_does(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tasks(monkeypatch, patient=True).shutdown(signal.SIGTERM, None)

    def test_told_twice_by_hand_it_ends_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tasks = self.tasks(monkeypatch, patient=False)
        with pytest.raises(SystemExit):
            tasks.shutdown(signal.SIGINT, None)

    def test_told_in_a_round_it_ends_the_round_and_begins_no_other(
        self, db: None, nothing_else: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Tasks, "reset_signals", lambda self: None)
        monkeypatch.setattr(Tasks, "configure_signals", configure)
        monkeypatch.setattr("shanyraq.base.jobs.working.PAUSE", 0)
        every("a.told", timedelta(minutes=5), "tests.base.test_jobs:told_to_end")
        every("b.bell", timedelta(minutes=5), "tests.base.test_jobs:ring")
        work(clock)
        assert done == ["to its end"]
        assert not Turn.objects.filter(name="b.bell").exists(), "its turn is nobody's yet"

    def test_a_terminal_tells_the_server_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        begun: list[dict[str, Any]] = []
        ended = threading.Event()

        def begin(command: list[str], **options: Any) -> Any:
            begun.append(options)
            ended.set()
            return SimpleNamespace(poll=lambda: 0)

        monkeypatch.setattr(serving.subprocess, "Popen", begin)
        serving._keep_working(ended)
        assert begun == [{"start_new_session": True}]


def ring(clock: Any) -> None:
    done.append(clock().isoformat())


def configure(tasks: Tasks) -> None:
    configured.append(tasks)


def told_to_end(clock: Any) -> None:
    configured[-1].shutdown(signal.SIGTERM, None)
    assert ENDING.is_set()
    done.append("to its end")


def broken(clock: Any) -> None:
    raise RuntimeError
