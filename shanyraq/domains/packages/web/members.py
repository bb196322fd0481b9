"""Pages of a framework that exist only for those who hold a right in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseBase

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.web.pages import FrameworkPage
from shanyraq.kernel.scopes import Scope

View = Callable[..., HttpResponseBase]


def holds(page: FrameworkPage, permission: Permission) -> bool:
    """Whether whoever asks holds the right in the framework of the page."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may(actor, permission, Scope(page.code))


def only_for(permission: Permission) -> Callable[[View], View]:
    """For whoever holds the right; whoever is not signed in may do that first, for others there is no such page."""

    def guard(view: View) -> View:
        @wraps(view)
        def run(page: FrameworkPage, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if holds(page, permission):
                return view(page, *args, **kwargs)
            if not page.request.user.is_authenticated:
                return redirect_to_login(page.request.get_full_path())
            raise Http404

        return run

    return guard


def or_sign_in(view: View) -> View:
    """What is not there for whoever is not signed in may be there when they are: they may do that first."""

    @wraps(view)
    def run(page: FrameworkPage, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(page, *args, **kwargs)
        except Http404:
            if page.request.user.is_authenticated:
                raise
            return redirect_to_login(page.request.get_full_path())

    return run
