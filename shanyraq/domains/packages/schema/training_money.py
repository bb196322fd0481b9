"""``money`` of ``work_plans``: what contributions and a funding framework that nobody made are drawn from.

How they are drawn stands in ``funding.training``. The codes are those of ``funding.vocabulary``, which stands above
this domain; a test holds that they are the same.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from shanyraq.domains.packages.schema.items import Code, Flag, Key, Model, Words, Year
from shanyraq.domains.packages.schema.training_words import Donor, InstrumentCode, Share, fills

EarmarkingCode = Literal["none", "soft", "tight"]
StageCode = Literal["idea", "in_talks", "pledged", "signed", "received", "closed", "lost"]
MechanismCode = Literal["blended", "bank", "impact", "private"]
ConsentCode = Literal["proposed", "consented_by_government", "consented_by_entity", "effective", "withdrawn"]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Title = Annotated[Words, StringConstraints(max_length=250)]
DOLLAR = "USD"


class TrainingRate(Model):
    """A rate of exchange that was never published: so many units of a currency for one US dollar."""

    currency: Currency
    rate: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=6)]


class WayOfOutcome(Model):
    """What of an agreement comes by a newer way of financing: that of one outcome."""

    outcome: Code
    mechanism: MechanismCode


class Nature(Model):
    """What an invented contribution is."""

    donor: Key = Field(description="One of the donors of this section, or of the work plans.")
    earmarking: EarmarkingCode
    currency: Currency = DOLLAR
    tax_exempt: Flag = False
    cost_sharing: Flag = False
    pooled: Flag = False


class Behind(Nature):
    """The contributions that stand behind what lines of money name this donor: one for each entity, or each outcome."""

    title: Annotated[Title, fills("entity", "outcome")] = Field(description="In the language of the framework.")
    each: Literal["entity", "outcome"]
    mechanisms: list[WayOfOutcome] = []


class Apart(Nature):
    """A contribution of its own, to begin with: at any stage, and allocated to as many sub-outputs as is said."""

    title: Title = Field(description="In the language of the framework.")
    instrument: InstrumentCode
    entity: Key | None = None
    outcome: Code | None = None
    amount: Annotated[int, Field(strict=True, ge=1_000, le=1_000_000_000)] = Field(description="US dollars.")
    first_year: Year
    last_year: Year
    stage: StageCode
    mechanism: MechanismCode | None = None
    sub_outputs: Annotated[int, Field(strict=True, ge=0, le=20)] = 0

    @model_validator(mode="after")
    def in_order(self) -> "Apart":
        """It ends after it begins, is earmarked for an outcome or not at all, and gives when it was agreed."""
        if self.last_year < self.first_year:
            raise PydanticCustomError("years", "it ends before it begins", {})
        if self.outcome and self.earmarking == "none":
            raise PydanticCustomError("earmark", "what is for an outcome is earmarked softly or tightly", {})
        if self.sub_outputs and self.stage not in ("pledged", "signed", "received"):
            raise PydanticCustomError("given", "what is pledged, signed or received alone is allocated", {})
        return self


class Moves(Model):
    """Reallocations of money that is not earmarked: in which states, and in which words. Those who consent are examples
    and say so, in the language of the framework."""

    states: Annotated[list[ConsentCode], Field(min_length=1, max_length=12)]
    reasons: Annotated[list[Words], Field(min_length=1)]
    government: Words = Field(description="Who consents for the Government.")
    entity: Words = Field(description="Who consents for the entity.")
    consent: Words = Field(description="The words of a consent.")


class TrainingMoney(Model):
    """What contributions, their allocations and the multi-year funding framework are drawn from."""

    donors: list[Donor] = []
    rates: list[TrainingRate] = []
    behind: list[Behind] = []
    apart: list[Apart] = []
    moves: Moves | None = None
    untold: Share = Field(10, description="Of 100 lines of such a donor, so many have no allocation.")
    differing: Share = Field(5, description="Of 100 allocations, so many are not what lines say is available.")
    frames: Flag = Field(True, description="Whether the multi-year funding framework is drawn too.")
