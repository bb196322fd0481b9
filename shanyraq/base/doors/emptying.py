"""Fields that a form shows and in which nothing stands any more: they are to be emptied, where the verb can do that."""

from collections.abc import Iterable, Mapping
from typing import Any

from shanyraq.base.doors.binding import keys_of
from shanyraq.base.doors.fields import field_of, fields_of
from shanyraq.kernel.commands import Command

EMPTY = "empty"
"""The field of a command that names fields to be emptied."""


def bared(
    command: type[Command], shown: Iterable[str], entered: Mapping[str, Any], stands: Mapping[str, Any]
) -> dict[str, Any]:
    """What was entered, with those of the shown fields named as to be emptied that hold nothing any more.

    :param stands: the values that the thing has now.
    """
    field = field_of(command, EMPTY)
    known = {each.name: each for each in fields_of(command)}
    bare = [
        name
        for name in shown
        if field is not None
        and name in field.options
        and not known[name].can_be_emptied  # an empty text says it itself
        and stands.get(name) not in (None, "", [], {})
        and not any(says(entered.get(key)) for key in keys_of(known[name], entered))
    ]
    return {**entered, EMPTY: [*entered.get(EMPTY, []), *bare]} if bare else dict(entered)


def says(value: Any) -> bool:
    """Whether anything was entered, or stands; a list of empty lines is nothing."""
    return any(map(says, value)) if isinstance(value, list | tuple) else value not in (None, "", {})
