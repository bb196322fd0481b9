"""The ways in which an action can end without being done, as problem+json."""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic_core import to_jsonable_python

from shanyraq.base.doors.answered import KeyTaken
from shanyraq.base.doors.binding import in_words
from shanyraq.base.files.keeping import FULL, NoRoom
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import full_sentence, say
from shanyraq.domains.packages.api import problem, remark
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

HEADER = {"header": "Authorization: Bearer …"}
logger = logging.getLogger(__name__)

NO_JSON = "Cannot parse request body"
"""What django-ninja says of a body that is no JSON."""
TAKEN = gettext_noop("This key was used for another request; every request needs a key of its own")
CHANGED = gettext_noop("Somebody changed the same thing in the meantime. Nothing was changed.")


def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    """There is no such thing, or not for whoever asks."""
    return problem(404, "Not found", _("There is no %(thing)s.") % {"thing": say(error.said)})


def no_address(request: HttpRequest, error: Http404) -> HttpResponse:
    """There is no such address."""
    return problem(404, "Not found", str(error))


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A refusal with a reason."""
    words = _("What was sent is no JSON.") if error.message.startswith(NO_JSON) else error.message
    return problem(error.status_code, "Not done", words)


def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token, or one that does not count (RFC 6750)."""
    sent = "Authorization" in request.headers
    words = (
        _("The token is unknown, has expired or was ended.") if sent else _("This needs a token: %(header)s") % HEADER
    )
    response = problem(401, "Not signed in", words)
    response["WWW-Authenticate"] = 'Bearer realm="Shanyraq"' + (', error="invalid_token"' if sent else "")
    return response


def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Too many requests in a minute."""
    return slow_down(error.wait or 1)


def slow_down(seconds: int) -> HttpResponse:
    """Too many requests: how long to wait."""
    waits = ngettext(
        "Too many requests; ask again in %(seconds)s second.",
        "Too many requests; ask again in %(seconds)s seconds.",
        seconds,
    )
    response = problem(429, "Too often", waits % {"seconds": seconds})
    response["Retry-After"] = str(seconds)
    return response


def not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    """Seen, but not to be done by whoever asks."""
    return problem(403, "Not allowed", full_sentence(error.said))


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Rules refuse it: the errors in words, and each finding with its rule."""
    errors = [say(finding.message) for finding in error.findings if finding.severity is Severity.ERROR]
    findings = [remark(finding) for finding in error.findings]
    return problem(422, "Refused", "; ".join(errors), findings=findings)


def conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    """Somebody was faster: both sides, where there are two."""
    sides = {"mine": error.mine, "theirs": error.theirs}
    detail = f"{_(CHANGED)} ({say(error.said)})"
    return problem(409, "Conflict", detail, **to_jsonable_python(sides, fallback=str))


def key_taken(request: HttpRequest, error: KeyTaken) -> HttpResponse:
    """An idempotency key for two different requests."""
    return problem(422, "Not understood", _(TAKEN), errors=[{"at": "header.Idempotency-Key", "problem": _(TAKEN)}])


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent does not have the shape that was asked for; fields of a command are told in words."""
    if getattr(request, "no_room", False):
        return no_room(request, NoRoom(FULL))
    errors = [{"at": _place(item), "problem": _words(item)} for item in error.errors]
    detail = "; ".join(f"{each['at']}: {each['problem']}" for each in errors)
    return problem(422, "Not understood", detail, errors=errors)


def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """More than any command takes."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return problem(413, "Too large", _("What is sent has at most %(most)s bytes.") % {"most": format_number(most)})


def no_room(request: HttpRequest, error: NoRoom) -> HttpResponse:
    """The disk is full."""
    logger.error("%s: there is no room for what was sent", request.path)
    return problem(507, "No room", say(str(error)))


def busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """The database is away, or is held by others for too long: nothing is lost by asking again."""
    logger.exception("%s was not answered by the database", request.path, exc_info=error)
    response = problem(503, "Busy", _("The database does not answer; nothing was changed. Ask again."))
    response["Retry-After"] = "1"
    return response


def crashed(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of the software: the log has the details, the answer has none."""
    if settings.DEBUG:
        raise error
    logger.exception("%s failed", request.path, exc_info=error)
    return problem(500, "Fault", _("The software failed; nothing was changed. The log says where."))


def tell_failures(api: NinjaAPI) -> None:
    """Sets what the API answers for each of them."""
    told: dict[type[Exception], Any] = {
        NotFound: not_found,
        Http404: no_address,
        HttpError: http_error,
        AuthenticationError: nobody,
        Throttled: too_often,
        NotAllowed: not_allowed,
        Refused: refused,
        Conflict: conflict,
        KeyTaken: key_taken,
        ValidationError: invalid,
        RequestDataTooBig: too_large,
        NoRoom: no_room,
        OperationalError: busy,
        Exception: crashed,
    }
    for error, answer in told.items():
        api.add_exception_handler(error, answer)


def _place(item: dict[str, Any]) -> str:
    """``query.limit``, ``body.title.ru``; the body as a whole is ``body``."""
    source, *steps = (str(step) for step in item["loc"])
    return ".".join([source, *(steps[1:] if source == "body" else steps)])


def _words(item: dict[str, Any]) -> str:
    return say(in_words(item))
