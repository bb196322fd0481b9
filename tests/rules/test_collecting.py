"""When a value is expected, by which day it is due, and how it stands: tables of cases, bounds from both sides."""

from collections.abc import Sequence
from datetime import date

import pytest

from shanyraq.domains.indicators.rules.collecting import (
    RoundOf,
    Stated,
    Timing,
    asks_for_more,
    default_on,
    due_day,
    expected_periods,
    reminded_from,
    standing_of,
)
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.rounds import refused_days, refused_years
from shanyraq.domains.indicators.vocabulary import Frequency

YEARLY, QUARTERLY = Timing("yearly", 6), Timing("quarterly", 3)


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
    ("period", "timing", "stated_on", "day"),
    [
        ("2026-Q1", QUARTERLY, "2026-06-30", "2026-07-30"),
        ("2026-Q1", QUARTERLY, "2026-12-01", "2026-12-31"),
        ("2026-Q3", QUARTERLY, "2026-12-01", "2026-12-31"),
        ("2026-Q3", QUARTERLY, "2026-12-02", "2027-01-01"),
        ("2026-Q4", QUARTERLY, "2026-12-01", "2027-03-31"),
        ("2026", Timing("yearly", 1), "2027-01-01", "2027-01-31"),
        ("2026", Timing("yearly", 1), "2027-01-02", "2027-02-01"),
        ("2026", Timing("yearly", 1), "2027-05-31", "2027-06-30"),
        ("2026", Timing("yearly", 1), "2027-06-01", "2027-06-30"),
        ("2026", YEARLY, "2027-06-20", "2027-06-30"),
        ("2026", YEARLY, "2027-08-01", "2027-06-30"),
        ("2026", Timing("yearly", 12), "2027-08-01", "2027-12-31"),
        ("2025", Timing("every_years", 12, 5, 2025), "2027-08-01", "2026-12-31"),
    ],
    ids=[
        *("on its last day", "long past", "just in time", "a day less than a month", "due later"),
        *("in time", "a day later", "as the default has it", "no later than by the default"),
        *("due by the default", "late by the default already", "stated to be due later", "a survey of a year gone by"),
    ],
)
def test_what_is_stated_makes_nothing_late_at_once(period: str, timing: Timing, stated_on: str, day: str) -> None:
    found = due_day(timing, read_period(period), [], date.fromisoformat(stated_on))
    assert found == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("timing", "stated_on", "earlier", "day"),
    [
        (Timing("quarterly", 1), "2026-12-01", [(QUARTERLY, "2026-02-01")], "2026-06-30"),
        (Timing("quarterly", 2), "2026-04-15", [(QUARTERLY, "2026-02-01")], "2026-05-31"),
        (Timing("quarterly", 1), "2026-12-01", [(Timing("quarterly", 12), "2026-02-01")], "2026-12-31"),
        (Timing("quarterly", 1), "2026-12-01", [(Timing("half_yearly", 2), "2026-02-01")], "2026-12-31"),
        (Timing("quarterly", 1), "2026-12-20", [(QUARTERLY, "2026-02-01"), (QUARTERLY, "2026-12-01")], "2026-06-30"),
    ],
    ids=["late already", "in time", "not due yet", "was not expected", "stated anew again and again"],
)
def test_what_was_late_by_an_earlier_statement_stays_late(
    timing: Timing, stated_on: str, earlier: list[tuple[Timing, str]], day: str
) -> None:
    before = [Stated(of, date.fromisoformat(on)) for of, on in earlier]
    found = due_day(timing, read_period("2026-Q1"), [], date.fromisoformat(stated_on), before)
    assert found == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("period", "opens_on", "due_on", "day"),
    [
        ("2026-Q1", "2026-11-30", "2026-12-15", "2026-12-31"),
        ("2026-Q1", "2026-12-01", "2026-12-15", "2026-12-15"),
        ("2026-Q1", "2026-12-31", "2027-02-15", "2027-02-15"),
        ("2026-Q1", "2027-01-01", "2027-02-15", "2026-12-31"),
        ("2025", "2026-05-01", "2026-07-31", "2026-07-31"),
    ],
    ids=["opened before", "opens the same day", "on the last day", "when it is late", "late by the round before"],
)
def test_a_round_beside_what_is_stated(period: str, opens_on: str, due_on: str, day: str) -> None:
    timing = QUARTERLY if "Q" in period else YEARLY
    found = due_day(timing, read_period(period), [a_round(period[:4], opens_on, due_on)], date(2026, 12, 1))
    assert found == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("before", "stated", "more"),
    [
        (None, YEARLY, True),
        (YEARLY, YEARLY, False),
        (YEARLY, Timing("yearly", 5), True),
        (YEARLY, Timing("yearly", 7), False),
        (YEARLY, Timing("quarterly", 7), True),
        (Timing("every_years", 6, 5, 2021), Timing("every_years", 6, 5, 2022), True),
        (Timing("every_years", 6, 5, 2021), Timing("every_years", 6, 3, 2021), True),
    ],
)
def test_whether_more_is_asked_than_before(before: Timing | None, stated: Timing, more: bool) -> None:
    assert asks_for_more(before, stated) is more


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
