"""``/<code>/trail/`` and ``/trail/``: who changed what in a framework or in the installation, and why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.feed import sentence_of, unseen
from shanyraq.base.doors.subjects import is_seen, name_of, title_of
from shanyraq.base.sheets import FORMS
from shanyraq.base.ui.filters import FilterGroup, Option, address, all_known
from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope

AT_ONCE = 50
HEADER = ("number", "at", "actor", "door", "verb", "kind", "key", "sentence", "reason", "before", "after", "digest")
LONGEST_NUMBER = 18
"""Digits of the largest number that an account may have in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose events a page shows: of a framework (empty: of the installation alone), by the end of a day."""

    request: HttpRequest
    framework: str = ""
    until: date | None = None

    def get(self, name: str) -> str:
        return self.request.GET.get(name, "")


@framework_page
def framework_trail(page: FrameworkPage) -> HttpResponseBase:
    """The events of a framework, the newest first, for people with a role in it."""
    asked = Asked(page.request, page.code, page.asked)
    refusal = refused(asked)
    if refusal is not None:
        return refusal
    return page.render("portal/trail.html", downloads=sheet_links(page, "trail"), **_facts(asked))


@framework_page
def trail_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same events as a file."""
    asked = Asked(page.request, page.code, page.asked)
    return refused(asked) or sheet_file(form, f"{page.code}-trail", HEADER, _rows(asked))


def installation_trail(request: HttpRequest) -> HttpResponseBase:
    """The events that belong to no framework: accounts, roles of the whole installation, webhooks."""
    asked = Asked(request)
    refusal = refused(asked)
    if refusal is not None:
        return refusal
    query = address(request.GET, {}).removesuffix("?")
    files = {form.upper(): reverse(f"installation-trail-{form}") + query for form in FORMS}
    facts = _facts(asked)
    status = HTTPStatus.OK if all_known(facts["filters"], request.GET) else HTTPStatus.NOT_FOUND
    return render(request, "portal/trail.html", {"downloads": files, **facts}, status=status)


def installation_trail_sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same events as a file."""
    asked = Asked(request)
    return refused(asked) or sheet_file(form, "trail", HEADER, _rows(asked))


def refused(asked: Asked) -> HttpResponse | None:
    """Asks to sign in; for whoever has no role here there is no such page."""
    request: Any = asked.request
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.actor, Permission.SEE_TRAIL, Scope(asked.framework)):
        raise Http404(_("There is no such page."))
    return None


def chosen(asked: Asked) -> QuerySet[Event]:
    """The events about the kind and the thing, and by the person, in the address."""
    person = _number(asked.get("person"))
    found = _seen(asked, kind=asked.get("kind"), key=asked.get("key"), person=person)
    return found.none() if asked.get("person") and person is None else found


def _seen(asked: Asked, **narrowed: Any) -> QuerySet[Event]:
    """What the reader may see of the trail: not what is about things that do not exist for them."""
    request: Any = asked.request
    without = unseen(request.actor, asked.framework)
    return trail(framework=asked.framework, without=without, until=asked.until, **narrowed)


def _facts(asked: Asked) -> dict[str, Any]:
    shown = Paginator(chosen(asked), AT_ONCE).get_page(asked.get("page"))
    filters = [_kinds(asked), _people(asked), *([_key(asked)] if asked.get("key") else [])]
    return {"of_installation": not asked.framework, "shown": shown, "events": shown.object_list, "filters": filters}


def _kinds(asked: Asked) -> FilterGroup:
    """The kinds of things to which anything happened, and the one that the address names, where there are such."""
    counted = dict(_seen(asked).order_by("kind").values_list("kind").annotate(Count("pk")))
    request: Any = asked.request
    if is_seen(asked.get("kind"), asked.framework, request.actor):
        counted.setdefault(asked.get("kind"), 0)
    kinds = [Option(kind, _(title_of(kind)), count) for kind, count in sorted(counted.items())]
    return FilterGroup("kind", _("Kind of thing"), kinds)


def _people(asked: Asked) -> FilterGroup:
    """Everybody who did anything here, by their number; each under the name that they had last."""
    acted = _seen(asked).exclude(person=None).order_by("person").values_list("person")
    counted = list(acted.annotate(Count("pk"), Max("pk")))
    names = dict(
        Event.objects.filter(pk__in=[last for _person, _count, last in counted]).values_list("person", "actor")
    )
    people = [Option(str(person), names[person], count) for person, count, _last in counted]
    return FilterGroup("person", _("By"), sorted(people, key=lambda each: each.label.casefold()))


def _key(asked: Asked) -> FilterGroup:
    """The one thing that the address names, where it is there or anything happened to it; its menu removes it."""
    kind, key = asked.get("kind"), asked.get("key")
    count = _seen(asked, kind=kind, key=key).count()
    return FilterGroup("key", _("Thing"), [Option(key, key, count)] if count or _is_there(asked, kind, key) else [])


def _is_there(asked: Asked, kind: str, key: str) -> bool:
    request: Any = asked.request
    try:
        return bool(name_of(kind, asked.framework, key, request.actor))
    except NotFound:
        return False


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _rows(asked: Asked) -> Iterator[list[Any]]:
    for event in chosen(asked).iterator(chunk_size=500):
        yield [event.pk, event.at.isoformat(), *_cells(event)]


def _cells(event: Event) -> list[Any]:
    plain = (event.actor, event.door, event.verb, event.kind, event.key, say(sentence_of(event)), event.reason)
    return [*plain, _json(event.before), _json(event.after), event.digest]


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""
