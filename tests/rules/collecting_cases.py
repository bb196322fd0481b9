"""Cases of the rules on collection for the test of the whole rulebook; details stand in ``test_collecting``."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from shanyraq.domains.indicators.rules.collecting import RoundOf, Timing, due_day, expected_periods, standing_of
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.rounds import (
    asks_nobody,
    refused_closed_round,
    refused_collector,
    refused_days,
    refused_outside,
    refused_twice,
    refused_years,
)

YEAR, DUE = read_period("2026"), date(2027, 6, 30)
ROUND = RoundOf(YEAR, date(2027, 1, 15), date(2027, 3, 15))

COLLECTING_ASKED: Mapping[str, Callable[..., Any]] = {
    "indicators.value_expected": lambda frequency, every: len(
        expected_periods(Timing(frequency, 6, every, 2025), 2026, 2030)
    ),
    "indicators.value_due": lambda period: due_day(Timing("yearly", 6), read_period(period), [ROUND]),
    "indicators.value_late": lambda day, stage: standing_of(YEAR, DUE, stage, day).value,
    "indicators.round_days": lambda opens, due: len(refused_days(YEAR, opens, due)),
    "indicators.round_within": lambda period: len(
        refused_outside(read_period(period), date(2026, 1, 1), date(2030, 12, 31))
    ),
    "indicators.round_asks": lambda indicators: len(asks_nobody("2026-S1", indicators)),
    "indicators.round_once": lambda *open_ones: len(refused_twice("2026", open_ones)),
    "indicators.closed_round_stays": lambda closed: len(refused_closed_round(is_closed=closed)),
    "indicators.survey_years": lambda frequency, every: len(refused_years(frequency, every)),
    "indicators.collector_takes_part": lambda entity: len(refused_collector(entity, {"undp"})),
}
COLLECTING_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    ("indicators.value_expected", "a value a year", ("yearly", 1), 5),
    ("indicators.value_expected", "four a year", ("quarterly", 1), 20),
    ("indicators.value_expected", "a survey every three years from 2025", ("every_years", 3), 1),
    ("indicators.value_due", "in the round", ("2026",), date(2027, 3, 15)),
    ("indicators.value_due", "no round of its year", ("2027",), date(2028, 6, 30)),
    ("indicators.value_late", "on its day", (DUE, ""), "asked"),
    ("indicators.value_late", "the day after", (date(2027, 7, 1), ""), "late"),
    ("indicators.round_days", "after the period", (date(2027, 1, 1), date(2027, 1, 1)), 0),
    ("indicators.round_days", "on its last day", (date(2026, 12, 1), date(2026, 12, 31)), 1),
    ("indicators.round_within", "the first year", ("2026-Q1",), 0),
    ("indicators.round_within", "the year before", ("2025",), 1),
    ("indicators.round_asks", "one has a value of a half-year", (1,), 0),
    ("indicators.round_asks", "all are yearly", (0,), 1),
    ("indicators.round_once", "another is open", ("2027",), 0),
    ("indicators.round_once", "the same is open", ("2026",), 1),
    ("indicators.closed_round_stays", "open", (False,), 0),
    ("indicators.closed_round_stays", "closed", (True,), 1),
    ("indicators.survey_years", "every five years", ("every_years", 5), 0),
    ("indicators.survey_years", "a survey of every year", ("every_years", 1), 1),
    ("indicators.collector_takes_part", "works on the outcome", ("undp",), 0),
    ("indicators.collector_takes_part", "does not", ("who",), 1),
)
