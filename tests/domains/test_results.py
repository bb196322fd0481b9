"""The read-model of results: every printed row, judged, in six statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.indicators.queries import (
    Printed,
    RowOf,
    load_results,
    matrix,
    one_indicator,
    rows_of,
)
from shanyraq.domains.indicators.vocabulary import Reason, Status
from shanyraq.domains.indicators.web.tables import matrix_columns
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound

DAY = date(2026, 6, 1)


def test_eight_statements_whatever_the_size_and_one_when_it_was_read_before(kaz: Version, second: Version) -> None:
    counts = []
    for version in (kaz, second, kaz, second):
        with CaptureQueriesContext(connection) as queries:
            load_results(version, DAY).rollup  # noqa: B018 - judging asks nothing of the database
        counts.append(len(queries))
    assert counts == [8, 8, 1, 1]


def test_every_printed_row_and_value_is_there(kaz: Version) -> None:
    results = load_results(kaz, DAY)
    assert len(results.outcomes) == 4
    assert len(results.indicators) == 32
    assert len(results.rows) == kaz.rows.count()
    read = [value for row in results.rows for value in (*row.baselines, *row.targets)]
    assert sorted(value.printed for value in read) == sorted(kaz.values.values_list("printed", flat=True))
    assert results.rollup.total == len(rows_of(results)) == sum(not row.is_heading for row in results.rows)


def test_headings_are_shown_and_not_judged(kaz: Version) -> None:
    indicator = one_indicator(kaz, "8.3.1.1", DAY).indicator
    heading = next(row for row in indicator.rows if row.label == "By age")
    assert heading.is_heading
    assert heading not in indicator.judged_rows


def test_a_label_that_promises_a_target_is_judged(kaz: Version) -> None:
    """«Type of violence» has no number, but a target that is to be set."""
    row = next(row for row in one_indicator(kaz, "5.2.2", DAY).indicator.rows if row.pending)
    assert row.kind == "label"
    assert not row.is_heading
    assert row.status is Status.NOT_MONITORED


def test_a_promise_of_the_group_is_not_one_of_the_row(kaz: Version) -> None:
    rows = [row for indicator in load_results(kaz, DAY).indicators for row in indicator.rows]
    assert {row.own_pending is not None for row in rows if row.pending} == {True}
    of_group = [row for row in rows if row.given.pending and not row.pending]
    assert of_group
    assert {row.own_pending for row in of_group} == {None}


def test_the_day_decides(kaz: Version) -> None:
    def status(day: date) -> Status:
        rows = one_indicator(kaz, "16.2.1", day).indicator.rows
        return rows[0].verdict.status

    assert status(date(2025, 4, 30)) is Status.TARGET_PENDING
    assert status(date(2025, 5, 1)) is Status.NOT_MONITORED


def test_the_total_stands_for_the_indicator_or_its_worst_row(kaz: Version, second: Version) -> None:
    assert one_indicator(kaz, "1.2.1", DAY).indicator.headline.kind == "total"  # type: ignore[union-attr]
    trust = one_indicator(kaz, "16.3.3.2", DAY).indicator
    assert trust.headline is not None
    assert trust.headline.verdict.reason is Reason.NOTHING_NEWER  # others are not monitored any more
    assert trust.headline.targets or trust.headline.pending
    statuses = {indicator.key: indicator.status for indicator in load_results(kaz, DAY).indicators}
    assert len(statuses) == 32
    assert statuses["16.3.3.2"] == trust.status == "no_new_data"
    assert len(load_results(second, DAY).indicators) == second.indicators.count()


def test_the_row_of_all_women_stands_for_an_indicator_about_women(kaz: Version) -> None:
    """«Women aged 18-75» is printed as a breakdown, and the sentence on the target beside it holds for all rows."""
    indicator = one_indicator(kaz, "5.2.1", DAY).indicator
    assert indicator.headline is not None
    assert (indicator.headline.key, indicator.headline.path) == ("total", ("Women aged 18-75",))
    assert {row.status for row in indicator.judged_rows} == {Status.NOT_MONITORED}


def test_of_targets_printed_alike_the_one_that_decides_is_the_last(kaz: Version) -> None:
    """«100 %» for 2027 and again for 2030: which is meant tells the year, not the words."""
    kaz.values.filter(row__indicator__key="8.6.1", role="target").update(printed="as agreed")
    row = one_indicator(kaz, "8.6.1", DAY).indicator.judged_rows[0]
    assert [value.year for value in row.targets] == [2025, 2026, 2027, 2028, 2029, 2030]
    assert row.final_target is row.targets[-1]
    cells = {name: tell for column in matrix_columns("en") for name, tell in column.fields.items()}
    item = RowOf(one_indicator(kaz, "8.6.1", DAY).indicator, row)
    assert (cells["target_value"](item), cells["target_year"](item)) == (6.3, 2030)


def test_indicators_of_outputs_and_answers_on_a_scale(second: Version) -> None:
    found = one_indicator(second, "registre", DAY)
    assert found.output is not None
    assert found.output.code == "A.1.2"
    assert found.outcome.parent == "A.1"
    row = found.indicator.rows[0]
    assert (row.baseline.state, row.newest, row.final_target.state) == (  # type: ignore[union-attr]
        "Partielle",
        row.baseline,
        "Complète",
    )
    assert row.verdict.status is Status.NO_NEW_DATA


def test_neighbours_are_the_ones_printed_next(kaz: Version) -> None:
    first, *_, last = kaz.indicators.values_list("key", flat=True)
    assert one_indicator(kaz, first, DAY).before is None
    assert one_indicator(kaz, last, DAY).after is None
    assert one_indicator(kaz, "2.1.2", DAY).before.key == "social-protection"  # type: ignore[union-attr]
    with pytest.raises(NotFound):
        one_indicator(kaz, "99.9.9", DAY)


def test_a_choice_of_rows_keeps_the_headings_above_them(kaz: Version) -> None:
    results = load_results(kaz, DAY)
    chosen = [item for item in rows_of(results) if item.row.label == "55-64"]
    shown = matrix(results, chosen).indicators
    assert [[row.label for row in each.rows] for each in shown] == [["By age", "55-64"]]
    assert matrix(results, []).outcomes == ()
    assert len([row for each in matrix(results).indicators for row in each.rows]) == len(results.rows)


@pytest.mark.parametrize(
    ("printed", "value", "year", "decimals", "says_more"),
    [
        ("5.0 (2030)", 5.0, 2030, 1, False),
        ("1.7(2023)", 1.7, 2023, 1, False),
        ("79.0", 79.0, 2015, 1, False),
        ("100", 100.0, None, 0, False),
        ("7.8% (2023)", 7.8, 2023, 1, True),
        ("15,129 (2025)", 15129.0, 2025, 0, True),
        ("4235,3 (2023)", 4235.3, 2023, 1, True),
        ("2025 – 9.75", 9.75, 2025, 2, True),
        ("0.09 (2018) ¹", 0.09, 2018, 2, True),
        ("28,4 thousands", 28.4, None, 1, True),
        ("1 200 (2031)", 1200.0, 2031, 0, False),
        ("n/a", None, 2015, None, True),
        ("", None, None, None, False),
    ],
)
def test_printed_digits_are_kept_and_other_words_are_told(
    printed: str, value: float | None, year: int | None, decimals: int | None, says_more: bool
) -> None:
    found = Printed("latest", value, year, printed, None, None)
    assert (found.decimals, found.says_more) == (decimals, says_more)


def test_a_group_is_shown_by_its_dimensions(kaz: Version) -> None:
    rows = {row.label: row for row in one_indicator(kaz, "8.3.1.1", DAY).indicator.rows}
    assert rows["Women"].shows(["SEX=F"])
    assert not rows["Men"].shows(["SEX=F"])
    assert rows["55-64"].shows(["AGE=Y45T64"])
    assert not rows["Women"].shows(["AGE=Y45T64", "DISABILITY_STATUS"])
    both = one_indicator(kaz, "4.1.1", DAY).indicator.judged_rows[0]
    assert both.dimensions["SEX"] == "_T"
    assert not both.shows(["SEX"])
