"""``/people/``: who has an account and holds which roles; for those who may see it, and as far as they may."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shanyraq.base.access.models import Grant
from shanyraq.base.access.rules import may, may_anywhere
from shanyraq.base.access.rules.giving import may_give, refused_taking
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.access.web import actor_in
from shanyraq.base.accounts.queries import due_grants, seen_invitations, seen_people, seen_person, trail_of, where
from shanyraq.base.accounts.verbs.grant import held_of, scope_of
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.feed import lines
from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.kernel.actors import Actor

PER_PAGE = 50
STATES = ("holding", "without", "ended")
YEAR = timedelta(days=365)


@never_cache
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """The list, filtered by framework, role and state; a search by name or address; open invitations."""
    actor = allowed(request, Permission.SEE_PEOPLE)
    now, query = timezone.now(), request.GET
    state = query.get("state", "")
    found = seen_people(
        actor,
        now.date(),
        [state] if state in STATES else STATES[:2],
        framework=query.get("framework", ""),
        role=query.get("role", ""),
        words=query.get("q", "").strip(),
    )
    context = {
        "page": Paginator(found, PER_PAGE).get_page(query.get("page")),
        "filters": filters(actor),
        "words": query.get("q", "").strip(),
        "invitations": seen_invitations(actor, now),
        "may_invite": may_anywhere(actor, Permission.INVITE),
        "may_grant": may_anywhere(actor, Permission.GRANT),
    }
    return render(request, "accounts/people.html", context)


@never_cache
@login_required
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One person: roles with their dates, invitations, what they did."""
    actor, now = actor_in(request), timezone.now()
    seen = seen_person(actor, number)
    if seen is None:
        raise Http404(_("There is nobody of this number."))
    found, grants = seen
    context = {
        "person": found,
        "grants": [(grant, grant_facts(actor, grant, now)) for grant in grants],
        "invitations": seen_invitations(actor, now, found.email),
        "lines": lines(trail_of(actor, found)),
        "next_year": now.date() + YEAR,
        "may_grant": found.is_active and found.pk != actor.person and may_anywhere(actor, Permission.GRANT),
        "may_end": found.is_active and found.pk != actor.person and may_end(actor, grants, now.date()),
    }
    return render(request, "accounts/person.html", context)


@never_cache
@login_required
def review(request: HttpRequest) -> HttpResponse:
    """The yearly review: roles that end within sixty days."""
    actor = allowed(request, Permission.GRANT)
    today = timezone.now().date()
    page = Paginator(due_grants(actor, today), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "next_year": today + YEAR, "me": actor.person}
    return render(request, "accounts/review.html", context)


def allowed(request: HttpRequest, permission: Permission) -> Actor:
    """Whoever asks, if there is any place where they may do it.

    :raises Http404: for everybody else: what one may not see does not exist.
    """
    actor = actor_in(request)
    if not may_anywhere(actor, permission):
        raise Http404(_("There is no such page."))
    return actor


def filters(actor: Actor) -> list[FilterGroup]:
    """The menus of the list. Whoever sees one framework alone is not asked which."""
    reaches = where(actor, Permission.SEE_PEOPLE)
    codes = {reach.framework for reach in reaches}
    known = [Option(code, str(title)) for code, title in choices("frameworks") if "" in codes or code in codes]
    groups = [FilterGroup("framework", _("Framework"), known)] if len(known) > 1 else []
    states = [Option("holding", _("with a role")), Option("without", _("without a role")), Option("ended", _("ended"))]
    roles = [Option(role.value, _(facts.title)) for role, facts in ROLES.items()]
    return [*groups, FilterGroup("role", _("Role"), roles), FilterGroup("state", _("State"), states)]


def may_end(actor: Actor, grants: list[Grant], day: date) -> bool:
    """Whether the reader ends accounts somewhere, and none of these roles that hold reaches further than theirs."""
    still = [grant for grant in grants if grant.ended_at is None and grant.ends_on >= day]
    return may_anywhere(actor, Permission.END_PEOPLE) and not refused_taking(actor, None, held_of(still))


def grant_facts(actor: Actor, grant: Grant, now: Any) -> dict[str, Any]:
    """Whether a role is in force, and what the reader may do with it."""
    in_force = grant.ended_at is None and grant.starts_on <= now.date() <= grant.ends_on
    others = grant.person_id != actor.person
    gives = may(actor, Permission.GRANT, scope_of(grant.reach)) and may_give(actor, Role(grant.role), grant.reach)
    may_change = in_force and others and gives
    return {"in_force": in_force, "may_change": may_change}
