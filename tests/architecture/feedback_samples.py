"""A sample of every action with feedback, for ``samples``."""

from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.kernel.scopes import Scope
from tests.base.people import NOW
from tests.domains.saying import ANSWER, COMMENT, moved, opened, sent

REASON = {"reason": "A test"}


def feedback_samples(framework: str) -> dict[str, tuple[dict[str, Any], Scope, Permission | None]]:
    """Of feedback that waits, and of feedback that was published or declined: what is sent, where it belongs, and the
    right without which it does not exist.
    """
    opened(framework)
    waits, public, declined = ({"framework": framework, "number": sent(framework=framework)[0]} for _ in range(3))
    moved(public["number"], "publish", framework=framework, at=NOW)
    moved(declined["number"], "decline", framework=framework, at=NOW)
    answer = {"answer.en": "A doctor begins in March.", "office": ANSWER["office"]}
    said: dict[str, dict[str, Any]] = {
        "publish": waits,
        "decline": {**waits, **REASON},
        "answer": {**public, **answer},
        "withdraw": {**public, **REASON},
        "reopen": {**declined, **REASON},
    }
    place, sees = Scope(framework), Permission.MODERATE_FEEDBACK
    found: dict[str, tuple[dict[str, Any], Scope, Permission | None]] = {
        f"engagement.feedback.{act}": (each, place, sees) for act, each in said.items()
    }
    own = {"framework": framework, **REASON}
    return found | {f"engagement.feedback.{act}": (own, place, None) for act in ("open", "close")}


def feedback_of_programs(framework: str) -> dict[str, dict[str, Any]]:
    """What programs send, for whoever has an account, and take back."""
    _number, receipt = sent(framework=framework)
    return {
        "engagement.feedback.send": {"framework": framework, **COMMENT},
        "engagement.feedback.take_back": {"framework": framework, "receipt": receipt},
    }
