"""``/desk/``: what waits for whoever is signed in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.drafts import drafts_of
from shanyraq.base.notices.queries import readers
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.portal.queries.desk import desk_of, roles

LATEST = 10
"""Events of one's own that the desk shows."""


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, what is new, drafts, roles, and what one did last."""
    at = timezone.now()
    known = verbbook()
    person: Any = request.user
    (reader,) = readers([person], at.date())
    found = desk_of(reader, at)
    context = {
        "waiting": found.waiting,
        "past": sum(notice.is_past for notice in found.waiting),
        "news": found.news,
        "practice": found.practice,
        "drafts": [(draft, known[draft.verb].title) for draft in drafts_of(request.user) if draft.verb in known],
        "roles": roles(reader.grants),
        "events": trail(person=person.pk)[:LATEST],
        "trails": _trails(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "portal/desk.html", context)


def _trails(actor: Actor) -> list[str]:
    """The frameworks whose trail somebody may read through a role of their own there."""
    codes = sorted({holding.reach.framework for holding in actor.holdings if holding.reach.framework})
    return [code for code in codes if may(actor, Permission.SEE_TRAIL, Scope(code))]
