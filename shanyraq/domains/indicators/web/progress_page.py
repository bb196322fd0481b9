"""What the page of progress shows: every outcome's distribution, coverage and indicators."""

from typing import Any

from shanyraq.base.ui.tables import TableView
from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.rules.rollup import Rollup
from shanyraq.domains.indicators.web.tables import indicator_columns
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links


def progress_page(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``indicators/progress.html``, in six statements."""
    results = queries.load_results(page.version, page.as_of)
    view = TableView(indicator_columns(), page.request.GET)
    return {
        "results": results,
        "tally": counts(results.rollup),
        "outcomes": [
            (outcome, counts(outcome.rollup), view.ordered(outcome.indicators)) for outcome in results.outcomes
        ],
        "view": view,
        "downloads": sheet_links(page, "indicators"),
    }


def counts(rollup: Rollup) -> dict[str, int]:
    """Status code → number of rows, for ``{% tally %}``."""
    return {status.value: count for status, count in rollup.by_status.items()}
