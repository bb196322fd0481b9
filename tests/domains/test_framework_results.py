"""Outcomes and outputs with their links; wordings compared."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.framework.models import Goal
from shanyraq.domains.framework.queries.results import _outcomes_read, _outputs_read, outcome_page, output_page
from shanyraq.domains.framework.queries.wording import compare
from shanyraq.domains.indicators.queries import IndicatorLine, indicator_lines, load_results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.errors import NotFound


def lines_of(version: Version, code: str) -> Mapping[str | None, tuple[IndicatorLine, ...]]:
    results = load_results(version, date(2026, 6, 1))
    return indicator_lines(next(outcome for outcome in results.outcomes if outcome.code == code))


def test_an_outcome_holds_everything_that_the_package_links_to_it(kaz: Version, kaz_package: Package) -> None:
    for outcome in kaz_package.outcomes:
        found = outcome_page(kaz, outcome.code)
        assert found.statement == outcome.statement
        assert [output.code for output in found.outputs] == [output.code for output in outcome.outputs]
        assert found.target_count == len(outcome.sdg_targets)
        assert [each.text for each in found.strategies] == [each.text for each in outcome.strategies]
        assert [each.printed for each in found.entities] == [each.printed for each in outcome.entities]
        assert [each.printed for each in found.partners] == [each.printed for each in outcome.partners]
        assert [each.text for each in found.groups] == [each.text for each in outcome.lnob_groups]
        lines = lines_of(kaz, outcome.code)[None]
        assert [each.indicator.key for each in lines] == [each.key for each in outcome.indicators]
        judged = [
            sum(bool(row.kind != "label" or row.target_pending) for row in each.rows) for each in outcome.indicators
        ]
        assert [each.rows for each in lines] == judged


def test_the_goals_above_stand_from_the_top(kaz: Version, second: Version) -> None:
    assert [goal.title for goal in outcome_page(second, "A.1").goals] == [
        "Un pays où chacun compte",
        "Personnes",
        "Services de base",
    ]
    assert len(outcome_page(kaz, "1").goals) == 2


def test_an_indicator_line_speaks_of_its_total(kaz: Version, second: Version) -> None:
    poverty = next(line for line in lines_of(kaz, "1")[None] if line.indicator.key == "1.2.1")
    assert poverty.known is not None
    assert poverty.target is not None
    assert (poverty.known.value, poverty.known.year, poverty.known.printed) == (5.2, 2023, "5.2 (2023)")
    assert (poverty.target.value, poverty.target.year) == (5, 2030)
    assert [lead.name for lead in poverty.leads] == ["UNICEF"]
    assert poverty.rows == 6
    register = lines_of(second, "A.1")["A.1.2"][0]
    assert register.known is not None
    assert (register.known.value, register.known.state) == (None, "Partielle")


def test_a_strategy_that_ends_before_the_framework_is_marked(kaz: Version) -> None:
    strategies = outcome_page(kaz, "1").strategies
    assert {each.ends for each in strategies if each.ends_early} == {2025, 2026, 2027, 2029}
    assert not any(each.ends_early for each in strategies if each.ends is None or each.ends >= 2030)


def test_a_target_under_another_goal_has_strayed(kaz: Version) -> None:
    strayed = [target for goal in outcome_page(kaz, "2").targets for target in goal.targets if target.strayed]
    assert [(target.code, target.goal) for target in strayed] == [("16.7", 17)]


def test_an_output_has_its_condition_and_what_leans_on_it(kaz: Version) -> None:
    found = output_page(kaz, "4.2")
    assert found.outcome.code == "4"
    assert len(found.output.conditions) == 1
    assert found.assumptions
    assert "ILO" in [entity.short for entity in found.output.entities]


@pytest.mark.parametrize("code", ["9", "A.1"])
def test_what_is_not_there_is_not_found(kaz: Version, code: str) -> None:
    with pytest.raises(NotFound):
        outcome_page(kaz, code)
    with pytest.raises(NotFound):
        output_page(kaz, code)


def test_statements_do_not_depend_on_the_size(kaz: Version, second: Version) -> None:
    """The first time; an outcome that was asked for before costs none."""
    counts = []
    for version, outcome, output in ((kaz, "1", "1.1"), (second, "A.2", "A.1.1")):
        _outcomes_read.forget()
        _outputs_read.forget()
        for ask, code in ((outcome_page, outcome), (output_page, output)) * 2:
            with CaptureQueriesContext(connection) as asked:
                ask(version, code)
            counts.append(len(asked))
    assert counts == [11, 6, 0, 0] * 2


class TestWording:
    def test_the_same_words_are_one_segment(self) -> None:
        assert [part.change for part in compare("a b  c", "a b\nc")] == [""]

    def test_what_differs_is_told_apart(self) -> None:
        parts = compare("By 2030, all people benefit", "all people will benefit")
        assert [(part.text, part.change) for part in parts] == [
            ("By 2030,", "missing"),
            ("all people", ""),
            (" will", "only_here"),
            (" benefit", ""),
        ]

    def test_a_mark_of_punctuation_is_no_other_word(self) -> None:
        parts = compare("effective and inclusive", "effective, inclusive")
        assert [(part.text, part.change) for part in parts] == [
            ("effective", ""),
            (" and", "missing"),
            (",", "only_here"),
            (" inclusive", ""),
        ]

    def test_nothing_is_lost(self) -> None:
        own, other = "one two, three (four)", "zero two four five – 7.5 %"
        parts = compare(own, other)
        assert "".join(part.text for part in parts if part.change != "missing") == other
        left = "".join(part.text for part in parts if part.change != "only_here")
        assert left.replace(" ", "") == own.replace(" ", "")


def test_goals_above_each_other_are_each_told_once(second: Version) -> None:
    """The check refuses such a package; rows that say so all the same do not keep a page busy for ever."""
    goals = {goal.key: goal for goal in Goal.objects.filter(version=second)}
    goals["vision-2050"].parent = goals["priorite-a1"]
    goals["vision-2050"].save()
    second.digest = "goals in a circle"
    assert len(outcome_page(second, "A.1").goals) == 3
