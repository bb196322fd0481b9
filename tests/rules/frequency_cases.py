"""Cases of what is proposed of how often a source has a value, for the test of the whole rulebook."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from shanyraq.domains.indicators.rules.frequency import proposed


def _frequency(source: str, *years: int) -> str | None:
    timing = proposed({"en": source}, [years], date(2026, 12, 1)).timing
    return None if timing is None else str(timing.frequency)


FREQUENCY_ASKED: Mapping[str, Callable[..., Any]] = {"indicators.frequency_proposed": _frequency}
FREQUENCY_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    ("indicators.frequency_proposed", "its words", ("quarterly surveys",), "quarterly"),
    ("indicators.frequency_proposed", "other words", ("surveys",), None),
    ("indicators.frequency_proposed", "three years", ("", 2022, 2023, 2024), "yearly"),
    ("indicators.frequency_proposed", "two years", ("", 2023, 2024), None),
    ("indicators.frequency_proposed", "a survey with a year", ("MICS", 2015), "every_years"),
)
