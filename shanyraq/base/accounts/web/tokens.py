"""The form of ``accounts.token.make``, in the place of the generic one: it alone shows the secret, once."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shanyraq.base.doors.binding import bind
from shanyraq.base.doors.drafts import forget_draft
from shanyraq.base.doors.web.views import begun, entered_in, form_page, kept_under, verb_named
from shanyraq.kernel.errors import Refused

MAKE = "accounts.token.make"


@never_cache
@login_required
@reauthentication_required(app="allauth.account")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Makes a token for a program. Whoever makes one says their password again: it can do all that they can."""
    verb = verb_named(MAKE)
    if request.method != "POST":
        return form_page(request, verb, begun(request, verb))
    bound = bind(verb.told, entered_in(request, verb))
    if bound.command is None:
        return form_page(request, verb, bound.raw, bound, status=422)
    try:
        done = verb.perform(bound.command, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as error:
        return form_page(request, verb, bound.raw, bound, error=error, status=422)
    forget_draft(request.user, verb.name, kept_under(request, verb), timezone.now())
    return render(request, "accounts/token_made.html", {"made": done.result})
