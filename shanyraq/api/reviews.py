"""Annual reviews over REST, for whoever sees work plans: the figures they were prepared from, what was written and
judged, and the course corrections."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.learning.queries.reviews import whole_reviews
from shanyraq.domains.packages.api import LIST_FAILURES, Page, Paging

if TYPE_CHECKING:
    from shanyraq.domains.learning.models import Correction, Review

router = Router(tags=["Monitoring and evaluation plan"])
NOUN = "learning.review"
Texts = Annotated[dict[str, str], Field(description="By language.")]


class JudgedOut(BaseModel):
    """What a review says of an assumption of the theory of change."""

    assumption: str
    verdict: str = Field(description="holds, uncertain, fails.")
    judgement: Texts
    indicator: str = Field(description="The key of the indicator by which it is watched; empty where there is none.")
    owner: str


class UpdatedOut(BaseModel):
    """What a review says of a risk or an opportunity."""

    risk: str
    course: str = Field(description="unchanged, grown, receded, came_about, over.")
    judgement: Texts
    owner: str


class CorrectionOut(BaseModel):
    """A course correction."""

    number: int
    what: Texts
    who: list[str] = Field(description="Keys of organisations.")
    due_on: date
    outcome: str
    year: int = Field(description="The year of the work plan that is to change.")
    state: str = Field(description="proposed, accepted, declined, done.")
    note: str
    revision: int


class ReviewOut(BaseModel):
    """An annual review as it stands."""

    number: int
    outcome: str = Field(description="Empty: of the whole framework.")
    year: int
    state: str = Field(description="opened, prepared, discussed, concluded.")
    prepared_on: date | None
    discussed_on: date | None
    concluded_on: date | None
    summary: Texts
    risk_notes: Texts
    inputs: Texts
    figures: dict[str, Any] = Field(
        description="As they stood when it was prepared; empty before. told: what entities wrote of the year."
    )
    assumptions: list[JudgedOut]
    risk_updates: list[UpdatedOut]
    corrections: list[CorrectionOut]
    revision: int


@router.get(
    "/frameworks/{code}/reviews",
    auth=TOKEN,
    response={200: Page[ReviewOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List annual reviews",
)
def list_reviews(request: HttpRequest, code: str, paging: Query[Paging]) -> HttpResponse:
    """Every annual review, by year and outcome, as it stands now."""
    version = seen_version(request, code, None, NOUN)
    items = [_out(row, corrections) for row, corrections in whole_reviews(version)]
    return private_records(request, items, paging, ReviewOut)


def _out(row: "Review", corrections: "list[Correction]") -> ReviewOut:
    same = {name: getattr(row, name) for name in ReviewOut.model_fields if hasattr(row, name)}
    judged = [
        JudgedOut(
            assumption=key,
            verdict=said.get("verdict", ""),
            judgement=said.get("judgement", {}),
            indicator=said.get("indicator", ""),
            owner=said.get("owner", ""),
        )
        for key, said in row.assumptions.items()
    ]
    updated = [UpdatedOut(risk=key, **said) for key, said in row.risk_updates.items()]
    own = {"assumptions": judged, "risk_updates": updated, "corrections": list(map(_correction, corrections))}
    return ReviewOut(**{**same, **own})


def _correction(row: "Correction") -> CorrectionOut:
    return CorrectionOut(**{name: getattr(row, name) for name in CorrectionOut.model_fields})
