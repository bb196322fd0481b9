"""What was changed of a joint work plan since a course correction of it was accepted, as the trail has it."""

from collections.abc import Sequence

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.domains.learning.models import Correction
from shanyraq.domains.learning.queries.reviews import CORRECTION
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.changes import changed_since

ACCEPTED = "learning.correction.accept"


def changes_for(version: Version, rows: Sequence[Correction]) -> dict[int, list[Event]]:
    """By the number of a correction, what was changed of its plan since it was accepted, the latest first. Two
    statements however many corrections there are; one where none was accepted, or none is of an outcome.

    :param rows: corrections of one plan.
    """
    keys = [str(row.number) for row in rows if row.outcome]
    found = trail(framework=version.code, kind=CORRECTION, verbs=(ACCEPTED,)).filter(key__in=keys).order_by("pk")
    since = {int(key): pk for key, pk in found.values_list("key", "pk")} if keys else {}
    if not since:
        return {row.number: [] for row in rows}
    events = changed_since(version, rows[0].outcome, rows[0].year, min(since.values()))
    return {
        row.number: [event for event in events if row.number in since and event.pk > since[row.number]] for row in rows
    }
