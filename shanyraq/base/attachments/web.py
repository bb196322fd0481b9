"""The download of a document: for whoever may see it, and never as something that a browser would run here."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.base.attachments.models import Attachment
from shanyraq.base.attachments.queries import document_for
from shanyraq.base.files.keeping import place_of, store
from shanyraq.base.files.names import ending_of
from shanyraq.base.files.vocabulary import TYPES
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import gettext_noop

NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""The content security policy of a file: even a browser that showed it here would run nothing of it."""


@require_safe
def attached_file(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """Hands out a document under its name."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    actor: Any = request.actor  # type: ignore[attr-defined]
    try:
        row = document_for(code, number, actor)
        if row.ended_at is not None:
            raise NotFound(gettext_noop("document"))
        return handed_out(row)
    except NotFound as error:
        raise Http404(_("There is no such document.")) from error


def handed_out(row: Attachment) -> FileResponse:
    """The content of a document as an answer: to be saved, not shown.

    :raises NotFound: when its content is not where it should be.
    """
    return saved_as(row.name, row.blob.digest, row.blob.size)


def saved_as(name: str, digest: str, size: int) -> FileResponse:
    """A content as an answer, to be saved under a name.

    :raises NotFound: when it is not where it should be.
    """
    try:
        content: Any = store().open(place_of(digest), "rb")
    except FileNotFoundError as error:
        raise NotFound(gettext_noop("document")) from error
    media = TYPES[ending_of(name)].media if ending_of(name) in TYPES else "application/octet-stream"
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media)
    response["Content-Length"] = str(size)
    response["ETag"] = f'"{digest}"'
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response
