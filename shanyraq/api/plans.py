"""Joint work plans by year over REST: what was endorsed for everybody; states and decisions for people with a role."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN, reading
from shanyraq.api.workplans import NOT_FOR_ALL, SubOutputOut, out
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.governance.queries.decisions import decisions
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging, of_records, records, version_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.mapping.contents import plain_indicators
from shanyraq.domains.workplans.queries.contents import InEdition, endorsed_deliverables, endorsed_indicators
from shanyraq.domains.workplans.queries.plans import endorsed_board, plans, published
from shanyraq.kernel.errors import HIDDEN, NotFound
from shanyraq.kernel.scopes import Scope

router = Router(tags=["Work plans"])


class EndorsedPlanOut(BaseModel):
    """The last edition of a plan that everybody may read."""

    outcome: str
    year: int
    edition: int
    sub_outputs: int = Field(description="How many it holds.")
    deliverables: int | None = Field(description="How many it holds; null where the edition did not keep them.")
    output_indicators: int | None = Field(description="How many it holds; null where the edition did not keep them.")
    published_at: datetime
    is_closing: bool = Field(description="Whether it is the plan as its year was closed, with what was done and spent.")
    decision: str | None = Field(description="The title of the decision of the committee that endorsed it.")
    decided_on: date | None


class InEditionOut(BaseModel):
    """Something that a published edition of a plan holds."""

    outcome: str
    year: int = Field(description="Of the plan.")
    edition: int
    number: int


class EndorsedDeliverableOut(InEditionOut):
    """What a sub-output brings forth by a day, as it was endorsed."""

    sub_output: int = Field(description="The number of its sub-output.")
    title: dict[str, str]
    due_on: date
    delivered_on: date | None = Field(description="As it was known when the edition was kept.")
    note: str


class EndorsedIndicatorOut(InEditionOut):
    """What an output is measured by in a year, as it was endorsed."""

    output: str = Field(description="The code of the output.")
    title: dict[str, str]
    unit: str
    source: str
    menu_code: str = Field(description="Of the menu that it was taken from; empty: an own one.")
    baseline: str | None = Field(description="A decimal number.")
    baseline_year: int | None
    target: str | None = Field(description="What is to be reached in the year, a decimal number.")
    sub_outputs: list[int] = Field(description="The numbers of those that contribute.")


class PlanOut(BaseModel):
    """A plan and how far it has got."""

    outcome: str
    year: int
    state: str
    due_on: date | None = Field(description="When drafts are due.")
    revision: int | None = Field(description="The field `seen` of the verbs that move it; null on a day.")


class DecisionOut(BaseModel):
    """What a body decided."""

    number: int
    body: str = Field(description="The key of the body.")
    decided_on: date
    title: dict[str, str]
    text: dict[str, str]
    reference: str
    outcomes: list[str] = Field(description="The codes of the outcomes that it is about.")
    recorded_at: datetime
    recorded_by: str
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


@router.get(
    "/frameworks/{code}/endorsed-work-plans",
    response={200: Page[EndorsedPlanOut], **LIST_FAILURES},
    summary="List endorsed work plans",
)
@of_records
def list_endorsed_work_plans(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every plan that the steering committee endorsed, by year and outcome."""
    found = endorsed_board(version_of(request, code, as_of), as_of).editions
    known = {each.number: each for each in decisions(code)}
    lines = []
    for plan, edition in found:
        decided = known.get(edition.decision or 0)
        lines.append(
            EndorsedPlanOut(
                outcome=plan.outcome,
                year=plan.year,
                edition=edition.number,
                sub_outputs=len(edition.content),
                deliverables=None if edition.deliverables is None else len(edition.deliverables),
                output_indicators=None if edition.output_indicators is None else len(edition.output_indicators),
                published_at=edition.published_at,
                is_closing=edition.is_closing,
                decision=next(iter(decided.title.values()), None) if decided else None,
                decided_on=decided.decided_on if decided else None,
            )
        )
    return records(request, lines, paging, EndorsedPlanOut)


@router.get(
    "/frameworks/{code}/endorsed-sub-outputs",
    response={200: Page[SubOutputOut], **LIST_FAILURES},
    summary="List endorsed sub-outputs",
)
@of_records
def list_endorsed_sub_outputs(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every sub-output of endorsed plans, as they were endorsed; one of several years once."""
    found = endorsed_board(version_of(request, code, as_of), as_of).board
    return records(request, [out(line) for line in found.lines], paging, SubOutputOut)


@router.get(
    "/frameworks/{code}/endorsed-deliverables",
    response={200: Page[EndorsedDeliverableOut], **LIST_FAILURES},
    summary="List endorsed deliverables",
)
@of_records
def list_endorsed_deliverables(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every deliverable of endorsed plans, as it was endorsed, by the day on which it is due. Editions that were kept
    before they held deliverables have none.
    """
    found = endorsed_deliverables(published(version_of(request, code, as_of).framework_id, as_of))
    lines = [
        EndorsedDeliverableOut(
            **_of_edition(each),
            sub_output=each.thing.sub_output,
            title=each.thing.title,
            due_on=each.thing.due_on,
            delivered_on=each.thing.delivered_on,
            note=each.thing.note,
        )
        for each in found
    ]
    return records(request, lines, paging, EndorsedDeliverableOut)


@router.get(
    "/frameworks/{code}/endorsed-output-indicators",
    response={200: Page[EndorsedIndicatorOut], **LIST_FAILURES},
    summary="List endorsed output indicators",
)
@of_records
def list_endorsed_output_indicators(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every output indicator of endorsed plans with the target of the year: one of two years stands twice."""
    found = endorsed_indicators(published(version_of(request, code, as_of).framework_id, as_of))
    lines = [
        EndorsedIndicatorOut(**_of_edition(each), **{name: value for name, value in kept.items() if name != "number"})
        for each in found
        for kept in plain_indicators({each.number: each.thing})
    ]
    return records(request, lines, paging, EndorsedIndicatorOut)


def _of_edition(each: InEdition) -> dict[str, Any]:
    return {
        "outcome": each.plan.outcome,
        "year": each.plan.year,
        "edition": each.edition.number,
        "number": each.number,
    }


@router.get(
    "/frameworks/{code}/work-plans",
    auth=TOKEN,
    response={200: Page[PlanOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List work plans",
)
def list_work_plans(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every plan that was opened, by year and outcome."""
    version = _version(request, code, as_of, "workplans.plan", Permission.SEE_WORKPLANS)
    lines = [
        PlanOut(outcome=each.outcome, year=each.year, state=each.state, due_on=each.due_on, revision=each.revision)
        for each in plans(version, as_of)
    ]
    return private_records(request, lines, paging, PlanOut)


@router.get(
    "/frameworks/{code}/decisions",
    auth=TOKEN,
    response={200: Page[DecisionOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List decisions",
)
def list_decisions(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every decision on record, the newest first."""
    _version(request, code, as_of, "governance.decision", Permission.SEE_DECISIONS)
    lines = [
        DecisionOut(
            number=row.number,
            body=row.body,
            decided_on=row.decided_on,
            title=row.title,
            text=row.text,
            reference=row.reference,
            outcomes=row.outcomes,
            recorded_at=row.made_at,
            recorded_by=row.by,
            revision=None if as_of else row.revision,
        )
        for row in decisions(code, as_of)
    ]
    return private_records(request, lines, paging, DecisionOut)


def _version(request: HttpRequest, code: str, as_of: AsOf, noun: str, right: Permission) -> Version:
    """The version in force, for whoever holds the right there.

    :raises NotFound: for everybody else: what one may not see does not exist.
    """
    actor = reading(request, noun)
    version: Version = version_of(request, code, as_of)
    if not may(actor, right, Scope(code)):
        raise NotFound(HIDDEN)
    return version
