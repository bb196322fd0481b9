"""A post office that is closed."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class NoMail(BaseEmailBackend):
    """Sends nothing, and says so as a server does that does not answer."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("no mail today")
