"""Who asks: the actor of a request, worked out when somebody wants to know."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.kernel.actors import NOBODY, Actor, Door

Answer = Callable[[HttpRequest], HttpResponse]


def with_actor(get_response: Answer) -> Answer:
    """Middleware: ``request.actor``. A reader without a session costs no statement."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_in(request))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a browser's request; nobody without an account."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return NOBODY
    return actor_of(cast(Person, person), Door.WEB, timezone.now().date())
