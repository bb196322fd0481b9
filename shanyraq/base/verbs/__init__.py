"""``@verb``: the one way in which anything is written.

A verb opens a transaction, does its work and records its event. Without an event it rolls back.
"""

from shanyraq.base.verbs.engine import VERBS, Verb, verb

__all__ = ["VERBS", "Verb", "verb"]
