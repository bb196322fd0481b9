"""Deliverables of sub-outputs and output indicators over REST, for whoever sees the plans."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.queries.output_indicators import output_indicators, values
from shanyraq.domains.workplans.rules.deliverables import deliverable_state

router = Router(tags=["Work plans"])


class DeliverableOut(BaseModel):
    """What a sub-output brings forth by a day."""

    number: int
    sub_output: int = Field(description="The number of its sub-output.")
    title: dict[str, str]
    due_on: date
    delivered_on: date | None
    state: str = Field(description="ahead, due_soon, late, delivered_on_time or delivered_late, as of the day.")
    note: str
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


class OutputIndicatorOut(BaseModel):
    """What an output is measured by, and what it is to reach."""

    number: int
    output: str = Field(description="The code of the output.")
    title: dict[str, str]
    unit: str
    source: str
    menu_code: str = Field(description="Of the menu that it was taken from; empty: an own one.")
    baseline: str | None = Field(description="A decimal number.")
    baseline_year: int | None
    targets: dict[str, str] = Field(description="Year → decimal number.")
    sub_outputs: list[int] = Field(description="The numbers of those that contribute.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


@router.get(
    "/frameworks/{code}/deliverables",
    auth=TOKEN,
    response={200: Page[DeliverableOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List deliverables of sub-outputs",
)
def list_deliverables(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every deliverable of sub-outputs that did not end, by the day on which it is due."""
    version = seen_version(request, code, as_of, "workplans.deliverable")
    day = as_of or timezone.now().date()
    lines = [
        DeliverableOut(
            number=row.number,
            sub_output=row.sub_output.number,
            title=row.title,
            due_on=row.due_on,
            delivered_on=row.delivered_on,
            state=deliverable_state(row.due_on, row.delivered_on, day).value,
            note=row.note,
            revision=None if as_of else row.revision,
        )
        for row in counted(deliverables(version, as_of), as_of)
    ]
    return private_records(request, lines, paging, DeliverableOut)


@router.get(
    "/frameworks/{code}/output-indicators",
    auth=TOKEN,
    response={200: Page[OutputIndicatorOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List output indicators of work plans",
)
def list_output_indicators(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every output indicator with its targets by year. Those that the framework was signed with are `indicators`."""
    version = seen_version(request, code, as_of, "workplans.output_indicator")
    lines = [
        OutputIndicatorOut(number=row.number, **values(row), revision=None if as_of else row.revision)
        for row in output_indicators(version, as_of)
    ]
    return private_records(request, lines, paging, OutputIndicatorOut)
