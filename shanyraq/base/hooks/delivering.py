"""The worker: walks the trail for each webhook, event by event, and sends what is to be sent.

An address gets its events in their order, each at least once. While one of them cannot be delivered the later ones
wait: an address that is away loses nothing until one event was given up, and then only that one. Nothing is held in
the database while something is sent, so several workers may run; each event is claimed by one of them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import translation

from shanyraq import __version__
from shanyraq.base.access.sealing import Unreadable, unsealed
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.events import events_out
from shanyraq.base.hooks.models import Delivery, Hook
from shanyraq.base.hooks.queries import at_rest
from shanyraq.base.hooks.rules import DELIVERY, Status, next_try
from shanyraq.base.hooks.sending import Outcome, send
from shanyraq.base.hooks.signing import PURPOSE, signature
from shanyraq.base.hooks.withholding import hidden_from, tells_reason
from shanyraq.base.jobs.rounds import ENDING

HELD_FOR = timedelta(minutes=2)
"""Longer than any sending takes: then a worker that claimed an event and died is not waited for."""
A_WHILE = timedelta(seconds=20)
"""How long a worker that has other work too goes on sending."""
KEPT_FOR = timedelta(days=30)
"""How long it is known that an event was delivered, or given up."""
UNREADABLE = "the secret cannot be read: SECRET_KEY changed, and SECRET_KEY_FALLBACKS does not name the old one"
Clock = Callable[[], datetime]


class Sending(Protocol):
    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> Outcome: ...


def deliver(clock: Clock, sending: Sending | None = None) -> Iterator[Delivery]:
    """Tries everything that is due now, one event of each webhook in turn, and gives back each try. Those at rest wait.

    Ends when nothing is due.
    """
    sending = sending or partial(send, private=settings.HOOKS_TO_PRIVATE)
    hooks = list(Hook.objects.filter(ended_at=None).select_related("person"))
    resting = {each.pk for each in at_rest(hooks, clock().date())}
    hooks = [each for each in hooks if each.pk not in resting]
    while hooks:
        for hook in list(hooks):
            claimed = _claimed(hook, clock())
            if claimed is None:
                hooks.remove(hook)
            else:
                yield _tried(hook, claimed, clock, sending)


def deliver_due(clock: Clock) -> int:
    """Tries what is due for a while, and says how many tries there were. The rest is due at the next turn."""
    begun, tries = clock(), 0
    for _ in deliver(clock):
        tries += 1
        if ENDING.is_set() or clock() - begun >= A_WHILE:
            break
    return tries


def forget_deliveries(at: datetime) -> int:
    """Drops what is known of deliveries that ended long ago, and says of how many. The events stay."""
    ended = Delivery.objects.exclude(status=Status.WAITING).filter(tried_at__lt=at - KEPT_FOR)
    dropped, _ = ended.delete()
    return dropped


def _claimed(hook: Hook, at: datetime) -> Delivery | None:
    """The event whose turn it is, if it is due and no other worker has it."""
    hook.refresh_from_db()
    if hook.ended_at is not None:
        return None
    delivery = hook.deliveries.filter(status=Status.WAITING, event__gt=hook.reached).order_by("event").first()
    if delivery is None:
        event = _next_event(hook, at.date())
        if event is None:
            return None
        delivery, _ = Delivery.objects.get_or_create(hook=hook, event=event, defaults={"next_try": at})
    mine = Delivery.objects.filter(
        pk=delivery.pk, status=Status.WAITING, tries=delivery.tries, next_try__lte=at
    ).update(tries=delivery.tries + 1, tried_at=at, next_try=at + HELD_FOR)
    if not mine:
        return None
    delivery.tries += 1
    return delivery


def _next_event(hook: Hook, day: date) -> int | None:
    """The number of the first event that the hook has not got yet. Those that it does not want, or that its person does
    not see in the trail, are passed over.
    """
    last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    found = (
        wanted(hook)
        .filter(pk__gt=hook.reached)
        .exclude(hidden_from(hook, day))
        .order_by("pk")
        .values_list("pk", flat=True)
        .first()
    )
    if found is None:
        _reach(hook, last)
    return found


def wanted(hook: Hook) -> QuerySet[Event]:
    """The events that a hook is made for."""
    found = Event.objects.all()
    if hook.framework:
        found = found.filter(framework=hook.framework)
    return found if hook.verbs is None else found.filter(verb__in=hook.verbs)


def _tried(hook: Hook, delivery: Delivery, clock: Clock, sending: Sending) -> Delivery:
    body = body_of(Event.objects.get(pk=delivery.event))
    try:
        headers = headers_of(hook, delivery, body, clock())
    except Unreadable:
        outcome = Outcome(False, UNREADABLE)
    else:
        outcome = sending(hook.url, body, headers)
    again = None if outcome.taken else next_try(delivery.tries, clock())
    act = "deliver" if outcome.taken else "put_off" if again else "give_up"
    delivery.status = DELIVERY.move(delivery.status, act)
    delivery.next_try, delivery.answer = again, outcome.answer
    with transaction.atomic():
        delivery.save(update_fields=["status", "next_try", "answer"])
        if again is None:
            _reach(hook, delivery.event)
    return delivery


def headers_of(hook: Hook, delivery: Delivery, body: bytes, at: datetime) -> dict[str, str]:
    """What stands at the head of a request.

    :raises Unreadable: when the secret was encrypted with a key that is named no more.
    """
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"Shanyraq/{__version__}",
        "Shanyraq-Event": str(delivery.event),
        "Shanyraq-Signature": signature(unsealed(PURPOSE, hook.secret), body, at),
    }


def body_of(event: Event) -> bytes:
    """The event as ``GET …/trail`` shows it, in English; without a reason that is kept here."""
    with translation.override("en"):
        (told,) = events_out([event])
        if not tells_reason(event):
            told = told.model_copy(update={"reason": ""})
        return told.model_dump_json().encode()


def _reach(hook: Hook, number: int) -> None:
    Hook.objects.filter(pk=hook.pk, reached__lt=number).update(reached=number)
