"""``/<code>/notes/<kind>/<key>``: what was said of a thing, and attached to it, where its own page does not show it."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import is_member
from shanyraq.base.attachments.queries import documents_of
from shanyraq.base.comments.queries import comments_of
from shanyraq.base.doors.pages import Place, ended, feed_of
from shanyraq.base.doors.subjects import address_of, called, title_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page


@framework_page
def notes(page: FrameworkPage, kind: str, key: str) -> HttpResponse:
    """Documents and comments of one thing, for people with a role in the framework."""
    request: Any = page.request
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not is_member(request.actor, page.code):
        raise Http404(_("There is no such page."))
    place = Place(kind, page.code, key)
    has_ended = was_spoken_of(place) and place in ended([place])
    return page.render(
        "portal/notes.html",
        name=key if has_ended and not page.asked else called(kind, page.code, key, request.actor, page.asked),
        kind=kind,
        key=key,
        title=title_of(kind),
        has_ended=has_ended,
        address=feed_of(place) if has_ended else address_of(kind, page.code, key),
    )


def was_spoken_of(place: Place) -> bool:
    """Whether anybody said anything of a thing, or attached anything to it."""
    kind, framework, key = place
    return comments_of(framework, kind, key).exists() or documents_of(framework, kind, key).exists()
