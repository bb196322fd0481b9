"""Contributions, what is allocated of them, reallocations and the multi-year funding framework over REST, for whoever
sees work plans."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.amounts import Amount, as_number
from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.base.audit.queries import Ending
from shanyraq.domains.funding.queries.contributions import (
    Given,
    allocations,
    contribution,
    contributions,
    rates,
    reallocation,
    reallocations,
)
from shanyraq.domains.funding.queries.endings import endings
from shanyraq.domains.funding.queries.frames import FrameLine, frame_lines
from shanyraq.domains.funding.queries.of_a_day import Placed, known_on
from shanyraq.domains.packages.api import FAILURES, LIST_FAILURES, AsOf, Page, Paging

if TYPE_CHECKING:
    from shanyraq.domains.funding.models import Allocation, Reallocation

router = Router(tags=["Money"])
Number = Annotated[int, Field(ge=1, le=9_999_999)]
Dollars = Annotated[float, Field(description="US dollars.")]


class ContributionOut(BaseModel):
    """What a contributing partner gives, or may give."""

    number: int
    title: str
    donor: str = Field(description="Its key, or as printed.")
    entity: str = Field(description="Who receives it: its key, or as printed; empty where several do.")
    instrument: str = Field(description="The kind of source.")
    earmarking: str = Field(description="none, soft, tight.")
    outcome: str = Field(description="The outcome that it is earmarked for; empty where for none.")
    starts_on: date
    ends_on: date
    currency: str
    amount: float = Field(description="In its currency.")
    agreed_on: date
    rate: float = Field(description="The UN operational rate that it keeps: units of its currency for one US dollar.")
    dollars: Dollars
    allocated: Dollars
    left: Dollars
    tax_exempt: bool
    cost_sharing: bool
    pooled: bool
    mechanism: str = Field(description="blended, bank, impact, private; empty: no newer way of financing.")
    note: str
    stage: str
    ended: bool = Field(description="Whether it was ended: then it stands in no list and in no sum.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; of a day gone by, null.")


class AllocationOut(BaseModel):
    """What of a contribution goes to a sub-output in a year, through an entity."""

    contribution: int
    sub_output: int
    year: int
    entity: str
    amount: Dollars
    revision: int | None = Field(description="What a change is made from; null where the answer is of a day.")


class UnmovedOut(BaseModel):
    """How a reallocation ended without moving its money."""

    side: str = Field(description="Who declined it, `government` or `entity`; or `proposer`, who withdrew it.")
    at: datetime
    reason: str


class ReallocationOut(BaseModel):
    """Money that is not earmarked, moved when the Government and the entity both consented. Who did so is told by the
    trail."""

    number: int
    contribution: int
    entity: str
    source: int = Field(description="The sub-output that it is taken from.")
    source_year: int
    target: int = Field(description="The sub-output that it goes to.")
    target_year: int
    amount: Dollars
    reason: str
    state: str = Field(
        description="proposed, consented_by_government, consented_by_entity, effective, declined_by_government, "
        "declined_by_entity, withdrawn."
    )
    proposed_at: datetime
    government_at: datetime | None
    government_note: str
    entity_at: datetime | None
    entity_note: str
    ending: UnmovedOut | None = Field(description="Where it was declined or withdrawn.")
    revision: int | None


class FrameOut(BaseModel):
    """What an entity needs for an outcome in a year, and what it expects."""

    outcome: str
    entity: str
    year: int
    needed: Amount
    core: Amount
    non_core: Amount
    to_be_mobilised: Amount
    revision: int | None = Field(description="What a change is made from; null where the answer is of a day.")


class RateOut(BaseModel):
    """The UN operational rate of exchange of a currency in a month."""

    currency: str
    month: date = Field(description="Its first day.")
    rate: float = Field(description="Units of the currency for one US dollar.")
    source: str
    revision: int | None


@router.get(
    "/frameworks/{code}/contributions",
    auth=TOKEN,
    response={200: Page[ContributionOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List contributions",
)
def list_contributions(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every contribution that had not ended, by number, at whatever stage it is; with a day as they stood then.
    One whose rate no event tells for that day is left out.
    """
    version = seen_version(request, code, as_of, "funding.contribution", "funding.allocation")
    found = known_on(version, as_of).given if as_of else contributions(version)
    items = [_contribution(each, on_a_day=bool(as_of)) for each in found]
    return private_records(request, items, paging, ContributionOut)


@router.get(
    "/frameworks/{code}/contributions/{number}",
    auth=TOKEN,
    response={200: ContributionOut, **FAILURES, **NOT_FOR_ALL},
    summary="One contribution",
)
def get_contribution(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One contribution, ended or not. Its ETag, sent back as `If-Match`, says what a change was made from."""
    version = seen_version(request, code, as_of, "funding.contribution", "funding.allocation")
    given = known_on(version, as_of).one(number) if as_of else contribution(code, number)[1]
    revision = None if as_of else given.row.revision
    return private_record(request, _contribution(given, on_a_day=bool(as_of)), revision)


@router.get(
    "/frameworks/{code}/allocations",
    auth=TOKEN,
    response={200: Page[AllocationOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List allocations",
)
def list_allocations(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """What of each contribution goes to which sub-output, by contribution, year and sub-output; of a day too."""
    version = seen_version(request, code, as_of, "funding.contribution", "funding.allocation")
    found = known_on(version, as_of).allocations if as_of else allocations(version)
    items = [_allocation(each) for each in found]
    return private_records(request, items, paging, AllocationOut)


@router.get(
    "/frameworks/{code}/reallocations",
    auth=TOKEN,
    response={200: Page[ReallocationOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List reallocations",
)
def list_reallocations(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every reallocation, whatever its state, the newest first; with a day as far as they had got."""
    version = seen_version(request, code, as_of, "funding.reallocation")
    found = known_on(version, as_of).reallocations if as_of else reallocations(version)
    rows = list(found)
    ended = endings(code, rows)
    items = [_reallocation(each, ended.get(each.number), on_a_day=bool(as_of)) for each in rows]
    return private_records(request, items, paging, ReallocationOut)


@router.get(
    "/frameworks/{code}/reallocations/{number}",
    auth=TOKEN,
    response={200: ReallocationOut, **FAILURES, **NOT_FOR_ALL},
    summary="One reallocation",
)
def get_reallocation(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One reallocation. Its ETag, sent back as `If-Match`, says what a consent was given to."""
    version = seen_version(request, code, as_of, "funding.reallocation")
    row = known_on(version, as_of).moved(number) if as_of else reallocation(code, number)[1]
    revision = None if as_of else row.revision
    ending = endings(code, [row]).get(number)
    return private_record(request, _reallocation(row, ending, on_a_day=bool(as_of)), revision)


@router.get(
    "/frameworks/{code}/rates",
    auth=TOKEN,
    response={200: Page[RateOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List rates of exchange",
)
def list_rates(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """The rates that were entered, by currency, the newest month first; with a day as they stood then."""
    version = seen_version(request, code, as_of, "funding.rate", "funding.contribution")
    found = known_on(version, as_of).rates if as_of else rates(version)
    items = [
        RateOut(
            currency=each.currency,
            month=each.month,
            rate=float(each.rate),
            source=each.source,
            revision=None if as_of else each.revision,
        )
        for each in found
    ]
    return private_records(request, items, paging, RateOut)


@router.get(
    "/frameworks/{code}/funding-framework",
    auth=TOKEN,
    response={200: Page[FrameOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List the multi-year funding framework",
)
def list_funding_framework(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Each line of an outcome, an entity and a year; with a day as they stood then."""
    version = seen_version(request, code, as_of, "funding.frame")
    items = [_frame(line) for line in frame_lines(version, as_of)]
    return private_records(request, items, paging, FrameOut)


def _contribution(given: Given, *, on_a_day: bool) -> ContributionOut:
    row = given.row
    return ContributionOut(
        number=row.number,
        title=row.title,
        donor=row.donor,
        entity=row.entity,
        instrument=row.instrument,
        earmarking=row.earmarking,
        outcome=row.outcome,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        currency=row.currency,
        amount=float(row.amount),
        agreed_on=row.agreed_on,
        rate=float(row.rate),
        dollars=float(given.dollars),
        allocated=float(given.allocated),
        left=float(given.left),
        tax_exempt=row.tax_exempt,
        cost_sharing=row.cost_sharing,
        pooled=row.pooled,
        mechanism=row.mechanism,
        note=row.note,
        stage=row.stage,
        ended=row.ended_at is not None,
        revision=None if on_a_day else row.revision,
    )


def _allocation(row: "Allocation | Placed") -> AllocationOut:
    return AllocationOut(
        contribution=row.contribution.number,
        sub_output=row.sub_output.number,
        year=row.year,
        entity=row.entity,
        amount=float(row.amount),
        revision=row.revision,
    )


def _reallocation(row: "Reallocation", ending: Ending | None, *, on_a_day: bool) -> ReallocationOut:
    return ReallocationOut(
        number=row.number,
        contribution=row.contribution.number,
        entity=row.entity,
        source=row.source.number,
        source_year=row.source_year,
        target=row.target.number,
        target_year=row.target_year,
        amount=float(row.amount),
        reason=row.reason,
        state=row.state,
        proposed_at=row.proposed_at,
        government_at=row.government_at,
        government_note=row.government_note,
        entity_at=row.entity_at,
        entity_note=row.entity_note,
        ending=UnmovedOut(side=ending.side, at=ending.at, reason=ending.reason) if ending else None,
        revision=None if on_a_day else row.revision,
    )


def _frame(line: FrameLine) -> FrameOut:
    planned = line.planned
    return FrameOut(
        outcome=line.outcome,
        entity=line.entity,
        year=line.year,
        needed=as_number(planned.needed),
        core=as_number(planned.core),
        non_core=as_number(planned.non_core),
        to_be_mobilised=as_number(planned.gap),
        revision=line.revision,
    )
