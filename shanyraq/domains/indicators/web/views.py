"""The pages of results: the matrix, progress by outcome, one indicator."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.web import charts
from shanyraq.domains.indicators.web.indicator_page import indicator_page, pictures
from shanyraq.domains.indicators.web.matrix_page import matrix_page
from shanyraq.domains.indicators.web.progress_page import progress_page
from shanyraq.domains.indicators.web.tables import (
    MATRIX_HEADER,
    PROGRESS_HEADER,
    indicator_rows,
    matrix_rows,
    progress_rows,
)
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import csv_file


@framework_page
def results(page: FrameworkPage) -> HttpResponse:
    """The results matrix: every printed row, narrowed by the filters in the address."""
    return page.render("indicators/matrix.html", **matrix_page(page))


@framework_page
def results_csv(page: FrameworkPage) -> HttpResponse:
    """The rows that the matrix shows for the same filters."""
    found = matrix_page(page)["matrix"]
    return csv_file(f"{page.code}-results.csv", MATRIX_HEADER, matrix_rows(found, page.version.language))


@framework_page
def progress(page: FrameworkPage) -> HttpResponse:
    """Where every indicator stands, outcome by outcome: distribution and coverage, no average."""
    return page.render("indicators/progress.html", **progress_page(page))


@framework_page
def progress_csv(page: FrameworkPage) -> HttpResponse:
    """The verdict of every row, with its reasons."""
    found = queries.load_results(page.version, page.as_of)
    return csv_file(f"{page.code}-progress.csv", PROGRESS_HEADER, progress_rows(found, page.version.language))


@framework_page
def indicator(page: FrameworkPage, key: str) -> HttpResponse:
    """One indicator: chart, rows as printed and as understood, verdicts with their reasons."""
    return page.render("indicators/indicator.html", **indicator_page(page, key))


@framework_page
def indicator_csv(page: FrameworkPage, key: str) -> HttpResponse:
    """The rows of one indicator."""
    found = queries.one_indicator(page.version, key, page.as_of).indicator
    rows = indicator_rows(found, found.rows, page.version.language)
    return csv_file(f"{page.code}-{key}.csv", MATRIX_HEADER, rows)


@framework_page
def indicator_svg(page: FrameworkPage, key: str) -> HttpResponse:
    """The chart of one indicator as a file, with colours of its own."""
    found = queries.one_indicator(page.version, key, page.as_of).indicator
    alone, panels = pictures(found, charts.PRINT, 620)
    chart = alone or panels
    if chart is None:
        raise Http404(_("Nothing of this indicator can be drawn."))
    return HttpResponse(charts.draw(chart.spec, chart.label), content_type="image/svg+xml; charset=utf-8")
