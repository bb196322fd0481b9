"""The framework as a ring: results turned into what the picture shows."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.ring import Ring, RingIndicator, RingOutcome, RingOutput
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, OutcomeResult, OutputResult, Results
from shanyraq.domains.indicators.rules.recency import Coverage, recent_values
from shanyraq.domains.packages.models import Version

Address = Callable[[str, str], str]
"""Name of a page and key → its address."""


def ring_of(version: Version, results: Results, address: Address) -> Ring:
    """Outcomes, outputs and indicators with their verdicts; in the middle, how much is known."""
    own = version.language
    newer, rows = results.rollup.with_newer_data, results.rollup.total
    return Ring(
        title=_("The framework as a ring: %(title)s") % {"title": pick(version.title, own).text},
        outcomes=[_outcome(outcome, own, address) for outcome in results.outcomes],
        centre=(
            f"{format_number(newer)}/{format_number(rows)}",
            ngettext("row with", "rows with", rows),
            _("new data"),
            f"{version.starts_on.year}–{version.ends_on.year}",
        ),
        hint=_(
            "Outcomes inside, outputs as poles, indicators outside: shape and colour tell the verdict. The table "
            "below says the same."
        ),
    )


def _outcome(outcome: OutcomeResult, own: str, address: Address) -> RingOutcome:
    return RingOutcome(
        code=outcome.code,
        label=pick(outcome.title, own).text,
        href=address("outcome", outcome.code),
        outputs=[_output(output, own, address) for output in outcome.outputs],
        indicators=[_indicator(indicator, own, address) for indicator in outcome.indicators],
    )


def _output(output: OutputResult, own: str, address: Address) -> RingOutput:
    return RingOutput(output.code, pick(output.statement, own).text, address("output", output.code))


def _indicator(indicator: IndicatorResult, own: str, address: Address) -> RingIndicator:
    return RingIndicator(
        code=indicator.code or "",
        label=pick(indicator.title, own).text,
        href=address("indicator", indicator.key),
        status=indicator.status.value,
        short=_("no code"),
    )


def coverage_of(version: Version, results: Results) -> Coverage:
    """How many indicators have recent data, by the newest value of any row, whoever entered it."""
    years = [max((row.newest_year or 0 for row in indicator.rows), default=None) for indicator in results.indicators]
    return recent_values(years, version.starts_on, results.as_of)


def counts_of(results: Results) -> dict[str, Any]:
    """Outcomes with what they hold, for the table beside the ring."""
    return {
        "outcomes": len(results.outcomes),
        "outputs": sum(len(outcome.outputs) for outcome in results.outcomes),
        "indicators": len(results.indicators),
        "rows": results.rollup.total,
    }
