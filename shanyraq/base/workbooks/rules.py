"""The life of an uploaded workbook, as a table. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.transitions import LifeCycle, Transition


class Stage(StrEnum):
    """Where an uploaded workbook stands."""

    WAITING = "waiting"
    CHECKED = "checked"
    APPLYING = "applying"
    FOLLOWING = "following"
    APPLIED = "applied"
    FAILED = "failed"


BUSY = frozenset({Stage.WAITING, Stage.APPLYING, Stage.FOLLOWING})
"""Stages in which a worker has something to do."""
OWNER, WORKER = gettext_noop("whoever uploaded it"), gettext_noop("the worker")
UPLOAD = LifeCycle(
    "workbook",
    Stage.WAITING,
    (
        Transition(Stage.WAITING, "check", Stage.CHECKED, WORKER),
        Transition(Stage.WAITING, "fail", Stage.FAILED, WORKER),
        Transition(Stage.CHECKED, "apply", Stage.APPLYING, OWNER),
        Transition(Stage.APPLYING, "finish", Stage.APPLIED, WORKER),
        Transition(Stage.APPLYING, "follow", Stage.FOLLOWING, WORKER),
        Transition(Stage.FOLLOWING, "finish", Stage.APPLIED, WORKER),
        Transition(Stage.APPLYING, "refuse", Stage.CHECKED, WORKER),
        Transition(Stage.APPLYING, "fail", Stage.FAILED, WORKER),
    ),
)
