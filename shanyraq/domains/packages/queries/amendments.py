"""Amendments of a framework as they stand, or as they stood on a day."""

from datetime import date

from django.db.models import QuerySet

from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.queries.versions import end_of
from shanyraq.kernel.errors import NotFound


def amendments(framework: str, as_of: date | None = None) -> QuerySet[Amendment]:
    """Amendments, the newest first, without their packages; with a day those that were proposed by then."""
    found = Amendment.objects.filter(framework__code=framework).defer("package", "changes")
    return found.filter(proposed_at__lte=end_of(as_of)) if as_of is not None else found


def amendment(framework: str, number: int) -> Amendment:
    """One amendment.

    :raises NotFound: when there is none of this number.
    """
    found = Amendment.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(f"amendment {number}")
    return found
