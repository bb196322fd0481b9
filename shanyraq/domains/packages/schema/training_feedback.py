"""``feedback`` of ``work_plans``: what nobody said, for practice in moderating and answering.

The codes are those of ``engagement.vocabulary``, which stands above this domain; a test holds that they are the same.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Language, Model, Text, Words

KindCode = Literal["comment", "observation"]
SenderCode = Literal["person", "organisation"]
ActCode = Literal["publish", "decline", "answer", "withdraw"]
Short = Annotated[Words, StringConstraints(max_length=200)]


class TrainingFeedback(Model):
    """A piece of feedback, as far as its acts lead. Its text says that it was made up."""

    subject: Short = Field(description="As people send it: indicator 1.2.1, outcome 1, output 1.1.")
    text: Annotated[Words, StringConstraints(max_length=1_000)]
    language: Language
    kind: KindCode = "comment"
    sender: SenderCode = "person"
    organisation: Short = ""
    period: Short = ""
    value: Decimal | None = None
    unit: Short = ""
    evidence: Short = ""
    place: Short = ""
    days_ago: Annotated[int, Field(strict=True, ge=0, le=3_000)] = 10
    acts: list[ActCode] = Field([], description="The steps that it has gone, in their order.")
    reason: Short = Field("", description="Why it was declined or withdrawn.")
    answer: Text | None = None
    office: Short = ""
