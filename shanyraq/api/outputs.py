"""Deliverables of sub-outputs and output indicators over REST for whoever sees the plans; assured values for all."""

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging, of_records, records, version_of
from shanyraq.domains.workplans.commands.output_indicators import number_text
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.queries.output_indicators import output_indicators, values
from shanyraq.domains.workplans.queries.output_values import plain
from shanyraq.domains.workplans.queries.reached import OfYear, reached, standing_on
from shanyraq.domains.workplans.rules.deliverables import deliverable_state

if TYPE_CHECKING:
    from shanyraq.domains.workplans.models import OutputValue

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


class ReachedOut(BaseModel):
    """What was reached in a year, put together as the indicator states."""

    year: int
    value: str | None = Field(description="A decimal number; null where none was made.")
    given: int = Field(description="Of how many entities a value stands.")
    not_reported: list[str] = Field(description="The keys of the entities that contribute and of which none stands.")
    why_none: str = Field(description="Why values that stand were not put together; else empty.")
    target_reached: bool | None = Field(description="null where it cannot be told, or there is nothing to compare.")


class OutputIndicatorOut(BaseModel):
    """What an output is measured by, what it is to reach, and what was reached."""

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
    over_entities: str = Field(description="How values of entities become one: none, sum, average, maximum or ratio.")
    over_time: str = Field(description="How values of years become one: the same, or latest.")
    reached: list[ReachedOut] = Field(description="One for each year of which a value stands.")
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
    """Every output indicator with its targets, and what was reached, by year. Those that the framework was signed with
    are `indicators`.
    """
    version = seen_version(request, code, as_of, "workplans.output_indicator")
    lines = [
        OutputIndicatorOut(
            number=each.row.number,
            **values(each.row),
            reached=[_reached(year) for year in each.years if year.given],
            revision=None if as_of else each.row.revision,
        )
        for each in reached(version, output_indicators(version, as_of), as_of)
    ]
    return private_records(request, lines, paging, OutputIndicatorOut)


def _reached(year: OfYear) -> ReachedOut:
    return ReachedOut(
        year=year.year,
        value=None if year.value is None else number_text(year.value),
        given=year.given,
        not_reported=list(year.silent),
        why_none=year.whole.said,
        target_reached=year.reached,
    )


class OutputValueOut(BaseModel):
    """What an entity reached of an output indicator in a year, as it was assured and stands on the day."""

    number: int
    indicator: int = Field(description="The number of the output indicator.")
    output: str = Field(description="The code of its output.")
    title: dict[str, str] = Field(description="That of the output indicator.")
    unit: str
    year: int
    entity: str = Field(description="The key of the entity that reported it.")
    value: str = Field(description="A decimal number.")
    numerator: str | None
    denominator: str | None
    source: str = Field(description="Empty: the one that the output indicator names.")
    evidence: str
    comment: str
    remarks: list[str] = Field(
        description="The rules that remarked on it; why it is right all the same stands in said."
    )
    said: str
    published_on: date


@router.get(
    "/frameworks/{code}/output-values",
    response={200: Page[OutputValueOut], **LIST_FAILURES},
    summary="List values of output indicators",
)
@of_records
def list_output_values(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """The assured values of output indicators that stand on the day, by indicator, year and entity."""
    version = version_of(request, code, as_of)
    found = standing_on(version.framework_id, as_of or timezone.now().date()).select_related("indicator")
    return records(request, [_value(row) for row in found], paging, OutputValueOut)


def _value(row: "OutputValue") -> OutputValueOut:
    assert row.published_at is not None
    of, told = row.indicator, plain(row)
    return OutputValueOut(
        number=row.number,
        indicator=of.number,
        **{name: getattr(of, name) for name in ("output", "title", "unit")},
        **{name: getattr(row, name) for name in ("year", "entity", "source", "evidence", "comment", "said")},
        **{name: told.get(name) for name in ("value", "numerator", "denominator")},
        remarks=row.flags,
        published_on=row.published_at.date(),
    )
