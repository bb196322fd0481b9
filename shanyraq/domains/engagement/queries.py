"""Feedback as it is read: what everybody sees on a day, what moderators see, what whoever has a receipt sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from shanyraq.base.access.queries import hashed
from shanyraq.domains.engagement.models import Feedback, Intake
from shanyraq.domains.engagement.vocabulary import PUBLIC, About, State
from shanyraq.domains.framework.queries.texts import Text
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.reference.vocabulary import Place
from shanyraq.domains.workplans.queries.around import around
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "feedback"
"""What the trail calls it."""
LATEST = 3
"""Pieces that the page of a thing shows; the list has all."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one thing: how much, and the latest of it."""

    number: int
    latest: Sequence[Feedback]


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for moderators: how much to look at, since when; how much to answer, since when."""

    received: int
    received_since: date | None
    unanswered: int
    unanswered_since: date | None


def is_open(framework: str) -> bool:
    """Whether people without an account may send feedback. One statement."""
    return Intake.objects.filter(framework__code=framework, is_open=True).exists()


def feedback(framework: str, number: int) -> Feedback:
    """One piece, whatever its state.

    :raises NotFound: when there is none of this number.
    """
    found = Feedback.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("feedback {number}"), {"number": str(number)}))
    return found


def with_receipt(framework: str, receipt: str) -> Feedback:
    """The piece with this receipt.

    :raises NotFound: when there is none.
    """
    found = Feedback.objects.filter(framework__code=framework, receipt=hashed(receipt)).first()
    if found is None:
        raise NotFound(gettext_noop("receipt"))
    return found


def published(version: Version, as_of: date | None = None) -> list[Feedback]:
    """What everybody reads, the newest first; with a day what was there then, and still is. One statement.

    What was withdrawn or taken back since is shown of no day: it was taken off for a reason.
    """
    rows = list(_public(version, as_of).order_by("-published_on", "-number"))
    return [_on(row, as_of) for row in rows]


def said_of(version: Version, about: str, key: str, as_of: date | None = None) -> Said:
    """What everybody reads of one thing. One statement."""
    rows = list(_public(version, as_of).filter(about=about, key=key).order_by("-published_on", "-number"))
    return Said(len(rows), [_on(row, as_of) for row in rows[:LATEST]])


def queue(version: Version) -> list[Feedback]:
    """All that its sender did not take back: what waits first, the oldest first. One statement."""
    rows = Feedback.objects.filter(framework=version.framework_id).exclude(state=State.TAKEN_BACK)
    order = [State.RECEIVED, State.PUBLISHED, State.ANSWERED, State.DECLINED, State.WITHDRAWN]
    return sorted(rows, key=lambda row: (order.index(State(row.state)), row.number))


def waits(version: Version) -> Waits:
    """How much waits for moderators. One statement."""
    received, unanswered = Q(state=State.RECEIVED), Q(state=State.PUBLISHED)
    found = Feedback.objects.filter(framework=version.framework_id).aggregate(
        received=Count("pk", filter=received),
        received_since=Min("sent_on", filter=received),
        unanswered=Count("pk", filter=unanswered),
        unanswered_since=Min("published_on", filter=unanswered),
    )
    return Waits(**found)


def sent_on(version: Version, day: date) -> int:
    """How much was sent on a day without an account, whatever became of it. One statement."""
    rows = Feedback.objects.filter(framework=version.framework_id, without_account=True, sent_on=day)
    return rows.count()


def subjects(version: Version) -> dict[str, Text]:
    """All that feedback can be about, in the order of the document: ``indicator 1.2.1`` → what it is called."""
    found: dict[str, Text] = {}
    for outcome in recent_package(version).outcomes:
        found[f"{About.OUTCOME} {outcome.code}"] = outcome.title
        found |= {f"{About.INDICATOR} {each.key}": each.title for each in outcome.indicators}
        for output in outcome.outputs:
            found[f"{About.OUTPUT} {output.code}"] = output.statement
            found |= {f"{About.INDICATOR} {each.key}": each.title for each in output.indicators}
    return found


def places(version: Version) -> Mapping[str, Place]:
    """The country and its regions, by code."""
    return around(version).gazetteer.places


def has_feedback(version: Version) -> bool:
    """Whether any was ever sent in the framework of a version."""
    return Feedback.objects.filter(framework=version.framework_id).exists()


def _public(version: Version, as_of: date | None) -> QuerySet[Feedback]:
    rows = Feedback.objects.filter(framework=version.framework_id, state__in=PUBLIC)
    return rows if as_of is None else rows.filter(published_on__lte=as_of)


def _on(row: Feedback, as_of: date | None) -> Feedback:
    """A piece as it stood on a day: without an answer that came later."""
    if as_of is not None and row.answered_on is not None and row.answered_on > as_of:
        row.state, row.answer, row.office, row.answered_on = State.PUBLISHED, {}, "", None
    return row
