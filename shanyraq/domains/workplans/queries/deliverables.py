"""Deliverables of sub-outputs: all of a framework, those of one sub-output, one of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.workplans.models import Deliverable
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "deliverable"
"""What the trail calls one."""
DAYS = ("due_on", "delivered_on")


def values(row: Deliverable) -> dict[str, Any]:
    """A deliverable as plain values; its sub-output by the number that people see."""
    days = {name: day.isoformat() if (day := getattr(row, name)) else None for name in DAYS}
    return {"sub_output": row.sub_output.number, "title": row.title, **days, "note": row.note}


def deliverable(framework: str, number: int) -> Deliverable:
    """One of them, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = Deliverable.objects.filter(framework__code=framework, number=number).select_related("sub_output").first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("deliverable {number}"), {"number": str(number)}))
    return found


def deliverables(version: Version, as_of: date | None = None) -> list[Deliverable]:
    """Every deliverable that did not end, by the day on which it is due; with a day as the trail says that they stood
    then. One statement, two with a day. Those of sub-outputs that ended are among them.
    """
    rows = list(Deliverable.objects.filter(framework=version.framework_id).select_related("sub_output"))
    if as_of is None:
        return [row for row in rows if row.ended_at is None]
    then = states(version.code, KIND, as_of)
    found = [_then(row, held) for row in rows if (held := then.get(str(row.number))) and not held.get("ended")]
    return sorted(found, key=lambda row: (row.due_on, row.number))


def counted(rows: Sequence[Deliverable], as_of: date | None = None) -> list[Deliverable]:
    """Those of sub-outputs that did not end, or had not ended by a day."""

    def counts(ended_at: datetime | None) -> bool:
        return ended_at is None or (as_of is not None and ended_at.date() > as_of)

    return [row for row in rows if counts(row.sub_output.ended_at)]


def deliverables_of(version: Version, sub_output: int, as_of: date | None = None) -> list[Deliverable]:
    """The same of one sub-output, by its number."""
    return [row for row in deliverables(version, as_of) if row.sub_output.number == sub_output]


def _then(row: Deliverable, held: Mapping[str, Any]) -> Deliverable:
    for name in ("title", "note", *DAYS):
        if name in held:
            is_day = name in DAYS and held[name]
            setattr(row, name, date.fromisoformat(held[name]) if is_day else held[name])
    row.revision = 0
    return row


def deliverables_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of deliverables by their numbers and by language, as they are called now. One statement."""
    found = Deliverable.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}


def has_deliverables(version: Version) -> bool:
    """Whether any was ever added to the framework of a version, ended or not."""
    return Deliverable.objects.filter(framework=version.framework_id).exists()
