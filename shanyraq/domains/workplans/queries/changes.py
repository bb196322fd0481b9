"""What was changed of a sub-output, as the trail has it: the last change can be taken back."""

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail

CHANGING = tuple(f"workplans.sub_output.{act}" for act in ("amend", "move", "narrate", "take_back"))
"""The verbs whose changes can be taken back."""


def last_change(framework: str, number: int) -> Event | None:
    """The last event of a sub-output, where it is a change that can be taken back. One statement."""
    event = trail(framework=framework, kind="sub_output", key=str(number)).first()
    return event if event is not None and event.verb in CHANGING else None
