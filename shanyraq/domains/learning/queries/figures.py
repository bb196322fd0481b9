"""The figures that a review is prepared from, as they stand on a day: progress, money, what was delivered, the plan."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.funding.queries.overview import outcomes_in
from shanyraq.domains.indicators.queries import IndicatorResult, load_results
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.learning.queries.followed import followed
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import added, board
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.rules.deliverables import State, deliverable_state

LAGGING = (Status.MOVING_AWAY, Status.INSUFFICIENT)
"""The gravest first."""
DELIVERED = frozenset({State.ON_TIME, State.DELIVERED_LATE})
AMOUNTS = ("required", "available", "spent")


def figures(version: Version, outcome: str, year: int, on: date) -> dict[str, Any]:
    """Plain values, to be kept with the review. ``outcome`` empty: of the whole framework. US dollars as texts; None
    where nothing is said. The number of statements does not grow with what there is.
    """
    return {
        "as_of": on.isoformat(),
        "progress": _progress(version, outcome, on),
        "money": _money(version, outcome, year),
        "work": _work(version, outcome, year, on),
        "plan": _plan(version, year, on) if not outcome else None,
    }


def _progress(version: Version, outcome: str, on: date) -> dict[str, Any]:
    results = load_results(version, on)
    own = [each for each in results.outcomes if outcome in {"", each.code}]
    lagging = [
        [indicator.key, indicator.code or "", worst.value]
        for each in own
        for indicator in each.indicators
        for worst in [_worst(indicator)]
        if worst is not None
    ]
    counts: Counter[str] = Counter()
    for each in own:
        counts.update({status.value: number for status, number in each.rollup.by_status.items() if number})
    return {
        "total": sum(each.rollup.total for each in own),
        "assessed": sum(each.rollup.assessed for each in own),
        "by_status": dict(counts),
        "lagging": lagging,
    }


def _worst(indicator: IndicatorResult) -> Status | None:
    """The gravest of the verdicts on its rows, where any lags behind."""
    found = {row.verdict.status for row in indicator.judged_rows}
    return next((status for status in LAGGING if status in found), None)


def _money(version: Version, outcome: str, year: int) -> dict[str, str | None]:
    sums = added([each for code, each in outcomes_in(version, year).items() if outcome in {"", code}])
    return {name: _text(getattr(sums, name)) for name in AMOUNTS}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _work(version: Version, outcome: str, year: int, on: date) -> dict[str, Any]:
    lines = [each for each in board(version).lines if outcome in {"", each.outcome}]
    numbers = {each.number for each in lines}
    due = [
        each
        for each in counted(deliverables(version))
        if each.sub_output.number in numbers and each.due_on.year == year
    ]
    states = Counter(deliverable_state(each.due_on, each.delivered_on, on) for each in due)
    running = [each for each in lines if _runs(each.facts.starts_on, each.facts.ends_on, year)]
    return {
        "sub_outputs": len(running),
        "by_status": dict(Counter(each.facts.status for each in running)),
        "due": len(due),
        "delivered": sum(states[state] for state in DELIVERED),
        "late": states[State.LATE],
    }


def _runs(starts_on: date | None, ends_on: date | None, year: int) -> bool:
    return (starts_on is None or starts_on.year <= year) and (ends_on is None or ends_on.year >= year)


def _plan(version: Version, year: int, on: date) -> dict[str, int]:
    own = [each for each in followed(version, on).activities if each.year == year]
    return {"total": len(own), **Counter(each.standing.value for each in own)}
