"""``/``: which frameworks are here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.web.pages import asked_day


def chooser(request: HttpRequest) -> HttpResponse:
    """Every framework, those that run today first, in one statement whatever their number."""
    asked = asked_day(request)
    today = asked or timezone.now().date()
    versions = list(versions_in_force(asked))

    def state(version: Version) -> str:
        if version.starts_on > today:
            return "ahead"
        return "running" if today <= version.ends_on else "ended"

    groups = {name: [version for version in versions if state(version) == name] for name in STATES}
    context = {
        "groups": [
            (name, sorted(members, key=lambda version: (version.is_copy, version.code)))
            for name, members in groups.items()
            if members
        ],
        "count": len(versions),
        "running": len(groups["running"]),
    }
    return render(request, "portal/chooser.html", context)


STATES = ("running", "ahead", "ended")
