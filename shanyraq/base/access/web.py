"""Who asks: the actor of a request, worked out when somebody wants to know."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.kernel.actors import NOBODY, Actor, Door

Answer = Callable[[HttpRequest], HttpResponse]
UNTIL, SEEN = "until", "seen"
"""What a session knows of its own time: when it ends however busy it is, and when it was last used."""
NOTED = 600
"""Seconds after which a use of a session is noted again; each note lengthens the time that it may lie idle."""


def begin(request: HttpRequest) -> None:
    """Notes in a new session when it began. Called where somebody signs in."""
    now = timezone.now().timestamp()
    request.session[UNTIL], request.session[SEEN] = now + settings.SESSION_LONGEST, now


class Authentication(AuthenticationMiddleware):
    """Middleware: ``request.user``, who is nobody any more once the session is older than a session may be."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        user = request.user
        request.user = SimpleLazyObject(lambda: still_there(request, user))  # type: ignore[assignment]


def still_there(request: HttpRequest, user: AbstractBaseUser | AnonymousUser) -> AbstractBaseUser | AnonymousUser:
    """Whoever the session says, while it counts; signs out when it does not."""
    if not user.is_authenticated:
        return user
    now = timezone.now().timestamp()
    if request.session.get(UNTIL, now) < now:
        request.user = user  # type: ignore[assignment]
        logout(request)
        return AnonymousUser()
    if now - request.session.get(SEEN, now) > NOTED:
        request.session[SEEN] = now
    return user


def with_actor(get_response: Answer) -> Answer:
    """Middleware: ``request.actor``. A reader without a session costs no statement.

    What somebody with a session gets is kept by nobody, their own browser included: their name stands on it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_in(request))  # type: ignore[attr-defined]
        response = get_response(request)
        if has_session(request):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


KNOWN = "_known_actor"
"""Where a request keeps its actor."""


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a browser's request; nobody without an account. Worked out once for a request."""
    known: Actor | None = getattr(request, KNOWN, None)
    if known is None:
        person = person_in(request)
        known = NOBODY if person is None else actor_of(person, Door.WEB, timezone.now().date())
        setattr(request, KNOWN, known)
    return known


def person_in(request: HttpRequest) -> Person | None:
    """Who is signed in. Without a cookie of a session nothing is asked of the database."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return cast(Person, user)


def has_session(request: HttpRequest) -> bool:
    """Whether the browser sent the cookie of a session, whoever's and however old."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
