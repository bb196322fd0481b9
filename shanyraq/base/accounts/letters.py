"""Letters that leave the house: written in the language of whoever gets them, sent when the change is safe."""

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from shanyraq.base.access.models import Invitation
from shanyraq.base.access.vocabulary import ROLES, Role
from shanyraq.base.doors.called import keys_called
from shanyraq.kernel.scopes import DIMENSIONS


def invitation_link(secret: str, site: str) -> str:
    """The address under which an invitation is accepted. ``site``: ``https://example.org``."""
    return site.rstrip("/") + reverse("join", args=[secret])


def send_invitation(invitation: Invitation, secret: str, site: str) -> None:
    """Sends the link to whoever was invited. Called when the invitation is written for good.

    The secret is known to the door that invited and to nobody else, so that the letter leaves from there.
    """
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "role": translation.gettext(ROLES[Role(invitation.role)].title),
            "place": ", ".join(_place(invitation.reach)),
            "link": invitation_link(secret, site),
            "site": settings.INSTALLATION_NAME or "Shanyraq",
        }
        subject = " ".join(render_to_string("accounts/letters/invitation_subject.txt", context).split())
        text = render_to_string("accounts/letters/invitation.txt", context)
    send_mail(subject, text, None, [invitation.email])


def _place(reach: Mapping[str, str]) -> list[str]:
    """Where the role holds: the framework, and the entity or another part of it by its name."""
    called = keys_called(reach.get("framework", ""), [reach])
    return [called.get(reach[name], reach[name]) for name in DIMENSIONS if reach.get(name)]
