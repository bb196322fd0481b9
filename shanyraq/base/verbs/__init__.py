"""``@verb``: the one way in which anything is written.

A verb opens a transaction, asks for the permission, does its work and records its event. Without an event it
rolls back.
"""

from shanyraq.base.verbs.book import verbbook
from shanyraq.base.verbs.engine import (
    VERBS,
    Done,
    Listing,
    Thing,
    Trail,
    Verb,
    everywhere,
    in_framework,
    judged,
    lacking,
    standing,
    standing_or_nothing,
    verb,
)

__all__ = [
    "VERBS",
    "Done",
    "Listing",
    "Thing",
    "Trail",
    "Verb",
    "everywhere",
    "in_framework",
    "judged",
    "lacking",
    "standing",
    "standing_or_nothing",
    "verb",
    "verbbook",
]
