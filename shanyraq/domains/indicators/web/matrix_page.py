"""What the results matrix shows for an address."""

from itertools import groupby
from typing import Any

from shanyraq.base.ui.filters import address, choices
from shanyraq.base.ui.tables import TableView
from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.web.facets import result_facets, result_filters
from shanyraq.domains.indicators.web.shares import of_rows
from shanyraq.domains.indicators.web.tables import matrix_columns
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import found_or_404, narrowed


def matrix_page(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``indicators/matrix.html``, in eight statements."""
    query = page.request.GET
    results = queries.load_results(page.version, page.as_of)
    groups = queries.groups_left_behind(page.version)
    facets = result_facets(results, groups, queries.contributors(page.version), page.version.language)
    rows = queries.rows_of(results)
    is_filtered = any(query.get(facet.name) for facet in facets)
    found = queries.matrix(results, narrowed(rows, facets, query) if is_filtered else None)
    menus = result_filters(rows, facets, groups, query)
    view = TableView(matrix_columns(page.version.language), query)
    return {
        "results": results,
        "matrix": found,
        "view": view,
        "flat": _flat(results, view.ordered(found.rows)) if view.sorted_by else None,
        "is_filtered": is_filtered,
        "with_news": sum(any(row.verdict.has_newer_data for row in shown.judged) for shown in found.indicators),
        "filters": menus,
        "chosen": [f"{menu.label}: {choices(menu, query).chosen}" for menu in menus if query.get(menu.name)],
        "result": of_rows(len(found.rows), len(rows)),
        "tally": {status.value: count for status, count in found.rollup.by_status.items()},
        "tally_links": {status.value: address(query, {"status": status.value}) for status in found.rollup.by_status},
        "downloads": sheet_links(page, "results"),
    }


def _flat(
    results: queries.Results, ordered: list[queries.RowOf]
) -> list[tuple[queries.OutcomeResult, list[queries.RowOf]]]:
    """Sorted rows, neighbours of one outcome together: each wears the hue of its outcome."""
    outcomes = {outcome.code: outcome for outcome in results.outcomes}
    return [(outcomes[code], list(items)) for code, items in groupby(ordered, lambda item: item.indicator.outcome)]


def matrix_sheet(page: FrameworkPage) -> tuple[TableView[queries.RowOf], list[queries.RowOf]]:
    """What the page shows for the same address; headings are left out where rows are sorted, as there."""
    query = page.request.GET
    results = queries.load_results(page.version, page.as_of)
    groups = queries.groups_left_behind(page.version)
    facets = result_facets(results, groups, queries.contributors(page.version), page.version.language)
    kept = found_or_404(queries.rows_of(results), facets, query)
    view = TableView(matrix_columns(page.version.language), query)
    is_filtered = any(query.get(facet.name) for facet in facets)
    found = queries.matrix(results, kept if is_filtered else None)
    return view, view.ordered(found.rows) if view.sorted_by else found.printed_rows
