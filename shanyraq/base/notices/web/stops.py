"""``/account/notices/stop/<token>/``: leaves out letters with the link of a letter, without signing in.

A look changes nothing (programs look at every link of a letter); the button does it, and so does the
one click of a mail program (RFC 8058), which sends no cookie.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.base.notices.commands import SetChoice
from shanyraq.base.notices.stopping import read_stop
from shanyraq.base.notices.telling import kinds
from shanyraq.base.notices.verbs.choice import set_choice
from shanyraq.base.notices.vocabulary import Pace
from shanyraq.kernel.actors import Door


@csrf_exempt  # the token is the proof; a mail program has no other
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether letters are to be left out, and leaves them out."""
    asked = read_stop(token)
    person = Person.objects.filter(pk=asked.person, is_active=True).first() if asked else None
    titles = [kinds()[name] for name in (asked.kinds if asked else ()) if name in kinds()]
    if person is None or not titles:
        return render(request, "notices/stop_gone.html", status=404)
    if request.method != "POST":
        return render(request, "notices/stop.html", {"titles": titles})
    at = timezone.now()
    by = actor_of(person, Door.WEB, at.date())
    for kind in titles:
        set_choice(SetChoice(kind=kind.name, pace=Pace.NEVER), by=by, at=at)
    return render(request, "notices/stopped.html", {"titles": titles})
