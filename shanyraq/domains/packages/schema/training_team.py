"""``documents`` and ``together`` of ``work_plans``: programme documents of entities, and what entities do together.

How they are drawn stands in ``workplans.training``. The codes are those of ``workplans.vocabulary``, which stands above
this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Model, Text, Words
from shanyraq.domains.packages.schema.training_words import Share, fills

DocumentKindCode = Literal[
    "programme_document", "strategic_plan", "strategic_note", "cooperation_strategy", "programme", "agreement", "other"
]
ModalityCode = Literal["parallel", "consolidated", "pass_through"]
Phrase = Annotated[Words, StringConstraints(max_length=200)]
Reason = Annotated[Words, StringConstraints(max_length=1_000)]


class Reworded(Model):
    """Words of an outcome, in the language of the framework, and what a document has in their place."""

    find: Phrase
    put: Phrase


class TrainingDocuments(Model):
    """Programme documents of entities. What differs from the framework is worded by ``otherwise``, in turn."""

    title: Annotated[Text, fills("entity")]
    kinds: Annotated[list[DocumentKindCode], Field(min_length=1)] = Field(description="In turn.")
    without: Share = Field(12, description="Of 100 entities, so many have none.")
    differing: Share = Field(30, description="Of 100 wordings of outcomes, so many are not those of the framework.")
    requested: Share = Field(30, description="Of 100 documents, the confirmation of so many is requested.")
    confirmed: Share = Field(40, description="Of 100 documents, so many are confirmed.")
    otherwise: list[Reworded] = []


class JointProgramme(Model):
    """A joint programme that is formed of sub-outputs of different entities that complete each other."""

    name: Annotated[Phrase, fills("title")] = Field(description="In the language of the framework.")
    modality: ModalityCode


class TrainingJoint(Model):
    """What entities make of pairs of sub-outputs that are alike or complete each other."""

    programmes: list[JointProgramme] = Field(default=[], description="Each of a pair that completes each other.")
    of_overlaps: list[Annotated[Phrase, fills("title")]] = Field(
        default=[], description="Names of joint initiatives, each of an overlap."
    )
    of_openings: list[Annotated[Phrase, fills("title")]] = Field(
        default=[], description="Names of joint initiatives, each of an opening."
    )
    dismissed: list[Reason] = Field(default=[], description="Why overlaps are dismissed, one for each reason.")
