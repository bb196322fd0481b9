"""Reads: which version was in force, what the design rules find in it, how versions differ."""

from shanyraq.domains.packages.queries.versions import (
    current_package,
    end_of,
    first_day,
    holdings,
    is_of_team,
    known_codes,
    neighbours,
    version_in_force,
    versions_in_force,
)

__all__ = [
    "current_package",
    "end_of",
    "first_day",
    "holdings",
    "is_of_team",
    "known_codes",
    "neighbours",
    "version_in_force",
    "versions_in_force",
]
