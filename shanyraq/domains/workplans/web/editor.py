"""The page on which a sub-output is edited: every field is saved by itself, as it is left."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import sentences
from shanyraq.base.doors.fields import Field, field_of, fields_of
from shanyraq.base.doors.web.forms import Shown
from shanyraq.base.doors.web.saving import save_one
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.base.verbs.turn import turn
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.workplans.queries.around import around, scope_of
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.changes import TAKER
from shanyraq.domains.workplans.web.editing import (
    AMEND,
    NARRATE,
    NARRATIVE,
    SECTIONS,
    Edited,
    FieldForm,
    Sent,
    fields_changed,
    place_of,
)
from shanyraq.domains.workplans.web.views import for_members


@framework_page
@for_members
def editor(page: FrameworkPage, number: int) -> HttpResponse:
    """The fields of a sub-output, to be edited. Whoever may not, and whoever asks of a day gone by, reads it."""
    with turn():
        line, there = sub_output(page.version, number), around(page.version)
        if line is None:
            raise Http404(_("There is no such sub-output."))
        writes = may(actor_in(page.request), Permission.EDIT_WORKPLANS, scope_of(page.code, line.facts, there))
        if page.asked or line.ended or not writes:
            return HttpResponseRedirect(reverse("sub-output", args=[page.code, number]))
        now = Edited(page, line, there)
        return _save(now) if page.request.method == "POST" else _whole(now)


editor = require_http_methods(["GET", "HEAD", "POST"])(editor)


def _whole(now: Edited, sent: Sent | None = None, status: int = 200) -> HttpResponse:
    response = now.page.render("workplans/editor.html", **_context(now), parts=list(now.together(sent)))
    response.status_code = status if response.status_code == 200 else response.status_code
    return response


def _context(now: Edited) -> dict[str, Any]:
    return {
        "now": now,
        "line": now.line,
        "last": now.undo.last,
        "last_said": say(sentences([now.undo.last])[0]) if now.undo.last else "",
        "last_fields": fields_changed(now.undo.last)[0] if now.undo.last else "",
        "taker": TAKER,
        "address": now.page.request.path,
    }


def _save(now: Edited) -> HttpResponse:
    """Saves the field that was sent, and says what became of it: alone to a script, else with the whole page."""
    request, page = now.page.request, now.page
    name, year, verb = _sent(now)
    told = field_of(verb.told, name)
    assert told is not None
    sent = Sent(name, year, save_one(request, verb, {**now.about, "year": year} if year else now.about, told))
    after = Edited(page, sub_output(page.version, now.line.number) or now.line, around(page.version))
    if _by_script(request):
        return _part(after, verb, told, sent)
    if not sent.attempt.is_done:
        return _whole(after, sent, status=409 if sent.attempt.conflict else 422)
    messages.success(request, _said(sent.attempt.event))
    return HttpResponseRedirect(f"{request.path}#field-{name}{place_of(year)}")


def _sent(now: Edited) -> tuple[str, int | None, Verb]:
    """Which field was sent.

    :raises Http404: when there is none of that name, or no such year.
    """
    name, asked = now.page.request.POST.get("field", ""), now.page.request.POST.get("year", "")
    if asked:
        if name != NARRATIVE or asked not in {str(year) for year in now.years}:
            raise Http404
        return name, int(asked), verbbook()[NARRATE]
    if not any(name in section.fields for section in SECTIONS):
        raise Http404
    return name, None, verbbook()[AMEND]


def _part(after: Edited, verb: Verb, told: Field, sent: Sent) -> HttpResponse:
    """What is said of one field again, with all that its change has changed on the page."""
    attempt, names = sent.attempt, {*after.remarks, *after.page.request.POST.getlist("remarked")}
    fields = {each.name: each for each in fields_of(verbbook()[AMEND].told) if each.name in names}
    context = {
        **_context(after),
        "form": FieldForm(_bare(told, place=place_of(sent.year)), verb, attempt.seen, sent.year, attempt),
        "oob": True,
        "is_done": attempt.is_done,
        "remarked": [_bare(each, remarks=after.remarked(each.name)) for each in fields.values()],
        "framework_code": after.page.code,
        "framework_language": after.page.version.language,
    }
    response = render(after.page.request, "workplans/editor_saved.html", context)
    if attempt.is_done and sent.name in {"output", "status"}:
        response["HX-Refresh"] = "true"  # other fields offer something else now
    return response


def _bare(field: Field, *, place: str = "", remarks: Sequence[str] = ()) -> Shown:
    """A field of which only what is said of it is shown."""
    return Shown(field, say(field.title), say(field.help), (), (), (), remarks, place=place)


def _said(event: Event | None) -> str:
    return say(sentences([event])[0]) if event else _("Everything is as it should be; nothing was changed.")


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
