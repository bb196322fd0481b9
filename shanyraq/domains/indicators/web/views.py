"""The pages of results: the matrix, progress by outcome, one indicator."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.ui.tables import TableView
from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.web import charts
from shanyraq.domains.indicators.web.indicator_page import indicator_page, pictures
from shanyraq.domains.indicators.web.matrix_page import matrix_page, matrix_sheet
from shanyraq.domains.indicators.web.progress_page import progress_page
from shanyraq.domains.indicators.web.tables import matrix_columns, progress_columns
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file


@framework_page
def results(page: FrameworkPage) -> HttpResponse:
    """The results matrix: every printed row, narrowed by the filters in the address."""
    return page.render("indicators/matrix.html", **matrix_page(page))


@framework_page
def results_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The rows and columns that the matrix shows for the same address."""
    view, rows = matrix_sheet(page)
    return sheet_file(form, f"{page.code}-results", view.header, view.rows(rows))


@framework_page
def progress(page: FrameworkPage) -> HttpResponse:
    """Where every indicator stands, outcome by outcome: distribution and coverage, no average."""
    return page.render("indicators/progress.html", **progress_page(page))


@framework_page
def progress_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The verdict of every row, with its reasons."""
    rows = queries.rows_of(queries.load_results(page.version, page.as_of))
    view = TableView(progress_columns(page.version.language))
    return sheet_file(form, f"{page.code}-progress", view.header, view.rows(rows))


@framework_page
def indicator(page: FrameworkPage, key: str) -> HttpResponse:
    """One indicator: chart, rows as printed and as understood, verdicts with their reasons."""
    return page.render("indicators/indicator.html", **indicator_page(page, key))


@framework_page
def indicator_sheet(page: FrameworkPage, key: str, form: str) -> HttpResponse:
    """The rows of one indicator."""
    found = queries.one_indicator(page.version, key, page.as_of).indicator
    view = TableView(matrix_columns(page.version.language))
    rows = view.rows(queries.RowOf(found, row) for row in found.rows)
    return sheet_file(form, f"{page.code}-{key}", view.header, rows)


@framework_page
def indicator_svg(page: FrameworkPage, key: str) -> HttpResponse:
    """The chart of one indicator as a file, with colours of its own."""
    found = queries.one_indicator(page.version, key, page.as_of).indicator
    alone, panels = pictures(found, page.version.language, charts.PRINT, 620)
    chart = alone or panels
    if chart is None:
        raise Http404(_("Nothing of this indicator can be drawn."))
    return HttpResponse(charts.draw(chart.spec, chart.label), content_type="image/svg+xml; charset=utf-8")
