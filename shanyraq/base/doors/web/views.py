"""``/do/<verb>``: the form of any verb; a domain gives people a better one where they deserve it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.doors.beforehand import told_beforehand
from shanyraq.base.doors.binding import Bound, bind, keys_of
from shanyraq.base.doors.drafts import LONGEST, SEEN, about, draft_of, forget_draft, keep_draft
from shanyraq.base.doors.emptying import EMPTY, bared
from shanyraq.base.doors.feed import sentences
from shanyraq.base.doors.fields import field_of, fields_of
from shanyraq.base.doors.following import followed
from shanyraq.base.doors.narrowing import searched
from shanyraq.base.doors.subjects import address_of
from shanyraq.base.doors.web.about import Opened, naming, opened_with, thing_of
from shanyraq.base.doors.web.forms import Shown, beside, entered_of, folded, narrowed, shown
from shanyraq.base.doors.web.sending import keep_sent
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, Verb, judged, lacking, standing, standing_or_nothing, verbbook
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused

HASH = re.compile(r"[0-9a-f]{64}")
"""A file that was kept, by the hash of its content."""
BY_STATUS = {Refused: 422, Conflict: 409, NotAllowed: 403, NotFound: 404}


@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, name: str) -> HttpResponse:
    """Shows the form of a verb, and does what it says."""
    verb = verb_named(name)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may_open(request, verb):
        return form_page(request, verb, {}, error=lacking(verb, asking(request)), status=403)
    if request.method != "POST":
        return opened(request, verb)
    entered = with_theirs(request, verb, emptied(request, verb, entered_in(request, verb)))
    entered = as_seen(request, verb, entered)
    wrong = keep_sent(request, verb, entered)
    bound = bind(verb.told, entered, standing_or_nothing(verb, asking(request), entered))
    if wrong:
        bound.command, bound.problems = None, {**bound.problems, **wrong}
    if bound.command is None:
        return form_page(request, verb, bound.raw, bound, status=422)
    return performed(request, verb, bound)


def opened(request: HttpRequest, verb: Verb) -> HttpResponse:
    """The form as it begins. What whoever asks may not see does not exist; what they may not change is not shown."""
    try:
        return form_page(request, verb, begun(request, verb))
    except NotFound as error:
        raise Http404(say(error.said)) from error
    except NotAllowed as error:
        return form_page(request, verb, {}, error=error, status=403)


def performed(request: HttpRequest, verb: Verb, bound: Bound) -> HttpResponse:
    """Does it, and leads to the thing; or says why not, with everything that was typed."""
    try:
        done = verb.perform(bound.command, by=asking(request), at=timezone.now())
    except (Refused, Conflict, NotAllowed, NotFound) as error:
        return form_page(request, verb, bound.raw, bound, error=error, status=BY_STATUS[type(error)])
    trouble = followed(verb.name, done, site_of(request))
    forget_draft(request.user, verb.name, kept_under(request, verb), timezone.now())
    nothing = _("Everything is as it should be; nothing was changed.")
    if done.looked:
        nothing = _("Nothing was changed: this was a dry run.")
    messages.success(request, say(sentences([done.event])[0]) if done.event else nothing)
    for message in (*(finding.message for finding in done.findings), *([trouble] if trouble else [])):
        messages.warning(request, say(message))
    return HttpResponseRedirect(where_next(request, done))


def may_open(request: HttpRequest, verb: Verb) -> bool:
    """Whether there is any place where whoever asks may do it; a form tells nobody else what it could do."""
    return may_anywhere(asking(request), verb.permission)


def asking(request: HttpRequest) -> Actor:
    """Who asks: worked out once for a request, however often somebody wants to know."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def site_of(request: HttpRequest) -> str:
    """Where this installation is: as it is set, else as the browser asked for it."""
    return settings.SITE or f"{request.scheme}://{request.get_host()}"


def form_page(
    request: HttpRequest,
    verb: Verb,
    entered: Mapping[str, Any],
    bound: Bound | None = None,
    *,
    error: Exception | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form with what was entered and what is wrong; a verb that asks for nothing still has its button."""
    unseen = str(entered.get(SEEN)) == "0"
    if isinstance(error, Conflict) and verb.known:
        entered = from_what_stands(error, standing(verb, asking(request), entered), entered)
    closed = not may_open(request, verb) or (error is not None and request.method != "POST")
    problems = bound.problems if bound else {}
    actor, only = asking(request), asked_for(request, verb)
    begun_with = kept_under(request, verb)
    thing = thing_of(verb, entered, begun_with, actor)
    place = Opened() if thing else opened_with(verb, begun_with, problems, actor)
    hidden = thing.fields if thing else place.fields
    fields = [] if closed else narrowed(shown(verb, entered, problems, by=actor, hidden=hidden), only)
    fields, findings = beside(fields, error.findings if isinstance(error, Refused) else [])
    context = {
        "verb": verb,
        "closed": closed,
        "thing": thing,
        "opened": place,
        "sends_files": any(field.kind == "file" for field in fields_of(verb.told)),
        "fields": fields,
        "form": folded(verb, fields, whole=bool(only)),
        "only": ",".join(only),
        "whole": [say(each) for each in problems.get("", [])],
        "findings": findings,
        "conflict": error if isinstance(error, Conflict) else None,
        "unseen": unseen,
        "of_framework": str(entered.get("framework") or ""),
        "denied": error if isinstance(error, NotAllowed) else None,
        "missing": error if isinstance(error, NotFound) else None,
        "next": inside(request, request.POST.get("next") or request.GET.get("next", "")),
        "draft": None if request.method == "POST" or only else draft_of(request.user, verb.name, begun_with),
        "about": begun_with,
        "seen_at": seen_at(verb, entered) if verb.listed and verb.listed.sets else None,
        "has_workbook": Door.SHEET in verb.doors,
        "beforehand": None if closed else told_beforehand(verb.name, entered, actor, timezone.now().date()),
    }
    return render(request, "doors/form.html", context, status=status)


def from_what_stands(error: Conflict, stands: Mapping[str, Any], entered: Mapping[str, Any]) -> dict[str, Any]:
    """The form after a conflict: made from what stands now, with mine in the fields that I changed."""
    if error.changed is None:
        return {**entered, "seen": stands.get("seen", "")}
    return {**entered, **entered_of(stands), **entered_of(error.changed)}


def with_theirs(request: HttpRequest, verb: Verb, entered: dict[str, Any]) -> dict[str, Any]:
    """What was entered, with what stands now in the fields in which, after a conflict, the other side is kept."""
    chosen = set(request.POST.getlist("theirs"))
    keys = {key for field in fields_of(verb.told) if field.name in chosen for key in keys_of(field, entered)}
    if not keys:
        return entered
    stands = entered_of(standing_or_nothing(verb, asking(request), entered))
    kept = {key: value for key, value in entered.items() if key not in keys}
    return {**kept, **{key: stands[key] for key in keys if key in stands}}


def as_seen(request: HttpRequest, verb: Verb, entered: dict[str, Any]) -> dict[str, Any]:
    """What was entered; of a place that the form did not show, because it was named only afterwards, nothing was seen,
    so that what stands there is not replaced unseen.
    """
    if verb.listed is None or not verb.listed.sets or field_of(verb.told, SEEN) is None:
        return entered
    here = seen_at(verb, entered)
    unseen = not here or request.POST.get("seen_at", here) != here
    return {**entered, SEEN: 0} if unseen else entered


def seen_at(verb: Verb, entered: Mapping[str, Any]) -> str:
    """The place whose revision a form holds, as an address says it; empty where it holds none."""
    return about({name: entered.get(name) for name in naming(verb)}) if entered.get(SEEN) not in (None, "") else ""


@require_POST
def checked(request: HttpRequest, name: str, field: str) -> HttpResponse:
    """One field again, with what is wrong with it: asked while somebody types."""
    verb = verb_named(name)
    if not may_open(request, verb):
        return HttpResponse(status=403)
    bound = bind(verb.told, entered_in(request, verb))
    actor = asking(request)
    fields = shown(verb, bound.raw, bound.problems, by=actor)
    found = next((each for each in fields if each.field.name == field), None)
    if found is None:
        raise Http404
    if not asked_for(request, verb):  # a draft holds the whole form
        keep_draft(request.user, verb.name, kept_under(request, verb), bound.raw, timezone.now())
    context = {
        "each": found,
        "verb": verb,
        "hanging": hanging(request, verb, fields, field),
        "remarked": remarked(request, verb, fields, bound),
        "saved_at": timezone.now(),
    }
    return render(request, "doors/checked.html", context)


def hanging(request: HttpRequest, verb: Verb, fields: Sequence[Shown], changed: str) -> list[Shown]:
    """The fields whose lists are other ones now that a field was changed; a list that is searched is found anew."""
    open_ones = (each for each in narrowed(fields, asked_for(request, verb)) if not each.field.is_hidden)
    return [
        replace(each, begins=False)
        for each in open_ones
        if each.field.name != changed and changed in each.beside and (changed == "framework" or not each.many)
    ]


def remarked(request: HttpRequest, verb: Verb, fields: Sequence[Shown], bound: Bound) -> list[Shown]:
    """The fields of which rules remark something, and those of which they did before: a marker that is set asks for its
    reason in another field. Nothing is told while what was entered cannot be understood.
    """
    if bound.command is None:
        return []
    told: dict[str, list[str]] = {name: [] for name in request.POST.getlist("remarked")}
    for each in judged(verb, asking(request), bound.command, timezone.now().date()):
        told.setdefault(each.field, []).append(say(each.message))
    open_ones = (each for each in narrowed(fields, asked_for(request, verb)) if not each.field.is_hidden)
    return [replace(each, remarks=told[each.field.name]) for each in open_ones if each.field.name in told]


@require_safe
def offered(request: HttpRequest, name: str, field: str) -> HttpResponse:
    """The first members of a long list that hold what was typed: asked while somebody types."""
    verb = verb_named(name)
    if not may_open(request, verb):
        return HttpResponse(status=403)
    found = field_of(verb.told, field)
    if found is None or not found.choices:
        raise Http404
    words = request.GET.get(field, "").replace("\x00", "")[:LONGEST]
    pairs = searched(verb, found, entered_in(request, verb, request.GET), asking(request), words)
    return render(request, "doors/choices.html", {"pairs": pairs})


def verb_named(name: str) -> Verb:
    """The verb of a form.

    :raises Http404: when there is none, or it has no form.
    """
    verb = verbbook().get(name)
    if verb is None or verb.command is None or Door.WEB not in verb.doors:
        raise Http404(_("There is no such action."))
    return verb


def begun(request: HttpRequest, verb: Verb) -> Mapping[str, Any]:
    """What the form begins with: the draft, else what the address names, filled up with what is known of it.

    :raises NotFound: when there is no such thing, or whoever asks may not see it.
    :raises NotAllowed: when they may see it, and not do this with it.
    """
    asked = entered_in(request, verb, request.GET)
    stands = standing(verb, asking(request), asked)
    whole = "fresh" not in request.GET and not asked_for(request, verb)
    draft = draft_of(request.user, verb.name, about(asked)) if whole else None
    if draft is None:
        return {**entered_of(stands), **asked}
    typed: dict[str, Any] = draft.entered
    return typed | {name: asked[name] for name in naming(verb) if asked.get(name)}


def asked_for(request: HttpRequest, verb: Verb) -> tuple[str, ...]:
    """The fields that the form is narrowed to, so that one thing is changed quickly; none where it is shown whole."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = sent.get("only", "").split(",")
    return tuple(field.name for field in fields_of(verb.told) if field.name in asked and not field.required)


def emptied(request: HttpRequest, verb: Verb, entered: dict[str, Any]) -> dict[str, Any]:
    """What was entered; a field of a narrowed form in which nothing stands any more is to be emptied, where the verb
    can do that.
    """
    only = asked_for(request, verb) if request.method == "POST" and field_of(verb.told, EMPTY) else ()
    return bared(verb.told, only, entered, standing_or_nothing(verb, asking(request), entered)) if only else entered


def kept_under(request: HttpRequest, verb: Verb) -> str:
    """What a draft is kept under: the thing that the form was opened with, whatever was typed since."""
    if request.method != "POST":
        return about(entered_in(request, verb, request.GET))
    return request.POST.get("about", "").replace("\x00", "")[:LONGEST]


def entered_in(request: HttpRequest, verb: Verb, source: Any = None) -> dict[str, Any]:
    """The fields of the verb that the form sent; lists where a field has several values."""
    sent = request.POST if source is None else source
    found: dict[str, Any] = {}
    for field in fields_of(verb.told):
        for key in keys_of(field, sent):
            if field.kind == "file" and not HASH.fullmatch(sent.get(key, "")):
                continue  # a file that is only chosen yet
            if key in sent:
                found[key] = sent.getlist(key) if field.kind == "several" else sent.get(key)
    return found


def where_next(request: HttpRequest, done: Done[Any]) -> str:
    """The address that the form was asked to return to, else the page of the thing, else the desk."""
    event = done.event
    page = address_of(event.kind, event.framework, event.key) if event else None
    return inside(request, request.POST.get("next", "")) or page or "/desk/"


def inside(request: HttpRequest, wanted: str) -> str:
    """An address that the form was asked to return to, where it lies in this site; else empty."""
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and allowed else ""
