"""Setting up and ending the second factor: django-allauth's pages, each change inside a verb."""

from functools import partial

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from shanyraq.base.access.web import actor_in
from shanyraq.base.accounts.verbs import security


@method_decorator(never_cache, name="dispatch")
class Activate(ActivateTOTPView):
    """Shows the secret as a picture and in letters, and asks for a first code."""

    def form_valid(self, form: Form) -> HttpResponse:
        work = partial(super().form_valid, form)
        response: HttpResponse = security.add_authenticator(work, by=actor_in(self.request), at=timezone.now())
        self.use_up(form.cleaned_data["code"])
        return response

    def use_up(self, code: str) -> None:
        """The code that set the app up has counted; nobody who saw it signs in with it."""
        Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP).wrap().validate_code(code)


class Deactivate(DeactivateTOTPView):
    """Asks once more, and ends the app and its recovery codes."""

    def form_valid(self, form: Form) -> HttpResponse:
        work = partial(super().form_valid, form)
        return security.end_authenticator(work, by=actor_in(self.request), at=timezone.now())


class Generate(GenerateRecoveryCodesView):
    """Makes ten new codes in the place of those there are."""

    def form_valid(self, form: Form) -> HttpResponse:
        work = partial(super().form_valid, form)
        return security.make_recovery_codes(work, by=actor_in(self.request), at=timezone.now())


activate, deactivate, generate = Activate.as_view(), Deactivate.as_view(), Generate.as_view()
