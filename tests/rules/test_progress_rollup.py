"""Rolling up: distribution and coverage, never an average."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import partial

from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.rollup import Rollup, about_rows, roll_up
from shanyraq.domains.indicators.vocabulary import Direction, Otherwise, Reason, Status

of = Reading.of
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2028, 6, 1),
    unit="PT",
    desired=Direction.INCREASE,
    baseline=of(40, 2023),
)
pending = PendingTarget("in 2027", date(2027, 12, 31), Otherwise.NOT_MONITORED)


def to_47(value):
    return row(targets=(of(47, 2030),), observations=(of(value, 2027),))


ROWS = (
    to_47(48),
    to_47(44),
    to_47(43),
    to_47(41),
    to_47(39),
    row(targets=(of(47, 2030),)),
    row(targets=(of(35, 2030),), observations=(of(36, 2027),)),
    row(pending=pending),
    row(pending=PendingTarget("in 2029", date(2029, 12, 31))),
    row(observations=(of(41, 2027),)),
)


def test_distribution_and_coverage():
    rollup = roll_up(map(assess, ROWS))
    assert rollup.total == 10
    assert rollup.by_status == {
        Status.ACHIEVED: 2,
        Status.ON_TRACK: 1,
        Status.ACCELERATION_NEEDED: 1,
        Status.INSUFFICIENT: 1,
        Status.MOVING_AWAY: 1,
        Status.NO_NEW_DATA: 1,
        Status.TARGET_PENDING: 1,
        Status.NOT_MONITORED: 1,
        Status.CANNOT_BE_ASSESSED: 1,
    }
    assert (rollup.assessed, rollup.assessed_share) == (6, Decimal("0.6"))
    assert (rollup.with_newer_data, rollup.newer_data_share) == (7, Decimal("0.7"))
    assert (rollup.met_at_baseline, rollup.kept) == (1, 1)
    assert rollup.by_reason[Reason.PACE] == 4
    assert rollup.share(Status.ACHIEVED) == Decimal("0.2")


def test_coverage_is_said_first_and_kept_targets_are_told_apart():
    assert [str(sentence) for sentence in roll_up(map(assess, ROWS)).sentences] == [
        "7 of 10 counted rows have a value observed under the framework; 6 could be assessed.",
        "1 of the 2 achieved targets were met by the baseline already.",
    ]


def test_headings_are_named_where_printed_rows_are_counted():
    assert str(about_rows(printed=138, counted=123)) == (
        "Printed rows: 138; headings without a value: 15; counted rows: 123."
    )


def test_the_counts_add_up():
    rollup = roll_up(map(assess, ROWS))
    assert sum(rollup.by_status.values()) == sum(rollup.by_reason.values()) == rollup.total


def test_no_rows_is_not_zero_per_cent():
    rollup = roll_up(())
    assert (rollup.total, rollup.assessed_share, rollup.newer_data_share) == (0, None, None)
    assert set(rollup.by_status.values()) == {0}
    assert [str(sentence) for sentence in rollup.sentences] == ["There are no rows."]


def test_no_average_is_offered():
    names = {field.name for field in fields(Rollup)} | set(dir(Rollup))
    assert not [name for name in names if "average" in name or "mean" in name or "score" in name]
