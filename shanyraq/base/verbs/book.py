"""All verbs at work: imports every module in which an installed app registers verbs."""

from shanyraq.base.rooms import import_rooms
from shanyraq.base.verbs.engine import VERBS, Verb


def verbbook() -> dict[str, Verb]:
    """Every verb by its name, in the order of names."""
    import_rooms("verbs")
    return dict(sorted(VERBS.items()))
