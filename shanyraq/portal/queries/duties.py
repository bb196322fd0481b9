"""What the document asks of a body: commitments, and activities of the monitoring plan."""

from dataclasses import dataclass

from shanyraq.domains.framework.queries.texts import Text, anchors
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment, or an activity of the plan with its year, that names a body."""

    key: str
    text: Text
    clauses: tuple[str, ...]
    year: int | None = None


def commitments_of(version: Version, body: str) -> tuple[Duty, ...]:
    """The commitments that name a body, in one statement."""
    rows = version.commitments.filter(bodies__key=body).values_list("key", "obligation", "clauses")
    return tuple(Duty(key, text, anchors(clauses)) for key, text, clauses in rows)


def activities_of(version: Version, body: str) -> tuple[Duty, ...]:
    """The activities that name a body, in one statement."""
    rows = version.activities.filter(responsible_bodies__key=body).values_list("key", "text", "clauses", "year")
    return tuple(Duty(key, text, anchors(clauses), year) for key, text, clauses, year in rows)
