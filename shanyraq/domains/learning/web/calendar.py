"""The plan as an iCalendar file: an entry per activity, on its days; on the last day of its year where none was set.

An entry marks days and does not block them. The same version, filters, language and states give the same bytes; an
entry is marked as changed by the versions that changed it and by what was told of it, and by nothing else (RFC 5545,
3.8.7.4).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from icalendar import Event

from shanyraq.base.ui.calendars import all_day, calendar
from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Activity, Category, Followed
from shanyraq.domains.learning.queries import Calendar as Kept
from shanyraq.domains.learning.vocabulary import STANDINGS, State
from shanyraq.domains.packages.models import Version

CONFIRMED = frozenset({State.UNDER_WAY, State.DONE})


def calendar_bytes(
    version: Version,
    found: Kept,
    activities: Sequence[Followed],
    changed: Mapping[str, Version],
    address: Callable[[str], str],
) -> bytes:
    """The entries of the activities.

    :param changed: key of a printed activity → the version that changed it last.
    :param address: the full address of an activity by its key.
    """
    country = pick(version.country["name"], version.language).text
    name = _("%(country)s: monitoring and evaluation plan") % {"country": country}
    if version.is_copy:
        name = f"{name} ({_('training copy: illustrative figures')})"
    made = calendar(name, "Monitoring and evaluation plan")
    categories = {category.key: category for category in found.plan.categories}
    for each in activities:
        event = _event(version, each, changed.get(each.key), address(each.key))
        event.add("description", _description(version, each, categories.get(each.category)))
        if each.category in categories:
            event.add("categories", [pick(categories[each.category].title, version.language).text])
        event.add("status", status_of(each))
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def uid_of(version: Version, activity: Activity) -> str:
    """What an activity is called in every calendar that it stands in."""
    return f"{version.code}.plan.{activity.key}"


def days_of(each: Followed) -> tuple[date, date]:
    """The first and the last day of its entry: those that were set, else the day by which it is due."""
    last = each.done_on or each.due_on
    has_end = each.done_on is not None or each.ends_on is not None
    return (min(each.starts_on, last) if each.starts_on and has_end else last), last


def edition_of(each: Followed, changed: Version | None) -> int:
    """How often the entry was changed: by versions of the plan, and by what was told of the activity."""
    return (changed.number - 1 if changed else -1) + each.revision


def status_of(each: Followed) -> str:
    """``CANCELLED`` for what was dropped, ``CONFIRMED`` for what has days or began, else ``TENTATIVE``."""
    if each.state is State.DROPPED:
        return "CANCELLED"
    return "CONFIRMED" if each.state in CONFIRMED or each.ends_on else "TENTATIVE"


def _event(version: Version, each: Followed, changed: Version | None, address: str) -> Event:
    stamps = [at for at in (changed.applied_at if changed else None, each.changed_at) if at]
    first, last = days_of(each)
    return all_day(
        uid_of(version, each.activity),
        first,
        pick(each.text, version.language).text,
        stamp=max(stamps),
        edition=max(edition_of(each, changed), 0),
        address=address,
        last=last,
    )


def _description(version: Version, each: Followed, category: Category | None) -> str:
    names = ", ".join(pick(who.name, version.language).text for who in each.responsible)
    said = [
        _days(each),
        _("State: %(state)s.") % {"state": _(STANDINGS[each.standing])},
        _("Category: %(category)s.") % {"category": pick(category.title, version.language).text} if category else "",
        _("Responsible: %(names)s.") % {"names": names}
        if names
        else _("Responsible, as printed: %(printed)s.") % {"printed": each.activity.printed}
        if each.activity.printed
        else _("The plan names nobody in particular who is responsible."),
        _("Clause: %(clauses)s.") % {"clauses": ", ".join(map(clause_label, each.activity.clauses))}
        if each.activity.clauses
        else _("Added to the signed plan."),
    ]
    return "\n".join(filter(None, said))


def _days(each: Followed) -> str:
    if each.number is None and each.is_moved:
        values = {"printed": each.activity.year, "year": each.year}
        return _("Planned for %(printed)s in the signed plan; moved to %(year)s.") % values
    if each.ends_on or each.done_on or each.starts_on:
        return ""
    return _("Planned for %(year)s; the plan names no day, so this entry stands on the last one.") % {"year": each.year}
