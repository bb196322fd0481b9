"""What is told of activities of the plan, row by row: as it stands, or as it stood on a day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.domains.learning.commands.activities import plain
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.vocabulary import AMOUNTS, DAYS, FIELDS, State
from shanyraq.domains.packages.models import Version

KIND = "activity"
"""What the trail calls one."""
TOLD = ("state", *FIELDS)
"""What events tell of an activity."""


def values(row: Undertaking) -> dict[str, Any]:
    """What is told of an activity, as plain values."""
    return {name: plain(name, getattr(row, name)) for name in TOLD}


def untouched(framework: int, key: str) -> Undertaking:
    """What is told of a printed activity of which nothing was told yet: it is not kept."""
    return Undertaking(framework_id=framework, key=key, state=State.PLANNED)


def undertakings(version: Version, as_of: date | None = None) -> dict[str, Undertaking]:
    """Key → what is told of the activity; with a day what was told of it then. One statement, two with a day."""
    rows = Undertaking.objects.filter(framework=version.framework_id)
    if as_of is None:
        return {row.key: row for row in rows}
    then = states(version.code, KIND, as_of)
    return {row.key: _then(row, then[row.key]) for row in rows if row.key in then}


def has_undertakings(version: Version) -> bool:
    """Whether anything was ever told of an activity of the framework."""
    return Undertaking.objects.filter(framework=version.framework_id).exists()


def _then(row: Undertaking, held: Mapping[str, Any]) -> Undertaking:
    found = untouched(row.framework_id, row.key)
    found.number, found.made_at, found.changed_at = row.number, row.made_at, row.changed_at
    for name, value in held.items():
        if name in TOLD:
            setattr(found, name, understood(name, value))
    return found


def understood(name: str, value: Any) -> Any:
    """A plain value of a field as its column keeps it."""
    if value is not None and name in DAYS:
        return date.fromisoformat(value)
    return Decimal(value) if value is not None and name in AMOUNTS else value
