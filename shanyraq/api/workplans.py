"""Joint work plans over REST: for whoever has a role in the framework, until plans are endorsed."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.amounts import Amount, as_number
from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN, reading
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    Problem,
    version_of,
)
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.mapping.values import NAMES
from shanyraq.domains.workplans.queries.board import Line, board, sub_output
from shanyraq.domains.workplans.queries.quality import by_entity, findings
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.errors import HIDDEN, NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

router = Router(tags=["Work plans"])
NOT_FOR_ALL = {frozenset({401, 403}): Problem}
Text = dict[str, str]


class MoneyOut(BaseModel):
    """The money of a year."""

    year: int
    required: Amount
    available: Amount
    spent: Amount


class NarrativeOut(BaseModel):
    """What was done in a year."""

    year: int
    text: Text


class SubOutputOut(BaseModel):
    """A sub-output. Lists hold keys and codes where these are known, else what was printed."""

    number: int
    outcome: str = Field(description="The code of its outcome.")
    output: str = Field(description="The code of its output.")
    code: str
    identifier: str = Field(description="Its identifier in UN INFO.")
    title: Text
    description: Text
    activities: list[str] = Field(description="What is done to bring it about, in the order in which it was entered.")
    starts_on: date | None
    ends_on: date | None
    status: str
    published: bool | None = Field(description="Whether UN INFO has published it; null: not known.")
    lead: str = Field(description="Which of its entities leads; empty: nobody said.")
    entities: list[str]
    contributors: list[str]
    implementers: list[str]
    places: list[str]
    sdg_targets: list[str]
    sdg_goals: list[str]
    functions: list[str]
    groups: list[str]
    helps: list[str]
    cooperation: list[str] = Field(description="regional, south_south, triangular.")
    also_outputs: list[str]
    joint_names: list[str]
    joint_types: list[str]
    focal_users: list[str]
    gender: int | None = Field(description="From 0 to 3; null: not marked, which is not 0.")
    gender_note: str
    rights: int | None
    rights_note: str
    peace: int | None
    peace_note: str
    humanitarian: str
    humanitarian_note: str
    money: list[MoneyOut]
    narratives: list[NarrativeOut]
    ended: bool = Field(description="Whether it was ended: then it stands in no list and in no sum.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


class QualityOut(BaseModel):
    """The score of the sub-outputs of an entity: the mean of their points."""

    entity: str = Field(description="Its key, or as printed; empty for sub-outputs that name none.")
    sub_outputs: int
    score: float = Field(description="From 0 to 100: the mean of the points that rules leave to each sub-output.")
    in_order: int = Field(description="Sub-outputs without an error or a warning.")
    errors: int
    warnings: int


@router.get(
    "/frameworks/{code}/sub-outputs",
    auth=TOKEN,
    response={200: Page[SubOutputOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List sub-outputs",
)
def list_sub_outputs(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every sub-output that did not end, in the order of outputs; with a day as they stood then."""
    version = seen_version(request, code, as_of)
    lines = [out(line) for line in board(version, as_of).lines]
    return private_records(request, lines, paging, SubOutputOut)


@router.get(
    "/frameworks/{code}/sub-outputs/{number}",
    auth=TOKEN,
    response={200: SubOutputOut, **FAILURES, **NOT_FOR_ALL},
    summary="One sub-output",
)
def get_sub_output(
    request: HttpRequest, code: str, number: Annotated[int, Field(ge=1, le=9_999_999)], as_of: AsOf = None
) -> HttpResponse:
    """One sub-output. Its ETag, sent back as `If-Match`, says what a change was made from."""
    line = sub_output(seen_version(request, code, as_of), number, as_of)
    if line is None:
        raise NotFound(Sentence(gettext_noop("sub-output {number}"), {"number": str(number)}))
    return private_record(request, out(line), line.revision)


@router.get(
    "/frameworks/{code}/workplan-quality",
    auth=TOKEN,
    response={200: Page[QualityOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List the quality of work plans",
)
def list_workplan_quality(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """The score of each entity, by its key."""
    version = seen_version(request, code, as_of)
    found = board(version, as_of)
    day = as_of or timezone.now().date()
    judged = findings(found, found.lines, day)
    scores = sorted(by_entity(found.lines, judged, day), key=lambda each: each.entity)
    lines = [
        QualityOut(
            entity=each.entity,
            sub_outputs=each.lines,
            score=round(float(each.score.points or 0), 2),
            in_order=each.score.in_order,
            errors=each.errors,
            warnings=each.warnings,
        )
        for each in scores
    ]
    return private_records(request, lines, paging, QualityOut)


def seen_version(request: HttpRequest, code: str, as_of: AsOf, *nouns: str) -> Version:
    """The version in force, for whoever sees its work plans. ``nouns``: things of which tokens read it as well.

    :raises NotFound: for everybody else: what one may not see does not exist.
    """
    actor = reading(request, "workplans.sub_output", *nouns)
    version: Version = version_of(request, code, as_of)
    if not may(actor, Permission.SEE_WORKPLANS, Scope(code)):
        raise NotFound(HIDDEN)
    return version


def out(line: Line) -> SubOutputOut:
    """A sub-output as programs get it."""
    values = {name: getattr(line.facts, name) for name in NAMES if name not in ("money", "narratives")}
    money = [
        MoneyOut(year=year, **{measure: as_number(getattr(sums, measure)) for measure in MEASURES})
        for year, sums in sorted(line.facts.money.items())
    ]
    told = [NarrativeOut(year=year, text=dict(text)) for year, text in sorted(line.facts.narratives.items())]
    return SubOutputOut(
        number=line.number,
        outcome=line.outcome,
        ended=line.ended,
        revision=line.revision,
        money=money,
        narratives=told,
        **values,
    )
