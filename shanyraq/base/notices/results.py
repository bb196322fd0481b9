"""What verbs of notices give back to programs. Pure."""

from shanyraq.base.notices.vocabulary import Pace
from shanyraq.kernel.commands import Written


class WrittenChoice(Written):
    """What counts now."""

    kind: str
    pace: Pace
