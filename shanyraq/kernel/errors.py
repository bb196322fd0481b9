"""The ways in which an action can end without being done."""

from collections.abc import Mapping, Sequence
from typing import Any

from shanyraq.kernel.findings import Finding


class Refused(Exception):
    """Rules refuse the action; nothing was changed. ``findings`` say what to mend."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class Conflict(Exception):
    """Somebody else changed the same thing in the meantime; nothing was changed.

    ``mine`` is what was asked for, ``theirs`` what stands now, by field; both empty where a sentence says all.
    """

    def __init__(
        self, what: str, *, mine: Mapping[str, Any] | None = None, theirs: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(what)
        self.mine, self.theirs = dict(mine or {}), dict(theirs or {})


class NotAllowed(Exception):
    """The actor may see the thing but may not do this with it."""


class NotFound(Exception):
    """There is no such thing, or the actor may not see it. ``hint``, a sentence, says what there is."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint
