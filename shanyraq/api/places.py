"""Who does what where over REST, for whoever sees the plans."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.amounts import Amount, as_number
from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, Text, seen_version
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.workplans.queries.board import Line, added, board
from shanyraq.domains.workplans.queries.where import Here, by_place, who_what_where

router = Router(tags=["Work plans"])


class PlacedOut(BaseModel):
    """A sub-output as the pages of places lead to it; everything else that is said of it stands at its own address."""

    number: int
    code: str
    title: Text
    output: str = Field(description="The code of its output.")
    entities: list[str] = Field(description="Keys, or as printed; all of them, the one that leads first.")
    url: str = Field(
        description="The address of the whole sub-output on this host; of the same day, where one is asked."
    )


class WhoWhereOut(BaseModel):
    """What an entity does under an outcome in a place. A sub-output with several places or entities stands in each."""

    place: str = Field(description="Its ISO 3166 code; what was not understood as printed; empty: no place is named.")
    name: Text | None = Field(description="Null: not understood, or none is named.")
    kind: str | None = Field(description="country, region, city; null as the name.")
    may_mean: list[str] = Field(description="Codes of the places between which the print does not tell.")
    entity: str = Field(description="Its key, or as printed; empty for sub-outputs that name none.")
    outcome: str
    count: int = Field(description="How many sub-outputs.")
    sub_outputs: list[PlacedOut]
    required: Amount
    available: Amount
    spent: Amount


@router.get(
    "/frameworks/{code}/who-does-what-where",
    auth=TOKEN,
    response={200: Page[WhoWhereOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List who does what where in work plans",
)
def list_who_does_what_where(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """A row for each place, entity and outcome with anything planned: the country first, then what lies in it."""
    version = seen_version(request, code, as_of)
    found = board(version, as_of)
    day = f"?as_of={as_of.isoformat()}" if as_of else ""
    placed = {line.number: _placed(code, line, day) for line in found.lines}
    rows = [_out(*each, placed) for each in who_what_where(by_place(found.lines, found.around.gazetteer))]
    return private_records(request, rows, paging, WhoWhereOut)


def _placed(code: str, line: Line, day: str) -> PlacedOut:
    facts = line.facts
    return PlacedOut(
        number=line.number,
        code=facts.code,
        title=dict(facts.title),
        output=facts.output,
        entities=list(facts.led),
        url=reverse("api:get_sub_output", args=[code, line.number]) + day,
    )


def _out(here: Here, entity: str, outcome: str, lines: list[Line], placed: Mapping[int, PlacedOut]) -> WhoWhereOut:
    sums = added([line.sums() for line in lines])
    return WhoWhereOut(
        place=here.key,
        name=dict(here.place.name) if here.place else None,
        kind=here.kind.value if here.kind else None,
        may_mean=[place.code for place in here.maybe],
        entity=entity,
        outcome=outcome,
        count=len(lines),
        sub_outputs=[placed[line.number] for line in lines],
        required=as_number(sums.required),
        available=as_number(sums.available),
        spent=as_number(sums.spent),
    )
