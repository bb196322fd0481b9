"""All rules at work."""

from shanyraq.base.rooms import import_rooms
from shanyraq.kernel.rules import RULES, Rule


def rulebook() -> list[Rule]:
    """Every rule, by id."""
    import_rooms("rules")
    return [RULES[id] for id in sorted(RULES)]
