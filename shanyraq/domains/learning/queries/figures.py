"""What a review is prepared from, as it stands on a day: progress, money, what was delivered and told, the plan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.funding.queries.overview import outcomes_in
from shanyraq.domains.indicators.queries import IndicatorResult, RowResult, load_results
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.learning.queries.followed import followed
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.workplans.queries.board import Line, added, board
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.rules.deliverables import State, deliverable_state
from shanyraq.domains.workplans.rules.lengths import cut

LAGGING = (Status.MOVING_AWAY, Status.INSUFFICIENT)
"""The gravest first."""
DELIVERED = frozenset({State.ON_TIME, State.DELIVERED_LATE})
AMOUNTS = ("required", "available", "spent")
MOST, LONGEST = 200, 1_000
"""Narratives that are kept with a review, and characters of each; what is left out or cut is told."""


def figures(version: Version, outcome: str, year: int, on: date) -> dict[str, Any]:
    """Plain values, to be kept with the review. ``outcome`` empty: of the whole framework. US dollars as texts; None
    where nothing is said. The number of statements does not grow with what there is.

    Of an indicator that lags behind: key, code, how its worst row is judged, which one that is where it does not stand
    for the whole indicator, and how the indicator as a whole is judged.
    """
    lines = [each for each in board(version).lines if outcome in {"", each.outcome}]
    return {
        "as_of": on.isoformat(),
        "progress": _progress(version, outcome, on),
        "money": _money(version, outcome, year),
        "work": _work(version, lines, year, on),
        "told": _told(lines, year),
        "plan": _plan(version, year, on) if not outcome else None,
    }


def _progress(version: Version, outcome: str, on: date) -> dict[str, Any]:
    results = load_results(version, on)
    own = [each for each in results.outcomes if outcome in {"", each.code}]
    lagging = [line for each in own for indicator in each.indicators for line in _lagging(indicator, version.language)]
    counts: Counter[str] = Counter()
    for each in own:
        counts.update({status.value: number for status, number in each.rollup.by_status.items() if number})
    return {
        "total": sum(each.rollup.total for each in own),
        "assessed": sum(each.rollup.assessed for each in own),
        "by_status": dict(counts),
        "lagging": lagging,
    }


def _lagging(indicator: IndicatorResult, own: str) -> Iterator[list[Any]]:
    """What is kept of an indicator that lags behind; nothing of another one."""
    worst = _worst(indicator)
    if worst is not None:
        named = _row_named(indicator, worst, own)
        yield [indicator.key, indicator.code or "", worst.status.value, named, indicator.status.value]


def _worst(indicator: IndicatorResult) -> RowResult | None:
    """The row that lags behind most, where any does; the one that stands for the indicator before another."""
    rows = [*([indicator.headline] if indicator.headline else ()), *indicator.judged_rows]
    return next((row for status in LAGGING for row in rows if row.status is status), None)


def _row_named(indicator: IndicatorResult, row: RowResult, own: str) -> str | dict[str, str]:
    """What a row is called, by language; empty where it stands for the whole indicator."""
    return "" if row is indicator.headline else row_text(indicator.rows, row, own)


def _money(version: Version, outcome: str, year: int) -> dict[str, str | None]:
    sums = added([each for code, each in outcomes_in(version, year).items() if outcome in {"", code}])
    return {name: _text(getattr(sums, name)) for name in AMOUNTS}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _work(version: Version, lines: Sequence[Line], year: int, on: date) -> dict[str, Any]:
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


def _told(lines: Sequence[Line], year: int) -> dict[str, Any]:
    """What entities wrote of the year, in the order of outputs; of how many sub-outputs that run in it nobody did."""
    said = [each for each in lines if any(each.facts.narratives.get(year, {}).values())]
    running = {each.number for each in lines if _runs(each.facts.starts_on, each.facts.ends_on, year)}
    narratives = [
        {
            "number": each.number,
            "title": dict(each.facts.title),
            "entities": list(each.facts.entities),
            "status": each.facts.status,
            "text": {language: cut(text, LONGEST) for language, text in each.facts.narratives[year].items()},
        }
        for each in said[:MOST]
    ]
    untold = len(running - {each.number for each in said})
    return {"narratives": narratives, "left_out": len(said) - len(narratives), "untold": untold}


def _runs(starts_on: date | None, ends_on: date | None, year: int) -> bool:
    return (starts_on is None or starts_on.year <= year) and (ends_on is None or ends_on.year >= year)


def _plan(version: Version, year: int, on: date) -> dict[str, int]:
    own = [each for each in followed(version, on).activities if each.year == year]
    return {"total": len(own), **Counter(each.standing.value for each in own)}
