"""What the plan owes: the details beside the cases of the rulebook, and the sentences that say why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.learning.rules.explaining import explained
from shanyraq.domains.learning.rules.limits import duties, duty_of, limit, thresholds
from shanyraq.domains.learning.rules.obligations import (
    months_after,
    owed_evaluation,
    owed_in_year,
    owed_responsible,
    owed_review,
    owed_update,
    stands,
    to_do,
)
from shanyraq.domains.learning.vocabulary import DUTIES, Duty, Kept

ON = date(2026, 11, 30)
DAYS = st.dates(date(2025, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 12, 31), 3, date(2027, 3, 31)),
        (date(2026, 11, 15), 3, date(2027, 2, 28)),
        (date(2027, 11, 1), 3, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2027, 1, 31)),
        (date(2026, 6, 30), 0, date(2026, 6, 30)),
    ],
)
def test_months_after_end_with_their_month(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


@given(due=DAYS, kept=st.none() | DAYS, on=DAYS)
def test_what_was_kept_by_a_day_asks_nothing_on_it(due: date, kept: date | None, on: date) -> None:
    state = stands(due, kept, on)
    is_kept = kept is not None and kept <= on
    assert (state in {Kept.KEPT, Kept.KEPT_LATE}) is is_kept
    assert (state is Kept.OVERDUE) is (not is_kept and on > due)


def test_a_final_report_keeps_the_evaluation_although_its_activity_is_not_marked_as_done() -> None:
    final = date(2029, 12, 1)
    one = owed_evaluation(2030, {"activity": None, "2": final}, final)
    assert (one.kept, one.kept_on, one.shown_by, one.missing) == (Kept.KEPT, final, ("activity", "2"), 0)
    assert owed_evaluation(2030, {"activity": None, "2": final}, final - timedelta(days=1)).kept is Kept.DUE


def test_every_duty_has_words_and_says_what_shows_it() -> None:
    assert set(DUTIES) == set(Duty) == set(duties())


@pytest.mark.parametrize(
    ("key", "duty"),
    [
        ("cca-update-2026", Duty.CCA_UPDATE),
        ("results-group-reviews-2030", Duty.GROUP_REVIEWS),
        ("country-results-report-2027", Duty.RESULTS_REPORT),
        ("cooperation-framework-final-evaluation-2029", Duty.FINAL_EVALUATION),
        ("sofi-2026", None),
        ("an-update-of-the-cca", None),
    ],
)
def test_what_shows_a_duty_is_known_by_its_key(key: str, duty: Duty | None) -> None:
    assert duty_of(key) is duty


def test_every_number_says_where_it_comes_from_and_from_when_it_counts() -> None:
    assert set(thresholds()) == {"due-days", "figures-days", "review-months", "update-months"}
    for each in thresholds().values():
        assert each.source.is_ours
        assert each.values[0][0] == date(2026, 1, 1)
    assert limit("due-days", ON) == 60


def test_what_asks_for_something_comes_by_its_day() -> None:
    late = owed_in_year(Duty.CCA_UPDATE, 2025, {"a": None}, date(2025, 12, 31), ON)
    due = owed_in_year(Duty.GROUP_REVIEWS, 2026, {"b": None}, date(2026, 12, 31), ON)
    kept = owed_in_year(Duty.RESULTS_REPORT, 2026, {"c": ON}, date(2026, 12, 31), ON)
    ahead = owed_evaluation(2030, {"d": None}, ON)
    assert to_do([due, kept, ahead, late]) == [late, due]


def test_why_is_said_with_the_numbers_in_it() -> None:
    def said(owed: object) -> str:
        return " ".join(map(str, explained(owed, ON)))  # type: ignore[arg-type]

    due = owed_in_year(Duty.CCA_UPDATE, 2026, {"a": None}, date(2026, 12, 31), ON)
    assert said(due) == (
        "It is due by 2026-12-31. It counts as due 60 days before its day. Nothing on record shows that it was kept."
    )
    evaluation = owed_evaluation(2030, {"activity": None, "2": None}, date(2029, 1, 1))
    assert said(evaluation).endswith("Nothing on record shows that it was kept."), "any one of them keeps it"
    several = owed_in_year(Duty.CCA_UPDATE, 2026, {"a": ON, "b": None}, date(2026, 6, 30), ON)
    assert said(several) == "It is due by 2026-06-30. Of 2, 1 are not done."
    reviews = owed_review(2026, {"": None, "1": None}, ON)
    assert "Of 2, 2 are not done." in said(reviews)
    kept = owed_in_year(Duty.CCA_UPDATE, 2026, {"a": ON - timedelta(days=1)}, date(2026, 12, 31), ON)
    assert said(kept) == "It is due by 2026-12-31. It was kept on 2026-11-29."
    assert "within 12 months" in said(owed_update(date(2026, 1, 15), ON))
    assert said(owed_responsible(["a", "b"], date(2026, 12, 31), ON)).endswith("name nobody: 2.")
