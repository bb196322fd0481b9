"""Feedback of a copy for training: sent and moderated by the verbs that people use, on days gone by."""

from datetime import datetime, timedelta
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.engagement.queries import has_feedback, is_open
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_feedback import TrainingFeedback
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import carry_out, in_copy, in_its_language
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

FOR_PRACTICE = "Opened for practice"
"""Why feedback without an account is taken in a copy."""


@verb(
    "engagement.feedback.invent",
    title=gettext_noop("Invent feedback for training"),
    said=gettext_noop("{actor} filled the copy for training with {feedback} invented pieces of feedback"),
    permission=Permission.OPEN_FEEDBACK,
    scope=in_copy,
    doors=frozenset(),
)
def invent_feedback(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Sends what the file of the copy has of feedback, and moves it on; gives how much there is. Where any was ever
    sent, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    if not plans.feedback or has_feedback(version):
        trail.nothing_to_do()
        return 0
    if not is_open(version.code):
        carry_out("engagement.feedback.open", version, trail.by, trail.at, reason=FOR_PRACTICE)
    for each in sorted(plans.feedback, key=lambda one: -one.days_ago):
        _one(version, each, trail.by, trail.at)
    count = len(plans.feedback)
    trail.record(Subject("framework", version.code, version.code), {"feedback": count, "seed": plans.seed})
    return count


def _one(version: Version, each: TrainingFeedback, by: Actor, at: datetime) -> None:
    then = at - timedelta(days=each.days_ago)
    said = each.model_dump(exclude={"days_ago", "acts", "reason", "answer", "office"})
    number = carry_out("engagement.feedback.send", version, ANONYMOUS, then, **said).number
    answer = in_its_language(version, each.answer) if each.answer is not None else None
    needs: dict[str, dict[str, Any]] = {
        "decline": {"reason": each.reason},
        "withdraw": {"reason": each.reason},
        "answer": {"answer": answer, "office": each.office},
    }
    for place, act in enumerate(each.acts, start=1):
        carry_out(
            f"engagement.feedback.{act}",
            version,
            by,
            min(at, then + timedelta(days=place)),
            number=number,
            **needs.get(act, {}),
        )
