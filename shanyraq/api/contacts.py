"""Contact people and members over REST: for whoever has a role in the framework."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN, reading
from shanyraq.base.access.refusing import lacking
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.comments.queries import members
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    Problem,
    version_of,
)
from shanyraq.domains.parties.queries.register import contacts
from shanyraq.kernel.errors import HIDDEN, NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

router = Router(tags=["People of a framework"])
NOT_FOR_ALL = {frozenset({401, 403}): Problem}


class ContactOut(BaseModel):
    """Somebody to turn to in an organisation."""

    number: int = Field(validation_alias="pk")
    organisation: str = Field(description="Its key, in the document or in the register.")
    belongs_to: str = Field(description="The same; where that was merged, the organisation to which it leads.")
    name: str
    position: str
    email: str
    phone: str
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


class MemberOut(BaseModel):
    """Somebody who can be mentioned."""

    number: int = Field(validation_alias="pk", description="For the field `mentions` of `comments.comment.write`.")
    name: str


@router.get(
    "/frameworks/{code}/contacts",
    auth=TOKEN,
    response={200: Page[ContactOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List contact people",
)
def list_contacts(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """The contact people that count, by name; with a day those that counted then, with the addresses of today."""
    found = _contacts(request, code, as_of)
    return private_records(request, found, paging, ContactOut)


@router.get(
    "/frameworks/{code}/contacts/{number}",
    auth=TOKEN,
    response={200: ContactOut, **FAILURES, **NOT_FOR_ALL},
    summary="One contact person",
)
def get_contact(request: HttpRequest, code: str, number: Annotated[int, Field(ge=1, le=2**63 - 1)]) -> HttpResponse:
    """One contact person that counts. Its ETag, sent back as `If-Match`, says what a change was made from."""
    found = next((each for each in _contacts(request, code) if each.number == number), None)
    if found is None:
        raise NotFound(Sentence(gettext_noop("contact person {number}"), {"number": str(number)}))
    return private_record(request, found, found.revision)


@router.get(
    "/frameworks/{code}/members",
    auth=TOKEN,
    response={200: Page[MemberOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List who can be mentioned",
)
def list_members(request: HttpRequest, code: str, paging: Query[Paging]) -> HttpResponse:
    """Everybody who can be mentioned in a comment today: number and name, and nothing else of them."""
    actor = reading(request, "comments.comment")
    version_of(request, code, None)
    if not may(actor, Permission.COMMENT, Scope(code)):
        raise lacking(Permission.COMMENT)
    found = members(code, timezone.now().date())
    lines = [MemberOut.model_validate(each, from_attributes=True) for each in found]
    return private_records(request, lines, paging, MemberOut)


def _contacts(request: HttpRequest, code: str, as_of: AsOf = None) -> list[ContactOut]:
    """Those of a framework, for whoever sees its trail.

    :raises NotFound: for everybody else: what one may not see does not exist.
    """
    actor = reading(request, "parties.contact")
    version_of(request, code, as_of)
    if not may(actor, Permission.SEE_TRAIL, Scope(code)):
        raise NotFound(HIDDEN)
    return [_out(each, on_a_day=as_of is not None) for each in contacts(code, as_of)]


def _out(row: Any, *, on_a_day: bool) -> ContactOut:
    found = ContactOut.model_validate(row, from_attributes=True)
    return found.model_copy(update={"revision": None}) if on_a_day else found
