"""Lists, part by part: a cursor leads through a list once, or says that the list has changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from shanyraq.domains.packages.api.answers import AsOf, Problem, answer
from shanyraq.domains.packages.api.basis import Basis, day_of, software, version_of
from shanyraq.domains.packages.api.cursors import Cursor, read_cursor
from shanyraq.domains.packages.models import Version

Resource = TypeVar("Resource")
LARGEST_PAGE = 500
LIST_FAILURES: dict[Any, Any] = {frozenset({400, 404, 422, 429}): Problem}


class Page(BaseModel, Generic[Resource]):
    """A part of a list. ``next`` is the cursor of the following part, null at the end."""

    items: Sequence[Resource]
    count: int = Field(description="Of the whole list.")
    next: str | None


class Paging(BaseModel):
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 100
    cursor: str | None = None


def listed(
    request: HttpRequest, items: Sequence[Any], paging: Paging, form: type[BaseModel], *, state: str = ""
) -> HttpResponse:
    """The part of a list that the cursor points to. ``state``: what else it is of than versions.

    :raises HttpError: 400 for a cursor that was not given out by this list as it stands now.
    """
    here = Cursor(0, day_of(request), "")
    here = replace(here, mark=_mark(request, here.begun, state))
    start = _position(paging.cursor, here, len(items))
    end = start + paging.limit
    following = str(replace(here, position=end)) if end < len(items) else None
    page = Page[form](items=items[start:end], count=len(items), next=following)  # type: ignore[valid-type]
    return answer(page)


def _mark(request: HttpRequest, begun: date, state: str) -> str:
    """What the list is of: its address, its filters, the state of what it reads, the day of its first part."""
    basis: Basis | None = getattr(request, "basis", None)
    filters = sorted((name, value) for name, value in request.GET.items() if name not in {"limit", "cursor"})
    text = f"{request.path} {filters} {basis.state if basis else ''} {state} {software()} {begun}"
    return sha256(text.encode()).hexdigest()[:12]


def _position(cursor: str | None, here: Cursor, length: int) -> int:
    if not cursor:
        return 0
    message = _("The cursor is not one that this list gave out, or the list has changed; begin without it.")
    try:
        given = read_cursor(cursor)
    except ValueError as error:
        raise HttpError(400, message) from error
    if given.mark != here.mark or not 0 <= given.position <= length:
        raise HttpError(400, message)
    return given.position


def serve(to: Router, name: str, form: type[BaseModel], read: Callable[[Version], Sequence[BaseModel]]) -> None:
    """Adds ``GET /frameworks/{code}/<name>``: a paged list of what ``read`` finds in the version."""

    def get(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
        return listed(request, read(version_of(request, code, as_of)), paging, form)

    get.__doc__ = f"{form.__name__}: {(form.__doc__ or name).strip().splitlines()[0]}"
    get.__name__ = f"list_{name.replace('-', '_')}"
    responses = {200: Page[form], **LIST_FAILURES}  # type: ignore[valid-type]
    to.get(f"/frameworks/{{code}}/{name}", response=responses, summary=f"List {name}")(get)
