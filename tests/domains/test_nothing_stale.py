"""What is remembered of results is not told any more once a value was published or withdrawn."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.funding.queries.raising import progress
from shanyraq.domains.indicators.commands import SetAggregation
from shanyraq.domains.indicators.queries import indicator_lines, load_results, one_indicator, rolled_up, rolled_up_each
from shanyraq.domains.indicators.queries.loading import read_results
from shanyraq.domains.indicators.queries.observed import State, observed, states_of
from shanyraq.domains.indicators.verbs import aggregation
from shanyraq.domains.packages.models import Version
from tests.conftest import TESTER
from tests.domains.observing import KAZ, assurer, publish, report, reporter, step

pytestmark = pytest.mark.usefixtures("without_words")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAY = NOW.date()
BASE = f"/api/v1/frameworks/{KAZ}"


def test_pages_and_answers_follow_what_was_observed(kaz: Version, client: Client) -> None:
    """A rate that moves away lags behind; the value, once withdrawn, does so no more."""
    pages = (f"/{KAZ}/results/?indicator=1.2.1", f"{BASE}/progress", f"{BASE}/progress/rollup", f"{BASE}/observations")

    def asked() -> list[tuple[str, bytes]]:
        answers = [client.get(page) for page in pages]
        return [(each.headers.get("ETag", ""), each.content) for each in answers]

    before, lagged = asked(), progress(kaz, DAY)["1"]
    row = publish(report(reporter(), NOW, period="2026-S1", value=9.9, submit=True), assurer(), NOW)
    assert progress(kaz, DAY)["1"] == lagged, "half a year is no year"
    step("withdraw", row, assurer(), NOW, reason="A test")
    row = publish(report(reporter(), NOW, period="2025", value=9.9, submit=True), assurer(), NOW)
    after = asked()
    assert all(one != other for one, other in zip(before, after, strict=True))
    step("withdraw", row, assurer(), NOW, reason="A test")
    again = asked()
    assert [content for _tag, content in again] == [content for _tag, content in before]


def test_what_is_raised_follows_what_was_observed(kaz: Version) -> None:
    on = datetime(2027, 3, 1, tzinfo=UTC)
    assessed, lagging = progress(kaz, on.date())["1"]
    row = publish(report(reporter(), on, period="2026", value=9.9, submit=True), assurer(), on)
    assert progress(kaz, on.date())["1"] == (assessed + 1, lagging + 1)
    step("withdraw", row, assurer(), on, reason="A test")
    assert progress(kaz, on.date())["1"] == (assessed, lagging)


def test_rolled_up_before_takes_one_statement_for_all(kaz: Version, second: Version) -> None:
    alone = [rolled_up(kaz, DAY), rolled_up(second, DAY)]
    with CaptureQueriesContext(connection) as asked:
        together = rolled_up_each([kaz, second], DAY)
    assert (together, len(asked)) == (alone, 1)
    assert sum(outcome.rollup.total for outcome in alone[0].outcomes) == alone[0].framework.rollup.total


def test_only_an_indicator_of_which_something_was_observed_is_read_anew(kaz: Version) -> None:
    on = datetime(2027, 3, 1, tzinfo=UTC)
    before = load_results(kaz, on.date())
    with CaptureQueriesContext(connection) as asked:
        assert load_results(kaz, on.date()) is before
    assert len(asked) == 1
    row = publish(report(reporter(), on, period="2026", value=9.9, submit=True), assurer(), on)
    with CaptureQueriesContext(connection) as asked:
        after = load_results(kaz, on.date())
    assert len(asked) == 7, "its state, and what is read of one indicator"
    anew = [each.key for each, old in zip(after.indicators, before.indicators, strict=True) if each is not old]
    assert anew == ["1.2.1"]
    assert after == read_results(kaz, on.date())
    step("withdraw", row, assurer(), on, reason="A test")
    assert load_results(kaz, on.date()) == before


def test_a_first_value_that_is_published_after_the_states_were_asked_for(kaz: Version) -> None:
    """It is told as one of which nothing is stated; the next reader finds another state, and reads it anew."""
    on = datetime(2027, 3, 1, tzinfo=UTC)
    before = states_of([kaz])[kaz.pk]
    publish(report(reporter(), on, period="2026", value=9.9, submit=True), assurer(), on)
    found = observed(kaz, on.date(), {}, states=before)
    assert [value.value for value in found["1.2.1", "total"].values] == [9.9]
    load_results(kaz, on.date(), before)
    assert load_results(kaz, on.date()) == read_results(kaz, on.date())


def test_the_page_of_an_indicator_is_served_from_what_is_remembered(kaz: Version) -> None:
    on = datetime(2027, 3, 1, tzinfo=UTC)

    def asked() -> tuple[int, list[float | None]]:
        with CaptureQueriesContext(connection) as found:
            row = one_indicator(kaz, "1.2.1", on.date()).indicator.rows[0]
        return len(found), [value.value for value in row.observed]

    assert asked() == (8, []), "nobody who opens one page waits for all the others"
    load_results(kaz, on.date())
    assert asked() == (2, [])
    publish(report(reporter(), on, period="2026", value=9.9, submit=True), assurer(), on)
    assert asked() == (8, [9.9])
    assert asked() == (2, [9.9])


@pytest.mark.parametrize(("changed", "anew"), [(8, 8), (9, 32)])
def test_where_more_than_a_quarter_changed_all_are_read_anew(kaz: Version, changed: int, anew: int) -> None:
    on = datetime(2027, 3, 1, tzinfo=UTC)
    before = load_results(kaz, on.date())
    keys = [each.key for each in before.indicators][:changed]
    after = load_results(kaz, on.date(), tuple(State(key, 1, on, 0, None, None, None) for key in sorted(keys)))
    assert after == before
    assert sum(each is not old for each, old in zip(after.indicators, before.indicators, strict=True)) == anew


def test_a_year_is_added_up_anew_when_that_is_stated_otherwise(kaz: Version) -> None:
    on = datetime(2028, 3, 1, tzinfo=UTC)
    for period, value in (("2026-S1", 1.0), ("2026-S2", 2.0)):
        publish(report(reporter(), on, period=period, value=value, submit=True), assurer(), on)

    def stated(over: str, seen: int) -> None:
        told = {"framework": KAZ, "indicator": "1.2.1", "over_time": over, "over_entities": "none", "seen": seen}
        aggregation.set_aggregation(SetAggregation(**told, reason="A test"), by=TESTER, at=on)

    def of_year() -> list[float | None]:
        indicator = next(each for each in load_results(kaz, on.date()).indicators if each.key == "1.2.1")
        return [value.value for row in indicator.rows for value in row.observed if value.year == 2026]

    assert of_year() == []
    stated("sum", 0)
    assert of_year() == [3.0]
    stated("maximum", 1)
    assert of_year() == [2.0]


def test_what_is_rolled_up_follows_each_of_two_withdrawals(kaz: Version) -> None:
    """The later of two withdrawals is known already when the earlier one is written: how many ended tells."""

    def newer() -> int:
        return rolled_up(kaz, on.date()).framework.rollup.with_newer_data

    on = datetime(2027, 3, 1, tzinfo=UTC)
    before = newer()
    one = publish(report(reporter(), on, period="2026", value=9.9, submit=True), assurer(), on)
    other = publish(report(reporter(), on, row="men", period="2026", value=9.9, submit=True), assurer(), on)
    assert newer() == before + 2
    step("withdraw", one, assurer(), on.replace(hour=5), reason="A test")
    assert newer() == before + 1
    step("withdraw", other, assurer(), on.replace(hour=4), reason="A test")
    assert newer() == before


def test_the_latest_value_of_a_row_is_one_that_is_newer_than_what_is_printed(kaz: Version) -> None:
    """Of values observed since for earlier years the page has a history; the latest is not among them."""

    def later() -> list[tuple[int | None, float | None]]:
        row = one_indicator(kaz, "1.2.1", on.date()).indicator.rows[0]
        return [(value.year, value.value) for value in row.later]

    on = datetime(2027, 3, 1, tzinfo=UTC)
    printed = later()
    newest = max(year or 0 for year, _value in printed)
    publish(report(reporter(), on, period=str(newest - 1), value=9.9, submit=True), assurer(), on)
    assert later() == printed
    publish(report(reporter(), on, period=str(newest), value=9.8, submit=True), assurer(), on)
    assert later()[-1] == (newest, 9.8)
    publish(report(reporter(), on, period="2026", value=9.7, submit=True), assurer(), on)
    assert later() == [*(each for each in printed if each[0] not in {newest - 1, newest}), (2026, 9.7)]


def test_a_newer_value_of_a_year_before_the_framework_is_what_is_known(kaz: Version) -> None:
    """It is no observation under the framework; the baseline, printed without a year, is not told in its place."""

    def known() -> tuple[str, int | None, str]:
        outcome = load_results(kaz, on.date()).outcomes[0]
        line = next(each for each in indicator_lines(outcome)[None] if each.indicator.key == "3.2.1")
        assert line.known is not None
        return line.known.printed, line.known.year, line.status

    on = datetime(2026, 11, 1, tzinfo=UTC)
    assert known() == ("9.3", None, "no_new_data")
    publish(report(reporter(), on, indicator="3.2.1", period="2025", value=8.9, submit=True), assurer(), on)
    assert known() == ("8.9", 2025, "no_new_data")
