"""The fields of a command, as every door sees them: name, title, help, kind of entry, choices, limits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from shanyraq.base.files.vocabulary import TYPES
from shanyraq.kernel.commands import Command, Entry

KINDS: dict[type, str] = {bool: "yes_no", int: "number", float: "number", Decimal: "number", date: "day"}
EMPTIED = frozenset({"line", "text", "email"})
"""Kinds of fields that can be emptied; where a field must hold something, that is said."""
LANGUAGES = ("en", "ru", "kk")
"""The languages in which a text is entered."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a command.

    ``kind``: line, text, email, number, day, yes_no, choice, several (of a list), lines (free texts, one a line),
    texts (one for each language), file (the hash of one that is sent), hidden. ``options``: values of a fixed list;
    ``choices`` names a list that a domain offers; ``endings``: of the files that are taken.
    ``can_be_emptied``: a text that may say nothing. ``free``: what is not in the list may be entered too. ``title`` and
    ``help`` are English texts for the translators.
    """

    name: str
    title: str
    help: str
    kind: str
    required: bool
    default: Any
    options: tuple[str, ...] = ()
    choices: str = ""
    longest: int | None = None
    whole: bool = False
    endings: tuple[str, ...] = ()
    can_be_emptied: bool = False
    free: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.kind == "hidden"


@cache
def fields_of(command: type[Command]) -> tuple[Field, ...]:
    """The fields in the order in which the command names them."""
    return tuple(_field(name, info) for name, info in command.model_fields.items())


def field_of(command: type[Command], name: str) -> Field | None:
    """One field by its name."""
    return next((field for field in fields_of(command) if field.name == name), None)


def _field(name: str, info: FieldInfo) -> Field:
    kinds = list(_inside(info.annotation))
    entry = next((each for each in info.metadata if isinstance(each, Entry)), None) or _entry(info.annotation)
    default = None if info.default is PydanticUndefined else info.default
    options = tuple(value for kind in kinds for value in _options(kind))
    kind = _kind(kinds, options, entry)
    return Field(
        name=name,
        title=info.title or name.replace("_", " ").capitalize(),
        help=info.description or "",
        kind=kind,
        required=info.is_required(),
        default=str(default) if isinstance(default, Enum) else default,
        options=options,
        choices=entry.choices if entry else "",
        longest=_limit(info, "max_length"),
        whole=int in kinds,
        endings=((entry.endings if entry else ()) or tuple(TYPES)) if kind == "file" else (),
        free=bool(entry and entry.free),
        can_be_emptied=kind in EMPTIED and not info.is_required() and _takes_nothing(info),
    )


def _takes_nothing(info: FieldInfo) -> bool:
    """Whether a text without letters is one that the field takes."""
    text: Any = Annotated[(info.annotation, info.title, *info.metadata)]
    try:
        TypeAdapter(text).validate_python("")
    except ValidationError:
        return False
    return True


def _kind(kinds: Sequence[Any], options: Sequence[str], entry: Entry | None) -> str:
    if dict in kinds:
        return "texts"
    if entry and (entry.kind != "line" or not options):
        several = entry.kind == "choice" and list in kinds
        return "several" if several else entry.kind
    if list in kinds:
        return "several" if options else "lines"
    return "choice" if options else next((KINDS[kind] for kind in kinds if kind in KINDS), "line")


def _entry(annotation: Any) -> Entry | None:
    """The entry that stands inside the type: ``Line | None``, ``list[Line]``."""
    for inner in get_args(annotation):
        if isinstance(inner, Entry):
            return inner
        found = _entry(inner)
        if found:
            return found
    return None


def _inside(annotation: Any) -> Iterator[Any]:
    """The plain types of an annotation: ``list[str] | None`` → list, str."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield annotation
    elif origin in (Union, UnionType):
        for inner in get_args(annotation):
            if inner is not NoneType:
                yield from _inside(inner)
    elif origin is not None:
        if origin in (list, dict):
            yield origin
        for inner in get_args(annotation):
            yield from _inside(inner) if not isinstance(inner, Entry) else ()
    elif isinstance(annotation, type):
        yield annotation


def _options(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from (str(value) for value in get_args(kind))
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from (str(member.value) for member in kind)


def _limit(info: FieldInfo, name: str) -> int | None:
    for each in info.metadata:
        value = getattr(each, name, None)
        if isinstance(value, int):
            return value
    return None
