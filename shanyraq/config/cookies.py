"""Cookies that are not of Django's own settings: where what is told on the next page waits."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class Messages(CookieStorage):
    """What is told on the next page, kept in a cookie until then: over HTTPS in one for this host alone."""

    cookie_name = "__Host-messages" if settings.HTTPS else "messages"
