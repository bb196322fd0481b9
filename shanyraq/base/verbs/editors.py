"""Two people who change one thing at once: what each changed is kept, as the trail knows what the earlier one saw."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from shanyraq.base.audit.queries import before_changes
from shanyraq.base.verbs.engine import Trail
from shanyraq.kernel.errors import Conflict
from shanyraq.kernel.subjects import Subject


def merge_editors(
    trail: Trail,
    subject: Subject,
    seen: int | None,
    revision: int,
    *,
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
) -> dict[str, Any]:
    """The fields that are to change, of those that were sent. ``theirs``: the thing as it stands at ``revision``.

    How it stood at ``seen`` is read from the events of the verbs of the same noun; at 0 nothing stood there.

    :raises Conflict: naming the fields that both sides changed, and differently.
    """
    noun = trail.name.rpartition(".")[0] + "."

    def base() -> Mapping[str, Any]:
        return before_changes(subject, noun, theirs, revision - seen) if seen else dict.fromkeys(theirs)

    return trail.merge(seen, revision, mine=mine, theirs=theirs, base=base)


@contextmanager
def told_as(name: str, field: str, part: str) -> Iterator[None]:
    """A conflict over a part of a field, the text of a year say, is told as one over what the form calls that part."""
    try:
        yield
    except Conflict as error:
        if field not in error.mine:
            raise
        mine, theirs, changed = (
            {name: (side[field] or {}).get(part)} for side in (error.mine, error.theirs, error.changed or error.mine)
        )
        raise Conflict(error.said, mine=mine, theirs=theirs, again=error.again, changed=changed) from error
