"""What was agreed of joint programmes and initiatives, for the rules on the sub-outputs that name them."""

from datetime import date

from django.db.models import Q

from shanyraq.domains.workplans.models import Initiative
from shanyraq.domains.workplans.rules.facts import Terms
from shanyraq.kernel.days import night_after


def terms(framework: int, as_of: date | None = None) -> dict[str, Terms]:
    """By their names: those of a framework that did not end, or those that there were at the end of a day. One
    statement.
    """
    rows = Initiative.objects.filter(framework=framework)
    if as_of is None:
        rows = rows.filter(ended_at=None)
    else:
        night = night_after(as_of)
        rows = rows.filter(Q(ended_at=None) | Q(ended_at__gte=night), made_at__lt=night)
    found = rows.values_list("name", "kind", "starts_on", "ends_on")
    return {name: Terms(kind, starts_on, ends_on) for name, kind, starts_on, ends_on in found}
