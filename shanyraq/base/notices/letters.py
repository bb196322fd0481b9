"""The letter of a turn: in the language of whoever gets it, with a link for each kind that leaves it out."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

from shanyraq.base.notices.composing import Digest, Part
from shanyraq.base.notices.stopping import stop_link
from shanyraq.base.notices.telling import Notice

MOST = 20
"""Notices of one kind that a letter names; the desk has all of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part as the letter shows it: the first of its notices, each with its address, and how many are left."""

    part: Part
    lines: tuple[tuple[Notice, str], ...]
    left: int
    stop: str


def letter(digest: Digest, site: str) -> EmailMessage:
    """The letter, ready to be sent. ``site``: ``https://example.org``."""
    site = site.rstrip("/")
    told = [part.kind.name for part in digest.told]
    with translation.override(digest.person.language):
        context = {
            "person": digest.person,
            "sections": [_section(part, digest.person.pk, site) for part in digest.told],
            "count": digest.count,
            "root": site,
            "site": settings.INSTALLATION_NAME or "Shanyraq",
        }
        subject = " ".join(render_to_string("notices/letters/digest_subject.txt", context).split())
        text = render_to_string("notices/letters/digest.txt", context)
    headers = _headers(stop_link(digest.person.pk, told, site))
    return EmailMessage(subject, text, None, [digest.person.email], headers=headers)


def deliver(message: EmailMessage, connection: BaseEmailBackend) -> None:
    """Hands the letter to the post office."""
    message.connection = connection
    message.send()


def _headers(stop: str) -> dict[str, str]:
    """What mail programs know a letter of this kind by; one click alone counts where it is encrypted (RFC 8058)."""
    headers = {"List-Unsubscribe": f"<{stop}>", "Auto-Submitted": "auto-generated"}
    if stop.startswith("https:"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _section(part: Part, person: int, site: str) -> Section:
    lines = tuple((notice, site + notice.path) for notice in part.notices[:MOST])
    return Section(part, lines, len(part.notices) - len(lines), stop_link(person, [part.kind.name], site))
