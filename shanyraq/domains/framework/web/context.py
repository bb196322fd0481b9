"""Country context, and the provisions on money, operations and cash transfers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries import context as read
from shanyraq.domains.framework.queries.context import unit_text
from shanyraq.domains.framework.web.words import PARTS
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links

FIGURES = ("key", "topic", "figure", "value", "unit", "year", "printed", "clause")


@framework_page
def context(page: FrameworkPage) -> HttpResponse:
    """Rankings, figures by topic, statements and accelerators."""
    downloads = sheet_links(page, "context")
    found = read.context_page(page.version)
    return page.render("framework/context.html", found=found, parts=PARTS, downloads=downloads)


@framework_page
def context_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """Every figure of the context."""
    own = page.version.language
    rows = [
        (
            item.key,
            topic.key,
            pick(item.text, own).text,
            "" if item.value is None else f"{item.value:.12g}",
            pick(unit_text(item, page.version.language), page.version.language).text,
            item.year,
            item.printed,
            item.clauses[0],
        )
        for topic in read.context_page(page.version).topics
        for item in topic.figures
    ]
    return sheet_file(form, f"{page.code}-context", FIGURES, rows)


def to_provisions(request: HttpRequest, code: str, part: str) -> HttpResponseRedirect:
    """Leads to what the document provides, as long as nothing else is known of the part; not for good."""
    query = request.META.get("QUERY_STRING", "")
    address = reverse("provisions", args=[code, part])
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


@framework_page
def provisions(page: FrameworkPage, part: str) -> HttpResponse:
    """What the document provides on one part.

    :raises Http404: for a part that the format does not know.
    """
    if part not in PARTS:
        raise Http404(_("There is no such part."))
    found = read.provisions(page.version, part)
    return page.render("framework/provisions.html", part=PARTS[part], parts=PARTS, found=found)
