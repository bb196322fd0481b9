"""Which tags no plan goes on without: each of them, at each step, at both bounds."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from shanyraq.domains.workplans.rules import mandatory
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.mandatory import (
    NAMED_AT_MOST,
    NOWHERE,
    STEPS,
    Mandatory,
    lacking,
    mandatory_tags,
    missing_tags,
    stopped,
    untagged,
)
from shanyraq.domains.workplans.rules.sources import mandatory as source
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.findings import Severity

ON = date(2026, 11, 30)
WHOLE = Facts(
    "1.1",
    {"en": "Wells", "ru": "Колодцы"},
    status="pipeline",
    entities=("undp",),
    contributors=("Norway",),
    implementers=("undp",),
    places=("North",),
    sdg_targets=("6.1",),
    gender=0,
    rights=0,
)
EMPTY: dict[str, Any] = {
    **dict.fromkeys(("entities", "contributors", "implementers", "places", "sdg_targets"), ()),
    **{"status": "", "gender": None, "rights": None},
}
"""The mandatory tags of UN INFO, each as it says nothing."""


def test_the_table_asks_for_what_un_info_asks_for() -> None:
    asked = {each.field for each in mandatory_tags() if each.stops("endorse", ON)}
    assert asked == set(EMPTY)
    assert [each.field for each in mandatory_tags() if not each.stops("endorse", ON)] == ["functions"]
    for each in mandatory_tags():
        assert each.field in FIELDS
        assert each.source.url
        assert {step for _day, step in each.steps} <= {*STEPS, NOWHERE}


@pytest.mark.parametrize("field", EMPTY)
@pytest.mark.parametrize(("act", "gravest"), [("submit", Severity.WARNING), ("clear", "error"), ("endorse", "error")])
def test_one_that_lacks_a_tag_is_submitted_with_a_warning_and_neither_cleared_nor_endorsed(
    field: str, act: str, gravest: Severity
) -> None:
    plan = {3: WHOLE, 7: replace(WHOLE, **{field: EMPTY[field]})}
    found = missing_tags(plan, act, ON)
    assert {each.severity for each in found} == {gravest}
    said = " ".join(str(each.message) for each in found)
    assert FIELDS[field] in said
    assert "7" in said
    assert "“Wells”" in said
    assert "1 of 2" in said


@pytest.mark.parametrize("act", STEPS)
def test_one_with_all_of_them_goes_on(act: str) -> None:
    assert missing_tags({3: WHOLE}, act, ON) == []
    assert missing_tags({}, act, ON) == []


@pytest.mark.parametrize("field", ["gender", "rights"])
def test_a_marker_of_0_says_something(field: str) -> None:
    assert lacking(replace(WHOLE, **{field: 0}), "clear", ON) == []
    assert lacking(replace(WHOLE, **{field: None}), "clear", ON) == [field]


def test_a_goal_alone_is_no_target_and_a_function_is_not_mandatory() -> None:
    assert lacking(replace(WHOLE, sdg_targets=(), sdg_goals=("6",)), "clear", ON) == ["sdg_targets"]
    assert lacking(replace(WHOLE, functions=()), "endorse", ON) == []


def test_a_refusal_names_every_sub_output_with_every_tag_and_says_what_to_do() -> None:
    bare = replace(WHOLE, **EMPTY)
    plan = dict.fromkeys(range(1, 31), bare) | {31: WHOLE, 40: replace(WHOLE, places=(), gender=None)}
    first, *each = (str(finding.message) for finding in missing_tags(plan, "clear", ON))
    assert first.startswith("Sub-outputs that lack mandatory tags: 31 of 32. Return the plan to its Results Group")
    assert len(each) == 31
    assert each[-1] == "Sub-output 40, “Wells”, lacks: Places, Gender marker"
    assert "Decline the plan" in str(missing_tags(plan, "endorse", ON)[0].message)
    assert untagged(plan, "clear", ON)[1] == [each for each in FIELDS if each in EMPTY]


@pytest.mark.parametrize(
    ("number", "named", "more"), [(NAMED_AT_MOST, NAMED_AT_MOST, ""), (NAMED_AT_MOST + 1, 5, "+1")]
)
def test_a_warning_names_the_first_few(number: int, named: int, more: str) -> None:
    (said,) = missing_tags(dict.fromkeys(range(1, number + 1), replace(WHOLE, places=())), "submit", ON)
    assert str(said.message).count("“Wells”") == named
    assert str(said.message).endswith(more or "(Places)")


@pytest.mark.parametrize(("letters", "end"), [(60, "x” (Places)"), (61, "x…” (Places)")])
def test_a_warning_cuts_long_titles_and_a_refusal_does_not(letters: int, end: str) -> None:
    plan = {1: replace(WHOLE, title={"en": "x" * letters}, places=())}
    (warned,) = missing_tags(plan, "submit", ON)
    assert str(warned.message).endswith(end)
    assert f"“{'x' * letters}”" in str(missing_tags(plan, "clear", ON)[1].message)


@pytest.mark.parametrize(
    ("step", "stops"),
    [
        ("submit", {"submit", "clear", "endorse"}),
        ("clear", {"clear", "endorse"}),
        ("endorse", {"endorse"}),
        ("none", set()),
    ],
)
def test_a_step_and_those_after_it(step: str, stops: set[str]) -> None:
    tag = Mandatory("places", source("geography"), ((date(2025, 1, 1), step),))
    assert {act for act in STEPS if tag.stops(act, ON)} == stops


def test_a_step_counts_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    dated = Mandatory("functions", source("functions"), ((date(2025, 1, 1), "none"), (ON, "endorse")))
    monkeypatch.setattr(mandatory, "mandatory_tags", lambda: (dated,))
    plan = {1: WHOLE}
    assert stopped(plan, "submit", ON - timedelta(days=1)) is None
    found = stopped(plan, "submit", ON)
    assert found is not None
    assert (found.now, dict(found.fields)) == (False, {1: ["functions"]})
    assert "cannot be endorsed: 1 of 1" in str(found.said)
    now = stopped(plan, "endorse", ON)
    assert now is not None
    assert now.now
