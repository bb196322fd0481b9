"""``context.yaml`` and the provision files: what the document states beside results."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Code, Item, Key, Model, Number, Rank, Text, WordsIn, Year

UnitIn = Annotated[
    WordsIn,
    Field(
        exclude_if=lambda words: not words,  # what was written before there was this field stays as it is
        description="What the unit is called in languages other than the package’s.",
    ),
]
Dimension = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*(=[A-Z0-9_]+)?$", max_length=80)]
"""A dimension of statistics, or one code of it."""


class Ranking(Item):
    key: Key
    index: Text
    value: Number | None
    printed_value: str | None
    rank: Rank | None
    out_of: Rank | None
    printed_rank: str
    year: Year
    organisation: str


class Figure(Item):
    """A number that the text states, with the words around it that say what it is."""

    key: Key
    topic: Key
    text: Text = Field(description="What is counted, in plain words.")
    printed: str = Field(description="The words of the document that hold the number.")
    value: Number | None
    unit: str | None = None
    unit_in: UnitIn = {}
    year: Year | None = None
    indicator: Key | None = Field(None, description="Key of the indicator that counts the same.")
    row: Key | None = Field(None, description="Key of its row that does.")


class Accelerator(Item):
    key: Key
    text: Text
    outcomes: list[Code] = Field([], description="Our reading where the document links none.")


class LnobGroup(Item):
    """A group at risk of being left behind, and the data dimensions that could show it."""

    key: Key
    name: Text
    text: Text
    dimensions: list[Dimension] = Field(
        [], description="«SEX=F», «AGE=Y15T24», «DISABILITY_STATUS», «URBANISATION=R»; an age with its bounds."
    )


class Statement(Item):
    """A principle, a trade-off, a recommendation: a statement with a name."""

    key: Key
    kind: Literal["principle", "trade_off", "partnership", "configuration", "consultation", "regional"]
    title: Text
    text: Text


class Context(Model):
    rankings: list[Ranking] = []
    figures: list[Figure] = []
    accelerators: list[Accelerator] = []
    lnob_groups: list[LnobGroup] = []
    statements: list[Statement] = []


class Provision(Item):
    """What the document provides on funding, operations or cash transfers, one sentence each."""

    key: Key
    title: Text
    text: str = Field(description="The words of the document.")
    value: Number | None = None
    unit: str | None = None
    unit_in: UnitIn = {}
    printed: str | None = Field(None, description="The number, date or placeholder as printed.")


class Provisions(Model):
    """``funding.yaml``, ``operations.yaml`` and ``hact.yaml``."""

    provisions: list[Provision] = []
