"""What is told of the organisation that stays when an entry is merged into it, or restored: an event of its own."""

from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def of_stays(stays: Subject, merged: Subject, reason: str) -> Scope:
    """The framework of both."""
    return Scope(framework=stays.framework)


@verb(
    "parties.merged.receive",
    title=gettext_noop("Have an entry merged into it"),
    said=gettext_noop("{actor} merged {merged} ({merged_key}) into {name}"),
    permission=Permission.EDIT_PARTIES,
    scope=of_stays,
    doors=frozenset(),
)
def receive(trail: Trail, stays: Subject, merged: Subject, reason: str) -> None:
    """Tells of the organisation that stays that an entry was merged into it. The verb that merged was let pass."""
    trail.record(stays, _named(merged), reason=reason)


@verb(
    "parties.merged.release",
    title=gettext_noop("Have an entry restored that was merged into it"),
    said=gettext_noop("{actor} restored the entry of {merged} ({merged_key}), which was merged into {name}"),
    permission=Permission.EDIT_PARTIES,
    scope=of_stays,
    doors=frozenset(),
)
def release(trail: Trail, stays: Subject, merged: Subject, reason: str) -> None:
    """Tells of the organisation that an entry was merged into that it was restored. The verb that did was let pass."""
    trail.record(stays, _named(merged), reason=reason)


def _named(merged: Subject) -> dict[str, Any]:
    return {"merged": merged.name, "merged_key": merged.key}
