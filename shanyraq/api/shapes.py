"""The shapes of verbs over REST: what one needs, and what is answered when it was done."""

from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _
from pydantic import BaseModel, Field

from shanyraq.base.doors.events import said
from shanyraq.base.doors.fields import Field as FieldOfCommand
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, Verb
from shanyraq.domains.packages.api import Problem, Remark, remark
from shanyraq.kernel.commands import Written

Result = TypeVar("Result")
FAILURES: dict[Any, Any] = {frozenset({400, 401, 403, 404, 409, 413, 415, 422, 429, 503}): Problem}
"""How a verb can end without being done."""
KEY: dict[str, Any] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    "description": (
        "A text of your own, another one for every request. Sent again with the same key, the request is not done "
        "again: the first answer is given again."
    ),
}
IF_MATCH: dict[str, Any] = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "schema": {"type": "string", "maxLength": 60},
    "description": (
        'The revision that the change is made from, as in `"3"`, or the ETag that the thing was read with: the same as '
        "the field `seen`. Where somebody changed the thing since, the answer is 409."
    ),
}
REPLAYED = {
    "Idempotent-Replayed": {
        "description": "«true»: this answer was given before, and nothing was done now.",
        "schema": {"type": "string"},
    }
}


class FieldOut(BaseModel):
    """A field of a verb's command; the OpenAPI description of the verb has its exact limits."""

    name: str
    title: str
    help: str
    kind: str = Field(
        description=(
            "line, text, email, number, day, yes_no, choice, several (of a list), lines (free texts), texts (by "
            "language), file (the SHA-256 of one that was sent to `/files`), hidden"
        )
    )
    required: bool
    default: Any
    options: list[str] = Field(description="The values of a fixed list.")
    choices: str = Field(description="The name of a list that the installation offers; empty where there is none.")


class VerbOut(BaseModel):
    """Something that can be done."""

    name: str
    title: str
    help: str
    permission: str = Field(description="What is needed to do it, where the thing belongs.")
    doors: list[str]
    fields: list[FieldOut]


class DoneSubject(BaseModel):
    """The thing that it was done with; ``framework`` is empty for what belongs to the installation."""

    kind: str
    key: str
    framework: str


class VerbDone(BaseModel, Generic[Result]):
    """What was done. Where everything was as it should be, there is neither event nor subject."""

    event: int | None = Field(description="The number of the event in the trail.")
    verb: str
    subject: DoneSubject | None
    sentence: str = Field(description="What was done, in the language asked for.")
    revision: int | None = Field(
        description="The revision of the thing as it stands now: what the next change is made from (`If-Match`)."
    )
    findings: list[Remark] = Field(description="What rules remarked; none of it stood in the way.")
    result: Result | None = Field(description="What it gives back, where it gives back something.")
    troubles: list[str] = Field(
        [], description="What should have followed and failed, a letter say; what was done stays done."
    )


def verb_out(verb: Verb) -> VerbOut:
    """A verb with titles and help in the active language."""
    return VerbOut(
        name=verb.name,
        title=say(verb.title),
        help=say(verb.help),
        permission=str(verb.permission),
        doors=sorted(str(door) for door in verb.doors),
        fields=[_field(each) for each in fields_of(verb.told)],
    )


def done_out(verb: Verb, done: Done[Any]) -> VerbDone[Any]:
    """What was done."""
    event = done.event
    result: Written | None = done.result.written() if verb.gives else None
    return VerbDone[Any](
        event=event.pk if event else None,
        verb=verb.name,
        subject=DoneSubject(kind=event.kind, key=event.key, framework=event.framework) if event else None,
        sentence=said(event) if event else _("Everything is as it should be; nothing was changed."),
        revision=getattr(done.result, "revision", getattr(result, "revision", None)),
        findings=[remark(finding) for finding in done.findings],
        result=result,
    )


def told_again(done: VerbDone[Any]) -> VerbDone[Any]:
    """The same as it is told to whoever asks again, without what is told once."""
    return done if done.result is None else done.model_copy(update={"result": done.result.repeated()})


def headers(*, seen: bool) -> dict[str, Any]:
    """What the description of an operation says of headers. A verb that looks at no revision has no ``If-Match``."""
    return {"parameters": [KEY, *([IF_MATCH] if seen else [])], "responses": {200: {"headers": REPLAYED}}}


def _field(field: FieldOfCommand) -> FieldOut:
    return FieldOut(
        name=field.name,
        title=say(field.title),
        help=say(field.help),
        kind=field.kind,
        required=field.required,
        default=field.default,
        options=list(field.options),
        choices=field.choices,
    )
