"""About, method, accessibility: what stands behind the pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.indicators.rules.bands import all_bands, bands_on
from shanyraq.domains.indicators.vocabulary import ASSESSED, Status
from shanyraq.domains.packages.web.pages import asked_day

MEANINGS = {
    Status.ACHIEVED: _("A value observed under the framework meets the target."),
    Status.ON_TRACK: _("At this pace the target will be met, or the target of the year is met."),
    Status.ACCELERATION_NEEDED: _("The right direction, too slow."),
    Status.INSUFFICIENT: _("Hardly any progress, none, or a target missed in its year."),
    Status.MOVING_AWAY: _("Worse than the effective baseline."),
    Status.NO_NEW_DATA: _(
        "Nothing has been observed under the framework yet, or nothing for a target year that has passed."
    ),
    Status.TARGET_PENDING: _("The document says that the target is still to be set."),
    Status.NOT_MONITORED: _(
        "No target is on record here though its day has passed, and the document says what follows."
    ),
    Status.CANNOT_BE_ASSESSED: _("A flaw in the design of the row forbids a judgement; the reason is named."),
}
"""What each verdict says. The rule that reaches them is ``indicators.progress``."""


UNITS = {
    "PT": _("percent"),
    "PT_POINT": _("percentage points"),
    "SCORE": _("scores"),
    "INDEX": _("indices"),
}
"""Units with a fixed scale in plain words; any other shows its code."""


def about(request: HttpRequest) -> HttpResponse:
    """What this software is, and what it is not."""
    return render(request, "portal/about.html")


def method(request: HttpRequest) -> HttpResponse:
    """How progress is judged: verdicts, steps, bands with their sources, and every rule at work."""
    rules = rulebook()
    bands = bands_on(asked_day(request) or timezone.now().date())
    context = {
        "bands": bands,
        "linear_units": [(code, str(UNITS.get(code, code))) for code in sorted(bands.linear_units)],
        "all_bands": all_bands(),
        "judged": [(status.value, MEANINGS[status]) for status in Status if status in ASSESSED],
        "not_judged": [(status.value, MEANINGS[status]) for status in Status if status not in ASSESSED],
        "rules": [rule for rule in rules if not rule.id.startswith(("check.", "package."))],
        "checks": [rule for rule in rules if rule.id.startswith("check.")],
        "judging": sum(rule.id.startswith("indicators.") for rule in rules),
        "packages": [rule for rule in rules if rule.id.startswith("package.")],
    }
    return render(request, "portal/method.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """What is done so that everybody can use the pages, and what is known to be missing."""
    return render(request, "portal/accessibility.html")
