"""Reads of what changes by verbs and not with a version: the register, amendments, people.

Their ETag follows from what is answered, so the work is done first. That of one thing begins with its revision: sent
back as ``If-Match``, it says what a change was made from.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from pydantic import BaseModel, TypeAdapter

from shanyraq.domains.packages.api.answers import answer
from shanyraq.domains.packages.api.lists import Paging, listed

View = TypeVar("View", bound=Callable[..., HttpResponse])
ITEMS = TypeAdapter(list[Any])
"""Lists as they are hashed: forms as well as what fills them."""


def of_records(view: View) -> View:
    """Marks a public read whose answer may change while no version does."""
    view.of_records = True  # type: ignore[attr-defined]
    return view


def record(request: HttpRequest, model: BaseModel, revision: int | None = None) -> HttpResponse:
    """One thing as it stands; without a revision as it stood on a day."""
    return _tagged(request, answer(model), "" if revision is None else f"{revision}-")


def records(request: HttpRequest, items: Sequence[Any], paging: Paging, form: type[BaseModel]) -> HttpResponse:
    """The part of a list that the cursor points to; once anything in the list changed, its cursors are refused.

    :raises HttpError: 400 for a cursor that was not given out by this list as it stands now.
    """
    state = sha256(ITEMS.dump_json(list(items))).hexdigest()
    return records_of(request, items, paging, form, state)


def records_of(
    request: HttpRequest, items: Sequence[Any], paging: Paging, form: type[BaseModel], state: str
) -> HttpResponse:
    """The same of a list too long to be read whole. ``state``: what changes whenever anything in it does."""
    return _tagged(request, listed(request, items, paging, form, state=state))


def _tagged(request: HttpRequest, response: HttpResponse, begins: str = "") -> HttpResponse:
    """The answer with its ETag, or that nothing has changed since it was given."""
    tag = f'"{begins}{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    named = request.headers.get("If-None-Match", "*").strip() != "*"
    return (get_conditional_response(request, etag=tag, response=response) if named else None) or response
