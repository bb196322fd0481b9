"""Who calls the API: a program with a token, which acts for a person and may do no more than they may today."""

from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from ninja.errors import Throttled
from ninja.security import HttpBearer

from shanyraq.base.access.queries import actor_of, token_of
from shanyraq.base.access.refusing import not_made_for
from shanyraq.base.access.using import note_use
from shanyraq.base.limits import address_of, must_wait
from shanyraq.kernel.actors import Actor, Door

Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who acts, and through which token."""

    actor: Actor
    token: int


class Bearer(HttpBearer):
    """The token of a program, as ``Authorization: Bearer shq_…``. Its owner makes and ends it in the browser."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller, or None where the token is unknown, too old, ended, or that of an ended account.

        :raises Throttled: when the token was used too often, or too many wrong ones came from one address.
        """
        at = timezone.now()
        found = token_of(token.strip(), at)
        who = ("tokens", str(found.pk)) if found else ("strangers", address_of(request))
        wait = must_wait(*who, at)
        if wait is not None:
            raise Throttled(wait)
        if found is None:
            return None
        note_use(found, at)
        actor = actor_of(found.person, Door.API, at.date(), only=found.verbs)
        request.actor = actor  # type: ignore[attr-defined]
        return Caller(actor, found.pk)


TOKEN = Bearer()


def caller_of(request: HttpRequest) -> Caller:
    """The caller of an operation that asks for a token."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    return caller


def reading(request: HttpRequest, *nouns: str) -> Actor:
    """Whoever asks. A token that is made for some verbs only reads these things where one of them is about such.

    :raises NotAllowed: when the token was made for other things.
    """
    actor = caller_of(request).actor
    if actor.only is not None and not {name.rpartition(".")[0] for name in actor.only} & set(nouns):
        raise not_made_for(f"{noun}.*" for noun in nouns)
    return actor


def private(response: Response) -> Response:
    """Kept by nobody for anybody else."""
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Authorization"])
    return response
