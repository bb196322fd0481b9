"""Shapes that every read-model shares. A text is a string or a mapping of language to string."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

Text = str | dict[str, str]

HUES = 8
"""Outcomes take turns with so many hues (``o1`` … ``o8``)."""


@dataclass(frozen=True, slots=True)
class OutcomeName:
    """An outcome where it is only named. ``hue`` counts from 1 in printed order."""

    pk: int
    code: str
    title: Text
    hue: int


@dataclass(frozen=True, slots=True)
class PartyName:
    """An organisation where it is only named. ``printed``: the words of the list it stands in."""

    key: str
    name: Text
    short_name: str | None
    kind: str
    printed: str = ""

    @property
    def short(self) -> Text:
        """The short name, or the name where none is printed."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What the document states somewhere: its clauses, and what whoever transcribed it remarks."""

    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None


Shape = TypeVar("Shape", bound=Cited)


def shaped(row: Any, shape: type[Shape]) -> Shape:
    """A row as a read model: columns and fields of one name are one thing."""
    values = {field.name: getattr(row, field.name) for field in fields(shape)}
    return shape(**{**values, "clauses": anchors(row.clauses)})


def short_text(name: Text, short: str | None, own: str) -> Text:
    """The short name is the document's; in every other language a body is called by its name in it.

    ``own``: the language of the document.
    """
    if not short:
        return name
    return {**name, own: short} if isinstance(name, dict) else short


def anchors(value: Any) -> tuple[str, ...]:
    """The clauses of a row as a tuple."""
    return tuple(value or ())


def named(outcome: Any) -> OutcomeName:
    """The name of an outcome row."""
    return OutcomeName(outcome.pk, outcome.code, outcome.title, outcome.order % HUES + 1)


def by_code(outcomes: Iterable[OutcomeName], codes: Iterable[str]) -> tuple[OutcomeName, ...]:
    """Those of the outcomes that the codes name, in printed order."""
    wanted = set(codes)
    return tuple(outcome for outcome in outcomes if outcome.code in wanted)


def party(organisation: Any, printed: str = "") -> PartyName:
    """The name of an organisation row."""
    return PartyName(organisation.key, organisation.name, organisation.short_name, organisation.kind, printed)
