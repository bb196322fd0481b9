"""The form on which anybody sends feedback, and the receipt that shows how it stands. Both work without scripts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.binding import Bound, bind
from shanyraq.base.doors.web.forms import beside, folded, shown
from shanyraq.base.doors.web.views import entered_in
from shanyraq.base.limits import address_of, line_of, too_many_today
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook
from shanyraq.domains.engagement.commands import TakeBackFeedback
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import is_open, with_receipt
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS, take_back
from shanyraq.domains.engagement.vocabulary import PUBLIC, Kind, State
from shanyraq.domains.engagement.web.showing import shown as in_words
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound, Refused

TRAP = "website"
"""A field that people do not see: whoever fills it in is a program that fills in everything."""
VERB = "engagement.feedback.send"


@framework_page
def send(page: FrameworkPage) -> HttpResponseBase:
    """The form, and what it sends. Without an account where the country team opened it; else with one."""
    if page.asked:
        return page.render("engagement/closed.html")
    opened = is_open(page.code)
    if not opened and not page.request.user.is_authenticated:
        if page.request.method == "POST":
            return redirect_to_login(page.request.get_full_path())
        return page.render("engagement/closed.html")
    if page.request.method == "POST":
        return _sent(page, opened=opened)
    begun = {name: page.request.GET[name] for name in ("subject", "kind") if page.request.GET.get(name)}
    return _form(page, {"language": get_language(), **begun}, opened=opened)


send = require_http_methods(["GET", "HEAD", "POST"])(send)


def _sent(page: FrameworkPage, *, opened: bool) -> HttpResponseBase:
    verb, request = verbbook()[VERB], page.request
    entered = {**entered_in(request, verb), "framework": page.code}
    bound = bind(verb.told, entered)
    if bound.command is None:
        return _form(page, entered, bound, opened=opened)
    trouble = _trouble(page)
    if trouble:
        return _form(page, entered, whole=[trouble], opened=opened)
    try:
        done = verb.perform(bound.command, by=_sender(page, opened=opened), at=timezone.now())
    except Refused as error:
        return _form(page, entered, error=error, opened=opened)
    return redirect("feedback-receipt", page.code, done.result.receipt)


def _sender(page: FrameworkPage, *, opened: bool) -> Actor:
    """Nobody in particular, also where somebody is signed in; their account where one is needed."""
    return ANONYMOUS if opened else actor_in(page.request)


def _trouble(page: FrameworkPage) -> str:
    """What keeps it from being taken before anybody reads it: it comes from a program, or too often from one place."""
    if page.request.POST.get(TRAP):
        return _("The field that is to stay empty was filled in. Empty it, and send again.")
    if too_many_today("feedback", line_of(address_of(page.request)), timezone.now()):
        return _("Too much was sent from your connection today. Send it tomorrow.")
    return ""


def _form(
    page: FrameworkPage,
    entered: dict[str, Any],
    bound: Bound | None = None,
    *,
    error: Refused | None = None,
    whole: list[str] | None = None,
    opened: bool,
) -> HttpResponse:
    verb = verbbook()[VERB]
    problems = bound.problems if bound else {}
    entered = {**entered, "framework": page.code}
    fields = shown(verb, entered, problems, hidden=("framework",))
    fields, findings = beside(fields, error.findings if error else [])
    troubled = [*(whole or []), *(say(each) for each in problems.get("", []))]
    response = page.render(
        "engagement/send.html",
        form=folded(verb, fields, whole=False),
        fields=fields,
        findings=findings,
        whole=troubled,
        trap=TRAP,
        observes=entered.get("kind") == Kind.OBSERVATION,
        is_open=opened,
    )
    if page.request.method == "POST":
        response.status_code = 422
    return response


@sensitive_variables("receipt")
@framework_page
def receipt(page: FrameworkPage, receipt: str) -> HttpResponseBase:
    """How it stands, its answer, and the button that takes it back; for whoever has the address."""
    try:
        row = with_receipt(page.code, receipt)
        if page.request.method == "POST":
            command = TakeBackFeedback(framework=page.code, receipt=receipt)
            take_back(command, by=ANONYMOUS, at=timezone.now())
            messages.success(page.request, _("It was taken back. Nothing of what you wrote is kept."))
            return redirect("feedback-receipt", page.code, receipt)
    except (NotFound, ValueError) as error:
        raise Http404(_("There is no such receipt.")) from error
    return _receipt(page, row)


def _receipt(page: FrameworkPage, row: Feedback) -> HttpResponse:
    """The page, which nobody keeps and no search engine lists."""
    (each,) = in_words(page.version, [row])
    response = page.render(
        "engagement/receipt.html",
        each=each,
        row=row,
        address=page.request.build_absolute_uri(page.request.path),
        is_public=row.state in PUBLIC,
        is_taken_back=row.state == State.TAKEN_BACK,
    )
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "strict-origin"  # the host alone; with «no-referrer» browsers send forms from nowhere
    return response


receipt = require_http_methods(["GET", "HEAD", "POST"])(receipt)
