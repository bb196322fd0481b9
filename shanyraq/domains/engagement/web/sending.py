"""The form on which anybody sends feedback, and the receipt that shows how it stands. Both work without scripts."""

from collections.abc import Sequence
from dataclasses import replace
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
from shanyraq.base.doors.web.forms import Option, Shown, beside, folded, shown
from shanyraq.base.doors.web.views import entered_in
from shanyraq.base.files.keeping import FULL, NoRoom
from shanyraq.base.limits import address_of, give_back_today, line_of, too_many_today
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs import verbbook
from shanyraq.domains.engagement.commands import TakeBackFeedback
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import is_open, rows_of, with_receipt
from shanyraq.domains.engagement.rules.evidence import most_megabytes
from shanyraq.domains.engagement.verbs.evidence import drop_evidence, keep_evidence
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS, take_back
from shanyraq.domains.engagement.vocabulary import FILES, PUBLIC, SEND, Kind, State
from shanyraq.domains.engagement.web.showing import shown as in_words
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound, Refused
from shanyraq.kernel.sentences import gettext_noop

MANY = gettext_noop("Too much was sent from your connection today. Send it tomorrow.")
TRAP = "website"
"""A field that people do not see: whoever fills it in is a program that fills in everything."""
ROWS = "rows"
"""The button that shows the rows of the indicator that was chosen, and sends nothing."""


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
    begun = {name: page.request.GET[name] for name in ("subject", "row", "kind") if page.request.GET.get(name)}
    return _form(page, {"language": get_language(), **begun}, opened=opened)


send = require_http_methods(["GET", "HEAD", "POST"])(send)


def _sent(page: FrameworkPage, *, opened: bool) -> HttpResponseBase:
    verb, request = verbbook()[SEND], page.request
    entered = {**entered_in(request, verb), "framework": page.code}
    for name in FILES:
        entered.pop(name, None)  # of files only those count that come now: a hash says nothing of who sent it
    if ROWS in request.POST:
        return _form(page, entered, opened=opened)
    bound, sender = bind(verb.told, entered), _sender(page, opened=opened)
    trouble = _trouble(page, sender)
    if trouble or bound.command is None:
        return _form(page, entered, bound, whole=[trouble] if trouble else [], opened=opened)
    try:
        receipt = _performed(page, entered, sender)
    except Refused as error:
        return _form(page, entered, error=error, opened=opened)
    except (NoRoom, TooMany) as error:
        return _form(page, entered, whole=[_(str(error))], opened=opened)
    return redirect("feedback-receipt", page.code, receipt)


class TooMany(Exception):
    """More than is taken on a day from one line."""


def _performed(page: FrameworkPage, entered: dict[str, Any], sender: Actor) -> str:
    """Counts it, keeps its files and sends it; what is refused is not counted, and nothing of it is kept."""
    verb, at = verbbook()[SEND], timezone.now()
    files: dict[str, Any] = {name: page.request.FILES[name] for name in FILES if name in page.request.FILES}
    if getattr(page.request, "no_room", False):
        raise NoRoom(FULL)
    counted = ("feedback", line_of(address_of(page.request)), at, 1 + len(files)) if sender.person is None else None
    if counted and too_many_today(*counted):
        raise TooMany(MANY)
    kept: dict[str, str] = {}
    try:
        kept = keep_evidence(files, entered.get("kind", ""), person=sender.person, at=at)
        command = bind(verb.told, {**entered, **kept}).command
        assert command is not None
        return str(verb.perform(command, by=sender, at=at).result.receipt)
    except BaseException:
        if counted:
            give_back_today(*counted)
        drop_evidence(kept, person=sender.person)
        raise


def _sender(page: FrameworkPage, *, opened: bool) -> Actor:
    """Nobody in particular, also where somebody is signed in; their account where one is needed."""
    return ANONYMOUS if opened else actor_in(page.request)


def _trouble(page: FrameworkPage, sender: Actor) -> str:
    """What keeps it from being taken before anybody reads it: it comes from a program, or was tried too often."""
    who = line_of(address_of(page.request)) if sender.person is None else f"account {sender.person}"
    if too_many_today("feedback_tries", who, timezone.now()):
        return _("It was tried too often today. Try it tomorrow.")
    if page.request.POST.get(TRAP):
        return _("The field that is to stay empty was filled in. Empty it, and send again.")
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
    verb = verbbook()[SEND]
    problems = bound.problems if bound else {}
    entered = {**entered, "framework": page.code}
    fields = [_fitted(page, each, entered) for each in shown(verb, entered, problems, hidden=("framework",))]
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
        sent_files=[name for name in FILES if name in page.request.FILES],
        button=ROWS,
    )
    if page.request.method == "POST" and ROWS not in page.request.POST:
        response.status_code = 422
    return response


def _fitted(page: FrameworkPage, each: Shown, entered: dict[str, Any]) -> Shown:
    """A field as this form has it: files with limits of their own, rows of the indicator that was chosen."""
    if each.field.kind == "file":
        return replace(each, help=_file_help(each.field.endings) if each.field.name == FILES[0] else "")
    return _with_rows(page, each, entered) if each.field.name == "row" else each


def _file_help(endings: Sequence[str]) -> str:
    return _(
        "One of: %(endings)s. At most %(most)s MB each. Of a picture, place, day and device are taken out; out of the "
        "properties of a PDF take your name yourself."
    ) % {"endings": ", ".join(endings), "most": most_megabytes(timezone.now().date())}


def _with_rows(page: FrameworkPage, each: Shown, entered: dict[str, Any]) -> Shown:
    """The field of the row as a menu of the rows of the indicator that was chosen; hidden where it has no groups."""
    known, chosen = rows_of(page.version, str(entered.get("subject", ""))), str(entered.get("row") or "")
    if not known:
        return replace(each, field=replace(each.field, kind="hidden"), inputs=[replace(each.inputs[0], value="")])
    options = [Option(key, str(pick(name, page.version.language)), key == chosen) for key, name in known.items()]
    return replace(each, field=replace(each.field, kind="choice"), options=options)


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
