"""What was agreed of joint programmes and initiatives, for the rules on the sub-outputs that name them."""

from datetime import UTC, date, datetime, time, timedelta

from shanyraq.domains.workplans.models import Initiative
from shanyraq.domains.workplans.rules.facts import Terms


def terms(framework: int, as_of: date | None = None) -> dict[str, Terms]:
    """By their names: those of a framework, or those that there were at the end of a day. One statement."""
    rows = Initiative.objects.filter(framework=framework)
    if as_of is not None and as_of != date.max:
        rows = rows.filter(made_at__lt=datetime.combine(as_of + timedelta(days=1), time(), UTC))
    found = rows.values_list("name", "kind", "starts_on", "ends_on")
    return {name: Terms(kind, starts_on, ends_on) for name, kind, starts_on, ends_on in found}
