"""How an answer is written: JSON straight from the models, or what went wrong as problem+json."""

import json
from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query
from pydantic import BaseModel, BeforeValidator, Field

from shanyraq.kernel.days import read_day


def a_day(value: Any) -> Any:
    """Reads a day as pages do: a bare number is none, though pydantic could take it for one."""
    return read_day(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(a_day)]
AsOf = Annotated[Day | None, Query(description="As it was known at the end of this day.")]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = Field([], description="Each parameter that was not understood.")


FAILURES: dict[Any, Any] = {frozenset({404, 422}): Problem}
"""How any read of a framework can fail."""


def answer(model: BaseModel | dict[str, Any]) -> HttpResponse:
    """A model, or plain values, as JSON."""
    if isinstance(model, BaseModel):
        content = model.model_dump_json()
    else:
        content = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def problem(status: int, title: str, detail: str, **more: Any) -> HttpResponse:
    """An answer that says what went wrong."""
    body = Problem(title=title, status=status, detail=detail, **more)
    content = body.model_dump_json(exclude=None if body.errors else {"errors"})
    return HttpResponse(content, status=status, content_type="application/problem+json")
