"""The page of a workbook of several actions: of which part it is to be, taken along, and uploaded again."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.web.views import site_of
from shanyraq.base.workbooks.book_writing import book_file
from shanyraq.base.workbooks.books import Book, books, parts_for
from shanyraq.base.workbooks.tasks import look_at
from shanyraq.base.workbooks.web.files import wrong_with


def books_for(request: HttpRequest) -> list[Book]:
    """Those that whoever asks may have for any part of any framework."""
    return [book for book in books() if may_anywhere(actor_in(request), book.permission)]


def book_page(request: HttpRequest, book: Book, at: datetime) -> HttpResponse:
    """The page, or where the workbook that was sent is looked at.

    :raises Http404: when whoever asks may have it nowhere.
    """
    if book not in books_for(request):
        raise Http404(_("There is no such action."))
    if request.method != "POST":
        return _page(request, book)
    framework = _framework(request.POST.get("framework", ""))
    problem = wrong_with(request, framework)
    if problem:
        return _page(request, book, problem)
    facts = {"verb": book.name, "framework": framework or "", "site": site_of(request)}
    kept = look_at(request.FILES["workbook"], request.user, at, reason=request.POST.get("reason", ""), **facts)
    return HttpResponseRedirect(reverse("workbook-uploaded", args=[kept.pk]))


def book_to_fill(request: HttpRequest, book: Book, on: date) -> tuple[str, bytes]:
    """The workbook of a part that the address names: a name for the file, and its bytes.

    :raises Http404: when there is no such framework or part, or whoever asks may not have it.
    """
    framework, part = (request.GET.get(name, "") for name in ("framework", "part"))
    if _framework(framework) is None or part not in dict(parts_for(book, framework, actor_in(request))):
        raise Http404(_("There is no such workbook for you. Choose one on its page."))
    return f"{framework}-{book.name}-{part}.xlsx", book_file(book, framework, part, actor_in(request), on)


def _page(request: HttpRequest, book: Book, problem: str = "") -> HttpResponse:
    frameworks = choices("frameworks")
    asked = request.POST.get("framework") or request.GET.get("framework", "")
    chosen = asked or (frameworks[0][0] if len(frameworks) == 1 else "")
    known = _framework(chosen) is not None
    context = {
        "verb": book,
        "frameworks": frameworks,
        "chosen": chosen if known else "",
        "of_framework": chosen,
        "called": dict(frameworks).get(chosen, ""),
        "parts": parts_for(book, chosen, actor_in(request)) if known else [],
        "reason": request.POST.get("reason", ""),
        "problem": problem,
    }
    return render(request, "workbooks/book.html", context, status=422 if problem else 200)


def _framework(named: str) -> str | None:
    """The framework of that code; None where there is none."""
    return named if named in {code for code, _label in choices("frameworks")} else None
