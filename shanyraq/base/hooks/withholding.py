"""What webhooks do not tell: events that whoever answers for one does not see in the trail, and reasons that no page
shows to everybody.
"""

from datetime import date

from django.db.models import Q

from shanyraq.base.access.queries import actors
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import unseen
from shanyraq.base.hooks.models import Hook
from shanyraq.kernel.actors import Door

_kept: set[str] = set()


def keep_reasons(*verbs: str) -> None:
    """Registers verbs whose reasons stay here: they may repeat what was not published."""
    _kept.update(verbs)


def tells_reason(event: Event) -> bool:
    """Whether the reason of an event may leave."""
    return event.verb not in _kept


def hidden_from(hook: Hook, day: date) -> Q:
    """The events that the person of a webhook does not see on a day; none where the installation answers itself."""
    hidden = Q(pk__in=[])
    if hook.person is None:
        return hidden
    actor = actors({hook.person}, Door.API, day)[hook.person.pk]
    later = Event.objects.filter(pk__gt=hook.reached).order_by()
    places = [hook.framework] if hook.framework else later.values_list("framework", flat=True).distinct()
    for framework in places:
        hidden |= Q(framework=framework) & unseen(actor, framework)
    return hidden
