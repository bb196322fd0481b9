"""Country context, groups left behind, and the provisions on money, operations and cash transfers."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries import context as read
from shanyraq.domains.framework.queries.groups import groups_page
from shanyraq.domains.framework.web.words import PARTS
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import csv_file

FIGURES = ("key", "topic", "figure", "value", "unit", "year", "printed", "clause")
GROUPS = ("group", "dimensions", "outcomes", "rows", "rows_with_number", "clauses")


@framework_page
def context(page: FrameworkPage) -> HttpResponse:
    """Rankings, figures by topic, statements and accelerators."""
    downloads = {"CSV": reverse("context-csv", args=[page.code])}
    found = read.context_page(page.version)
    return page.render("framework/context.html", found=found, parts=PARTS, downloads=downloads)


@framework_page
def context_csv(page: FrameworkPage) -> HttpResponse:
    """Every figure of the context."""
    own = page.version.language
    rows = [
        (
            item.key,
            topic.key,
            pick(item.text, own).text,
            "" if item.value is None else f"{item.value:.12g}",
            item.unit,
            item.year,
            item.printed,
            item.clauses[0],
        )
        for topic in read.context_page(page.version).topics
        for item in topic.figures
    ]
    return csv_file(f"{page.code}-context.csv", FIGURES, rows)


@framework_page
def groups(page: FrameworkPage) -> HttpResponse:
    """Who may be left behind, and who is counted."""
    downloads = {"CSV": reverse("lnob-csv", args=[page.code])}
    return page.render("framework/groups.html", found=groups_page(page.version), downloads=downloads)


@framework_page
def groups_csv(page: FrameworkPage) -> HttpResponse:
    """One line for each group."""
    rows = [
        (
            pick(group.name, page.version.language).text,
            " ".join(group.dimensions),
            " ".join(dict.fromkeys(mention.outcome.code for mention in group.mentions)),
            group.rows,
            group.numbered,
            " ".join(group.clauses),
        )
        for group in groups_page(page.version).groups
    ]
    return csv_file(f"{page.code}-groups.csv", GROUPS, rows)


@framework_page
def provisions(page: FrameworkPage, part: str) -> HttpResponse:
    """What the document provides on one part.

    :raises Http404: for a part that the format does not know.
    """
    if part not in PARTS:
        raise Http404(_("There is no such part."))
    found = read.provisions(page.version, part)
    return page.render("framework/provisions.html", part=PARTS[part], parts=PARTS, found=found)
