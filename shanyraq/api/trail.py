"""Who changed what and why, over REST: for whoever may see it in a framework, or in the installation."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from shanyraq.api.callers import TOKEN, Caller, caller_of, private
from shanyraq.base.access.refusing import lacking, not_made_for
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import READ_TRAIL, Permission
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.events import EventOut, events_out
from shanyraq.base.doors.feed import unseen
from shanyraq.domains.packages.api import Problem, answer, version_of
from shanyraq.domains.packages.api.answers import Day
from shanyraq.domains.packages.api.lists import LARGEST_PAGE
from shanyraq.kernel.scopes import Scope

router = Router(tags=["Trail"])
LARGEST_NUMBER = 2**63 - 1


class TrailPage(BaseModel):
    """Events, the newest first. ``next`` is the cursor of earlier ones, null at the end."""

    items: list[EventOut]
    next: str | None


class WantedEvents(BaseModel):
    """Which events: all of them, or fewer."""

    kind: Annotated[str, Field(max_length=40, description="Of this kind of thing: `indicator`.")] = ""
    key: Annotated[str, Field(max_length=200, description="Of the thing with this key.")] = ""
    person: Annotated[int | None, Field(ge=1, le=LARGEST_NUMBER, description="By the account of this number.")] = None
    verb: Annotated[str, Field(max_length=100, description="Of this verb.")] = ""
    until: Annotated[Day | None, Field(description="Until the end of this day (UTC).")] = None
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 100
    cursor: str | None = None


@router.get(
    "/frameworks/{code}/trail",
    auth=TOKEN,
    response={200: TrailPage, frozenset({400, 401, 403, 404, 422, 429}): Problem},
    summary="List events",
)
def list_trail(request: HttpRequest, code: str, wanted: Query[WantedEvents]) -> HttpResponse:
    """Who changed what in a framework, when and why. A cursor stays good while new events are added."""
    version_of(request, code, None)
    return private(answer(events(caller_of(request), code, wanted)))


@router.get(
    "/trail",
    auth=TOKEN,
    response={200: TrailPage, frozenset({400, 401, 403, 422, 429}): Problem},
    summary="List events of the installation",
)
def list_installation_trail(request: HttpRequest, wanted: Query[WantedEvents]) -> HttpResponse:
    """The events that belong to no framework: accounts, roles of the whole installation, webhooks."""
    return private(answer(events(caller_of(request), "", wanted)))


def events(caller: Caller, framework: str, wanted: WantedEvents) -> TrailPage:
    """A part of the trail of a framework, or with an empty code of the installation, in one statement.

    :raises NotAllowed: when the caller may not see the trail there, or the token was not made for it.
    """
    actor = caller.actor
    if not may(actor, Permission.SEE_TRAIL, Scope(framework)):
        raise lacking(Permission.SEE_TRAIL)
    if actor.only is not None and READ_TRAIL not in actor.only:
        raise not_made_for([READ_TRAIL])
    found = trail(
        framework=framework,
        kind=wanted.kind,
        key=wanted.key,
        person=wanted.person,
        verbs=[wanted.verb] if wanted.verb else [],
        without=unseen(actor, framework),
        until=wanted.until,
    )
    if wanted.cursor:
        found = found.filter(pk__lt=_number(wanted.cursor))
    rows = list(found[: wanted.limit + 1])
    following = str(rows[wanted.limit - 1].pk) if len(rows) > wanted.limit else None
    return TrailPage(items=events_out(rows[: wanted.limit]), next=following)


def _number(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdecimal()) or int(cursor) > LARGEST_NUMBER:
        raise HttpError(400, _("The cursor is not one that this list gave out; begin without it."))
    return int(cursor)
