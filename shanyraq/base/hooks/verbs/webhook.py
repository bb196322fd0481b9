"""Webhooks: made with a secret that is told once, and ended."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max

from shanyraq.base.access.sealing import sealed
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.choices import choices
from shanyraq.base.hooks.commands import AddWebhook, EndWebhook, TakeOverWebhook
from shanyraq.base.hooks.models import Hook
from shanyraq.base.hooks.results import WrittenWebhook
from shanyraq.base.hooks.rules import refused_address, refused_events
from shanyraq.base.hooks.signing import PURPOSE
from shanyraq.base.verbs import Trail, in_framework, verb, verbbook
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

SECRET_MARK = "whs_"  # noqa: S105 - a mark, not a secret
PROGRAMS = frozenset({Door.API, Door.CLI})
"""The doors that tell a secret, once."""


@dataclass(frozen=True, slots=True)
class Added:
    """A webhook with its secret, which is told once and kept encrypted."""

    hook: Hook
    secret: str

    def written(self) -> WrittenWebhook:
        return WrittenWebhook(number=self.hook.pk, secret=self.secret)


@verb(
    "hooks.webhook.add",
    title=gettext_noop("Send events to another system"),
    said=gettext_noop("{actor} began to send events to {name}"),
    permission=Permission.MANAGE_WEBHOOKS,
    sees=Permission.MANAGE_WEBHOOKS,
    makes=True,
    scope=in_framework,
    doors=PROGRAMS,
)
def add(trail: Trail, command: AddWebhook) -> Added:
    """Sends the events of a framework, or of the installation, to an address from now on, each signed."""
    if command.framework and command.framework not in dict(choices("frameworks")):
        raise NotFound(Sentence(gettext_noop("framework {code}"), {"code": command.framework}))
    trail.ask(
        [
            *refused_address(command.url, private=settings.HOOKS_TO_PRIVATE),
            *refused_events(command.verbs or [], verbbook()),
        ]
    )
    secret = SECRET_MARK + secrets.token_urlsafe(32)
    hook = Hook.objects.create(
        framework=command.framework,
        url=command.url,
        secret=sealed(PURPOSE, secret),
        verbs=command.verbs,
        person_id=trail.by.person,
        made_by=trail.by.name,
        made_at=trail.at,
        reached=Event.objects.aggregate(last=Max("pk"))["last"] or 0,
    )
    trail.record(subject_of(hook), {"verbs": command.verbs})
    return Added(hook, secret)


@verb(
    "hooks.webhook.end",
    title=gettext_noop("End the sending of events"),
    said=gettext_noop("{actor} ended the sending of events to {name}"),
    permission=Permission.MANAGE_WEBHOOKS,
    sees=Permission.MANAGE_WEBHOOKS,
    scope=lambda command: Scope(framework=hook_numbered(command.number).framework),
)
def end(trail: Trail, command: EndWebhook) -> Hook:
    """Sends no more events to an address. What was not delivered yet stays undelivered."""
    hook = hook_numbered(command.number)
    if hook.ended_at is not None:
        trail.nothing_to_do()
        return hook
    hook.ended_at = trail.at
    hook.save(update_fields=["ended_at"])
    trail.record(subject_of(hook), reason=command.reason)
    return hook


@verb(
    "hooks.webhook.take_over",
    title=gettext_noop("Take a webhook over"),
    said=gettext_noop("{actor} took the sending of events to {name} over"),
    permission=Permission.MANAGE_WEBHOOKS,
    sees=Permission.MANAGE_WEBHOOKS,
    scope=lambda command: Scope(framework=hook_numbered(command.number).framework),
)
def take_over(trail: Trail, command: TakeOverWebhook) -> Hook:
    """Answers for a webhook from now on. One whose person has no right to it any more rests until somebody does."""
    hook = hook_numbered(command.number)
    if hook.person_id == trail.by.person or hook.ended_at is not None:
        trail.nothing_to_do()
        return hook
    hook.person_id = trail.by.person
    hook.save(update_fields=["person"])
    trail.record(subject_of(hook))
    return hook


def hook_numbered(number: int) -> Hook:
    """One webhook.

    :raises NotFound: when there is no such webhook.
    """
    hook = Hook.objects.filter(pk=number).first()
    if hook is None:
        raise NotFound(Sentence(gettext_noop("webhook {number}"), {"number": str(number)}))
    return hook


def subject_of(hook: Hook) -> Subject:
    """A webhook is called by the host of its address: what follows it may be a secret of the other system."""
    return Subject("webhook", str(hook.pk), hook.framework, urlsplit(hook.url).hostname or "")
