"""Amendments over REST: what is proposed, who agreed, what became of it."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.base.audit.queries import Ending
from shanyraq.domains.packages.api.answers import FAILURES, AsOf
from shanyraq.domains.packages.api.basis import version_of
from shanyraq.domains.packages.api.lists import LIST_FAILURES, Page, Paging
from shanyraq.domains.packages.api.records import of_records, record, records
from shanyraq.domains.packages.comparing import Action
from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.queries.amendments import amendment, amendments, endings
from shanyraq.domains.packages.vocabulary import AmendmentState

router = Router(tags=["Amendments"])


class Agreed(BaseModel):
    """Who agreed for a side."""

    by: str
    at: datetime


class EndingOut(BaseModel):
    """How it ended without being applied."""

    side: str = Field(description="Who rejected it, `government` or `un`; or `proposer`, who withdrew it.")
    by: str
    at: datetime
    reason: str


class AmendmentLine(BaseModel):
    """A proposed change of a framework."""

    number: int
    title: str
    reason: str
    state: AmendmentState
    base: int = Field(description="The version that it was laid over when it was proposed.")
    proposed_by: str
    proposed_at: datetime
    government: Agreed | None
    un: Agreed | None
    ending: EndingOut | None = Field(description="Where it was rejected or withdrawn.")
    version: int | None = Field(description="The version that it became.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


class FieldChangeOut(BaseModel):
    """A field of an item before and after; null where it is not there."""

    field: str
    before: Any
    after: Any


class ChangeOut(BaseModel):
    """What happens to one item."""

    action: Action
    item: str = Field(description="`outcome 1 › indicator 1.2.1 › row urban`")
    fields: list[FieldChangeOut]


class AmendmentOut(AmendmentLine):
    """The same with the difference that both sides are asked to agree to."""

    changes: list[ChangeOut]


@router.get(
    "/frameworks/{code}/amendments", response={200: Page[AmendmentLine], **LIST_FAILURES}, summary="List amendments"
)
@of_records
def list_amendments(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every amendment, the newest first, with a day as it stood then."""
    version_of(request, code, as_of)
    found = amendments(code, as_of)
    ended = endings(code, found)
    lines = [AmendmentLine(**_facts(row, ended.get(row.number), on_a_day=as_of is not None)) for row in found]
    return records(request, lines, paging, AmendmentLine)


@router.get("/frameworks/{code}/amendments/{number}", response={200: AmendmentOut, **FAILURES}, summary="One amendment")
@of_records
def get_amendment(
    request: HttpRequest, code: str, number: Annotated[int, Field(ge=1, le=2**31 - 1)], as_of: AsOf = None
) -> HttpResponse:
    """One amendment with its difference. Its ETag, sent back as `If-Match`, says what a decision was made from."""
    version_of(request, code, as_of)
    row = amendment(code, number, as_of)
    facts = _facts(row, endings(code, [row]).get(number), on_a_day=as_of is not None)
    return record(request, AmendmentOut(**facts, changes=row.changes), facts["revision"])


def _facts(row: Amendment, ending: Ending | None, *, on_a_day: bool) -> dict[str, Any]:
    names = ("number", "title", "reason", "state", "base", "proposed_by", "proposed_at", "version")
    return {
        **{name: getattr(row, name) for name in names},
        "government": Agreed(by=row.government_by, at=row.government_at) if row.government_at else None,
        "un": Agreed(by=row.un_by, at=row.un_at) if row.un_at else None,
        "ending": EndingOut.model_validate(ending, from_attributes=True) if ending else None,
        "revision": None if on_a_day else row.revision,
    }
