"""What an answer rests on, and the ETag that follows from it before any work is done.

A version never changes. So an answer is fixed by the version, the address, the language, the day
and the software. Whoever asks again for what has not changed is told so after one statement.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, wraps
from hashlib import sha256
from importlib.resources import files
from inspect import unwrap
from pathlib import Path

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from ninja.operation import Operation

from shanyraq import __version__
from shanyraq.domains.packages.api.cursors import read_cursor
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.days import read_day
from shanyraq.kernel.errors import NotFound

View = Callable[..., HttpResponse]
CODE = {".py", ".yaml", ".html", ".mo"}
"""Files that an answer may depend on."""


@dataclass
class Basis:
    """``state`` names what was read: one version, or the versions of all frameworks."""

    code: str | None
    as_of: date | None
    state: str
    version: Version | None = field(default=None, repr=False)


def basis_of(request: HttpRequest, code: str | None, as_of: date | None) -> Basis:
    """What the request reads; asked of the database once for each request.

    :raises NotFound: when there is no such framework, or it did not exist on that day.
    """
    known: Basis | None = getattr(request, "basis", None)
    if known is not None and (known.code, known.as_of) == (code, as_of):
        return known
    if code is None:
        newest = Version.objects.aggregate(last=Max("pk"), number=Count("pk"))
        basis = Basis(code, as_of, f"{newest['last']} {newest['number']}")
    else:
        version = version_in_force(code, as_of)
        basis = Basis(code, as_of, f"{version.pk} {version.digest} {version.applied_at}", version)
    request.basis = basis  # type: ignore[attr-defined]
    return basis


def version_of(request: HttpRequest, code: str, as_of: date | None) -> Version:
    """The version of the framework that the request asks for.

    :raises NotFound: when there is no such framework, or it did not exist on that day.
    """
    version = basis_of(request, code, as_of).version
    assert version is not None
    return version


def day_of(request: HttpRequest, as_of: date | None = None) -> date:
    """The day on which an answer judges: the one asked for, else that on which its list was begun, else today."""
    if as_of is not None:
        return as_of
    try:
        return read_cursor(request.GET.get("cursor", "")).begun
    except ValueError:
        return timezone.now().date()


def conditional(view: View) -> View:
    """Answers «not modified» before the view works; gives good answers their ETag.

    Whatever writes, or needs a token, is left alone: no answer is given before it is known who asks. So are reads of
    what changes without a new version (``records``).
    """
    operation: Operation = unwrap(view).__self__

    @wraps(view)
    def run(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method != "GET" or operation.auth_callbacks or hasattr(operation.view_func, "of_records"):
            return view(request, **kwargs)
        tag = _tag(request, kwargs.get("code"))
        named = tag and request.headers.get("If-None-Match", "").strip() != "*"
        response = get_conditional_response(request, etag=tag) if named else None
        response = response or view(request, **kwargs)
        if tag and response.status_code in {200, 304}:
            response["ETag"] = tag
            response["Cache-Control"] = "no-cache"
        return response

    return run


def _tag(request: HttpRequest, code: str | None) -> str | None:
    """The ETag; None where the request cannot be understood, which the view will say.

    That of a framework begins with the number of its version: sent back as ``If-Match``, it says what a change was
    made from.
    """
    asked = request.GET.get("as_of")
    try:
        as_of = read_day(asked) if asked is not None else None
        basis = basis_of(request, code, as_of)
    except (ValueError, NotFound):
        return None
    day = day_of(request, as_of)
    parts = [software(), basis.state, request.get_full_path(), get_language() or "", day.isoformat()]
    number = f"{basis.version.number}-" if basis.version else ""
    return f'"{number}{sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'


@cache
def software() -> str:
    """The release, and the content of its files: another software may give another answer."""
    digest = sha256()
    for path in sorted(Path(str(files("shanyraq"))).rglob("*")):
        if path.suffix in CODE:
            digest.update(path.read_bytes())
    return f"{__version__} {digest.hexdigest()[:16]}"
