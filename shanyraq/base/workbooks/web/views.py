"""``/workbooks/``: taking the workbook of an action along, uploading it, looking at what it would do, doing it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.fields import field_of
from shanyraq.base.doors.web.views import site_of
from shanyraq.base.jobs.alive import working
from shanyraq.base.jobs.progress import progress_of
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.base.workbooks import uploads
from shanyraq.base.workbooks.books import book_named, books
from shanyraq.base.workbooks.columns import framework_of
from shanyraq.base.workbooks.ends import Filled, State
from shanyraq.base.workbooks.marking import marked
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.tasks import do_rows_of, look_at
from shanyraq.base.workbooks.template import workbook
from shanyraq.base.workbooks.web.books import book_page, book_to_fill, books_for
from shanyraq.base.workbooks.web.files import as_file, wrong_with
from shanyraq.base.workbooks.web.listing import listing_of
from shanyraq.kernel.actors import Door


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every action that whoever asks may do with a workbook, and those that they uploaded."""
    found = [verb for verb in verbbook().values() if may_open(request, verb)]
    context = {"verbs": found, "books": books_for(request), "uploads": _listed(request)}
    return render(request, "workbooks/overview.html", context)


@login_required
def one(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook of one action, or a book of several: taken along, and uploaded again."""
    book = book_named(name)
    if book is not None:
        return book_page(request, book, timezone.now())
    verb = verb_named(request, name)
    if request.method != "POST":
        return _one(request, verb)
    framework = _framework(request, verb, request.POST.get("framework", ""))
    problem = wrong_with(request, framework)
    if problem:
        return _one(request, verb, problem)
    facts = {"verb": verb.name, "framework": framework or "", "site": site_of(request)}
    sent, reason = request.FILES["workbook"], request.POST.get("reason", "")
    kept = look_at(sent, request.user, timezone.now(), reason=reason, **facts)
    return HttpResponseRedirect(reverse("workbook-uploaded", args=[kept.pk]))


@login_required
@require_safe
def template(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook to be filled in."""
    book = book_named(name)
    if book is not None:
        return as_file(*book_to_fill(request, book, timezone.now().date()))
    verb = verb_named(request, name)
    framework = _framework(request, verb, request.GET.get("framework", ""))
    if framework is None:
        raise Http404(_("There is no such framework."))
    file = f"{verb.name}{f'-{framework}' if framework else ''}.xlsx"
    return as_file(file, workbook(verb, framework, actor_in(request)))


@login_required
@require_safe
def uploaded(request: HttpRequest, pk: Any) -> HttpResponse:
    """What an uploaded workbook would do, or did, row by row; how far it is while it is looked at."""
    upload, asked_again = _own(request, pk), request.headers.get("HX-Request") == "true"
    busy = upload.is_busy
    filled = Filled.of(upload.result) if not busy and upload.result else None
    context = {
        "upload": upload,
        "of_framework": upload.framework,
        "verb": book_named(upload.verb) or verbbook()[upload.verb],
        "filled": filled,
        "counts": {state.value: filled.count(state) for state in State} if filled else {},
        "listing": listing_of(filled.rows if filled else ()),
        "busy": busy,
        "progress": progress_of(upload.progress_key) if busy else None,
        "nobody_works": busy and not working(timezone.now()),
        "can_be_marked": filled is not None and filled.count(State.REFUSED) and upload.name.endswith(".xlsx"),
    }
    if asked_again and not busy:
        return HttpResponseClientRefresh()
    return render(request, "workbooks/progress.html" if asked_again else "workbooks/uploaded.html", context)


@login_required
@require_POST
def apply(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lets the rows be done, all or none."""
    upload = _own(request, pk)
    do_rows_of(upload)
    return HttpResponseRedirect(reverse("workbook-uploaded", args=[upload.pk]))


@login_required
@require_POST
def discard(request: HttpRequest, pk: Any) -> HttpResponse:
    """Drops what was uploaded: it waits on the desk no more. What its rows did stays."""
    upload = _own(request, pk)
    dropped = uploads.discard(upload)
    return HttpResponseRedirect(reverse("workbooks") if dropped else reverse("workbook-uploaded", args=[upload.pk]))


@login_required
@require_safe
def marked_file(request: HttpRequest, pk: Any) -> HttpResponse:
    """The workbook with a comment on every cell that was refused."""
    upload = _own(request, pk)
    filled = Filled.of(upload.result) if not upload.is_busy and upload.result else None
    content = marked(bytes(upload.content), filled) if filled and filled.count(State.REFUSED) else None
    if content is None:
        raise Http404(_("This file has no cells that could carry a comment."))
    return as_file(f"{upload.name.removesuffix('.xlsx')}-to-mend.xlsx", content)


def verb_named(request: HttpRequest, name: str) -> Verb:
    """The verb of a workbook.

    :raises Http404: when there is none, or whoever asks may do it nowhere.
    """
    verb = verbbook().get(name)
    if verb is None or not may_open(request, verb):
        raise Http404(_("There is no such action."))
    return verb


def may_open(request: HttpRequest, verb: Verb) -> bool:
    """Whether the verb has a workbook, and whoever asks may do it anywhere."""
    return verb.command is not None and Door.SHEET in verb.doors and may_anywhere(actor_in(request), verb.permission)


def _one(request: HttpRequest, verb: Verb, problem: str = "") -> HttpResponse:
    context = {
        "verb": verb,
        "frameworks": choices("frameworks") if framework_of(verb) else [],
        "chosen": request.POST.get("framework") or request.GET.get("framework", ""),
        "of_framework": request.POST.get("framework") or request.GET.get("framework", ""),
        "reason": request.POST.get("reason", ""),
        "takes_reason": field_of(verb.told, "reason") is not None,
        "problem": problem,
    }
    return render(request, "workbooks/one.html", context, status=422 if problem else 200)


def _framework(request: HttpRequest, verb: Verb, named: str) -> str | None:
    """The framework that the rows are about: empty where they are about none, None where it is unknown."""
    if not framework_of(verb):
        return ""
    return named if named in {code for code, _label in choices("frameworks")} else None


def _own(request: HttpRequest, pk: Any) -> Upload:
    found = uploads.upload_of(request.user.pk, pk)
    if found is None or (found.verb not in verbbook() and book_named(found.verb) is None):
        raise Http404(_("There is no such workbook. Workbooks are kept for seven days."))
    return found


def _listed(request: HttpRequest) -> list[tuple[Upload, str]]:
    known = {name: verb.title for name, verb in verbbook().items()} | {book.name: book.title for book in books()}
    return [(each, known[each.verb]) for each in uploads.uploads_of(request.user) if each.verb in known]
