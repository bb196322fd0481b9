"""``/webhooks/``: where events are sent, for whoever keeps that; and as far as they may."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.hooks.queries import seen_hooks


@never_cache
@login_required
def webhooks(request: HttpRequest) -> HttpResponse:
    """The webhooks at work: how far each has got, what came back last, what was given up."""
    actor = actor_in(request)
    if not may_anywhere(actor, Permission.MANAGE_WEBHOOKS):
        raise Http404(_("There is no such page."))
    return render(request, "hooks/webhooks.html", {"hooks": seen_hooks(actor, timezone.now().date())})
