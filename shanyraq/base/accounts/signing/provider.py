"""People whom an OpenID Connect provider signs in: those with an account or an invitation, and nobody else.

The provider's word counts for one thing: that an address is theirs. The address finds the account.
"""

import logging
from typing import cast

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from shanyraq.base.access.models import Person
from shanyraq.base.accounts.signing.adapter import themselves
from shanyraq.base.accounts.verbs import joining, security

logger = logging.getLogger(__name__)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Links by confirmed address, opens the accounts of the invited, refuses everybody else in words."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: whoever gets here was neither known nor invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds whose account it is before allauth goes on.

        :raises ImmediateHttpResponse: with the page that says why not.
        """
        if not sociallogin.is_existing:
            link(request, sociallogin, whose(request, sociallogin))
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise linked(request, sociallogin)


def whose(request: HttpRequest, sociallogin: SocialLogin) -> Person:
    """The account of the address, or the one that its invitation opens.

    :raises ImmediateHttpResponse: with the page that says why there is none.
    """
    address = confirmed_address(sociallogin)
    if not address:
        raise refused(request, sociallogin, "unconfirmed")
    person = account_with(address) or invited(address, sociallogin)
    if person is None:
        raise refused(request, sociallogin, "unknown", address)
    if request.user.is_authenticated and request.user.pk != person.pk:
        raise refused(request, sociallogin, "another", address)
    return person


def linked(request: HttpRequest, sociallogin: SocialLogin) -> ImmediateHttpResponse:
    """Back to where somebody who is signed in asked for the link."""
    if sociallogin.user != request.user:
        return refused(request, sociallogin, "another", confirmed_address(sociallogin))
    messages.success(request, _("Your organisation can sign you in now."))
    return ImmediateHttpResponse(redirect(sociallogin.get_redirect_url(request) or "account"))


def confirmed_address(sociallogin: SocialLogin) -> str:
    """The address that the provider vouches for; empty where it does not."""
    return next((each.email.lower() for each in sociallogin.email_addresses if each.verified), "")


def account_with(address: str) -> Person | None:
    """The account with this confirmed address, if it has not ended."""
    found = EmailAddress.objects.filter(email__iexact=address, verified=True, user__is_active=True)
    confirmed = found.select_related("user").first()
    return cast(Person, confirmed.user) if confirmed else None


def invited(address: str, sociallogin: SocialLogin) -> Person | None:
    """Opens the account of whoever was invited under this address."""
    invitation = joining.invitation_to(address, timezone.now())
    if invitation is None:
        return None
    return joining.enter(
        invitation, provider=sociallogin.provider.name, by=joining.joining(invitation), at=timezone.now()
    )


def link(request: HttpRequest, sociallogin: SocialLogin, person: Person) -> None:
    """Lets the provider sign in this person from now on."""
    security.link_provider(
        lambda: sociallogin.connect(request, person),
        provider=sociallogin.provider.name,
        by=themselves(person),
        at=timezone.now(),
    )


def refused(request: HttpRequest, sociallogin: SocialLogin, why: str, address: str = "") -> ImmediateHttpResponse:
    """The page that says why the provider's word was not enough."""
    logger.warning("Sign-in by %s was refused: %s", sociallogin.provider.name, why)
    context = {"provider": sociallogin.provider.name, "why": why, "address": address}
    return ImmediateHttpResponse(render(request, "socialaccount/refused.html", context, status=403))
