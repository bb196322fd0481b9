"""Every verb over REST: what it needs, and the doing of it.

One operation for each verb that is open to programs, derived from its command. What rules, permissions and
conflicts say is told in ``failures``; a request with an idempotency key is done once.
"""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Body, Query, Router
from ninja.errors import ValidationError

from shanyraq.api.callers import TOKEN, caller_of
from shanyraq.api.shapes import FAILURES, VerbDone, VerbOut, done_out, headers, told_again, verb_out
from shanyraq.base.doors.answered import Answer, Asked, once
from shanyraq.base.doors.fields import field_of
from shanyraq.base.doors.following import followed
from shanyraq.base.doors.web.views import site_of
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, Verb, verbbook
from shanyraq.domains.packages.api import LIST_FAILURES, Page, Paging, Problem, answer, listed
from shanyraq.kernel.actors import Door
from shanyraq.kernel.commands import Command
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

router = Router(tags=["Verbs"])
KEY = re.compile(r"[\x21-\x7e]{1,200}")
SEEN = re.compile(r'(?:W/)?"(\d{1,9})(?:-[0-9a-f]{32})?"')
"""A revision as an ETag: alone, or at the head of the ETag that a framework's things are read with."""


@router.get("/verbs", response={200: Page[VerbOut], **LIST_FAILURES}, summary="List verbs")
def list_verbs(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """Everything that can be done, the fields that it needs, and the doors through which it can be done."""
    return listed(request, [verb_out(verb) for verb in open_verbs()], paging, VerbOut)


def get_verb(request: HttpRequest, name: str) -> HttpResponse:
    """What a verb needs, and who may do it."""
    verb = verbbook().get(name)
    if verb is None or not verb.doors:
        raise NotFound(Sentence(gettext_noop("verb {name}"), {"name": str(name)}))
    return answer(verb_out(verb))


def no_such_verb(request: HttpRequest, name: str) -> HttpResponse:
    """Verbs that are open to programs have addresses of their own; this is any other."""
    raise NotFound(Sentence(gettext_noop("verb {name} that is open to programs"), {"name": str(name)}))


def open_verbs() -> list[Verb]:
    """Every verb that has a door."""
    return [verb for verb in verbbook().values() if verb.doors]


def offer(verb: Verb) -> None:
    """Adds the operation of a verb and, at the same address, what it needs."""
    form: Any = verb.told
    result: Any = verb.gives

    def do(request: HttpRequest, command: Body[form]) -> HttpResponse:
        return perform(verb, from_revision(command, request), request)

    def needs(request: HttpRequest) -> HttpResponse:
        return get_verb(request, verb.name)

    do.__name__ = verb.name.replace(".", "_")
    router.get(f"/verbs/{verb.name}", include_in_schema=False)(needs)
    router.post(
        f"/verbs/{verb.name}",
        auth=TOKEN,
        response={200: VerbDone[result], **FAILURES},
        summary=verb.title,
        description=verb.help,
        openapi_extra=headers(seen=field_of(form, "seen") is not None),
    )(do)


def perform(verb: Verb, command: Command, request: HttpRequest) -> HttpResponse:
    """Does it; with a key, at most once. What follows it (a letter, say) leaves when it is written."""
    at, caller, key = timezone.now(), caller_of(request), key_of(request)
    ended: list[Done[Any]] = []

    def work() -> Answer:
        done = verb.perform(command, by=caller.actor, at=at)
        ended.append(done)
        told = done_out(verb, done)
        return Answer(told.model_dump(mode="json"), told_again(told).model_dump(mode="json"))

    if key is None:
        body, repeated = work().body, False
    else:
        body, repeated = once(Asked(f"token {caller.token}", key, verb.name, command.said()), at, work)
    trouble = None if repeated else followed(verb.name, ended[-1], site_of(request))
    response = answer({**body, "troubles": [say(trouble)] if trouble else []})
    if repeated:
        response["Idempotent-Replayed"] = "true"
    return response


def key_of(request: HttpRequest) -> str | None:
    """The idempotency key of a request.

    :raises ValidationError: when it is none.
    """
    key = request.headers.get("Idempotency-Key")
    if key is not None and not KEY.fullmatch(key):
        raise _misunderstood("Idempotency-Key", "has 1 to 200 letters, digits and signs, and no spaces")
    return key


def from_revision(command: Command, request: HttpRequest) -> Command:
    """The command with the revision that ``If-Match`` names as the one that it was made from.

    :raises ValidationError: when it names none, the verb looks at none, or the command names another.
    """
    named = request.headers.get("If-Match", "*").strip()
    if named == "*":
        return command
    found = SEEN.fullmatch(named)
    if found is None:
        raise _misunderstood("If-Match", 'is not one revision, as in "3"')
    if "seen" not in type(command).model_fields:
        raise _misunderstood("If-Match", "is of no use here: this verb does not look at revisions")
    if getattr(command, "seen", None) not in {None, int(found[1])}:
        raise _misunderstood("If-Match", "names another revision than the field «seen»")
    return command.model_copy(update={"seen": int(found[1])})


def _misunderstood(header: str, words: str) -> ValidationError:
    return ValidationError([{"loc": ("header", header), "msg": words, "type": "value_error"}])


for each in open_verbs():
    if Door.API in each.doors:
        offer(each)
# Addresses are matched in this order: that of each verb before that of any.
router.get("/verbs/{name}", response={200: VerbOut, frozenset({404, 422, 429}): Problem}, summary="One verb")(get_verb)
router.post("/verbs/{name}", include_in_schema=False)(no_such_verb)
