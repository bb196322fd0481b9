"""When a token was last used: kept so that its owner sees which ones can be ended."""

from datetime import datetime, timedelta

from shanyraq.base.access.models import Token

AS_EXACT_AS = timedelta(minutes=1)
"""A token that is used all the time is not written down all the time."""


def note_use(token: Token, at: datetime) -> None:
    """Keeps the moment, at most once a minute."""
    if token.used_at is None or at - token.used_at >= AS_EXACT_AS:
        Token.objects.filter(pk=token.pk).update(used_at=at)
