"""What every item of a package shares: texts in several languages, clause anchors, keys."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]

Text = (
    Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    | Annotated[dict[Language, str], Field(min_length=1)]
)
"""A text in the language of the signed document, or a mapping of language to text.

In a mapping, every language but the framework's own is an unofficial translation.
"""

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

Number = Annotated[float, Field(allow_inf_nan=False)]
"""A number as understood. Finite; JSON numbers; never text."""


class Model(BaseModel):
    """Frozen, and closed: a field that the format does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Model):
    """Something that the signed document says, with the clause that says it."""

    clauses: Clauses
    reconstructed: str | None = Field(
        None,
        description=(
            "Set when the printed text or table was damaged (cells shifted, words split) "
            "and was restored from its neighbours: what was done, and from what."
        ),
    )
    note: str | None = Field(None, description="A remark of whoever transcribed the item.")
