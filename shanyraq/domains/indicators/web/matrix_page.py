"""What the results matrix shows for an address."""

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from shanyraq.base.ui.filters import address, choices
from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.web.facets import result_facets, result_filters
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.facets import narrowed


def matrix_page(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``indicators/matrix.html``, in seven statements."""
    query = page.request.GET
    results = queries.load_results(page.version, page.as_of)
    groups = queries.groups_left_behind(page.version)
    facets = result_facets(results, groups, page.version.language)
    rows = queries.rows_of(results)
    is_filtered = any(query.get(facet.name) for facet in facets)
    found = queries.matrix(results, narrowed(rows, facets, query) if is_filtered else None)
    menus = result_filters(rows, facets, groups, query)
    return {
        "results": results,
        "matrix": found,
        "is_filtered": is_filtered,
        "filters": menus,
        "chosen": [f"{menu.label}: {choices(menu, query).chosen}" for menu in menus if query.get(menu.name)],
        "result": _result(len(found.rows), len(rows)),
        "tally": {status.value: count for status, count in found.rollup.by_status.items()},
        "tally_links": {status.value: address(query, {"status": status.value}) for status in found.rollup.by_status},
        "downloads": {"CSV": _download(page)},
    }


def _download(page: FrameworkPage) -> str:
    query = address(page.request.GET, {})
    return reverse("results-csv", args=[page.code]) + (query if len(query) > 1 else "")


def _result(shown: int, known: int) -> str:
    said = ngettext("%(shown)s of %(known)s row", "%(shown)s of %(known)s rows", known)
    return said % {"shown": format_number(shown), "known": format_number(known)}
