"""Evaluations and recommendations over REST: what everybody reads, and for members rooms of evaluations."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN, reading
from shanyraq.api.workplans import NOT_FOR_ALL
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.learning.queries.evaluations import Whole, answers_of, part_values, whole, wholes
from shanyraq.domains.learning.queries.follow_up import Done, Followed, follow_up
from shanyraq.domains.learning.rules.checking import score
from shanyraq.domains.learning.vocabulary.evaluations import PartKind
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    day_of,
    of_records,
    record,
    records,
    version_of,
)
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import HIDDEN, NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

if TYPE_CHECKING:
    from shanyraq.domains.learning.models import Evaluation

router = Router(tags=["Evaluations"])
Number = Annotated[int, Field(ge=1, le=9_999_999)]
Texts = Annotated[dict[str, str], Field(description="By language.")]
NOUNS = tuple(
    f"learning.{noun}"
    for noun in (*(kind.value for kind in PartKind), "evaluation", "evaluation_part", "recommendation")
)
"""Things of which tokens read the rooms of evaluations."""
REVISION = "The field `seen` of the verbs that change it; of a day gone by, null."


class EvaluationOut(BaseModel):
    """An evaluation."""

    number: int
    kind: str = Field(description="framework, programme, outcome, project, thematic.")
    title: Texts
    entity: str = Field(description="The key of the organisation whose programme is evaluated; empty for none.")
    outcomes: list[str]
    activity: str = Field(description="The key of its activity in the monitoring and evaluation plan; empty for none.")
    manager: str
    starts_on: date
    ends_on: date
    budget: float | None = Field(description="US dollars.")
    report: str = Field(description="The address of the final report; empty where it is not entered.")
    purpose: Texts
    scope: Texts
    method: Texts
    omitted: Annotated[dict[str, str], Field(description="Why criteria are left out, by language.")]
    state: str
    final_on: date | None
    revision: int | None = Field(description=REVISION)


class EvaluationPartOut(BaseModel):
    """A milestone, a person, a question, a finding, a conclusion, or the answer to a check."""

    kind: str
    number: int
    said: dict[str, Any] = Field(description="The fields of the verb that writes it.")
    revision: int | None = Field(description=REVISION)


class RoomOut(EvaluationOut):
    """An evaluation with everything that it is made of."""

    parts: list[EvaluationPartOut]
    quality: float | None = Field(description="The share of the answered checks that is met, from 0 to 1.")


class ActionOut(BaseModel):
    """What is done about a recommendation."""

    number: int
    text: Texts
    who: str = Field(description="The key of an organisation or body.")
    due_on: date
    state: str = Field(description="planned, under_way, done, dropped.")
    note: str = Field(description="Why it was dropped.")
    done_on: date | None
    updates: dict[str, Texts] = Field(description="How it went, by quarter: `2029-2`.")
    late: list[str] = Field(description="The rules that found something late of it.")
    revision: int | None = Field(description=REVISION)


class RecommendationOut(BaseModel):
    """A recommendation, the response to it, and what is done about it."""

    number: int
    origin: str = Field(description="evaluation, other_evaluation, treaty_body, upr, special_procedure.")
    evaluation: int | None = Field(
        description="The number of the evaluation that recommends it, where it is kept here."
    )
    activity: str
    symbol: str
    paragraph: str
    made_on: date | None = Field(description="The day of its document; null while its report is a draft.")
    text: Texts
    addressees: list[str] = Field(description="Keys of organisations and bodies.")
    priority: str
    findings: list[str] = Field(description="Those that it rests on: `2.1` is the first one of evaluation 2.")
    standing: str = Field(
        description="unanswered, unplanned, planned, under_way, done, dropped, rejected: from response and actions."
    )
    response: str = Field(description="accepted, partially_accepted, rejected; empty: none yet.")
    response_text: Texts
    responded_on: date | None
    late: list[str] = Field(description="The rules that found something late of it, actions among it.")
    actions: list[ActionOut]
    revision: int | None = Field(description=REVISION)


@router.get(
    "/frameworks/{code}/evaluations",
    response={200: Page[EvaluationOut], **LIST_FAILURES},
    summary="List evaluations with a final report",
)
@of_records
def list_evaluations(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every evaluation whose report is final; with a day as they stood then."""
    version = version_of(request, code, as_of)
    items = [EvaluationOut(**_facts(each.row, as_of)) for each in wholes(version, as_of) if each.is_public]
    return records(request, items, paging, EvaluationOut)


@router.get(
    "/frameworks/{code}/recommendations",
    response={200: Page[RecommendationOut], **LIST_FAILURES},
    summary="List recommendations",
)
@of_records
def list_recommendations(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every recommendation of final reports and human-rights mechanisms, with what is done about it, on a day."""
    version = version_of(request, code, as_of)
    items = [_recommendation(each, as_of) for each in follow_up(version, day_of(request, as_of), as_of)]
    return records(request, items, paging, RecommendationOut)


@router.get(
    "/frameworks/{code}/recommendations/{number}",
    response={200: RecommendationOut, **FAILURES},
    summary="One recommendation",
)
@of_records
def get_recommendation(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One recommendation. Its ETag, sent back as `If-Match`, says what a change was made from."""
    version = version_of(request, code, as_of)
    found = follow_up(version, day_of(request, as_of), as_of)
    one = next((each for each in found if each.row.number == number), None)
    if one is None:
        raise NotFound(Sentence(gettext_noop("recommendation {number}"), {"number": str(number)}))
    return record(request, _recommendation(one, as_of), None if as_of else one.row.revision)


@router.get(
    "/frameworks/{code}/evaluation-rooms",
    auth=TOKEN,
    response={200: Page[RoomOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List evaluations with what they are made of",
)
def list_evaluation_rooms(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every evaluation, drafts too, with its milestones, people, questions, findings, conclusions and checks."""
    version = _seen(request, code, as_of)
    items = [_room(each, as_of) for each in wholes(version, as_of)]
    return private_records(request, items, paging, RoomOut)


@router.get(
    "/frameworks/{code}/evaluation-rooms/{number}",
    auth=TOKEN,
    response={200: RoomOut, **FAILURES, **NOT_FOR_ALL},
    summary="One evaluation with what it is made of",
)
def get_evaluation_room(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One of them. Its ETag, sent back as `If-Match`, says what a change of the evaluation itself was made from."""
    found = whole(_seen(request, code, as_of), number, as_of)
    return private_record(request, _room(found, as_of), None if as_of else found.row.revision)


def _seen(request: HttpRequest, code: str, as_of: date | None) -> Version:
    """The version in force, for whoever sees evaluations before they are final.

    :raises NotFound: for everybody else: what one may not see does not exist.
    """
    actor = reading(request, *NOUNS)
    version = version_of(request, code, as_of)
    if not may(actor, Permission.SEE_EVALUATIONS, Scope(code)):
        raise NotFound(HIDDEN)
    return version


def _facts(row: "Evaluation", as_of: date | None) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in EvaluationOut.model_fields}
    return {**found, "revision": None if as_of else row.revision}


def _room(found: Whole, as_of: date | None) -> RoomOut:
    parts = [
        EvaluationPartOut(
            kind=kind, number=each.number, said=part_values(each), revision=None if as_of else each.revision
        )
        for kind, every in found.parts.items()
        for each in every
    ]
    share = score(answers_of(found.of(PartKind.CHECK))).share
    quality = None if share is None else round(float(share), 4)
    return RoomOut(**_facts(found.row, as_of), parts=parts, quality=quality)


def _recommendation(each: Followed, as_of: date | None) -> RecommendationOut:
    row = each.row
    names = ("number", "origin", "activity", "symbol", "paragraph", "text", "addressees", "priority", "findings")
    return RecommendationOut(
        **{name: getattr(row, name) for name in (*names, "response", "response_text", "responded_on")},
        evaluation=each.evaluation.number if each.evaluation else None,
        made_on=each.made_on,
        standing=each.standing.value,
        late=sorted(each.late),
        actions=[_action(done, as_of) for done in each.actions],
        revision=None if as_of else row.revision,
    )


def _action(done: Done, as_of: date | None) -> ActionOut:
    row = done.row
    names = ("number", "text", "who", "due_on", "state", "note", "done_on", "updates")
    return ActionOut(
        **{name: getattr(row, name) for name in names},
        late=sorted(each.rule for each in done.findings),
        revision=None if as_of else row.revision,
    )
