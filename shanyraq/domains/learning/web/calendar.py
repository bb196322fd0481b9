"""The plan as an iCalendar file: one all-day entry per activity, on the last day of its year.

The plan says the year and no day, so an entry marks the day by which the activity is due; it does
not block the day. The same version, filters and language give the same bytes; an entry is marked as changed
by the versions that changed it, and by no others (RFC 5545, 3.8.7.4).
"""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from icalendar import Event

from shanyraq.base.ui.calendars import all_day, calendar
from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Activity, Category, Plan
from shanyraq.domains.packages.models import Version


def calendar_bytes(
    version: Version,
    plan: Plan,
    activities: Sequence[Activity],
    changed: Mapping[str, Version],
    address: Callable[[str], str],
) -> bytes:
    """The entries of the activities.

    :param changed: key of an activity → the version that changed it last.
    :param address: the full address of an activity by its key.
    """
    country = pick(version.country["name"], version.language).text
    name = _("%(country)s: monitoring and evaluation plan") % {"country": country}
    if version.is_copy:
        name = f"{name} ({_('training copy: illustrative figures')})"
    made = calendar(name, "Monitoring and evaluation plan")
    categories = {category.key: category for category in plan.categories}
    for activity in activities:
        event = _event(version, plan, activity, changed[activity.key], address(activity.key))
        _describe(event, version, activity, categories[activity.category])
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def uid_of(version: Version, activity: Activity) -> str:
    """What an activity is called in every calendar that it stands in."""
    return f"{version.code}.plan.{activity.key}"


def _event(version: Version, plan: Plan, activity: Activity, changed: Version, address: str) -> Event:
    return all_day(
        uid_of(version, activity),
        plan.last_day(activity.year),
        pick(activity.text, version.language).text,
        stamp=changed.applied_at,
        edition=changed.number - 1,
        address=address,
    )


def _describe(event: Event, version: Version, activity: Activity, category: Category) -> None:
    event.add("description", _description(version, activity, category))
    event.add("categories", [pick(category.title, version.language).text])
    event.add("status", "TENTATIVE")


def _description(version: Version, activity: Activity, category: Category) -> str:
    names = ", ".join(pick(each.name, version.language).text for each in activity.shown)
    said = [
        _("Planned for %(year)s; the plan names no day, so this entry stands on the last one.")
        % {"year": activity.year},
        _("Category: %(category)s.") % {"category": pick(category.title, version.language).text},
        _("Responsible: %(names)s.") % {"names": names}
        if names
        else _("Responsible, as printed: %(printed)s.") % {"printed": activity.printed}
        if activity.printed
        else _("The plan names nobody in particular who is responsible."),
        _("Clause: %(clauses)s.") % {"clauses": ", ".join(map(clause_label, activity.clauses))},
    ]
    return "\n".join(said)
