"""The plan as a page, as a timeline, as a calendar and as a table; one activity."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from shanyraq.domains.learning import queries
from shanyraq.domains.learning.web.activity import activity_page
from shanyraq.domains.learning.web.calendar import calendar_bytes
from shanyraq.domains.learning.web.facets import plan_facets
from shanyraq.domains.learning.web.overview import overview
from shanyraq.domains.learning.web.table import table
from shanyraq.domains.learning.web.timeline import timeline
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import attachment, sheet_file
from shanyraq.domains.packages.web.facets import found_or_404


@framework_page
def plan(page: FrameworkPage) -> HttpResponse:
    """Categories × years, and the same year by year."""
    return page.render("learning/plan.html", **overview(page))


@framework_page
def plan_timeline(page: FrameworkPage) -> HttpResponse:
    """One year as bars."""
    return page.render("learning/timeline.html", **timeline(page))


@framework_page
def activity(page: FrameworkPage, key: str) -> HttpResponse:
    """One activity, with its history."""
    return page.render("learning/activity.html", **activity_page(page, key))


@framework_page
def plan_ics(page: FrameworkPage) -> HttpResponse:
    """The filtered plan as a calendar, in ``?lang=`` (else the default language)."""
    found = queries.followed(page.version, page.as_of, page.asked)
    language = _language(page)
    activities = found_or_404(found.activities, plan_facets(found, page.version.language), page.request.GET)
    changed = queries.editions(page.version)

    def address(key: str) -> str:
        return page.request.build_absolute_uri(reverse("plan-activity", args=[page.code, key]))

    with override(language):
        content = calendar_bytes(page.version, found, activities, changed, address)
    answer = attachment(f"{page.code}-plan.ics", content, "text/calendar; charset=utf-8")
    answer["Content-Language"] = language
    return answer


def _language(page: FrameworkPage) -> str:
    """The language that the address asks for; an empty one, as a form may send it, asks for none.

    :raises Http404: for a language that the interface does not have, and for several.
    """
    known, query = dict(settings.LANGUAGES), page.request.GET
    asked = query.get("lang", "")
    if asked and (asked not in known or len(query.getlist("lang")) > 1):
        raise Http404(_("There is no “%(value)s” under “%(filter)s”.") % {"value": asked, "filter": _("Language")})
    return asked or settings.LANGUAGE_CODE


@framework_page
def plan_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The filtered plan, in the reader's language as on the page."""
    found = queries.followed(page.version, page.as_of, page.asked)
    shown = found_or_404(found.activities, plan_facets(found, page.version.language), page.request.GET)
    return sheet_file(form, f"{page.code}-plan", *table(page, shown))
