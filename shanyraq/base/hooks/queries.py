"""What whoever keeps webhooks sees of them: where they lead, how far they are, what came back, which of them rest."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from shanyraq.base.access.queries import actors
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.hooks.models import Delivery, Hook
from shanyraq.base.hooks.rules import Status
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.scopes import Scope


def at_work() -> QuerySet[Hook]:
    """Every webhook at work, with ``waiting``, ``given_up``, and ``answer`` and ``tried_at`` of the last try."""
    last = Delivery.objects.filter(hook=OuterRef("pk")).exclude(tried_at=None).order_by("-tried_at", "-event")
    return Hook.objects.filter(ended_at=None).annotate(
        waiting=Count("deliveries", filter=Q(deliveries__status=Status.WAITING)),
        given_up=Count("deliveries", filter=Q(deliveries__status=Status.FAILED)),
        answer=Subquery(last.values("answer")[:1]),
        tried_at=Subquery(last.values("tried_at")[:1]),
    )


def seen_hooks(actor: Actor, day: date) -> list[Hook]:
    """Those that the actor keeps, with ``rests``; in two statements."""
    found = at_work().select_related("person")
    seen = [each for each in found if may(actor, Permission.MANAGE_WEBHOOKS, Scope(framework=each.framework))]
    resting = {each.pk for each in at_rest(seen, day)}
    for each in seen:
        each.rests = each.pk in resting  # type: ignore[attr-defined]
    return seen


def at_rest(hooks: Iterable[Hook], day: date) -> list[Hook]:
    """Those whose person may not keep them any more: nothing is sent before somebody who may takes them over."""
    kept = [each for each in hooks if each.person is not None]
    known = actors({each.person for each in kept if each.person}, Door.API, day)
    return [
        each
        for each in kept
        if not may(known[each.person_id or 0], Permission.MANAGE_WEBHOOKS, Scope(framework=each.framework))
    ]
