"""``reviews`` of ``work_plans``: annual reviews that nobody held, with what they would say and correct.

The codes are those of ``learning.vocabulary``, which stands above this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Code, Key, Model, Text, Words, Year

VerdictCode = Literal["holds", "uncertain", "fails"]
CourseCode = Literal["unchanged", "grown", "receded", "came_about", "over"]
ActCode = Literal["discuss", "conclude"]
StepCode = Literal["accept", "decline", "finish"]
Maybe = Annotated[Words, StringConstraints(max_length=200)] | Literal[""]


class TrainingVerdict(Model):
    """What a review says of an assumption of the theory of change; ``owner``: a function that says it is an example."""

    assumption: Key
    verdict: VerdictCode
    judgement: Text
    indicator: Key | None = None
    owner: Maybe = ""


class TrainingCourse(Model):
    """What a review says of a risk or an opportunity."""

    risk: Key
    course: CourseCode
    judgement: Text
    owner: Maybe = ""


class TrainingCorrection(Model):
    """A course correction, as far as its steps lead."""

    what: Text
    who: list[Key] = []
    due_in: Annotated[int, Field(strict=True, ge=0, le=3_000)] = Field(description="Days after it was proposed.")
    steps: list[StepCode] = []
    reason: Maybe = Field("", description="Why it was declined.")
    note: Maybe = Field("", description="What was done.")


class TrainingReview(Model):
    """An annual review that is prepared, as far as its acts lead: one a week, and steps of corrections with them."""

    outcome: Code | None = Field(None, description="Left out: the whole framework.")
    year: Year
    days_ago: Annotated[int, Field(strict=True, ge=0, le=1_000)] = Field(
        30, description="So many days before the copy is filled it was opened and prepared."
    )
    summary: Text | None = None
    risk_notes: Text | None = None
    inputs: Text | None = Field(None, description="What the Common Country Analysis is to take up.")
    assumptions: list[TrainingVerdict] = Field([], description="All of them, where the review is concluded.")
    risks: list[TrainingCourse] = []
    corrections: list[TrainingCorrection] = Field([], description="Decided, where the review is concluded.")
    acts: list[ActCode] = Field([], description="The steps that it has gone since it was prepared, in their order.")
