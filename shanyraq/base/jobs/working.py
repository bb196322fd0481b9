"""The worker: does the tasks that wait, in turn with what comes round, until it is told to end."""

import logging
import os
import threading
import time
from types import FrameType
from uuid import uuid4

from django.db import Error, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from shanyraq.base.jobs.alive import SEEN_EVERY, begin_anew, gone, seen
from shanyraq.base.jobs.rounds import ENDING, Clock, due

PAUSE = 1.0
"""Seconds between two looks at what waits."""
log = logging.getLogger(__name__)


class Tasks(TaskWorker):
    """Does tasks until it is told to end; the one that it is doing, or the round, is ended first.

    ``patient``: told again, it still ends that one. Beside a server others may tell it too, such as whoever ends all
    processes of a service. Without, being told again ends it in the middle, and the task is begun anew.
    """

    patient = False

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Hears that it is to end."""
        ENDING.set()
        if self.running or not self.patient:
            super().shutdown(signum, frame)


def tasks_of(name: str) -> Tasks:
    """The tasks of all queues, for a worker with this name."""
    return Tasks(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def work(clock: Clock, *, once: bool = False, beside: int = 0) -> None:
    """Works until it is told to end (SIGTERM, Ctrl+C); with ``once``, until nothing waits any more.

    ``beside``: the process that started it, with which it ends.
    """
    name = uuid4().hex
    tasks = tasks_of(name)
    tasks.patient = bool(beside)
    ENDING.clear()
    seen(name, clock())
    ended = threading.Event()
    pulse = threading.Thread(target=_pulse, args=(name, clock, ended), daemon=True)
    pulse.start()
    if not once:
        tasks.configure_signals()
    try:
        while tasks.running:
            tasks.running_task = True  # a round is ended first as a task is, and not cut in the middle
            _come_round(clock, name)
            tasks.running_task = False
            _do_tasks(tasks, once=once)
            if once or (beside and os.getppid() != beside):
                return
            time.sleep(PAUSE)
    finally:
        ended.set()
        pulse.join()
        gone(name)


def _do_tasks(tasks: Tasks, *, once: bool) -> None:
    """Does what waits. A database that is away ends no worker that goes on: the next look may find it.

    :raises Error: when the database is away, and there is no next look.
    """
    try:
        tasks.run()
    except Error:
        if once:
            raise
        log.exception("what waits could not be read")
    close_old_connections()


def _come_round(clock: Clock, name: str) -> None:
    """Does what is due. What fails is logged, and is due again at its next turn."""
    try:
        begin_anew(clock(), by=name)
        for each in due(clock()):
            try:
                each.do(clock)
            except Exception:
                log.exception("%s failed", each.name)
            if ENDING.is_set():  # before the next turn is taken
                break
    except Error:  # it is away, or busy: the next look may find it
        log.exception("what is due could not be read")
    close_old_connections()


def _pulse(name: str, clock: Clock, ended: threading.Event) -> None:
    """Says again and again that the worker is alive, also while a task takes long. Silent while it cannot write."""
    while not ended.wait(SEEN_EVERY.total_seconds()):
        try:
            seen(name, clock())
        except Exception:
            log.warning("the worker could not say that it is alive", exc_info=True)
        finally:
            connection.close()
