"""All rules and life cycles at work."""

from shanyraq.base.rooms import import_rooms
from shanyraq.kernel.rules import RULES, Rule
from shanyraq.kernel.transitions import LIFE_CYCLES, LifeCycle


def rulebook() -> list[Rule]:
    """Every rule, by id."""
    import_rooms("rules")
    return [RULES[id] for id in sorted(RULES)]


def life_cycles() -> list[LifeCycle]:
    """Every life cycle, by name."""
    import_rooms("rules")
    return [LIFE_CYCLES[name] for name in sorted(LIFE_CYCLES)]
