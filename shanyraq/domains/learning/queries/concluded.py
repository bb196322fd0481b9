"""Which annual reviews were concluded, and when."""

from collections.abc import Mapping
from datetime import date

from shanyraq.domains.learning.queries.reviews import concluded
from shanyraq.domains.packages.models import Version

FRAMEWORK = ""
"""Stands for the review of the whole framework, where that of an outcome stands under its code."""


def concluded_reviews(version: Version, as_of: date | None = None) -> dict[int, Mapping[str, date | None]]:
    """Year → each outcome and the framework → when its review was concluded, if it was. Two statements."""
    names = [*version.outcomes.values_list("code", flat=True), FRAMEWORK]
    days = {(outcome, year): day for outcome, year, day in concluded(version, as_of)}
    years = range(version.starts_on.year, version.ends_on.year + 1)
    return {year: {name: days.get((name, year)) for name in names} for year in years}
