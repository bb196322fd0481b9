"""Rules on evaluations and their follow-up: cases beside those of ``evaluation_cases``, and quarters."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from shanyraq.domains.learning.rules.answering import ACTION as ACTIONS
from shanyraq.domains.learning.rules.answering import refused_origin, standing
from shanyraq.domains.learning.rules.checking import OF, checks, score
from shanyraq.domains.learning.rules.evaluating import (
    EVALUATION,
    PUBLIC,
    STATES,
    refused_subject,
    wanting_report,
)
from shanyraq.domains.learning.rules.evidence import understood
from shanyraq.domains.learning.rules.following import Quarter, is_due_soon, unanswered, untold, without_update
from shanyraq.domains.learning.rules.independence import refused_evaluator
from shanyraq.domains.learning.vocabulary.evaluations import ACTS
from shanyraq.domains.learning.vocabulary.recommendations import ACTION_STATES, STEPS
from tests.rules.evaluation_cases import ACTION, CANDIDATE, DAY, DUE, KNOWN, ORIGIN, SECOND_ENDS


@pytest.mark.parametrize(
    ("day", "quarter", "ends"),
    [
        (date(2029, 1, 1), "2029-1", date(2029, 3, 31)),
        (date(2029, 3, 31), "2029-1", date(2029, 3, 31)),
        (date(2029, 4, 1), "2029-2", date(2029, 6, 30)),
        (date(2028, 12, 31), "2028-4", date(2028, 12, 31)),
    ],
)
def test_quarters_are_those_of_the_calendar(day: date, quarter: str, ends: date) -> None:
    found = Quarter.of(day)
    assert (str(found), found.ends_on) == (quarter, ends)
    assert Quarter.of(ends + DAY) == found.after


class TestUpdates:
    asked_from = SECOND_ENDS - timedelta(days=14)

    def test_the_quarter_in_which_it_was_planned_owes_none(self) -> None:
        assert list(untold(ACTION, self.asked_from - DAY)) == []

    def test_an_update_is_asked_for_before_its_quarter_ends(self) -> None:
        assert list(untold(ACTION, self.asked_from)) == [Quarter(2029, 2)]

    def test_one_that_was_told_is_not_asked_for(self) -> None:
        told = replace(ACTION, updated=[Quarter(2029, 2)])
        assert list(untold(told, self.asked_from)) == []
        assert without_update(told, SECOND_ENDS + timedelta(days=16)) == []

    def test_every_quarter_that_lacks_one_is_named(self) -> None:
        found = without_update(ACTION, date(2029, 10, 16))
        assert [str(each.message) for each in found] == [
            "Action 1: nothing was told of quarter II of 2029, quarter III of 2029"
        ]

    @pytest.mark.parametrize("state", ["done", "dropped"])
    def test_what_is_over_owes_nothing(self, state: str) -> None:
        assert list(untold(replace(ACTION, state=state), date(2030, 1, 1))) == []
        assert not is_due_soon(replace(ACTION, state=state), DUE)

    def test_an_action_is_near_its_day(self) -> None:
        assert not is_due_soon(ACTION, DUE - timedelta(days=31))
        assert is_due_soon(ACTION, DUE - timedelta(days=30))

    def test_a_draft_waits_for_no_response(self) -> None:
        assert unanswered("", None, date(2031, 1, 1)) == []


@pytest.mark.parametrize(
    ("response", "actions", "stands"),
    [
        ("", [], "unanswered"),
        ("rejected", [], "rejected"),
        ("rejected", ["dropped"], "rejected"),
        ("accepted", [], "unplanned"),
        ("accepted", ["planned", "planned"], "planned"),
        ("accepted", ["planned", "done"], "under_way"),
        ("accepted", ["planned", "dropped"], "planned"),
        ("accepted", ["under_way"], "under_way"),
        ("partially_accepted", ["done", "dropped"], "done"),
        ("accepted", ["dropped"], "dropped"),
    ],
)
def test_how_a_recommendation_stands(response: str, actions: list[str], stands: str) -> None:
    assert standing(response, actions) == stands


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"took_part": True}, ["took_part"]),
        ({"name": " m.  manager "}, ["name"]),
        ({"organisation": "unicef"}, ["organisation"]),
        ({"organisation": "Another"}, []),
        ({"organisation": "", "conflict": "A relative works there"}, ["cleared"]),
        ({"conflict": "A relative works there", "cleared": "Takes no part in that outcome"}, []),
        ({"took_part": True, "organisation": "UNICEF"}, ["took_part", "organisation"]),
    ],
)
def test_who_cannot_evaluate(change: dict[str, Any], fields: list[str]) -> None:
    found = refused_evaluator(replace(CANDIDATE, **change), "M. Manager", ["unicef", "UNICEF"])
    assert [each.field for each in found] == fields


@pytest.mark.parametrize(
    ("origin", "change", "fields"),
    [
        ("evaluation", {"evaluation": True, "dated": False}, []),
        ("evaluation", {}, ["evaluation"]),
        ("upr", {"symbol": "A/HRC/43/10"}, []),
        ("upr", {"symbol": "A/HRC/43/10", "evaluation": True}, ["evaluation"]),
        ("upr", {}, ["symbol"]),
        ("treaty_body", {"symbol": "E/C.12/1", "dated": False}, ["issued_on"]),
        ("special_procedure", {"dated": False}, ["symbol", "issued_on"]),
        ("other_evaluation", {"activity": True}, []),
        ("other_evaluation", {}, ["activity"]),
    ],
)
def test_where_a_recommendation_is_found(origin: str, change: dict[str, Any], fields: list[str]) -> None:
    assert [each.field for each in refused_origin(origin, **{**ORIGIN, **change})] == fields


@pytest.mark.parametrize(
    ("kind", "said", "fields"),
    [
        ("programme", {"entity": ["unicef"]}, []),
        ("programme", {"entity": []}, ["entity"]),
        (
            "thematic",
            {"entity": ["nobody"], "outcomes": ["9"], "activity": ["none"]},
            ["entity", "outcomes", "activity"],
        ),
    ],
)
def test_what_is_evaluated_is_there(kind: str, said: dict[str, list[str]], fields: list[str]) -> None:
    assert [each.field for each in refused_subject(kind, said, KNOWN)] == fields


def test_what_a_report_lacks_is_told_together() -> None:
    found = wanting_report({1, 2, 3}, {2}, {7: 0, 8: 1})
    assert [str(each.message) for each in found] == [
        "No finding answers these questions: 1, 3",
        "These recommendations rest on no finding: 7",
    ]
    assert [each.severity.value for each in wanting_report({1}, {1}, {})] == ["warning"]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("§annex-2-evaluations-2029", "clause", "annex-2-evaluations-2029"),
        ("Indicator 1.2.1", "indicator", "1.2.1"),
        ("sub-output 7", "sub_output", "7"),
        ("https://example.org/report", "", "https://example.org/report"),
        ("indicator", None, ""),
        ("http://example.org", None, ""),
    ],
)
def test_what_evidence_names(text: str, kind: str | None, key: str) -> None:
    found = understood(text)
    assert (found.kind, found.key) == (kind, key)


class TestChecks:
    def test_each_has_its_norm_and_three_languages(self) -> None:
        for check in checks().values():
            assert check.of in OF
            assert check.text.keys() == {"en", "ru", "kk"}
            assert check.source.clause.startswith(("Norm ", "Standard "))

    def test_what_nobody_answered_counts_neither_way(self) -> None:
        found = score({"purpose": "yes", "scope": "partly", "an old one": "no"})
        assert (found.answered, found.met, found.partly, found.asked) == (2, 1, 1, len(checks()))
        assert found.share == found.points / 2


def test_every_state_and_act_has_a_name() -> None:
    assert set(EVALUATION.states()) == set(STATES)
    assert {act for state in STATES for act in EVALUATION.acts(state)} == set(ACTS)
    assert set(ACTIONS.states()) == set(ACTION_STATES)
    assert {act for state in ACTION_STATES for act in ACTIONS.acts(state)} == set(STEPS)
    assert set(STATES) >= PUBLIC
