"""The life cycle of a sub-output: what leads where, what needs a reason, what a file may bring."""

from itertools import product

import pytest

from shanyraq.domains.workplans.rules.statuses import (
    SUB_OUTPUT,
    refused_move,
    refused_status,
    refused_unreasoned,
    strange_status,
)
from shanyraq.domains.workplans.vocabulary import ACT_TITLES, ACTS, Act, Status
from shanyraq.kernel.findings import Severity

WAYS = {
    ("pipeline", "begin"): "implementation",
    ("pipeline", "suspend"): "suspended",
    ("pipeline", "cancel"): "cancelled",
    ("implementation", "put_off"): "pipeline",
    ("implementation", "finalise"): "finalisation",
    ("implementation", "close"): "closed",
    ("implementation", "suspend"): "suspended",
    ("implementation", "cancel"): "cancelled",
    ("finalisation", "resume"): "implementation",
    ("finalisation", "close"): "closed",
    ("closed", "reopen"): "finalisation",
    ("suspended", "resume"): "implementation",
    ("suspended", "put_off"): "pipeline",
    ("suspended", "cancel"): "cancelled",
    ("cancelled", "reopen"): "pipeline",
}
REASONED = {
    *(("pipeline", act) for act in ("suspend", "cancel")),
    *(("implementation", act) for act in ("put_off", "suspend", "cancel")),
    *(("finalisation", "resume"), ("closed", "reopen"), ("suspended", "cancel"), ("cancelled", "reopen")),
}
"""What needs a reason."""


def test_the_table_has_these_ways_and_no_other() -> None:
    assert {(each.source, each.act): each.target for each in SUB_OUTPUT.transitions} == WAYS
    assert set(SUB_OUTPUT.states()) == set(Status)
    assert [state for state in Status if SUB_OUTPUT.is_final(state)] == ["closed", "cancelled"]
    assert ACTS.keys() == ACT_TITLES.keys() == set(Act)


@pytest.mark.parametrize(("status", "act"), [*product(["", *Status], Act)])
def test_an_act_is_possible_where_the_table_has_it(status: str, act: Act) -> None:
    found = refused_move(status, act)
    assert bool(found) == ((status, act) not in WAYS)
    assert all(each.severity is Severity.ERROR for each in found)


def test_without_a_status_the_first_is_entered() -> None:
    assert "first one" in str(refused_move("", Act.BEGIN)[0].message)


@pytest.mark.parametrize(("status", "act"), WAYS)
def test_a_step_back_and_a_stop_need_a_reason(status: str, act: str) -> None:
    assert bool(refused_unreasoned(status, act, " ")) == ((status, act) in REASONED)
    assert refused_unreasoned(status, act, "The donor withdrew") == []


@pytest.mark.parametrize(
    ("before", "after", "is_refused"),
    [
        ("", "closed", False),
        ("", "", False),
        ("closed", "closed", False),
        ("pipeline", "implementation", True),
        ("closed", "pipeline", True),
        ("closed", "", True),
    ],
)
def test_an_amendment_enters_the_first_status_alone(before: str, after: str, is_refused: bool) -> None:
    found = refused_status(before, after)
    assert bool(found) == is_refused
    assert all("Move to another status" in str(each.message) for each in found)


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ("", "closed", False),
        ("closed", "closed", False),
        ("pipeline", "implementation", False),
        ("implementation", "closed", False),
        ("suspended", "pipeline", False),
        ("pipeline", "closed", True),
        ("closed", "pipeline", True),
        ("closed", "suspended", True),
        ("closed", "", True),
    ],
)
def test_a_file_is_taken_and_told(before: str, after: str, is_told: bool) -> None:
    found = strange_status(before, after)
    assert [each.severity for each in found] == ([Severity.WARNING] if is_told else [])
