"""The monitoring and evaluation plan over REST."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from shanyraq.domains.learning import parts
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging, listed, version_of

router = Router(tags=["Monitoring and evaluation plan"])
InYear = Annotated[int | None, Query(ge=1900, le=2100, description="Only the activities of this year.")]


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
