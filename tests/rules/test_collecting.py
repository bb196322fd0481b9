"""When a value is expected, by which day it is due, and how it stands: tables of cases, bounds from both sides."""

from collections.abc import Sequence
from datetime import date

import pytest

from shanyraq.domains.indicators.rules.collecting import (
    RoundOf,
    Timing,
    default_on,
    due_day,
    expected_periods,
    reminded_from,
    standing_of,
)
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.rounds import refused_days, refused_years
from shanyraq.domains.indicators.vocabulary import Frequency

YEARLY = Timing("yearly", 6)


def a_round(period: str, opens_on: str, due_on: str) -> RoundOf:
    return RoundOf(read_period(period), date.fromisoformat(opens_on), date.fromisoformat(due_on))


@pytest.mark.parametrize(
    ("timing", "periods"),
    [
        (YEARLY, ["2026", "2027"]),
        (Timing("half_yearly", 3), ["2026-S1", "2026-S2", "2027-S1", "2027-S2"]),
        (Timing("quarterly", 3), [f"{year}-Q{quarter}" for year in (2026, 2027) for quarter in (1, 2, 3, 4)]),
        (Timing("every_years", 12, every=2), ["2026"]),
        (Timing("every_years", 12, every=2, first=2025), ["2027"]),
        (Timing("every_years", 12, every=5, first=2031), ["2026"]),
        (Timing("every_years", 12, every=5, first=2030), []),
    ],
)
def test_expected(timing: Timing, periods: Sequence[str]) -> None:
    assert list(expected_periods(timing, 2026, 2027)) == list(periods)


@pytest.mark.parametrize(
    ("period", "months", "day"),
    [
        ("2026", 6, "2027-06-30"),
        ("2026", 0, "2026-12-31"),
        ("2026", 2, "2027-02-28"),
        ("2027", 2, "2028-02-29"),
        ("2026", 12, "2027-12-31"),
        ("2026", 60, "2031-12-31"),
        ("2026-Q1", 3, "2026-06-30"),
        ("2026-S1", 6, "2026-12-31"),
        ("2026-03", 1, "2026-04-30"),
    ],
)
def test_due_by_the_calendar(period: str, months: int, day: str) -> None:
    assert due_day(Timing("yearly", months), read_period(period), []) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rounds", "day"),
    [
        ([a_round("2026", "2027-01-15", "2027-03-15")], "2027-03-15"),
        ([a_round("2026", "2027-01-15", "2027-09-15")], "2027-09-15"),
        ([a_round("2025", "2027-01-15", "2027-03-15")], "2027-06-30"),
        ([a_round("2026-Q4", "2027-01-15", "2027-03-15")], "2027-06-30"),
        ([a_round("2026", "2027-06-30", "2027-08-15")], "2027-08-15"),
        ([a_round("2026", "2027-07-01", "2027-08-15")], "2027-06-30"),
        (
            [a_round("2026", "2027-02-01", "2027-05-15"), a_round("2026", "2027-01-15", "2027-03-15")],
            "2027-05-15",
        ),
        (
            [a_round("2026", "2027-01-15", "2027-03-15"), a_round("2026", "2027-03-16", "2027-05-15")],
            "2027-03-15",
        ),
    ],
    ids=[
        *("earlier", "later", "another year", "a part of it", "opens on the day", "opens too late"),
        *("the last one that opened holds", "none excuses what was late"),
    ],
)
def test_due_by_a_round(rounds: list[RoundOf], day: str) -> None:
    assert due_day(YEARLY, read_period("2026"), rounds) == date.fromisoformat(day)


def test_a_round_asks_for_the_quarters_of_its_year() -> None:
    found = a_round("2026", "2027-01-15", "2027-03-15")
    timing = Timing("quarterly", 6)
    assert due_day(timing, read_period("2026-Q4"), [found]) == date(2027, 3, 15)
    assert due_day(timing, read_period("2026-Q1"), [found]) == date(2026, 9, 30), "it was late when the round opened"


@pytest.mark.parametrize(
    ("day", "stage", "standing"),
    [
        ("2026-12-31", "", "ahead"),
        ("2027-01-01", "", "asked"),
        ("2027-06-30", "draft", "asked"),
        ("2027-07-01", "draft", "late"),
        ("2027-07-01", "returned", "late"),
        ("2027-07-01", "submitted", "reported"),
        ("2027-07-01", "assured", "reported"),
        ("2026-06-01", "draft", "ahead"),
        ("2027-07-01", "published", "published"),
    ],
)
def test_standing(day: str, stage: str, standing: str) -> None:
    found = standing_of(read_period("2026"), date(2027, 6, 30), stage, date.fromisoformat(day))
    assert found.value == standing


def test_reminded_some_days_before_or_when_the_round_opens() -> None:
    year, day = read_period("2026"), date(2027, 1, 1)
    assert reminded_from(year, date(2027, 6, 30), [], day) == date(2027, 5, 31)
    found = a_round("2026", "2027-02-01", "2027-03-15")
    assert reminded_from(year, found.due_on, [found], day) == date(2027, 2, 1)
    early = a_round("2026", "2026-12-01", "2027-01-05")
    assert reminded_from(year, early.due_on, [early], day) == date(2027, 1, 1), "no period is asked for while it runs"


def test_the_table_holds_before_its_first_day_too() -> None:
    assert default_on(date(2020, 1, 1)) == default_on(date(2026, 6, 1))
    assert default_on(date(2026, 6, 1)).timing == YEARLY


@pytest.mark.parametrize(
    ("opens_on", "due_on", "refused"),
    [
        ("2027-01-15", "2027-01-15", False),
        ("2027-01-15", "2027-01-14", True),
        ("2026-12-01", "2026-12-31", True),
        ("2026-12-01", "2027-01-01", False),
    ],
)
def test_days_of_a_round(opens_on: str, due_on: str, refused: bool) -> None:
    found = refused_days(read_period("2026"), date.fromisoformat(opens_on), date.fromisoformat(due_on))
    assert bool(found) is refused


@pytest.mark.parametrize("frequency", Frequency)
@pytest.mark.parametrize("every", [1, 2])
def test_years_are_told_of_surveys_only(frequency: Frequency, every: int) -> None:
    assert bool(refused_years(frequency, every)) is ((frequency == Frequency.EVERY_YEARS) is (every == 1))
