"""On which days findings change: a rule that reads its day says so, and between these days nothing changes."""

import ast
import inspect
import textwrap
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.packages.rules import DESIGN_RULES, check_design, check_every_day, turning_days
from shanyraq.domains.packages.rules.design_rules import thresholds as table
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import Threshold
from tests.conftest import KAZ, SECOND, package_in
from tests.rules.design_factories import indicator, of, outcome, package, row, value
from tests.rules.test_design_registry import CASES

DAY = timedelta(days=1)


def pending(*days: date) -> Package:
    """An indicator of two rows for each day, one of which has a target that is due by it."""
    rows = [row("total")]
    for number, day in enumerate(days):
        rows += [row(f"a{number}", target_pending={"note": "To be set.", "due_on": str(day)}), row(f"b{number}")]
    return package(outcome(indicator(*rows)))


def reads_its_day(id: str) -> bool:
    """Whether the code of a rule uses the day that it is given."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(DESIGN_RULES[id].check)))
    return any(isinstance(node, ast.Name) and node.id == "as_of" for node in ast.walk(tree))


@pytest.mark.parametrize("id", DESIGN_RULES)
def test_a_rule_that_reads_its_day_says_when_that_matters(id: str) -> None:
    assert reads_its_day(id) == (DESIGN_RULES[id].turns is not None)


def test_findings_change_on_the_day_after_a_target_is_due() -> None:
    first, later = date(2026, 12, 31), date(2028, 6, 30)
    spans = check_every_day(pending(later, first))
    assert [day for day, _ in spans] == [date.min, first + DAY, later + DAY]
    assert [len(found) - len(spans[0][1]) for _, found in spans] == [0, 1, 2]


def test_the_last_day_that_there_is_has_no_day_after() -> None:
    assert turning_days(pending(date.max)) == [date.min]


def test_a_threshold_turns_where_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first value counts before its day as well, so that day turns nothing."""
    stricter = Threshold("x", "times", "…", Source("d", "c"), ((date(2026, 1, 1), 100.0), (date(2028, 1, 1), 10.0)))
    known = {**table.thresholds(), "magnitude-ratio": stricter}
    monkeypatch.setattr(table, "thresholds", lambda: known)
    far_apart = of(row(baseline=value(10, 2020), targets=[value(500, 2030)]), unit=("people", "PERSONS"))
    spans = check_every_day(far_apart)
    assert [day for day, _ in spans] == [date.min, date(2028, 1, 1)]
    assert ["check.magnitude-break" in {each.finding.rule for each in found} for _, found in spans] == [False, True]


days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.lists(days, min_size=1, max_size=4), days, st.data())
def test_between_turning_days_nothing_changes(due: list[date], other: date, data: st.DataObject) -> None:
    """On any day, and on the days around each due one, the findings are those that are kept for the day."""
    case = pending(*due)
    day = data.draw(st.sampled_from([other, *due, *(each + DAY for each in due)]))
    kept = [found for begins, found in check_every_day(case) if begins <= day]
    assert kept[-1] == check_design(case, day)


@pytest.mark.parametrize("folder", [KAZ, SECOND], ids=lambda folder: folder.name)
def test_a_whole_package_is_found_the_same_either_way(folder: object) -> None:
    whole = package_in(folder)  # type: ignore[arg-type]
    spans = check_every_day(whole)
    for begins, found in spans:
        assert found == check_design(whole, begins)
        if begins > date.min:
            assert found != check_design(whole, begins - DAY)


def test_the_cases_of_all_rules_are_found_the_same_either_way() -> None:
    for case in CASES:
        kept = [found for begins, found in check_every_day(case.package) if begins <= case.as_of]
        assert kept[-1] == check_design(case.package, case.as_of), case
