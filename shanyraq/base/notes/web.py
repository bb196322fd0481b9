"""From the number of a comment or a document to the page on which it stands."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.base.attachments.queries import document_for
from shanyraq.base.comments.queries import comment_for
from shanyraq.base.doors.pages import Place, ended
from shanyraq.base.doors.subjects import address_of, shows_notes
from shanyraq.kernel.errors import NotFound

Find = Callable[[str, int, Any], Any]


@require_safe
def comment(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Leads to a comment on the page of its thing."""
    return _led(request, code, number, comment_for, "comment")


@require_safe
def attached(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Leads to a document on the page of its thing."""
    return _led(request, code, number, document_for, "document")


def page_of(kind: str, framework: str, key: str) -> str:
    """The page that shows what people said of a thing: its own, or one for just that, as for one that ended."""
    has_own = shows_notes(kind) and not ended([Place(kind, framework, key)])
    own = address_of(kind, framework, key) if has_own else None
    return own or reverse("notes", args=[framework, kind, key])


def _led(request: HttpRequest, code: str, number: int, find: Find, word: str) -> HttpResponse:
    """Asks to sign in; for whoever has no role in the framework there is no such thing."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    try:
        row = find(code, number, request.actor)  # type: ignore[attr-defined]
    except NotFound as error:
        raise Http404(_("There is no such page.")) from error
    return HttpResponseRedirect(f"{page_of(row.kind, code, row.key)}#{word}-{row.pk}")
