"""The ways in which an action can end without being done."""

from collections.abc import Mapping, Sequence
from typing import Any

from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence, gettext_noop


class Refused(Exception):
    """Rules refuse the action; nothing was changed. ``findings`` say what to mend."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class Worded(Exception):
    """``said`` is what is told, in the language of whoever is told; as a text it is English."""

    def __init__(self, what: str | Sentence) -> None:
        super().__init__(str(what))
        self.said = what


class Conflict(Worded):
    """Somebody else changed the same thing in the meantime; nothing was changed.

    ``mine`` is what was asked for, ``theirs`` what stands now, by field; both empty where a sentence says all.
    ``again``: made once more, from what stands now, the change would put mine in the place of theirs.
    ``changed``: every field that I changed, those that clash and those that do not; None where nobody compared them.
    """

    def __init__(
        self,
        what: str | Sentence,
        *,
        mine: Mapping[str, Any] | None = None,
        theirs: Mapping[str, Any] | None = None,
        again: bool = False,
        changed: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(what)
        self.mine, self.theirs, self.again, self.changed = dict(mine or {}), dict(theirs or {}), again, changed


class NotAllowed(Worded):
    """The actor may see the thing but may not do this with it.

    ``lacks_right``: a role that has the right would do; False where no role would, since only the author may, say.
    """

    def __init__(self, what: str | Sentence, *, lacks_right: bool = False) -> None:
        super().__init__(what)
        self.lacks_right = lacks_right


HIDDEN = gettext_noop("thing of this kind that you may see")
"""What there is not, for whoever may not know which things there are."""


class NotFound(Worded):
    """There is no such thing, or the actor may not see it. ``hint``, a sentence, says what there is."""

    def __init__(self, what: str | Sentence, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint
