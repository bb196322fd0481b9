"""Addresses of accounts. Of django-allauth's pages only those that are named here exist."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path, re_path
from django.views.generic import RedirectView

from shanyraq.base.accounts.web import factors, joining, own, people, powers, tokens

to_account = RedirectView.as_view(pattern_name="account", permanent=False)
to_new_password = RedirectView.as_view(pattern_name="account_reset_password", permanent=False)
"""Whoever has no password yet gets a letter: nothing else could show that it is them."""

SIGNING = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", own.leave, name="account_logout"),
    path("account/signup/", account.signup, name="account_signup"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/join/<str:secret>/", joining.join, name="join"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/email/", account.email, name="account_email"),
    path("account/confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/confirm-email/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/set/", to_new_password, name="account_set_password"),
    path("account/password/reset/", account.password_reset, name="account_reset_password"),
    path("account/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
SECOND_FACTOR = [
    path("account/factor/", to_account, name="mfa_index"),
    path("account/factor/code/", factor.authenticate, name="mfa_authenticate"),
    path("account/factor/again/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/factor/app/", factors.activate, name="mfa_activate_totp"),
    path("account/factor/app/end/", factors.deactivate, name="mfa_deactivate_totp"),
    path("account/factor/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/factor/recovery/new/", factors.generate, name="mfa_generate_recovery_codes"),
    path("account/factor/recovery/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
PROVIDER = [
    path("account/provider/", to_account, name="socialaccount_connections"),
    path("account/provider/signup/", social.signup, name="socialaccount_signup"),
    path("account/provider/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("account/provider/error/", social.login_error, name="socialaccount_login_error"),
    path("account/provider/<str:provider_id>/", openid.login, name="openid_connect_login"),
    path("account/provider/<str:provider_id>/back/", openid.callback, name="openid_connect_callback"),
]
urlpatterns = [
    *SIGNING,
    *SECOND_FACTOR,
    *PROVIDER,
    path("account/", own.account, name="account"),
    path("do/accounts.token.make", tokens.make, name="token-make"),
    path("people/", people.people, name="people"),
    path("people/review/", people.review, name="people-review"),
    path("people/<number:number>/", people.person, name="person"),
    path("roles/", powers.roles, name="roles"),
]
