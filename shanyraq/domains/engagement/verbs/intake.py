"""Whether people without an account may send feedback: opened and closed for a framework."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.engagement.commands import CloseFeedback, OpenFeedback
from shanyraq.domains.engagement.models import Intake
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

INTAKE = "feedback_intake"
"""What the trail calls it."""


@verb(
    "engagement.feedback.open",
    title=gettext_noop("Take feedback without an account"),
    said=gettext_noop("{actor} opened feedback to people without an account"),
    permission=Permission.OPEN_FEEDBACK,
)
def open_intake(trail: Trail, command: OpenFeedback) -> Intake:
    """Lets everybody send feedback without an account, within the limits of a day. It is still looked at before
    anybody reads it.
    """
    return _set(trail, command.framework, command.reason, is_open=True)


@verb(
    "engagement.feedback.close",
    title=gettext_noop("Take feedback with an account only"),
    said=gettext_noop("{actor} closed feedback to people without an account"),
    permission=Permission.OPEN_FEEDBACK,
)
def close_intake(trail: Trail, command: CloseFeedback) -> Intake:
    """Asks for an account of whoever sends feedback. What was sent stays, and receipts go on working."""
    return _set(trail, command.framework, command.reason, is_open=False)


def _set(trail: Trail, framework: str, reason: str, *, is_open: bool) -> Intake:
    version = version_in_force(framework)
    row, _ = Intake.objects.get_or_create(framework_id=version.framework_id)
    if row.is_open == is_open:
        trail.nothing_to_do()
        return row
    row.is_open, row.revision = is_open, row.revision + 1
    row.save()
    subject = Subject(INTAKE, framework, framework)
    trail.record(subject, before={"is_open": not is_open}, after={"is_open": is_open}, reason=reason)
    return row
