"""Webhooks over REST: where events are sent, for whoever keeps that."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.callers import TOKEN, caller_of, private
from shanyraq.base.access.refusing import lacking, not_made_for
from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.hooks.queries import seen_hooks
from shanyraq.domains.packages.api import LIST_FAILURES, Page, Paging, Problem, listed

router = Router(tags=["Webhooks"])
KEEPS = frozenset({"hooks.webhook.add", "hooks.webhook.end", "hooks.webhook.take_over"})
"""A token that is made for some verbs only reads these where it is made for one of them."""


class WebhookOut(BaseModel):
    """A webhook at work. Its secret was told once."""

    number: int = Field(validation_alias="pk")
    framework: str = Field(description="Whose events are sent; empty for those of the whole installation.")
    url: str
    verbs: list[str] | None = Field(description="The actions whose events are sent; null for all.")
    made_by: str
    made_at: datetime
    rests: bool = Field(description="Nothing is sent: whoever answers for it may not keep it any more; take it over.")
    reached: int = Field(description="The number of the event up to which nothing is left to send.")
    waiting: int = Field(description="Events that were tried and wait for their next try.")
    given_up: int = Field(description="Events of the last thirty days that could not be delivered.")
    answer: str | None = Field(description="What came back from the last try; null before the first.")
    tried_at: datetime | None


@router.get(
    "/webhooks",
    auth=TOKEN,
    response={200: Page[WebhookOut], **LIST_FAILURES, frozenset({401, 403}): Problem},
    summary="List webhooks",
)
def list_webhooks(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """The webhooks that you keep: how far each has got, what came back last, what was given up."""
    actor = caller_of(request).actor
    if not may_anywhere(actor, Permission.MANAGE_WEBHOOKS):
        raise lacking(Permission.MANAGE_WEBHOOKS)
    if actor.only is not None and not actor.only & KEEPS:
        raise not_made_for(sorted(KEEPS))
    day = timezone.now().date()
    found: list[Any] = [WebhookOut.model_validate(each, from_attributes=True) for each in seen_hooks(actor, day)]
    return private(listed(request, found, paging, WebhookOut))
