"""What every item of a package shares: texts in several languages, clause anchors, keys."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from shanyraq.kernel.digits import kept

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

Text = Words | Annotated[dict[Language, Words], Field(min_length=1)]
"""A text in the language of the signed document, or a mapping of language to text.

In a mapping, every language but the framework's own is an unofficial translation.
"""

LabelsIn = dict[Language, Words | list[Words]]
"""What a label is called in languages that were not signed: the label alone, or all labels from group to leaf,
where a group has no row of its own that could say it."""

WordsIn = dict[Language, Words]
"""What words of the print are called in languages that were not signed."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=80)]
"""A name that is unique in its list and stays the same from version to version."""

Anchor = Annotated[str, StringConstraints(pattern=r"^§[a-z0-9][a-z0-9.-]*$", max_length=80)]
"""The address of a clause in ``document.md``: ``§3.2``, ``§3.2-p3``, ``§annex-4-p7``."""

Clauses = Annotated[list[Anchor], Field(min_length=1)]
"""Where an item stands in the signed document, the main place first."""

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.]*$", max_length=40)]

SdgTargetCode = Annotated[str, StringConstraints(pattern=r"^(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])$")]
"""An SDG target: ``1.3``, ``5.a``, ``17.16``."""

Direction = Literal["increase", "decrease"]


def _kept(value: float) -> float:
    if not kept(value):
        raise PydanticCustomError("too_many_digits", "a number has at most 15 digits here")
    return value


Number = Annotated[float, Field(strict=True, allow_inf_nan=False), AfterValidator(_kept)]
"""A number as understood. Finite; JSON numbers; never text, never true or false; of at most 15 digits, which are kept
exactly."""

Year = Annotated[int, Field(strict=True, ge=1900, le=2100)]

Rank = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
"""A place in a list, or how long the list is."""

Flag = Annotated[bool, Field(strict=True)]
"""true or false, and no word that could mean one of them."""


def _as_day(value: Any) -> Any:
    """A day is text here and nothing else: pydantic would take a number for seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII)):
        return value
    raise PydanticCustomError("day", "a day is expected here, written «2026-01-31»")


Day = Annotated[date, BeforeValidator(_as_day)]
"""A day, written ``2026-01-31``."""


def short(most: int) -> Any:
    """A text of at most so many characters: what its column holds."""
    return StringConstraints(max_length=most)


class Model(BaseModel):
    """Frozen, and closed: a field that the format does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Model):
    """Something that the signed document says, with the clause that says it."""

    clauses: Clauses
    reconstructed: Text | None = Field(
        None,
        description=(
            "Set when the printed text or table was damaged (cells shifted, words split) "
            "and was restored from its neighbours: what was done, and from what."
        ),
    )
    note: Text | None = Field(None, description="A remark of whoever transcribed the item.")
