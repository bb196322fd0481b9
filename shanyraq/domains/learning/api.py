"""The monitoring and evaluation plan over REST: as it is printed, as it is carried out, and what the document asks."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.learning import parts
from shanyraq.domains.learning.queries import Followed, Responsible, followed, obligations
from shanyraq.domains.learning.vocabulary import DUTIES
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import (
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    day_of,
    listed,
    of_records,
    records,
    version_of,
)
from shanyraq.domains.packages.schema.items import Text

router = Router(tags=["Monitoring and evaluation plan"])
InYear = Annotated[int | None, Query(ge=1900, le=2100, description="Only the activities of this year.")]


class FollowedOut(BaseModel):
    """An activity as it is carried out."""

    key: str
    category: str
    text: Text
    state: str = Field(description="planned, under_way, late, postponed, done or dropped, as of the day.")
    year: int = Field(description="The year in which it counts.")
    year_printed: int | None = Field(description="The year that was signed; null where it was added since.")
    due_on: date = Field(description="Its last day; that of its year where none was set.")
    starts_on: date | None
    ends_on: date | None
    done_on: date | None
    entities: list[str] = Field(description="Keys of responsible organisations, those printed first.")
    bodies: list[str] = Field(description="Keys of responsible bodies, those printed first.")
    statement: dict[str, str] = Field(description="What was done, by language.")
    use: dict[str, str] = Field(description="What use was made of its findings, by language.")
    clauses: list[str]
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


class OwedOut(BaseModel):
    """Something that the document asks of the plan, as it stands on the day."""

    duty: str
    title: str = Field(description="In English.")
    year: int | None = Field(description="The year that it is owed for; null where it is owed at any time.")
    due_on: date
    state: str = Field(description="kept, kept_late, overdue, due or ahead.")
    kept_on: date | None
    missing: int = Field(description="How much of it is not there.")
    activities: list[str] = Field(description="The keys of those that show it.")
    rule: str
    clauses: list[str]


@router.get(
    "/frameworks/{code}/activities",
    response={200: Page[schema.Activity], **LIST_FAILURES},
    summary="List activities",
)
def list_activities(
    request: HttpRequest, code: str, paging: Query[Paging], year: InYear = None, as_of: AsOf = None
) -> HttpResponse:
    """Activity: One activity in one year, as printed in that year's cell."""
    found = parts.read(version_of(request, code, as_of))["monitoring_plan"].activities
    return listed(request, [each for each in found if year in {None, each.year}], paging, schema.Activity)


@router.get(
    "/frameworks/{code}/plan-activities",
    response={200: Page[FollowedOut], **LIST_FAILURES},
    summary="List how activities stand",
)
@of_records
def list_plan_activities(
    request: HttpRequest, code: str, paging: Query[Paging], year: InYear = None, as_of: AsOf = None
) -> HttpResponse:
    """Every activity as it is carried out: those of the signed plan, then those that were added."""
    calendar = followed(version_of(request, code, as_of), day_of(request, as_of), as_of)
    shown = [each for each in calendar.activities if year in {None, each.year}]
    return records(request, [_followed(each, on_a_day=as_of is not None) for each in shown], paging, FollowedOut)


@router.get(
    "/frameworks/{code}/plan-obligations",
    response={200: Page[OwedOut], **LIST_FAILURES},
    summary="List what the document asks of the plan",
)
@of_records
def list_plan_obligations(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """What is kept, due and overdue: of each year so far, of the final evaluation, of the plan itself."""
    version, day = version_of(request, code, as_of), day_of(request, as_of)
    found = obligations(version, followed(version, day, as_of), day, as_of)
    lines = [
        OwedOut(
            duty=each.owed.duty,
            title=DUTIES[each.owed.duty],
            year=each.owed.year,
            due_on=each.owed.due_on,
            state=each.owed.kept,
            kept_on=each.owed.kept_on,
            missing=each.owed.missing,
            activities=[one.key for one in each.activities],
            rule=each.owed.rule,
            clauses=list(each.clauses),
        )
        for each in found
    ]
    return records(request, lines, paging, OwedOut)


def _followed(each: Followed, *, on_a_day: bool) -> FollowedOut:
    return FollowedOut(
        key=each.key,
        category=each.category,
        text=each.text if isinstance(each.text, str) else dict(each.text),
        state=each.standing,
        year=each.year,
        year_printed=each.activity.year if each.number is None else None,
        due_on=each.due_on,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        done_on=each.done_on,
        entities=_keys(each.now.responsible, body=False),
        bodies=_keys(each.now.responsible, body=True),
        statement=dict(each.statement),
        use=dict(each.use),
        clauses=list(each.activity.clauses),
        revision=None if on_a_day else each.revision,
    )


def _keys(who: Iterable[Responsible], *, body: bool) -> list[str]:
    return list(dict.fromkeys(each.key for each in who if (each.page == "body") is body))
