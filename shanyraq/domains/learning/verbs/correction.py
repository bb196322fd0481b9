"""Course corrections of annual reviews: proposed, accepted, declined, done, reopened."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.learning.commands.reviews import (
    DeclineCorrection,
    OfCorrection,
    ProposeCorrection,
    ReopenCorrection,
)
from shanyraq.domains.learning.models import Correction
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.corrected import changes_for
from shanyraq.domains.learning.rules.reviews import CORRECTION, refused_correction, refused_step, refused_untold
from shanyraq.domains.learning.verbs.review import where as where_review
from shanyraq.domains.learning.vocabulary import Corrected
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def where(command: OfCorrection, **_: Any) -> Scope:
    """Where the review of the correction belongs."""
    row = queries.correction(command.framework, command.number)
    return queries.place_of(command.framework, row.review.outcome)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The correction as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = queries.correction(*one)
    return _told(one[0], row)


def _told(framework: str, row: Correction) -> dict[str, Any]:
    said = {"note": row.note} if row.note else {}
    return {"framework": framework, "number": row.number, "seen": row.revision, **said}


def standing(framework: str) -> Iterator[Thing]:
    """Every course correction of a framework."""
    version = version_in_force(framework)
    for row in Correction.objects.select_related("review").filter(framework=version.framework_id):
        yield Thing(row.what, _told(framework, row), queries.place_of(framework, row.review.outcome))


correct = partial(
    verb,
    permission=Permission.REVIEW_RESULTS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=Listing(("number",), standing),
)


@verb(
    "learning.correction.propose",
    title=gettext_noop("Propose a course correction"),
    said=gettext_noop("{actor} proposed the course correction “{name}”"),
    permission=Permission.REVIEW_RESULTS,
    scope=where_review,
    sees=Permission.SEE_WORKPLANS,
)
def propose(trail: Trail, command: ProposeCorrection) -> Result:
    """Proposes a course correction: what is to change, by whom and when, in which joint work plan."""
    review = queries.review(command.framework, command.number)
    trail.ask(refused_step(review.state, "amend"))
    rows = Correction.objects.filter(framework=review.framework_id)
    row = Correction.objects.create(
        framework_id=review.framework_id,
        number=next_number(rows),
        review=review,
        what=command.what,
        who=command.who,
        due_on=command.due_on,
        outcome=command.outcome or review.outcome,
        year=command.year or review.year + 1,
        state=Corrected.PROPOSED,
        made_at=trail.at,
    )
    trail.record(_subject(command.framework, row), after=queries.correction_values(row))
    return Result(row.number, row.revision)


@correct(
    "learning.correction.accept",
    title=gettext_noop("Accept the correction"),
    said=gettext_noop("{actor} accepted the course correction “{name}”"),
)
def accept(trail: Trail, command: OfCorrection) -> Result:
    """Accepts a course correction. The work plan is changed by its own revision, which names the correction."""
    return _moved(trail, command, "accept")


@correct(
    "learning.correction.decline",
    title=gettext_noop("Decline the correction"),
    said=gettext_noop("{actor} declined the course correction “{name}”"),
)
def decline(trail: Trail, command: DeclineCorrection) -> Result:
    """Declines a course correction, with the reason."""
    return _moved(trail, command, "decline", command.reason)


@correct(
    "learning.correction.finish",
    title=gettext_noop("Mark the correction as done"),
    said=gettext_noop("{actor} marked the course correction “{name}” as done"),
)
def finish(trail: Trail, command: OfCorrection) -> Result:
    """Says that a course correction was carried out; where its work plan was not changed since, a note says how."""
    row = queries.correction(command.framework, command.number)
    return _moved(trail, command, "finish", changes=_changes(trail, command, row))


def _changes(trail: Trail, command: OfCorrection, row: Correction) -> int | None:
    """How many changes of the plan there are since it was accepted; asked only of what is accepted."""
    if refused_correction(row.state, "finish"):
        return None
    changes = len(changes_for(version_in_force(command.framework), [row])[row.number])
    trail.ask(refused_untold(command.note, row.note, changes))
    return changes


@correct(
    "learning.correction.reopen",
    title=gettext_noop("Reopen the correction"),
    said=gettext_noop("{actor} reopened the course correction “{name}”"),
)
def reopen(trail: Trail, command: ReopenCorrection) -> Result:
    """Takes back what became of a course correction, with the reason."""
    return _moved(trail, command, "reopen", command.reason)


def _moved(trail: Trail, command: OfCorrection, act: str, reason: str = "", *, changes: int | None = None) -> Result:
    row = queries.correction(command.framework, command.number)
    mine = {"state": CORRECTION.after(row.state, act) or act}
    trail.expect(command.seen, row.revision, mine=mine, theirs={"state": row.state})
    trail.ask(refused_correction(row.state, act))
    before = queries.correction_values(row)
    row.state = CORRECTION.move(row.state, act)
    row.note, row.changes = command.note or row.note, changes
    row.revision += 1
    row.save(update_fields=["state", "note", "changes", "revision"])
    after = queries.correction_values(row)
    trail.record(_subject(command.framework, row), before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def _subject(framework: str, row: Correction) -> Subject:
    return Subject(queries.CORRECTION, str(row.number), framework, next(iter(row.what.values()), "")[:200])
