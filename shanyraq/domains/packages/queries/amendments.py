"""Amendments of a framework as they stand, or as they stood on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from shanyraq.base.audit.queries import Ending, endings_of, states
from shanyraq.domains.packages.merging import Clash, merge
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.versions import end_of
from shanyraq.domains.packages.rules.amendments import AMENDMENT
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.vocabulary import AmendmentState
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "amendment"
"""What events about amendments are about."""
ENDINGS = {
    "packages.amendment.reject_for_government": "government",
    "packages.amendment.reject_for_un": "un",
    "packages.amendment.withdraw": "proposer",
}
"""The verbs that end an amendment without applying it → the side that does it."""


def amendments(framework: str, as_of: date | None = None) -> list[Amendment]:
    """Amendments, the newest first, without their packages; with a day as they stood at the end of it."""
    found = Amendment.objects.filter(framework__code=framework).defer("package", "changes")
    if as_of is None:
        return list(found)
    told = states(framework, KIND, as_of)
    return [_stood(row, told, as_of) for row in found.filter(proposed_at__lte=end_of(as_of))]


def amendment(framework: str, number: int, as_of: date | None = None) -> Amendment:
    """One amendment; with a day as it stood at the end of it.

    :raises NotFound: when there is none of this number, or was none on that day.
    """
    found = Amendment.objects.filter(framework__code=framework, number=number).first()
    if found is None or (as_of is not None and found.proposed_at > end_of(as_of)):
        raise NotFound(Sentence(gettext_noop("amendment {number}"), {"number": str(number)}))
    return found if as_of is None else _stood(found, states(framework, KIND, as_of), as_of)


def endings(framework: str, rows: Iterable[Amendment]) -> dict[int, Ending]:
    """By number, how those of the amendments ended that were rejected or withdrawn. One statement, or none."""
    numbers = [row.number for row in rows if row.state in {AmendmentState.REJECTED, AmendmentState.WITHDRAWN}]
    return endings_of(framework, KIND, ENDINGS, numbers)


def collisions(version: Version, row: Amendment) -> list[str]:
    """The places that a version changed otherwise since the one that the amendment was made from.

    While there are any it cannot be applied. Nothing is read where it was made from this version.
    """
    if row.base == version.number:
        return []
    base = Version.objects.select_related("framework").get(framework=version.framework_id, number=row.base)
    try:
        merge(recent_package(base), Package.model_validate(row.package), recent_package(version))
    except Clash as clash:
        return [each.place for each in clash.every]
    return []


def _stood(row: Amendment, told: Mapping[str, Mapping[str, Any]], day: date) -> Amendment:
    """The amendment with the state that the trail says, and without what was agreed later. Not to be saved."""
    row.state = told.get(str(row.number), {}).get("state", AMENDMENT.first)
    if row.government_at and row.government_at > end_of(day):
        row.government_by, row.government_at = "", None
    if row.un_at and row.un_at > end_of(day):
        row.un_by, row.un_at = "", None
    if row.state != AmendmentState.APPLIED:
        row.version = None
    return row
