"""``commitments.yaml``: every obligation in the document that can be checked or attested."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Day, Item, Key, Model, Text, short

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=80)]
"""A key that may have capitals, as registers of commitments number them: ``3.2-01``, ``A2-18``."""


class Check(Model):
    """A proposal of the package's authors; the document does not say how a commitment is checked."""

    data: Text
    rule: Text


class Commitment(Item):
    id: Id = Field(description="A key; capitals are allowed, but two ids must not differ by them alone.")
    text: str = Field(description="The document's own words.")
    obligation: Text = Field(description="The same in one plain sentence.")
    actor: Text = Field(description="Who is bound, in the document's words where it has some.")
    parties: list[Key] = Field([], description="The parties that the actor means, where named.")
    bodies: list[Key] = []
    kind: Literal["content", "process", "frequency", "deadline", "composition", "approval", "limit"]
    modality: Literal["must", "qualified", "statement", "permission"]
    per: Literal["year", "quarter", "month"] | None = Field(
        None, description="The period in which it is to be done again, where the document names one."
    )
    due_on: list[Day] = Field([], description="The last day of each period that the document names for it.")
    check: Check | None = Field(None, description="Which data and rule could decide it.")
    rule: Annotated[str, short(80)] | None = Field(
        None, description="The id of the rule that decides it, once there is one."
    )


class Commitments(Model):
    commitments: list[Commitment] = []
