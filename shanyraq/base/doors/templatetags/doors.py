"""What forms show: both sides of a conflict, and fields with problems."""

from collections.abc import Sequence

from django import template

from shanyraq.base.doors.web.forms import Shown
from shanyraq.kernel.errors import Conflict

register = template.Library()


@register.filter
def sides(conflict: Conflict) -> list[tuple[str, object, object]]:
    """Each field that differs: its name, what was entered, what stands now."""
    return [(name, mine, conflict.theirs.get(name, "")) for name, mine in conflict.mine.items()]


@register.filter
def troubled(fields: Sequence[Shown]) -> list[Shown]:
    """The fields that something is wrong with."""
    return [each for each in fields if each.problems]
