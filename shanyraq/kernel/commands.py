"""Commands: what a verb is told, and what it gives back.

The fields of a command are its form, its API schema, its options and its columns.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from shanyraq.kernel.letters import on_one_line, says_something, turns_letters
from shanyraq.kernel.sentences import gettext_noop


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that a long form folds away together. ``name``: as an address names it; ``title`` in English."""

    name: str
    title: str
    fields: tuple[str, ...]


class Command(BaseModel):
    """Frozen and closed. Titles and descriptions of fields are English texts that are translated where shown.

    ``sections``: what a long form folds away; the fields in none of them, which most people fill, stand before.
    ``named_by``: the fields that beside the framework name what it is about; a form that was opened with all of them
    does not ask for them again. ``accompanies``: the fields that go with a change and are none: a row of a workbook in
    which nothing else was entered is as it was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    sections: ClassVar[tuple[Section, ...]] = ()
    named_by: ClassVar[tuple[str, ...]] = ()
    accompanies: ClassVar[frozenset[str]] = frozenset({"reason"})

    @field_validator("*", mode="before")
    @classmethod
    def says_no_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Yes and no are no numbers: a program that sends «true» for one means something else."""
        if _holds_answer(value) and not _may_be_answered(cls, str(info.field_name)):
            raise ValueError(gettext_noop("yes or no says nothing here"))
        return value

    @field_validator("*")
    @classmethod
    def can_be_kept(cls, value: Any, info: ValidationInfo) -> Any:
        """Texts hold something that can be seen, and those of one line no other.

        A zero byte means nothing to anybody, and PostgreSQL keeps no text that holds one. A control of the direction of
        writing shows other words than those that are kept: a name would pass for another one.
        """
        texts = list(_texts(value))
        if any("\x00" in each for each in texts):
            raise ValueError(gettext_noop("a text holds a zero byte"))
        if any(map(turns_letters, texts)):
            raise ValueError(
                gettext_noop("a text holds an unseen character that turns letters around, such as U+202E; take it out")
            )
        if not all(map(says_something, filter(str.strip, texts))):
            raise ValueError(gettext_noop("a text holds nothing that can be seen"))
        if texts and not _may_have_lines(cls, str(info.field_name)) and not all(map(on_one_line, texts)):
            raise ValueError(gettext_noop("this is one line, without line breaks and control characters"))
        return value

    @field_validator("*")
    @classmethod
    def taken_once(cls, value: Any) -> Any:
        """What stands twice in a list, after spaces around it are gone, says no more than once; the order stays."""
        return list(dict.fromkeys(value)) if isinstance(value, list) else value

    def said(self) -> dict[str, Any]:
        """The command as plain values: for events, idempotency and both sides of a conflict."""
        return self.model_dump(mode="json")


class Change(Command):
    """What is to change of a thing. What is left out stays."""

    def changed(self) -> dict[str, Any]:
        """The fields that are said, as plain values."""
        said = self.model_dump(mode="json", exclude={"framework", "number", "seen", "reason"})
        return {name: value for name, value in said.items() if value is not None}

    @model_validator(mode="after")
    def names_a_field(self) -> Self:
        """A change names at least one field."""
        if not self.changed():
            raise ValueError(gettext_noop("enter at least one field that is to change"))
        return self


class Written(BaseModel):
    """What a verb gives back, as programs get it. A result that has a method ``written`` says so with one.

    The fields named in ``told_once`` are secrets: a repeated answer has nothing there, for they are kept nowhere.
    """

    model_config = ConfigDict(frozen=True)
    told_once: ClassVar[frozenset[str]] = frozenset()

    def repeated(self) -> Self:
        """The same without what is told once."""
        return self.model_copy(update=dict.fromkeys(self.told_once))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value, names of values among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _texts(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _texts(each)


@cache
def _may_have_lines(command: type[BaseModel], name: str) -> bool:
    """Whether a field is a text of several lines: it, or what it is made of, is entered so."""
    field = command.model_fields[name]
    return any(each.kind == "text" for each in (*field.metadata, *_inside(field.annotation)) if isinstance(each, Entry))


def _holds_answer(value: Any) -> bool:
    """Whether a yes or no is sent, alone or in a list."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return isinstance(value, bool) or any(map(_holds_answer, inside))


@cache
def _may_be_answered(command: type[BaseModel], name: str) -> bool:
    """Whether a field takes yes or no."""
    annotation = command.model_fields[name].annotation
    return bool in (annotation, *_inside(annotation))


def _inside(annotation: Any) -> Iterator[Any]:
    for each in get_args(annotation):
        yield each
        yield from _inside(each)


@dataclass(frozen=True, slots=True)
class Entry:
    """How a field is entered: ``line``, ``text`` (several lines), ``email``, ``hidden``, ``file``, or ``choice``.

    ``choices`` names a list that a domain offers (``frameworks``), of which the value is one member; the list
    may depend on the framework that the command names. ``endings``: of the files that are taken, where these are no
    documents. ``free``: what is not in the list may be entered as well, and is kept as it was written.
    """

    kind: str = "line"
    choices: str = ""
    endings: tuple[str, ...] = ()
    free: bool = False


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


class OfEvent(Command):
    """What a verb is told that takes an event back. Its form shows that event, and asks for nothing else."""

    change: Annotated[
        int,
        Entry("hidden"),
        Field(
            ge=1,
            le=2**63 - 1,
            title=gettext_noop("Change"),
            description=gettext_noop("The number of its event in the trail."),
        ),
    ]

    @abstractmethod
    def happened_to(self) -> tuple[str, str, str]:
        """The thing that it happened to: kind, framework, key."""
