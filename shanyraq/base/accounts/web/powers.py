"""``/roles/``: who may do what, where; written by the code that decides it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.accounts.powers import action_lines, role_lines, with_account


def roles(request: HttpRequest) -> HttpResponse:
    """Roles with what they allow, and actions with who may do them. No account is needed to read it."""
    context = {
        "roles": role_lines(),
        "actions": action_lines(),
        "everybody": with_account(),
        "longest": longest_grant(timezone.now().date()).days,
    }
    return render(request, "accounts/roles.html", context)
