"""``collection`` of ``work_plans``: values of indicators that nobody measured, and the round that asks for more.

The codes are those of ``indicators.vocabulary``, which stands above this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Key, Model, Number, Words

ActCode = Literal["submit", "assure", "publish", "return", "withdraw"]
FrequencyCode = Literal["yearly", "half_yearly", "quarterly"]
Period = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(S[12]|Q[1-4]|[0-9]{2}))?$")]
Short = Annotated[Words, StringConstraints(max_length=200)]
Maybe = Short | Literal[""]


class TrainingValue(Model):
    """The value of a row for a period, as far as its acts lead: one a day."""

    indicator: Key
    row: Key = "total"
    period: Period
    value: Number
    entity: Key
    source: Short = Field(description="It says that it is an example.")
    comment: Maybe = ""
    days_ago: Annotated[int, Field(strict=True, ge=0, le=1_000)] = Field(
        30, description="So many days before the copy is filled it was reported."
    )
    acts: list[ActCode] = Field([], description="The steps that it has gone, in their order.")
    note: Maybe = Field("", description="Why it is right, where a rule remarks on it and it is assured.")
    reason: Maybe = Field("", description="Why it was returned or withdrawn.")


class TrainingSchedule(Model):
    """How often the source of an indicator has a value, and how many months after a period it is due."""

    indicator: Key
    frequency: FrequencyCode
    months: Annotated[int, Field(strict=True, ge=0, le=60)]


class TrainingRound(Model):
    """A round of collection that is open."""

    title: Short
    period: Period
    days_ago: Annotated[int, Field(strict=True, ge=0, le=1_000)] = 30
    due_in: Annotated[int, Field(strict=True, ge=0, le=1_000)] = Field(description="Days after it opened.")


class TrainingCollection(Model):
    """Values in every stage, and a round that asks for others."""

    schedules: list[TrainingSchedule] = []
    values: list[TrainingValue] = []
    round: TrainingRound | None = None
