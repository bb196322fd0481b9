"""Two people who change one thing at once: what each changed is kept, as the trail knows what the earlier one saw."""

from collections.abc import Mapping
from typing import Any

from shanyraq.base.audit.queries import before_changes
from shanyraq.base.verbs.engine import Trail
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

    How it stood at ``seen`` is read from the events of the verbs of the same noun.

    :raises Conflict: naming the fields that both sides changed, and differently.
    """
    noun = trail.name.rpartition(".")[0] + "."
    changes = revision - (seen or 0)
    return trail.merge(
        seen, revision, mine=mine, theirs=theirs, base=lambda: before_changes(subject, noun, theirs, changes)
    )
