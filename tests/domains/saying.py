"""Feedback for tests: opened, sent, moderated, and what somebody sends."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from shanyraq.base.files.keeping import keep
from shanyraq.base.verbs import verbbook
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS
from shanyraq.kernel.actors import Actor
from tests.conftest import TESTER

KAZ = "kaz-2026-2030"
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TEXT = "The clinic in our district has had no doctor since spring."
ANSWER = {"answer": {"en": "A doctor begins in March."}, "office": "Resident Coordinator’s Office"}
COMMENT: dict[str, Any] = {"subject": "outcome 1", "text": TEXT}
OBSERVED: dict[str, Any] = {
    "subject": "indicator 1.2.1",
    "kind": "observation",
    "text": "We counted the wells of our district.",
    "period": "2026",
    "value": "123456.5",
    "unit": "wells",
    "evidence": "https://example.org/wells",
    "sender": "organisation",
    "organisation": "Water Friends",
}
NEEDS: dict[str, dict[str, Any]] = {
    "publish": {},
    "decline": {"reason": "It names a person"},
    "answer": ANSWER,
    "withdraw": {"reason": "It was a mistake"},
    "reopen": {"reason": "It was a mistake"},
}


def do(act: str, by: Actor = TESTER, at: datetime = AT, framework: str = KAZ, **said: Any) -> Any:
    """Does a verb of feedback."""
    verb = verbbook()[f"engagement.feedback.{act}"]
    return verb.perform(verb.told.model_validate({"framework": framework, **said}), by=by, at=at)


def opened(framework: str = KAZ) -> None:
    """Lets people without an account send."""
    do("open", framework=framework, reason="A test")


def sent(by: Actor = ANONYMOUS, at: datetime = AT, framework: str = KAZ, **said: Any) -> tuple[int, str]:
    """Sends a comment, or what is said; gives its number and its receipt."""
    result = do("send", by, at, framework, **{**COMMENT, **said}).result
    return result.number, result.receipt


def moved(number: int, *acts: str, at: datetime = AT, framework: str = KAZ) -> None:
    """Does acts of moderators with what they need."""
    for act in acts:
        do(act, at=at, framework=framework, number=number, **NEEDS[act])


def published(framework: str, outcome: str, many: int) -> None:
    """So many published comments on an outcome, of people without an account."""
    opened(framework)
    for _ in range(many):
        number, _receipt = sent(framework=framework, subject=f"outcome {outcome}")
        moved(number, "publish", framework=framework)


def shown_with_file(framework: str, indicator: str) -> None:
    """A published observation on an indicator with a published file, offered by somebody without an account."""
    kept = keep(BytesIO(TEXT.encode()), "evidence.txt", len(TEXT.encode()), person=None, at=AT).upload.blob.digest
    subject = f"indicator {indicator}"
    number, _receipt = sent(framework=framework, **{**OBSERVED, "subject": subject, "file": kept})
    do("publish", framework=framework, number=number, files=["1"])
