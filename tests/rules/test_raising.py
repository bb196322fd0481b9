"""What is raised to the committee, and the figures of the Funding Compact: both sides of each bound."""

from datetime import date
from decimal import Decimal

import pytest

from shanyraq.domains.funding.rules.compact import Agreement, figures, months
from shanyraq.domains.funding.rules.raising import (
    Standing,
    raised,
    thresholds,
    underfunded,
    underperforming,
)
from shanyraq.domains.workplans.rules.facts import Sums

ON, D = date(2026, 11, 29), Decimal


def standing(required: object = None, available: object = None, assessed: int = 0, lagging: int = 0) -> Standing:
    asked, there = (None if each is None else D(str(each)) for each in (required, available))
    return Standing("1", 2026, Sums(asked, there), assessed, lagging)


def test_every_threshold_is_dated_and_cited() -> None:
    assert set(thresholds()) == {"underfunded-share", "underperforming-share", "core-target", "multi-year-months"}
    for each in thresholds().values():
        assert each.source.document
        assert each.values


@pytest.mark.parametrize(
    ("required", "available", "found"),
    [
        (100, 67, True),
        (100, "67.01", False),
        (100, 100, False),
        (100, 120, False),
        (100, None, True),
        (0, 0, False),
        (None, 5, False),
    ],
)
def test_a_third_of_the_money_is_missing(required: object, available: object, found: bool) -> None:
    assert bool(underfunded(standing(required, available), ON)) is found


@pytest.mark.parametrize(
    ("assessed", "lagging", "found"), [(0, 0, False), (100, 32, False), (100, 33, True), (1, 1, True)]
)
def test_every_third_row_lags_behind(assessed: int, lagging: int, found: bool) -> None:
    assert bool(underperforming(standing(assessed=assessed, lagging=lagging), ON)) is found


def test_an_outcome_that_lacks_money_and_lags_behind_comes_first() -> None:
    one, both, fine = standing(100, 0), standing(100, 0, 3, 2), standing(100, 100, 3, 0)
    assert [(each.standing, len(each.rules)) for each in raised([one, both, fine], ON)] == [(both, 2), (one, 1)]


def test_each_outcome_is_raised_by_one_sentence_that_says_what_holds() -> None:
    both, money, progress = (
        str(raised([each], ON)[0].said)
        for each in (standing(100, 0, 3, 2), standing(100, 0, 3, 0), standing(100, 100, 3, 2))
    )
    assert both == (
        "Outcome 1 is both underfunded and underperforming: 0 of 100 US dollars required for 2026 are there; "
        "missing: 100%; 2 of 3 assessed rows are insufficient or move away"
    )
    assert money.startswith("Outcome 1 is underfunded: 0 of 100 US dollars")
    assert progress == "Outcome 1 is underperforming: 2 of 3 assessed rows are insufficient or move away"


def test_the_sentence_has_the_numbers() -> None:
    (finding,) = underfunded(standing(1000, 250), ON)
    assert str(finding.message) == (
        "Outcome 1 is underfunded: 250 of 1000 US dollars required for 2026 are there; missing: 75%"
    )
    assert finding.subject == "1"


@pytest.mark.parametrize(
    ("starts", "ends", "count"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), 1),
        (date(2026, 1, 1), date(2026, 1, 30), 0),
        (date(2026, 1, 1), date(2027, 12, 31), 24),
        (date(2026, 1, 1), date(2027, 12, 30), 23),
        (date(2026, 2, 15), date(2028, 2, 14), 24),
        (date(2026, 2, 15), date(2028, 2, 13), 23),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
    ],
)
def test_months_between_days(starts: date, ends: date, count: int) -> None:
    assert months(starts, ends) == count


def test_the_formula_shows_the_months_that_the_thresholds_say() -> None:
    *_, multi_year = figures({}, [], ON)
    assert multi_year.formula.values == {"months": thresholds()["multi-year-months"].on(ON)}
    assert "24 months" in str(multi_year.formula)


def test_figures_are_shares_of_what_is_told() -> None:
    available = {"core": D(30), "pooled": D(20), "thematic": D(10), "project": D(40), "assessed": D(500), "": D(900)}
    long = Agreement(date(2026, 1, 1), date(2027, 12, 31), D(75))
    short = Agreement(date(2026, 1, 1), date(2027, 12, 30), D(25))
    found = {each.key: each.share for each in figures(available, [long, short], ON)}
    assert found == {"core": D("0.3"), "pooled": D(20) / 70, "thematic": D(10) / 70, "multi_year": D("0.75")}
    assert [each.share for each in figures({}, [], ON)] == [None] * 4
