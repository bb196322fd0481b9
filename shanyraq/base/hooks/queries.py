"""What whoever keeps webhooks sees of them: where they lead, how far they are, what came back."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.hooks.models import Delivery, Hook
from shanyraq.base.hooks.rules import Status
from shanyraq.kernel.actors import Actor
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


def seen_hooks(actor: Actor) -> list[Hook]:
    """Those that the actor keeps, in one statement."""
    return [each for each in at_work() if may(actor, Permission.MANAGE_WEBHOOKS, Scope(framework=each.framework))]
