"""The plan as an iCalendar file: one all-day entry per activity, on the last day of its year.

The plan says the year and no day, so an entry marks the day by which the activity is due; it does
not block the day. Entries and not tasks, because Google Calendar and Outlook leave out the tasks
of a calendar that one subscribes to. The same version, filters and language give the same bytes.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Activity, Category, Plan
from shanyraq.domains.packages.models import Version

DAILY = timedelta(days=1)


def calendar_bytes(
    version: Version, plan: Plan, activities: Sequence[Activity], address: Callable[[str], str]
) -> bytes:
    """The entries of the activities. ``address`` gives the full address of an activity by its key."""
    country = pick(version.country["name"], version.language).text
    name = _("%(country)s: monitoring and evaluation plan") % {"country": country}
    calendar = Calendar()
    calendar.add("prodid", "-//Shanyraq//Monitoring and evaluation plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    categories = {category.key: category for category in plan.categories}
    for activity in activities:
        category = categories[activity.category]
        calendar.add_component(_event(version, plan, activity, category, address(activity.key)))
    content: bytes = calendar.to_ical()
    return content


def _event(version: Version, plan: Plan, activity: Activity, category: Category, address: str) -> Event:
    day = plan.last_day(activity.year)
    event = Event()
    event.add("uid", f"{version.code}.plan.{activity.key}@shanyraq")
    event.add("dtstamp", version.applied_at)
    event.add("last-modified", version.applied_at)
    event.add("sequence", version.number - 1)
    event.add("dtstart", day)
    event.add("dtend", day + DAILY)
    event.add("summary", pick(activity.text, version.language).text)
    event.add("description", _description(version, activity, category))
    event.add("categories", [pick(category.title, version.language).text])
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE")
    event.add("url", address)
    return event


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
