"""``/account/``: one's own account, and the way out of it."""

from allauth.account import views as signing
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shanyraq.base.access.web import person_in
from shanyraq.base.accounts.queries import own_account
from shanyraq.base.accounts.sections import sections


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name and language, address, password, authenticator app, browsers, tokens, roles, and what higher rooms add."""
    person = person_in(request)
    assert person is not None
    at = timezone.now()
    context = {
        "person": person,
        "own": own_account(person, at),
        "sections": sections(person, at),
        "here": request.session.session_key,
    }
    return render(request, "accounts/account.html", context)


def leave(request: HttpRequest) -> HttpResponse:
    """Asks whether to sign out, and does; the browser then forgets what it kept of these pages."""
    response: HttpResponse = signing.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response
