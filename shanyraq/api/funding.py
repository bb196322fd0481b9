"""Money over REST: for whoever has a role in the framework, until work plans are endorsed."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.amounts import Amount, as_number
from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.funding.queries.grid import entered
from shanyraq.domains.funding.queries.parted import Part, parts
from shanyraq.domains.funding.rules.gaps import to_be_mobilised
from shanyraq.domains.funding.vocabulary import AMOUNTS, QUARTERS
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.workplans.queries.kept import found

router = Router(tags=["Money"])


class PartOut(BaseModel):
    """The money of an output in a year, of one entity, one contributing partner, one kind of source. No money stands
    in two of them, so that they can be added up."""

    outcome: str = Field(description="The code of its outcome; empty where the document has the output no more.")
    output: str = Field(description="The code of the output.")
    year: int
    entity: str = Field(description="Its key, or as printed; empty where it is not told apart.")
    contributor: str
    instrument: str = Field(description="The kind of source.")
    required: Amount
    available: Amount
    spent: Amount
    to_be_mobilised: Amount
    spent_q1: Amount = Field(description="A part of `spent`, from January to March; null: not told.")
    spent_q2: Amount
    spent_q3: Amount
    spent_q4: Amount


class LineOut(BaseModel):
    """Money of one year of a sub-output, of one entity, one contributing partner and one kind of source."""

    year: int
    entity: str = Field(description="Its key, or as printed; empty where it is not told apart.")
    contributor: str
    instrument: str
    required: Amount
    available: Amount
    spent: Amount
    spent_q1: Amount
    spent_q2: Amount
    spent_q3: Amount
    spent_q4: Amount
    revision: int


@router.get(
    "/frameworks/{code}/funding",
    auth=TOKEN,
    response={200: Page[PartOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List money",
)
def list_funding(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """All money of the work plans, by output and year; with a day as it stood then."""
    version = seen_version(request, code, as_of, "funding.line")
    return private_records(request, list(map(_out, parts(version, as_of))), paging, PartOut)


@router.get(
    "/frameworks/{code}/sub-outputs/{number}/money",
    auth=TOKEN,
    response={200: Page[LineOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List the lines of money of a sub-output",
)
def list_sub_output_money(
    request: HttpRequest, code: str, number: Annotated[int, Field(ge=1, le=9_999_999)], paging: Query[Paging]
) -> HttpResponse:
    """Each line of money as it stands, with the revision that a change is made from; those that were taken out too."""
    version = seen_version(request, code, None, "funding.line")
    _version, stands = found(version.code, number)
    rows = [row for line in entered(stands.pk).values() for row in line.years.values()]
    items = [
        LineOut(
            year=row.year,
            entity=row.entity,
            contributor=row.contributor,
            instrument=row.instrument,
            **{name: as_number(getattr(row, name)) for name in AMOUNTS},
            revision=row.revision,
        )
        for row in sorted(rows, key=lambda row: (row.year, row.entity, row.contributor, row.instrument))
    ]
    return private_records(request, items, paging, LineOut)


def _out(part: Part) -> PartOut:
    sums = part.sums
    return PartOut(
        outcome=part.outcome,
        output=part.output,
        year=part.year,
        entity=part.entity,
        contributor=part.contributor,
        instrument=part.instrument,
        required=as_number(sums.required),
        available=as_number(sums.available),
        spent=as_number(sums.spent),
        to_be_mobilised=as_number(to_be_mobilised(sums.required, sums.available)),
        **dict(zip(QUARTERS, map(as_number, part.quarters), strict=True)),
    )
