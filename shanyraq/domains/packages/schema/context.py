"""``context.yaml`` and the provision files: what the document states beside results."""

from typing import Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Code, Item, Key, Model, Number, Text
from shanyraq.domains.packages.schema.results import Year


class Ranking(Item):
    key: Key
    index: Text
    value: Number | None
    printed_value: str | None
    rank: int | None
    out_of: int | None
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
    year: Year | None = None


class Accelerator(Item):
    key: Key
    text: Text
    outcomes: list[Code] = Field([], description="Our reading where the document links none.")


class LnobGroup(Item):
    """A group at risk of being left behind, and the data dimensions that could show it."""

    key: Key
    name: Text
    text: Text
    dimensions: list[str] = Field([], description="«SEX=F», «AGE», «DISABILITY_STATUS», «URBANISATION=R».")


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
    printed: str | None = Field(None, description="The number, date or placeholder as printed.")


class Provisions(Model):
    """``funding.yaml``, ``operations.yaml`` and ``hact.yaml``."""

    provisions: list[Provision] = []
