"""What the page of progress shows: every outcome's distribution, coverage and indicators."""

from typing import Any

from django.urls import reverse

from shanyraq.domains.indicators import queries
from shanyraq.domains.indicators.rules.rollup import Rollup
from shanyraq.domains.packages.web import FrameworkPage


def progress_page(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``indicators/progress.html``, in six statements."""
    results = queries.load_results(page.version, page.as_of)
    asked = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    return {
        "results": results,
        "tally": counts(results.rollup),
        "outcomes": [(outcome, counts(outcome.rollup)) for outcome in results.outcomes],
        "downloads": {"CSV": reverse("indicators-csv", args=[page.code]) + asked},
    }


def counts(rollup: Rollup) -> dict[str, int]:
    """Status code → number of rows, for ``{% tally %}``."""
    return {status.value: count for status, count in rollup.by_status.items()}
