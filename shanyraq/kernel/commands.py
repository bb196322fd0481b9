"""Commands: what a verb is told, and what it gives back.

The fields of a command are its form, its API schema, its options and its columns.
"""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from shanyraq.kernel.sentences import gettext_noop


class Command(BaseModel):
    """Frozen and closed. Titles and descriptions of fields are English texts that are translated where shown."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def can_be_kept(cls, value: Any) -> Any:
        """A zero byte means nothing to anybody, and PostgreSQL keeps no text that holds one."""
        if _holds_zero(value):
            raise ValueError(gettext_noop("a text holds a zero byte"))
        return value

    @field_validator("*")
    @classmethod
    def taken_once(cls, value: Any) -> Any:
        """What stands twice in a list, after spaces around it are gone, says no more than once; the order stays."""
        return list(dict.fromkeys(value)) if isinstance(value, list) else value

    def said(self) -> dict[str, Any]:
        """The command as plain values: for events, idempotency and both sides of a conflict."""
        return self.model_dump(mode="json")


class Written(BaseModel):
    """What a verb gives back, as programs get it. A result that has a method ``written`` says so with one.

    The fields named in ``told_once`` are secrets: a repeated answer has nothing there, for they are kept nowhere.
    """

    model_config = ConfigDict(frozen=True)
    told_once: ClassVar[frozenset[str]] = frozenset()

    def repeated(self) -> Self:
        """The same without what is told once."""
        return self.model_copy(update=dict.fromkeys(self.told_once))


def _holds_zero(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(map(_holds_zero, (*value, *value.values())))
    return isinstance(value, list | tuple | set | frozenset) and any(map(_holds_zero, value))


@dataclass(frozen=True, slots=True)
class Entry:
    """How a field is entered: ``line``, ``text`` (several lines), ``email``, ``hidden``, ``file``, or ``choice``.

    ``choices`` names a list that a domain offers (``frameworks``), of which the value is one member; the list
    may depend on the framework that the command names. ``endings``: of the files that are taken, where these are no
    documents.
    """

    kind: str = "line"
    choices: str = ""
    endings: tuple[str, ...] = ()


WRITTEN: dict[str, str] = {}
"""Pattern → how what it asks for is written, as an English sentence for the translators."""


def written(pattern: str, form: str, **limits: Any) -> StringConstraints:
    """What a text must look like. ``form`` is what is told to whoever wrote it otherwise."""
    WRITTEN[pattern] = form
    return StringConstraints(pattern=pattern, **limits)


ADDRESS = gettext_noop("An e-mail address, such as name@example.org")
HASH = written(
    r"^[0-9a-f]{64}$",
    gettext_noop("The SHA-256 of a file that was sent before: 64 digits and small letters from a to f"),
)
KEY = written(
    r"^[a-z0-9][a-z0-9.-]*$",
    gettext_noop("Only small Latin letters, digits, dots and hyphens, and first a letter or a digit"),
    max_length=80,
)
Line = Annotated[str, StringConstraints(min_length=1, max_length=300), Entry()]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Entry("text")]
Reason = Annotated[
    str,
    StringConstraints(min_length=3, max_length=2_000),
    Entry("text"),
    Field(title=gettext_noop("Reason"), description=gettext_noop("Why this is done. It is kept in the trail.")),
]
PublicReason = Annotated[
    str,
    StringConstraints(min_length=3, max_length=2_000),
    Entry("text"),
    Field(
        title=gettext_noop("Reason"),
        description=gettext_noop("Why this is done. Everybody can read it beside the change, with your name."),
    ),
]
"""Of what makes a new version of a framework: those are public, with their author."""
Seen = Annotated[
    int | None,
    Entry("hidden"),
    Field(
        default=None,
        ge=0,
        title=gettext_noop("Revision seen"),
        description=gettext_noop(
            "The revision that the change was made from. Where somebody changed the same field since, nothing is "
            "overwritten and both sides are shown. Without it the fields that are given count, whatever they were."
        ),
    ),
]
SentFile = Annotated[
    str,
    HASH,
    Entry("file"),
    Field(
        title=gettext_noop("File"),
        description=gettext_noop("For programs: the SHA-256 of a file that was sent before, as 64 letters and digits."),
    ),
]
"""A file by the hash of its content: a form and the command line send the file itself and put the hash here."""
InFramework = Annotated[
    str,
    written(r"^[a-z]{3}-\d{4}-\d{4}(-[a-z]+)?$", gettext_noop("The code of a framework, such as abc-2026-2030")),
    Entry("choice", "frameworks"),
    Field(title=gettext_noop("Framework"), description=gettext_noop("The code of the framework.")),
]
