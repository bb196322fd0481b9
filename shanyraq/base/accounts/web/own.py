"""``/account/``: one's own account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shanyraq.base.access.web import person_in
from shanyraq.base.accounts.queries import own_account


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name and language, address, password, authenticator app, browsers, tokens, roles."""
    person = person_in(request)
    assert person is not None
    context = {
        "person": person,
        "own": own_account(person, timezone.now()),
        "here": request.session.session_key,
    }
    return render(request, "accounts/account.html", context)
