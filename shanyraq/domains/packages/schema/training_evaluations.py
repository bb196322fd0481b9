"""``evaluations`` of ``work_plans``: evaluations that nobody carried out, and recommendations that nobody made.

The codes are those of ``learning.vocabulary``, which stands above this domain; a test holds that they are the same.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Code, Day, Key, Model, Text, Words

KindCode = Literal["framework", "programme", "outcome", "project", "thematic"]
CriterionCode = Literal["relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"]
SectorCode = Literal[
    "united_nations", "government", "civil_society", "private_sector", "academia", "development_partner"
]
ActCode = Literal["agree_terms", "appoint_team", "collect", "draft", "finish"]
AnswerCode = Literal["yes", "partly", "no"]
OriginCode = Literal["evaluation", "other_evaluation", "treaty_body", "upr", "special_procedure"]
PriorityCode = Literal["high", "medium", "low"]
ResponseCode = Literal["accepted", "partially_accepted", "rejected"]
StepCode = Literal["begin", "finish", "drop"]
Place = Annotated[int, Field(strict=True, ge=1, le=99)]
Name = Annotated[Words, StringConstraints(max_length=200)]
Maybe = Name | Literal[""]


class TrainingMilestone(Model):
    """A milestone; its text and the day on which it is due."""

    text: Text
    due_on: Day
    done_on: Day | None = None


class TrainingMember(Model):
    """Somebody of the reference group, or who evaluates: an example that says so."""

    name: Name
    organisation: Maybe = ""
    sector: SectorCode | None = Field(None, description="Of members of the reference group alone.")


class TrainingQuestion(Model):
    """What is asked by a criterion."""

    criterion: CriterionCode
    text: Text


class TrainingFinding(Model):
    """What was found. ``questions``: those that it answers, counted from one."""

    questions: Annotated[list[Place], Field(min_length=1)]
    text: Text
    evidence: list[Name] = Field([], description="As people enter it: §…, indicator …, https://…")


class TrainingConclusion(Model):
    """What is concluded. ``findings``: those that it rests on, counted from one."""

    findings: Annotated[list[Place], Field(min_length=1)]
    text: Text


class TrainingAnswer(Model):
    """How a check of quality is answered; ``check``: its key in ``checks.yaml``."""

    check: Name
    answer: AnswerCode


class TrainingEvaluation(Model):
    """An evaluation, as far as its acts lead."""

    kind: KindCode
    title: Text
    manager: Name
    starts_on: Day
    ends_on: Day
    entity: Key | None = None
    outcomes: list[Code] = []
    activity: Key | None = Field(None, description="The activity of the monitoring and evaluation plan that it is.")
    purpose: Text | None = Field(None, description="Terms of reference: what it is for, and who will use it.")
    scope: Text | None = Field(None, description="Terms of reference: what it covers.")
    method: Text | None = Field(None, description="Terms of reference: how it finds out.")
    omitted: Text | None = Field(None, description="Terms of reference: why criteria are left out.")
    milestones: list[TrainingMilestone] = []
    group: list[TrainingMember] = []
    team: list[TrainingMember] = Field([], description="The first leads it.")
    questions: list[TrainingQuestion] = []
    findings: list[TrainingFinding] = []
    conclusions: list[TrainingConclusion] = []
    checks: list[TrainingAnswer] = []
    acts: list[ActCode] = Field([], description="The steps that it has gone, in their order.")


class TrainingAction(Model):
    """What is done about a recommendation. Days are counted from that on which it was planned."""

    text: Text
    who: Key
    due_in: Annotated[int, Field(strict=True, ge=0, le=3_000)] = Field(description="Days.")
    steps: list[StepCode] = []
    note: Maybe = Field("", description="Why it was dropped.")
    told: list[Text] = Field([], description="How it went in each quarter after that in which it was planned.")


class TrainingRecommendation(Model):
    """A recommendation with the response to it. ``evaluation``: of one above, counted from one."""

    origin: OriginCode = "evaluation"
    evaluation: Place | None = None
    activity: Key | None = None
    symbol: Maybe = ""
    paragraph: Maybe = ""
    issued_on: Day | None = None
    text: Text
    addressees: Annotated[list[Key], Field(min_length=1)]
    priority: PriorityCode = "medium"
    findings: list[Place] = []
    response: ResponseCode | None = None
    reason: Text | None = None
    actions: list[TrainingAction] = []


class TrainingEvaluations(Model):
    """Evaluations and recommendations, as if they had been entered some days ago."""

    days_ago: Annotated[int, Field(strict=True, ge=0, le=1_000)] = Field(
        240, description="So many days before the copy is filled, final reports were final and actions were planned."
    )
    evaluations: Annotated[list[TrainingEvaluation], Field(min_length=1)]
    recommendations: list[TrainingRecommendation] = []
