"""``/desk/``: what waits for whoever is signed in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.drafts import drafts_of
from shanyraq.base.verbs import verbbook
from shanyraq.portal.queries.desk import Task, roles, tasks

LATEST = 10
"""Events of one's own that the desk shows."""


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Tasks, drafts, roles, and what one did last."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    today = timezone.now().date()
    known = verbbook()
    waiting = [(task, address(task)) for task in tasks(actor, today)]
    context = {
        "waiting": waiting,
        "past": sum(task.is_past for task, _ in waiting),
        "drafts": [(draft, known[draft.verb].title) for draft in drafts_of(request.user) if draft.verb in known],
        "roles": roles(actor.person, today),
        "events": trail(person=actor.person)[:LATEST],
    }
    return render(request, "portal/desk.html", context)


def address(task: Task) -> str:
    """The page where a task is done."""
    return reverse(task.page, args=task.args)
