"""The theory of change, the goals, the context and the groups as read-models."""

from datetime import date
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.framework.queries.context import context_page, provisions
from shanyraq.domains.framework.queries.theory import theory
from shanyraq.domains.indicators.queries.groups import groups_page
from shanyraq.domains.indicators.queries.sdgs import sdg_matrix, sdg_page
from shanyraq.domains.indicators.vocabulary import Gap
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.reference.queries import sdg_goals
from shanyraq.kernel.errors import NotFound
from tests.conftest import SIGNED
from tests.domains.observing import assurer, publish, report, reporter


def test_the_theory_is_whole(kaz: Version, kaz_package: Package) -> None:
    found = theory(kaz)
    package = kaz_package.theory_of_change
    assert found.conditions == 12
    assert [lane.outcome.code for lane in found.lanes] == ["1", "2", "3", "4"]
    assert [[each.output for each in lane.ifs] for lane in found.lanes] == [
        [each.output for each in path.ifs] for path in package.paths
    ]
    assert [item.key for item in found.assumptions] == [item.key for item in package.assumptions]
    assert [impact.text for impact in found.impact] == [package.impact.text] if package.impact else False
    for lane in found.lanes:
        keys = [item.key for item in package.assumptions if lane.outcome.code in item.outcomes]
        assert [item.key for item in lane.assumptions] == keys


def test_a_framework_without_a_theory_has_none(second: Version) -> None:
    found = theory(second)
    assert (found.lanes, found.assumptions, found.impact, found.conditions) == ((), (), (), 0)


def test_every_printed_target_stands_once_in_the_matrix(kaz: Version, kaz_package: Package) -> None:
    found = sdg_matrix(kaz)
    printed = sorted((link.code, o.code) for o in kaz_package.outcomes for link in o.sdg_targets)
    shown = [(target.code, name.code) for line in found.lines for name, targets in line.cells for target in targets]
    assert sorted(shown) == printed
    assert found.targets == len({code for code, _ in printed})


def test_every_target_of_a_goal_stands_in_one_list_with_its_text(kaz: Version, second: Version) -> None:
    for version in (kaz, second):
        for goal in sdg_goals():
            found = sdg_page(version, goal.number)
            lines = [*found.taken, *found.measured, *found.left]
            assert sorted(line.code for line in lines) == sorted({*goal.targets, *(line.code for line in lines)})
            assert all(set(line.text) == {"en", "ru", "kk"} for line in lines if line.code in goal.targets)
            assert not any(line.indicators for line in found.left)


def test_what_indicators_measure_is_not_said_to_be_left_aside(kaz: Version) -> None:
    found = sdg_page(kaz, 3)
    assert [line.code for line in found.measured] == ["3.2", "3.7"]
    assert not {"3.2", "3.7"} & {line.code for line in found.left}


def test_a_goal_shows_targets_indicators_and_strangers(kaz: Version) -> None:
    goal = sdg_page(kaz, 1)
    assert [line.code for line in goal.taken] == ["1.2", "1.3", "1.4", "1.5"]
    assert "1.a" in {line.code for line in goal.left}
    assert [item.key for item in goal.taken[0].indicators] == ["1.2.1"]
    assert [link.target.code for link in sdg_page(kaz, 17).strangers] == ["16.7"]
    assert any(link.target.strayed for line in sdg_page(kaz, 16).taken if line.code == "16.7" for link in line.linked)


@pytest.mark.parametrize("number", [0, 18])
def test_there_is_no_other_goal(second: Version, number: int) -> None:
    with pytest.raises(NotFound):
        sdg_page(second, number)


def test_the_context_is_whole(kaz: Version, kaz_package: Package) -> None:
    found, package = context_page(kaz), kaz_package.context
    assert found.figures == len(package.figures)
    assert found.statements == len(package.statements)
    assert [each.key for each in found.rankings] == [each.key for each in package.rankings]
    assert [each.key for each in found.accelerators] == [each.key for each in package.accelerators]


@pytest.mark.parametrize("part", ["funding", "operations", "hact"])
def test_provisions_are_whole(kaz: Version, kaz_package: Package, part: str) -> None:
    package = getattr(kaz_package, part).provisions
    assert [(each.key, each.text) for each in provisions(kaz, part)] == [(each.key, each.text) for each in package]


def test_groups_know_who_names_them_and_what_shows_them(kaz: Version, kaz_package: Package) -> None:
    found = {group.key: group for group in groups_page(kaz, SIGNED.date()).groups}
    assert list(found) == [group.key for group in kaz_package.context.lnob_groups]
    disabled = found["persons-with-disabilities"]
    assert {mention.outcome.code for mention in disabled.mentions} == {"1", "2", "4"}
    assert not disabled.counted
    rural = next(group for group in found.values() if "URBANISATION=R" in group.dimensions)
    assert rural.counted
    assert all(("URBANISATION", "R") in row.dimensions for shown in rural.shown for row in shown.rows)


GROUPS = [
    # values of the framework's own years → who is counted, and why not
    pytest.param(None, Gap.NO_VALUE, id="a number is printed, and no value is known since the start"),
    pytest.param("2025", Gap.NO_VALUE, id="one of before the start tells nothing of the framework"),
    pytest.param("2026", None, id="one of its first year does"),
]


@pytest.mark.parametrize(("year", "gap"), GROUPS)
def test_a_group_is_counted_by_what_is_known_since_the_framework_began(kaz: Version, year: str, gap: Gap) -> None:
    if year:
        row = report(reporter(), indicator="1.2.1", row="rural", period=year, submit=True)
        publish(row, assurer())
    found = {group.key: group for group in groups_page(kaz, date(2027, 6, 1)).groups}
    rural = next(group for group in found.values() if "URBANISATION=R" in group.dimensions)
    assert (rural.gap, rural.newest) == (gap, None if gap else 2026)
    gaps = {group.gap for group in found.values()}
    assert Gap.NO_ROW in gaps, "nobody counts some of them"


def test_an_indicator_that_counts_one_group_only_shows_it_with_every_row_that_is_no_heading(kaz: Version) -> None:
    found = {group.key: group for group in groups_page(kaz, SIGNED.date()).groups}
    for group, key, rows in (
        ("women-girls", "3.7.1", 10),
        ("women-girls", "5.2.1", 7),
        ("women-girls", "5.2.2", 3),
        ("women-girls", "5.5.1", 2),
        ("children-adolescents", "3.2.1", 5),
        ("children-adolescents", "16.2.1", 9),
        ("youth", "8.6.1", 5),
    ):
        shown = {each.key: each.rows for each in found[group].shown}
        assert len(shown[key]) == rows, key
        assert {row.numbered for row in shown[key] if not row.label} <= {True}
    assert (found["women-girls"].rows, found["children-adolescents"].rows, found["youth"].rows) == (39, 16, 13)


def test_statements_do_not_depend_on_the_size(kaz: Version, second: Version) -> None:
    on = SIGNED.date()
    reads = (theory, sdg_matrix, context_page, partial(groups_page, as_of=on), lambda version: sdg_page(version, 6))
    counts = []
    for version in (kaz, second):
        sizes = []
        for read in reads:
            with CaptureQueriesContext(connection) as statements:
                read(version)
            sizes.append(len(statements))
        counts.append(sizes)
    assert counts == [[3, 4, 5, 13, 3], [3, 4, 5, 13, 3]]
