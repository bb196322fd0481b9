"""Who asks: the actor of a request, worked out when somebody wants to know."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.kernel.actors import NOBODY, Actor, Door

Answer = Callable[[HttpRequest], HttpResponse]


def with_actor(get_response: Answer) -> Answer:
    """Middleware: ``request.actor``. A reader without a session costs no statement.

    What somebody with a session gets is kept by their own browser alone: their name stands on it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_in(request))  # type: ignore[attr-defined]
        response = get_response(request)
        if has_session(request):
            patch_cache_control(response, private=True)
        return response

    return answer


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a browser's request; nobody without an account."""
    person = person_in(request)
    return NOBODY if person is None else actor_of(person, Door.WEB, timezone.now().date())


def person_in(request: HttpRequest) -> Person | None:
    """Who is signed in. Without a cookie of a session nothing is asked of the database."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return cast(Person, user)


def has_session(request: HttpRequest) -> bool:
    """Whether the browser sent the cookie of a session, whoever's and however old."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
