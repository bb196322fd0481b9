"""The plan as a page, as a calendar and as CSV."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning import queries
from shanyraq.domains.learning.web.calendar import calendar_bytes
from shanyraq.domains.learning.web.facets import plan_facets
from shanyraq.domains.learning.web.overview import overview
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import attachment, sheet_file
from shanyraq.domains.packages.web.facets import found_or_404

HEADER = ("key", "category", "year", "activity", "responsible", "responsible_printed", "clauses")


@framework_page
def plan(page: FrameworkPage) -> HttpResponse:
    """Categories × years, and the same year by year."""
    found = queries.plan(page.version)
    return page.render("learning/plan.html", **overview(page, found))


@framework_page
def plan_ics(page: FrameworkPage) -> HttpResponse:
    """The filtered plan as a calendar, in ``?lang=`` (else the default language)."""
    found = queries.plan(page.version)
    language = _language(page)
    activities = found_or_404(found.activities, plan_facets(found, page.version.language), page.request.GET)
    changed = queries.editions(page.version)
    base = page.request.build_absolute_uri(reverse("monitoring-plan", args=[page.code]))
    with override(language):
        content = calendar_bytes(page.version, found, activities, changed, lambda key: f"{base}#activity-{key}")
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
    found = queries.plan(page.version)
    language = page.version.language
    activities = found_or_404(found.activities, plan_facets(found, language), page.request.GET)
    rows = [
        (
            each.key,
            each.category,
            each.year,
            pick(each.text, language).text,
            "; ".join(pick(who.name, language).text for who in each.shown),
            each.printed,
            " ".join(each.clauses),
        )
        for each in activities
    ]
    return sheet_file(form, f"{page.code}-plan", HEADER, rows)
