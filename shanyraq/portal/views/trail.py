"""``/<code>/trail/``: who changed what in a framework, and why."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.feed import sentence_of, unseen
from shanyraq.base.doors.subjects import title_of
from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.kernel.scopes import Scope

AT_ONCE = 50
HEADER = ("number", "at", "actor", "door", "verb", "kind", "key", "sentence", "reason", "before", "after", "digest")


@framework_page
def framework_trail(page: FrameworkPage) -> HttpResponseBase:
    """The events of a framework, the newest first, for people with a role in it."""
    asked = refused(page)
    if asked is not None:
        return asked
    events = chosen(page)
    shown = Paginator(events, AT_ONCE).get_page(page.request.GET.get("page"))
    return page.render(
        "portal/trail.html",
        shown=shown,
        events=shown.object_list,
        filters=[_kinds(page)],
        downloads=sheet_links(page, "trail"),
    )


@framework_page
def trail_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same events as a file."""
    return refused(page) or sheet_file(form, f"{page.code}-trail", HEADER, _rows(page))


def refused(page: FrameworkPage) -> HttpResponse | None:
    """Asks to sign in; for whoever has no role here there is no such page."""
    request: Any = page.request
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.actor, Permission.SEE_TRAIL, Scope(page.code)):
        raise Http404(_("There is no such page."))
    return None


def chosen(page: FrameworkPage) -> Any:
    """The events of the kind in the address, by the end of the page's day."""
    return _seen(page, kind=page.request.GET.get("kind", ""))


def _seen(page: FrameworkPage, kind: str = "") -> Any:
    """What the reader may see of the trail: not what is about things that do not exist for them."""
    request: Any = page.request
    without = unseen(request.actor, page.code)
    return trail(framework=page.code, kind=kind, without=without, until=page.asked)


def _kinds(page: FrameworkPage) -> FilterGroup:
    counted = _seen(page).order_by("kind").values_list("kind").annotate(Count("pk"))
    return FilterGroup("kind", _("About"), [Option(kind, _(title_of(kind)), count) for kind, count in counted])


def _rows(page: FrameworkPage) -> Iterator[list[Any]]:
    for event in chosen(page).iterator(chunk_size=500):
        yield [event.pk, event.at.isoformat(), *_cells(event)]


def _cells(event: Event) -> list[Any]:
    plain = (event.actor, event.door, event.verb, event.kind, event.key, say(sentence_of(event)), event.reason)
    return [*plain, _json(event.before), _json(event.after), event.digest]


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""
