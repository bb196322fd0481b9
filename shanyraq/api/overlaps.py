"""Overlaps and openings of joint work plans over REST, for whoever sees the plans."""

from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.joint import initiatives
from shanyraq.domains.workplans.queries.overlaps import overlaps, told

router = Router(tags=["Work plans"])


class OverlapOut(BaseModel):
    """Two sub-outputs of different entities that are alike, or complete each other."""

    one: int = Field(description="The number of a sub-output, the smaller of both.")
    other: int
    kind: str = Field(description="overlap: alike work. opening: work that completes the other.")
    score: float = Field(description="From 0 to 1: likeness of texts, and how rare what both share is.")
    likeness: float = Field(description="Of the texts, from 0 to 1.")
    entities: list[list[str]] = Field(description="Of the one, of the other.")
    outcomes: list[str] = Field(description="Of the one, of the other; empty where the framework has it no more.")
    places: list[str] = Field(description="What both name; «*»: the whole country.")
    groups: list[str]
    sdg_targets: list[str]
    functions: list[str]
    implementers: list[str]
    years: list[int] | None = Field(description="The first and the last in which both run; null: not told.")
    reasons: list[str]
    dismissed: str | None = Field(description="Why nothing follows of it; null: it is open.")


class InitiativeOut(BaseModel):
    """A joint programme or a joint initiative."""

    number: int | None = Field(description="Null: no such one was formed here, its sub-outputs alone name it.")
    name: str
    kind: str = Field(description="programme or initiative; empty where sub-outputs alone name it.")
    modality: str = Field(description="How the funds of a joint programme go: parallel, consolidated, pass_through.")
    budget: Decimal | None = Field(description="Of a joint programme, US dollars in all; null: not said.")
    starts_on: date | None
    ends_on: date | None
    ended: bool = Field(description="Whether it was ended: then its sub-outputs name it no more.")
    sub_outputs: list[int] = Field(description="The numbers of those that name it, or named it when it was ended.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


@router.get(
    "/frameworks/{code}/initiatives",
    auth=TOKEN,
    response={200: Page[InitiativeOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List joint programmes and initiatives",
)
def list_initiatives(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every joint programme and initiative: those that stand, those that sub-outputs alone name, those that ended."""
    version = seen_version(request, code, as_of, "workplans.initiative")
    lines = [
        InitiativeOut(
            number=each.number,
            name=each.name,
            kind=each.kind,
            modality=each.modality,
            budget=each.budget,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            ended=each.ended,
            sub_outputs=[line.number for line in each.lines],
            revision=each.revision,
        )
        for each in initiatives(version, board(version, as_of), as_of)
    ]
    return private_records(request, lines, paging, InitiativeOut)


@router.get(
    "/frameworks/{code}/overlaps",
    auth=TOKEN,
    response={200: Page[OverlapOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List overlaps and openings of work plans",
)
def list_overlaps(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every pair, dismissed or not: overlaps first, the highest score first."""
    version = seen_version(request, code, as_of, "workplans.overlap", "workplans.initiative")
    found = overlaps(version, board(version, as_of), as_of or timezone.now().date(), as_of)
    return private_records(request, [OverlapOut(**told(met)) for met in found], paging, OverlapOut)
