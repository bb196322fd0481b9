"""How an answer is written: JSON straight from the models, or what went wrong as problem+json."""

import json
from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query
from pydantic import BaseModel, BeforeValidator, Field

from shanyraq.base.ui.speech import say
from shanyraq.kernel.days import read_day
from shanyraq.kernel.findings import Finding


def a_day(value: Any) -> Any:
    """Reads a day as pages do: a bare number is none, though pydantic could take it for one."""
    return read_day(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(a_day)]
AsOf = Annotated[Day | None, Query(description="As it was known at the end of this day.")]


class Remark(BaseModel):
    """What a rule found: a reason to refuse, or something to know."""

    rule: str
    severity: str
    subject: str
    clause: str
    message: str
    place: str = Field("", description="Where to mend it in a file that was sent: `results/outcome-2.yaml:114`.")
    field: str = Field("", description="The field of the action in which to mend it: `due_on`.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = Field([], description="Each parameter or field that was not understood.")
    findings: list[Remark] = Field([], description="What rules say about an action that they refuse.")
    mine: dict[str, Any] = Field({}, description="In a conflict, by field: what was asked for.")
    theirs: dict[str, Any] = Field({}, description="In a conflict, by field: what stands now.")


MEMBERS = {"errors", "findings", "mine", "theirs"}
"""Only a problem that has them shows them."""
FAILURES: dict[Any, Any] = {frozenset({404, 422, 429}): Problem}
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
    content = body.model_dump_json(exclude={name for name in MEMBERS if not getattr(body, name)})
    return HttpResponse(content, status=status, content_type="application/problem+json")


def remark(finding: Finding) -> Remark:
    """A finding with its sentence in the active language."""
    return Remark(
        rule=finding.rule,
        severity=str(finding.severity),
        subject=finding.subject,
        clause=finding.clause,
        message=say(finding.message),
        place=finding.place,
        field=finding.field,
    )
