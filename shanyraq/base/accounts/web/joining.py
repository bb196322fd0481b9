"""``/account/join/<secret>/``: the one way in. Whoever was invited chooses a password and is signed in.

Whoever has an account already accepts one more invitation here, signed in to it.
"""

from typing import Any, cast

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.models import Invitation, Person
from shanyraq.base.access.vocabulary import ROLES, Role
from shanyraq.base.access.web import actor_in
from shanyraq.base.accounts.signing.forms import AGAIN, DIFFERENT, PASSWORD, Worded
from shanyraq.base.accounts.verbs.joining import accept, joining, open_invitation
from shanyraq.base.accounts.verbs.joining import join as open_account
from shanyraq.kernel.errors import NotFound, Refused


class Join(Worded):
    """A password, twice."""

    words = {"password1": PASSWORD, "password2": AGAIN}
    password1 = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200
    )
    password2 = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, invitation: Invitation, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.who = Person(email=invitation.email, name=invitation.name)

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.who)
        return password

    def clean(self) -> None:
        first, second = self.data.get("password1"), self.cleaned_data.get("password2")
        if second and first != second:
            self.add_error("password2", DIFFERENT)


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Shows whom the invitation is for, and opens the account."""
    try:
        invitation = open_invitation(secret, timezone.now())
        form = Join(invitation, request.POST or None)
        if request.user.is_authenticated:
            return signed_in(request, invitation, secret)
        if Person.objects.filter(email__iexact=invitation.email, is_active=True).exists():
            return redirect_to_login(request.get_full_path())
        if not form.is_valid():
            return shown(request, invitation, form)
        password = form.cleaned_data["password1"]
        person = open_account(secret, password=password, by=joining(invitation), at=timezone.now())
    except NotFound:
        return render(request, "accounts/join_gone.html", status=404)
    return welcomed(request, person)


def signed_in(request: HttpRequest, invitation: Invitation, secret: str) -> HttpResponse:
    """Accepts the invitation for whoever is signed in, where it is theirs.

    :raises NotFound: when it does not count any more.
    """
    if cast(Person, request.user).email.lower() != invitation.email.lower():
        return render(request, "accounts/join_signed_in.html", {"invitation": invitation}, status=409)
    if request.method != "POST":
        return render(request, "accounts/join_accept.html", facts(invitation))
    try:
        accept(secret, by=actor_in(request), at=timezone.now())
    except Refused as error:
        context = {**facts(invitation), "findings": error.findings}
        return render(request, "accounts/join_accept.html", context, status=422)
    messages.success(request, _("The role is yours."))
    return redirect("account")


def shown(request: HttpRequest, invitation: Invitation, form: Join) -> HttpResponse:
    """The form, with the role and the place that wait."""
    context = {**facts(invitation), "form": form}
    return render(request, "accounts/join.html", context, status=422 if form.errors else 200)


def facts(invitation: Invitation) -> dict[str, Any]:
    """The role and the place that wait."""
    return {"invitation": invitation, "role": _(ROLES[Role(invitation.role)].title)}


def welcomed(request: HttpRequest, person: Person) -> HttpResponse:
    """Signs in whoever has just opened their account."""
    record_authentication(request, person, method="password", email=person.email)
    return perform_login(request, Login(user=person, email=person.email)) or redirect("account")
