"""What contributions and reallocations are called, for whoever speaks of them elsewhere."""

from collections.abc import Sequence
from datetime import date

from shanyraq.domains.funding.models import Contribution, Reallocation
from shanyraq.domains.packages.queries.called import numbers

Named = dict[str, dict[str, str]]


def contributions_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> Named:
    """The titles of contributions by their numbers; they are in no language of their own. One statement."""
    found = Contribution.objects.filter(framework__code=framework, number__in=numbers(keys))
    return {str(number): {"en": title} for number, title in found.values_list("number", "title")}


def reallocations_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> Named:
    """Reallocations are called as their contributions are. One statement."""
    found = Reallocation.objects.filter(framework__code=framework, number__in=numbers(keys))
    return {str(number): {"en": title} for number, title in found.values_list("number", "contribution__title")}
