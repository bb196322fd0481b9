"""``feedback`` of ``work_plans``: what nobody said, for practice in moderating and answering.

The codes are those of ``engagement.vocabulary``, which stands above this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Language, Model, Number, Text, Words

KindCode = Literal["comment", "observation"]
SenderCode = Literal["person", "organisation"]
ActCode = Literal["publish", "decline", "answer", "withdraw"]
Short = Annotated[Words, StringConstraints(max_length=200)]
Maybe = Short | Literal[""]


class TrainingFeedback(Model):
    """A piece of feedback, as far as its acts lead. Its text says that it was made up."""

    subject: Short = Field(description="As people send it: indicator 1.2.1, outcome 1, output 1.1.")
    text: Annotated[Words, StringConstraints(max_length=1_000)]
    language: Language
    kind: KindCode = "comment"
    sender: SenderCode = "person"
    organisation: Maybe = ""
    period: Maybe = ""
    value: Number | None = None
    unit: Maybe = ""
    evidence: Maybe = ""
    place: Maybe = ""
    days_ago: Annotated[int, Field(strict=True, ge=0, le=3_000)] = 10
    acts: list[ActCode] = Field([], description="The steps that it has gone, in their order.")
    reason: Maybe = Field("", description="Why it was declined or withdrawn.")
    answer: Text | None = None
    office: Maybe = ""
