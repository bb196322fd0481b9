"""What holds for progress whatever the numbers are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.trend import trend_before
from shanyraq.domains.indicators.vocabulary import ASSESSED, Direction, Kind, Otherwise, Reason, Status, TrendWord

of = Reading.of
row = partial(ProgressInput, starts_on=date(2026, 1, 1), ends_on=date(2030, 12, 31), as_of=date(2031, 3, 1))
few = partial(settings, max_examples=150, deadline=None)

measured = st.decimals(-10_000, 10_000, places=2) | st.sampled_from([Decimal(0), Decimal(100)])
finite = (
    st.decimals(allow_nan=False, allow_infinity=False)
    | st.floats(allow_nan=False, allow_infinity=False).map(str).map(Decimal)
    | measured
)
units = st.sampled_from(["PT", "HA_TH", ""])
directions = st.sampled_from(Direction)


@st.composite
def rows(draw):
    """A row that is well formed: dated, one measure, a target after the baseline."""
    yearly = draw(st.dictionaries(st.integers(2026, 2029), measured, max_size=2))
    return row(
        desired=draw(directions),
        unit=draw(units),
        baseline=of(draw(measured), draw(st.integers(2015, 2025))),
        targets=(
            *(of(value, year) for year, value in yearly.items()),
            of(draw(measured), draw(st.integers(2030, 2032))),
        ),
        observations=(of(draw(measured), draw(st.integers(2026, 2031))),),
    )


def observed(given_row, value):
    """The same row with another value observed."""
    return replace(given_row, observations=(replace(given_row.observations[0], value=value),))


def with_values(given_row, change):
    """The same row with every number changed."""

    def changed(reading):
        return replace(reading, value=change(reading.value))

    return replace(
        given_row,
        baseline=changed(given_row.baseline),
        targets=tuple(map(changed, given_row.targets)),
        observations=tuple(map(changed, given_row.observations)),
    )


def essence(verdict):
    return verdict.status, verdict.reason, verdict.ratio, verdict.percent, verdict.met_at_baseline


@few()
@given(rows(), measured, measured)
def test_a_better_value_never_gives_a_worse_status(given_row, one, other):
    worse, better = sorted((one, other), reverse=given_row.desired is Direction.DECREASE)
    first, second = assess(observed(given_row, worse)), assess(observed(given_row, better))
    if Reason.TARGET_YEAR_PASSED in (first.reason, second.reason):  # known is only whether it was met before
        assert first.reason is Reason.TARGET_YEAR_PASSED
        assert second.status in (Status.ACHIEVED, Status.NO_NEW_DATA)
        return
    assert first.assessed == second.assessed
    if first.assessed:
        assert ASSESSED.index(second.status) <= ASSESSED.index(first.status)


@few()
@given(rows())
def test_a_mirrored_row_has_the_same_verdict(given_row):
    """Everything negated and the direction turned round is the same story."""
    opposite = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
    mirrored = replace(with_values(given_row, Decimal.copy_negate), desired=opposite[given_row.desired])
    assert essence(assess(mirrored)) == essence(assess(given_row))


@few()
@given(rows(), st.sampled_from([Decimal("0.001"), Decimal("0.25"), Decimal(3), Decimal(1000), Decimal("1e12")]))
def test_the_unit_does_not_matter(given_row, factor):
    """Hectares or thousand hectares: the verdict is the same."""
    assert essence(assess(with_values(given_row, lambda value: value * factor))) == essence(assess(given_row))


def counted(verdict):
    """Which values went into a verdict, by year: 0.01 is a hundredth of a yearly target of 1, 99.99 is not of 99."""
    used = verdict.used
    return [each and each.year for each in (used.baseline, used.latest, used.target, used.yearly_target)]


@few()
@given(rows())
def test_a_share_and_its_complement_have_the_same_verdict(given_row):
    """98 % covered going to 100 % is 2 % not covered going to 0 %; the reason why shares are linear."""
    shares = with_values(replace(given_row, unit="PT"), lambda value: abs(value) % 100)
    opposite = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
    complement = replace(
        with_values(shares, lambda value: 100 - value),
        desired=opposite[shares.desired],
        targets=shares.targets,
    )
    complement = replace(
        complement, targets=tuple(replace(target, value=100 - target.value) for target in shares.targets)
    )
    one, other = assess(shares), assess(complement)
    breaks = {Status.CANNOT_BE_ASSESSED} & {one.status, other.status}
    left_out = len(one.remarks) != len(other.remarks) or counted(one) != counted(other)
    assume(not breaks and not left_out)  # a break in magnitude depends on the side that is counted
    assert (one.status, one.ratio, one.percent) == (other.status, other.ratio, other.percent)


@few()
@given(rows())
def test_a_missing_direction_is_that_of_the_target(given_row):
    baseline, target = given_row.baseline.value, given_row.targets[-1].value
    assume(baseline != target)
    towards = Direction.INCREASE if target > baseline else Direction.DECREASE
    stated, unstated = assess(replace(given_row, desired=towards)), assess(replace(given_row, desired=None))
    assert essence(stated) == essence(unstated)


@few()
@given(rows(), measured, st.integers(1990, 2014))
def test_the_trend_before_never_counts(given_row, value, year):
    """Whatever happened before the effective baseline, the verdict is the same."""
    longer = replace(given_row, baseline=of(value, year), latest=(given_row.baseline,))
    assert essence(assess(longer)) == essence(assess(given_row))
    assert trend_before(given_row).word is TrendWord.UNKNOWN
    assert trend_before(longer).last == given_row.baseline


@few()
@given(rows(), st.integers(2026, 2034))
def test_nothing_leads_any_more_to_a_year_that_has_passed(given_row, year):
    """Before the value of its year is known, a target that is over can only have been met before."""
    verdict = assess(replace(given_row, as_of=date(year, 1, 1)))
    goal, latest = verdict.used.target_year, verdict.used.latest
    if year > goal and (latest is None or latest.year < goal):
        assert verdict.status in (Status.ACHIEVED, Status.NO_NEW_DATA, Status.CANNOT_BE_ASSESSED)
    else:
        assert verdict.reason is not Reason.TARGET_YEAR_PASSED


@few()
@given(rows())
def test_zero_is_not_absence(given_row):
    zero, absent = assess(observed(given_row, Decimal(0))), assess(observed(given_row, None))
    assert zero.has_newer_data
    assert not absent.has_newer_data
    assert absent.status in (Status.NO_NEW_DATA, Status.CANNOT_BE_ASSESSED)


@few()
@given(rows())
def test_exactly_on_the_required_linear_path_is_a_ratio_of_one(given_row):
    target = given_row.targets[-1]
    start = replace(given_row.baseline, year=target.year - 8)
    assume(start.value != target.value)
    half_way = of((start.value + target.value) / 2, target.year - 4)
    on_path = replace(given_row, desired=None, unit="PT", baseline=start, targets=(target,), observations=(half_way,))
    on_path = replace(on_path, as_of=date(target.year, 12, 31))
    verdict = assess(on_path)
    assume(verdict.assessed)  # magnitudes too far apart are not compared
    assert (verdict.status, verdict.ratio, verdict.percent) == (Status.ON_TRACK, 1, 50)


any_reading = st.builds(
    Reading,
    value=st.none() | finite,
    year=st.none() | st.integers(1900, 2100),
    state=st.none() | st.sampled_from(["no", "yes", "partly"]),
    qualifier=st.none() | st.sampled_from(["", "a", "b"]),
    unit=st.sampled_from(["", "", "", "HA_TH"]),
)
any_row = st.builds(
    row,
    as_of=st.dates(date(2014, 1, 1), date(2035, 1, 1)),
    kind=st.sampled_from(Kind),
    desired=st.none() | directions,
    unit=units,
    scale=st.sampled_from([(), ("no", "partly", "yes")]),
    baseline=st.none() | any_reading,
    latest=st.lists(any_reading, max_size=3).map(tuple),
    observations=st.lists(any_reading, max_size=3).map(tuple),
    targets=st.lists(any_reading, max_size=3).map(tuple),
    pending=st.none()
    | st.builds(
        PendingTarget,
        note=st.just("to be set"),
        due_on=st.none() | st.dates(date(2024, 1, 1), date(2031, 1, 1)),
        otherwise=st.sampled_from(Otherwise),
    ),
)


@few(max_examples=600)
@given(any_row)
def test_no_finite_input_raises_and_every_verdict_can_be_read(given_row):
    verdict, trend = assess(given_row), trend_before(given_row)
    sentences = [str(sentence) for sentence in (*verdict.explanation, *trend.explanation)]
    assert all(sentences)
    assert verdict.assessed <= verdict.has_newer_data
    assert (verdict.ratio is None) == (verdict.formula is None)
