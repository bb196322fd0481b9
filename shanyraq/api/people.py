"""Accounts with their roles, and open invitations, over REST: for those who may see people, and as far as they may."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN, reading
from shanyraq.base.access.models import Grant, Invitation, Person
from shanyraq.base.access.refusing import lacking
from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.accounts.queries import seen_invitations, seen_people, seen_person
from shanyraq.domains.packages.api import FAILURES, LIST_FAILURES, Page, Paging, Problem
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import gettext_noop

router = Router(tags=["Accounts"])
NOT_FOR_ALL = {frozenset({401, 403}): Problem}
NOUNS = ("accounts.person", "accounts.grant", "accounts.invitation")
REVISION = "The field `seen` of the verbs that change it."


class PlaceOut(BaseModel):
    """Where a role holds; what is empty holds for every one."""

    framework: str = ""
    outcome: str = ""
    entity: str = ""
    partner: str = ""
    assignment: str = ""


class GrantOut(PlaceOut):
    """A role that somebody holds or held."""

    number: int
    role: str
    starts_on: date
    ends_on: date
    given_by: str
    given_at: datetime
    reason: str
    ended_at: datetime | None
    revision: int = Field(description=REVISION)


class PersonOut(BaseModel):
    """Somebody with an account, with those of their roles that you may see."""

    number: int
    name: str
    email: str = Field(description="The field `person` of the verbs about roles and accounts.")
    language: str
    joined_at: datetime
    ended_at: datetime | None
    grants: list[GrantOut] = Field(description="In the list those in force; of one person those of any time.")
    revision: int = Field(description=REVISION)


class InvitationOut(PlaceOut):
    """An address that was invited and has not answered yet."""

    number: int
    email: str
    name: str
    language: str
    role: str
    ends_on: date
    invited_by: str
    invited_at: datetime
    expires_at: datetime


class WantedPeople(Paging):
    """Whom: all that you may see, or fewer."""

    framework: Annotated[str, Field(max_length=60, description="Who holds a role in this framework.")] = ""
    role: Annotated[str, Field(max_length=40, description="Who holds this role.")] = ""
    state: Annotated[
        Literal["", "holding", "without", "ended"],
        Field(description="With a role, without one, or ended; if not given, all but ended accounts."),
    ] = ""
    q: Annotated[str, Field(max_length=200, description="A part of the name or of the address.")] = ""


@router.get(
    "/people", auth=TOKEN, response={200: Page[PersonOut], **LIST_FAILURES, **NOT_FOR_ALL}, summary="List people"
)
def list_people(request: HttpRequest, wanted: Query[WantedPeople]) -> HttpResponse:
    """Who has an account, by name, with the roles that they hold now."""
    states = [wanted.state] if wanted.state else ["holding", "without"]
    actor, today = _seeing(request), timezone.now().date()
    asked = {"framework": wanted.framework, "role": wanted.role, "words": wanted.q.strip()}
    found = [_person(each, each.shown) for each in seen_people(actor, today, states, **asked)]  # type: ignore[attr-defined]
    return private_records(request, found, wanted, PersonOut)


@router.get("/people/{number}", auth=TOKEN, response={200: PersonOut, **FAILURES, **NOT_FOR_ALL}, summary="One person")
def get_person(request: HttpRequest, number: Annotated[int, Field(ge=1, le=2**63 - 1)]) -> HttpResponse:
    """One person with the roles of any time that you may see. Everybody sees themselves."""
    seen = seen_person(reading(request, *NOUNS), number)
    if seen is None:
        raise NotFound(gettext_noop("person"))
    return private_record(request, _person(*seen), seen[0].revision)


@router.get(
    "/invitations",
    auth=TOKEN,
    response={200: Page[InvitationOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List invitations",
)
def list_invitations(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """The invitations that wait for an answer, the newest first, where you may see people."""
    found = [_invitation(each) for each in seen_invitations(_seeing(request), timezone.now())]
    return private_records(request, found, paging, InvitationOut)


def _seeing(request: HttpRequest) -> Actor:
    """Whoever may see people somewhere.

    :raises NotAllowed: for everybody else.
    """
    actor = reading(request, *NOUNS)
    if not may_anywhere(actor, Permission.SEE_PEOPLE):
        raise lacking(Permission.SEE_PEOPLE)
    return actor


def _person(row: Person, grants: Sequence[Grant]) -> PersonOut:
    names = ("name", "email", "language", "joined_at", "ended_at", "revision")
    facts = {name: getattr(row, name) for name in names}
    return PersonOut(number=row.pk, grants=[_grant(each) for each in grants], **facts)


def _grant(row: Grant) -> GrantOut:
    facts = {name: getattr(row, name) for name in GrantOut.model_fields if name != "number"}
    return GrantOut(number=row.pk, **facts)


def _invitation(row: Invitation) -> InvitationOut:
    own = {name for name in InvitationOut.model_fields if name not in PlaceOut.model_fields} - {"number"}
    return InvitationOut(number=row.pk, **row.reach, **{name: getattr(row, name) for name in own})
