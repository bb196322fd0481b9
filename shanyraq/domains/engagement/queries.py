"""Feedback as it is read: what everybody sees on a day, what moderators see, what whoever has a receipt sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
    prefetch_related_objects,
)

from shanyraq.base.access.queries import hashed
from shanyraq.base.audit.queries import trail
from shanyraq.domains.engagement.models import Feedback, FeedbackFile, Intake
from shanyraq.domains.engagement.vocabulary import PUBLIC, SEND, About, State
from shanyraq.domains.framework.queries.texts import Text
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.reference.vocabulary import Place
from shanyraq.domains.workplans.queries.around import around
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "feedback"
"""What the trail calls it."""
LATEST = 3
"""Pieces that the page of a thing shows; the list has all."""
ORDER = (State.RECEIVED, State.PUBLISHED, State.ANSWERED, State.DECLINED, State.WITHDRAWN)
"""What moderators see first."""
FACETS = ("stood", "kind", "about", "key", "row", "language", "sender")
"""By what lists of feedback can be narrowed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one thing: how much, and the latest of it."""

    number: int
    latest: Sequence[Feedback]


@dataclass(frozen=True, slots=True)
class Sort:
    """What lists are narrowed by, of pieces that are the same in it, without their words."""

    state: str
    kind: str
    about: str
    key: str
    row: str
    language: str
    sender: str

    @property
    def subject(self) -> str:
        """What they are about: ``indicator 1.2.1``."""
        return f"{self.about} {self.key}"


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
    """What everybody reads, the newest first; with a day what was there then, and still is. One statement, and one for
    files.

    What was withdrawn or taken back since is shown of no day: it was taken off for a reason.
    """
    return with_files(on_day(row, as_of) for row in public(version, as_of))


def published_one(version: Version, number: int, as_of: date | None = None) -> Feedback:
    """One piece of what everybody reads.

    :raises NotFound: when there is none of this number, or not for everybody.
    """
    found = public(version, as_of).filter(number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("feedback {number}"), {"number": str(number)}))
    return on_day(found, as_of)


def said_of(version: Version, about: str, key: str, as_of: date | None = None) -> Said:
    """What everybody reads of one thing. One statement, and no more rows than are shown."""
    rows = public(version, as_of).filter(about=about, key=key).annotate(every=Window(Count("pk")))
    latest: Any = [on_day(row, as_of) for row in rows[:LATEST]]
    return Said(latest[0].every if latest else 0, latest)


def said_of_rows(version: Version, key: str, as_of: date | None = None) -> dict[str, int]:
    """How many pieces everybody reads of each row of an indicator, by its key. One statement."""
    rows = public(version, as_of).filter(about=About.INDICATOR, key=key).exclude(row="").order_by()
    return dict(rows.values_list("row").annotate(number=Count("pk")))


def queue(version: Version) -> QuerySet[Feedback]:
    """All that its sender did not take back: what waits first, the oldest first. ``stood``: how each stands."""
    rows = Feedback.objects.filter(framework=version.framework_id).exclude(state=State.TAKEN_BACK)
    places = [When(state=state, then=Value(place)) for place, state in enumerate(ORDER)]
    return rows.annotate(stood=F("state")).order_by(
        Case(*places, default=Value(len(ORDER)), output_field=IntegerField()), "number"
    )


def sorts(rows: QuerySet[Feedback]) -> list[Sort]:
    """What lists are narrowed by, of each of these rows: those that are the same are one object. One statement, which
    reads no words.
    """
    counted = rows.order_by().values_list(*FACETS).annotate(number=Count("pk")).order_by(*FACETS)
    return [each for *said, number in counted for each in [Sort(*said)] * number]


def with_files(rows: Iterable[Feedback]) -> list[Feedback]:
    """The same, those that came with files with them: one statement for all of them, none where there are none."""
    found = list(rows)
    prefetch_related_objects([row for row in found if row.pieces > 1], "files")
    return found


def file_of(row: Feedback, place: int, *, moderates: bool) -> FeedbackFile:
    """A file of feedback: for everybody once it and the feedback are published, for moderators always.

    :raises NotFound: when there is none, or not for whoever asks.
    """
    found = row.files.select_related("feedback").filter(place=place).first()
    if found is None or not (moderates or (found.is_published and row.state in PUBLIC)):
        raise NotFound(gettext_noop("file"))
    return found


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
    """How much was sent on a day without an account, whatever became of it; a file counts as a piece. One statement."""
    rows = Feedback.objects.filter(framework=version.framework_id, without_account=True, sent_on=day)
    pieces: int = rows.aggregate(pieces=Sum("pieces", default=0))["pieces"]
    return pieces


def sent_by(person: int, day: date) -> int:
    """How much an account sent on a day (UTC), in any framework; a file counts as a piece. One statement: of the trail,
    for the feedback itself does not say whose it is.
    """
    events = trail(person=person, verbs=[SEND], until=day).filter(at__gte=datetime.combine(day, time.min, UTC))
    return sum(1 + change.get("files", 0) for change in events.values_list("change", flat=True))


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


def rows_of(version: Version, subject: str) -> dict[str, Text]:
    """The groups that an indicator tells apart, in the order of print: key of the row → what it is called."""
    about, _space, key = subject.partition(" ")
    if about != About.INDICATOR:
        return {}
    package = recent_package(version)
    inside = (
        each
        for outcome in package.outcomes
        for part in (outcome.indicators, *(output.indicators for output in outcome.outputs))
        for each in part
    )
    found = next((each for each in inside if each.key == key), None)
    own = package.framework.language
    rows = [row for row in (found.rows if found else []) if row.disaggregation and not row.is_heading]
    return {row.key: row_text(found.rows, row, own) for row in rows} if found else {}


def places(version: Version) -> Mapping[str, Place]:
    """The country and its regions, by code."""
    return around(version).gazetteer.places


def has_feedback(version: Version) -> bool:
    """Whether any was ever sent in the framework of a version."""
    return Feedback.objects.filter(framework=version.framework_id).exists()


def public(version: Version, as_of: date | None) -> QuerySet[Feedback]:
    """What everybody reads, the newest first; ``stood``: how each stood on the day. The rest of it says ``on_day``."""
    rows = Feedback.objects.filter(framework=version.framework_id, state__in=PUBLIC)
    stood: Any = F("state")
    if as_of is not None:
        rows = rows.filter(published_on__lte=as_of)
        stood = Case(When(answered_on__gt=as_of, then=Value(State.PUBLISHED.value)), default=stood)
    return rows.annotate(stood=stood).order_by("-published_on", "-number")


def on_day(row: Feedback, as_of: date | None) -> Feedback:
    """A piece as it stood on a day: without an answer that came later."""
    if as_of is not None and row.answered_on is not None and row.answered_on > as_of:
        row.state, row.answer, row.office, row.answered_on = State.PUBLISHED, {}, "", None
    return row
