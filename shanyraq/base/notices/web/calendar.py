"""The calendar of somebody as a file, and the form of ``notices.calendar.make``: it alone shows the address, once."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shanyraq.base.doors.web.views import form_page, site_of, verb_named
from shanyraq.base.limits import address_of, must_wait
from shanyraq.base.notices.calendars import calendar_bytes
from shanyraq.base.notices.commands import MakeCalendar
from shanyraq.base.notices.queries import calendar_of, readers
from shanyraq.base.notices.telling import dated

MAKE = "notices.calendar.make"


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The due dates of somebody, for a calendar program that knows the secret; in their language."""
    at = timezone.now()
    found = calendar_of(secret)
    limit = ("calendars", str(found.pk)) if found else ("strangers", address_of(request))
    wait = must_wait(*limit, at)
    if wait is not None:
        return HttpResponse(status=429, headers={"Retry-After": str(wait)})
    if found is None:
        raise Http404
    (reader,) = readers([found.person], at.date())
    with override(found.person.language):
        content = calendar_bytes(dated(reader, at.date()), site_of(request))
    headers = {"Content-Disposition": 'attachment; filename="shanyraq.ics"'}
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@never_cache
@login_required
@reauthentication_required(app="allauth.account")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Makes the address. Whoever makes one says their password again: it shows their dates to whoever has it."""
    verb = verb_named(MAKE)
    if request.method != "POST":
        return form_page(request, verb, {})
    done = verb.perform(MakeCalendar(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    address = site_of(request) + reverse("calendar", args=[done.result.secret])
    return render(request, "notices/calendar_made.html", {"address": address})
