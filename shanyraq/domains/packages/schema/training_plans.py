"""``work_plans`` of ``training.yaml``: what a plan that nobody made is drawn from.

How it is drawn stands in ``workplans.training``. The codes are those of ``workplans.vocabulary`` and of the kinds of
sources of ``funding``, which stand above this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from shanyraq.domains.packages.schema.items import Code, Key, Language, Model, Number, SdgTargetCode, Text, Words, Year
from shanyraq.domains.packages.schema.training_evaluations import TrainingEvaluations
from shanyraq.domains.packages.schema.training_feedback import TrainingFeedback
from shanyraq.domains.packages.schema.training_money import TrainingMoney
from shanyraq.domains.packages.schema.training_monitoring import TrainingMonitoring
from shanyraq.domains.packages.schema.training_reviews import TrainingReview
from shanyraq.domains.packages.schema.training_team import TrainingDocuments, TrainingJoint
from shanyraq.domains.packages.schema.training_values import TrainingCollection
from shanyraq.domains.packages.schema.training_words import AT, COUNT, PART, Donor, Share, fills

FunctionCode = Literal["normative", "policy", "data", "capacity", "convening", "service", "support", "other"]
GroupCode = Literal[
    "women",
    "children",
    "youth",
    "older",
    "disabilities",
    "albinism",
    "health",
    "indigenous",
    "minorities",
    "african_descent",
    "migrants",
    "refugees",
    "displaced",
    "stateless",
    "detained",
    "rural",
    "lgbti",
    "defenders",
    "victims",
    "disappeared",
    "other",
]
HumanitarianCode = Literal["appeal", "emergency"]
Level = Annotated[int, Field(strict=True, ge=0, le=3)]
Cost = Annotated[int, Field(strict=True, ge=1_000, le=100_000_000)]
Title = Annotated[Text, fills(AT, PART)]


class Place(Model):
    """Somewhere in the country: what it is called, and the words that end or begin a title with it."""

    name: Annotated[Words, StringConstraints(max_length=200)]
    at: Text


class OfFunction(Model):
    """What is told of sub-outputs in which the United Nations do the same kind of thing."""

    function: FunctionCode
    cost: tuple[Cost, Cost] = Field(description="US dollars of a year: the least and the most.")
    descriptions: Annotated[list[Annotated[Text, fills(AT)]], Field(min_length=1)]
    narratives: Annotated[list[Annotated[Text, fills(AT, COUNT)]], Field(min_length=1)]
    steps: list[Words] = Field(
        default=[],
        description="What is done to bring one about, in the language of the framework and in order; some are drawn.",
    )
    deliverables: list[Annotated[Text, fills(AT)]] = Field(
        default=[], description="What such a sub-output brings forth, the last thing last; none: nothing is promised."
    )


Reasons = Annotated[list[Annotated[list[Words], Field(min_length=1)]], Field(min_length=3, max_length=3)]
"""Why a marker has level 1, 2, 3: some sentences for each."""


class MarkerReasons(Model):
    """Why a sub-output has its markers, in the language of the framework."""

    gender: Reasons
    rights: Reasons
    peace: Reasons


class TrainingActivity(Model):
    """A kind of activity towards an output. With ``{at}`` in its title it takes place somewhere, else nationwide."""

    title: Title
    parts: list[Text] = Field(default=[], description="What may stand for {part} in the title.")
    again: Title | None = Field(
        None, description="What another of its entities calls alike work in the same place, so that both overlap."
    )
    function: FunctionCode
    entities: Annotated[list[Key], Field(min_length=1)] = Field(description="Those that may do it.")
    implementers: Annotated[list[Key], Field(min_length=1)]
    targets: Annotated[list[SdgTargetCode], Field(min_length=1)]
    groups: Annotated[list[GroupCode], Field(min_length=1)]
    gender: Level
    rights: Level
    peace: Level
    humanitarian: HumanitarianCode | None = None
    humanitarian_note: Words | None = None

    @model_validator(mode="after")
    def parts_are_named(self) -> "TrainingActivity":
        """A title names ``{part}`` where there are parts, and only there; in each of its languages."""
        open_part = ["{" + PART + "}" in one for one in texts(self.title)]
        if not (all(open_part) if self.parts else not any(open_part)):
            raise PydanticCustomError("part", "a title names {part} where there are parts", {"part": "{part}"})
        places = {"{" + AT + "}" in one for one in texts(self.title)}
        if len(places) > 1:
            raise PydanticCustomError("at", "a title names {at} in each language or in none", {"at": "{at}"})
        return self

    @model_validator(mode="after")
    def again_is_in_the_same_place(self) -> "TrainingActivity":
        """What is called again has no parts, two entities that may do it, and the place where the title has it."""
        if self.again is None:
            return self
        places = {"{" + AT + "}" in one for one in texts(self.again)}
        if self.parts or places != {self.is_local} or len(set(self.entities)) < 2:
            raise PydanticCustomError(
                "again",
                "«again» is for an activity of two entities without parts, with {at} as in the title",
                {"at": "{at}"},
            )
        return self

    @property
    def is_local(self) -> bool:
        """Whether it takes place somewhere and not nationwide."""
        return any("{" + AT + "}" in one for one in texts(self.title))


class TrainingIndicator(Model):
    """What an output is measured by: an own indicator with its baseline, and what the last year is to reach."""

    title: Text
    unit: Annotated[Words, StringConstraints(max_length=120)] = Field(description="In the language of the framework.")
    baseline: Number
    goal: Number


class OutputActivities(Model):
    """The kinds of activities towards one output, and what it is measured by."""

    output: Code
    activities: Annotated[list[TrainingActivity], Field(min_length=1)]
    indicators: list[TrainingIndicator] = []


class TrainingPlans(Model):
    """What sub-outputs and their money are drawn from. The same seed and day give the same plan."""

    seed: Annotated[int, Field(strict=True)]
    sub_outputs: Annotated[int, Field(strict=True, ge=1, le=5_000)]
    first_year: Year
    last_year: Year
    flawed: Share = Field(12, description="Of 100 sub-outputs, so many have flaws that the rules find.")
    joint: Share = Field(10, description="Of 100 sub-outputs, so many are of several entities.")
    donors: Annotated[list[Donor], Field(min_length=1)]
    nationwide: Place
    places: Annotated[list[Place], Field(min_length=1)]
    functions: Annotated[list[OfFunction], Field(min_length=1)]
    reasons: MarkerReasons
    outputs: Annotated[list[OutputActivities], Field(min_length=1)]
    invented: Annotated[Words, StringConstraints(max_length=300)] = Field(
        "Invented for training", description="Stands as source and note of what is invented, in the own language."
    )
    money: TrainingMoney | None = Field(None, description="What contributions and a funding framework are drawn from.")
    scarce: list[Code] = Field([], description="Outcomes for which much of the money is missing.")
    documents: TrainingDocuments | None = Field(
        None, description="What programme documents of entities are drawn from."
    )
    together: TrainingJoint | None = Field(
        None, description="What becomes of pairs that are alike or complete each other."
    )
    monitoring: TrainingMonitoring | None = Field(
        None, description="In what words activities of the monitoring and evaluation plan are told of."
    )
    evaluations: TrainingEvaluations | None = Field(
        None, description="Evaluations with their recommendations, and what human-rights mechanisms recommend."
    )
    collection: TrainingCollection | None = Field(
        None, description="Values of indicators in every stage, and a round of collection that is open."
    )
    reviews: list[TrainingReview] = Field([], description="Annual reviews: what they would say, judge and correct.")
    feedback: list[TrainingFeedback] = Field([], description="What people would say of published results.")


def texts(text: str | dict[Language, str]) -> list[str]:
    """A text in each of its languages."""
    return list(text.values()) if isinstance(text, dict) else [text]
