"""What of people is kept for a while and then dropped: sessions that ran out, invitations that nobody accepted.

What they did stays in the trail, which holds neither addresses of the post nor those of the network.
"""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q

from shanyraq.base.access.models import Invitation

KEPT_FOR = timedelta(days=30)
"""How long an invitation is kept that was withdrawn or ran out: so long whoever invited may wonder about it."""


def forget_sessions(at: datetime) -> int:
    """Drops the sessions that ran out, with where they were, and says how many."""
    Session.objects.filter(expire_date__lt=at).delete()
    live = Session.objects.values("session_key")
    dropped: int = UserSession.objects.exclude(session_key__in=live).delete()[0]
    return dropped


def forget_invitations(at: datetime) -> int:
    """Drops the invitations that nobody accepted, with name and address, and says how many."""
    over = Q(ended_at__lt=at - KEPT_FOR) | Q(expires_at__lt=at - KEPT_FOR)
    dropped, _ = Invitation.objects.filter(over, accepted_at=None).delete()
    return dropped
