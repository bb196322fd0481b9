"""Reads: which version was in force, what the design rules find in it, how versions differ."""

from shanyraq.domains.packages.queries.versions import (
    Newest,
    current_package,
    end_of,
    first_day,
    holdings,
    is_of_team,
    known_codes,
    neighbours,
    newest_among,
    newest_of,
    version_in_force,
    versions_for,
    versions_in_force,
)

__all__ = [
    "Newest",
    "current_package",
    "end_of",
    "first_day",
    "holdings",
    "is_of_team",
    "known_codes",
    "neighbours",
    "newest_among",
    "newest_of",
    "version_in_force",
    "versions_for",
    "versions_in_force",
]
