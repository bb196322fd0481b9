"""Annual reviews over REST, for whoever sees work plans: the figures they were prepared from, what was written and
judged, and the course corrections."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.learning.queries.reviews import whole_review, whole_reviews
from shanyraq.domains.packages.api import FAILURES, LIST_FAILURES, AsOf, Page, Paging

if TYPE_CHECKING:
    from shanyraq.domains.learning.models import Correction, Review

router = Router(tags=["Monitoring and evaluation plan"])
NOUN = "learning.review"
Number = Annotated[int, Field(ge=1, le=9_999_999)]
Revision = Annotated[
    int | None, Field(description="The field `seen` of the verbs that change it; of a day gone by, null.")
]
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
    changes: int | None = Field(
        description="How often its work plan was changed between its acceptance and when it was done; else null."
    )
    revision: Revision


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
    figures: dict[str, Any] | None = Field(
        description="As they stood when it was prepared; empty before. told: what entities wrote of the year. "
        "Of a day gone by null where it was prepared again since: the figures of before are not kept."
    )
    assumptions: list[JudgedOut]
    risk_updates: list[UpdatedOut]
    corrections: list[CorrectionOut]
    revision: Revision


@router.get(
    "/frameworks/{code}/reviews",
    auth=TOKEN,
    response={200: Page[ReviewOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List annual reviews",
)
def list_reviews(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every annual review, by year and outcome; with a day as they stood then."""
    version = seen_version(request, code, as_of, NOUN)
    items = [_out(row, corrections, as_of) for row, corrections in whole_reviews(version, as_of)]
    return private_records(request, items, paging, ReviewOut)


@router.get(
    "/frameworks/{code}/reviews/{number}",
    auth=TOKEN,
    response={200: ReviewOut, **FAILURES, **NOT_FOR_ALL},
    summary="One annual review",
)
def get_review(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One annual review. Its ETag, sent back as `If-Match`, says what a change was made from."""
    row, corrections = whole_review(seen_version(request, code, as_of, NOUN), number, as_of)
    return private_record(request, _out(row, corrections, as_of), None if as_of else row.revision)


def _out(row: "Review", corrections: "list[Correction]", as_of: date | None) -> ReviewOut:
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
    own = {"assumptions": judged, "risk_updates": updated, "revision": None if as_of else row.revision}
    return ReviewOut(**{**same, **own, "corrections": [_correction(each, as_of) for each in corrections]})


def _correction(row: "Correction", as_of: date | None) -> CorrectionOut:
    same = {name: getattr(row, name) for name in CorrectionOut.model_fields}
    return CorrectionOut(**{**same, "revision": None if as_of else row.revision})
