"""``/``: which frameworks are here."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.web.pages import asked_day
from shanyraq.portal.queries.frameworks import cards


def chooser(request: HttpRequest) -> HttpResponse:
    """Every framework, those that run today first, in a fixed number of statements."""
    asked = asked_day(request)
    today = asked or timezone.now().date()
    versions = sorted(versions_in_force(asked), key=lambda version: (version.is_copy, version.code))
    known = cards(versions, today) if versions else []
    groups = {name: [card for card in known if _state(card.version, today) == name] for name in STATES}
    context = {
        "groups": [(name, members) for name, members in groups.items() if members],
        "count": sum(not card.version.is_copy for card in known),
        "copies": sum(card.version.is_copy for card in known),
        "running": sum(not card.version.is_copy for card in groups["running"]),
        "today": today,
        "asked": asked,
    }
    return render(request, "portal/chooser.html", context)


def _state(version: Version, today: date) -> str:
    if version.starts_on > today:
        return "ahead"
    return "running" if today <= version.ends_on else "ended"


STATES = ("running", "ahead", "ended")
