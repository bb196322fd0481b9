"""Cases of the rules on evaluations and the follow-up of recommendations, for the test of the whole rulebook."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from shanyraq.domains.learning.rules import answering, evaluating, following, independence
from shanyraq.domains.learning.rules.checking import checks, refused_check, score
from shanyraq.domains.learning.rules.evidence import refused_evidence

DAY = timedelta(days=1)
FIRST = date(2029, 1, 1)
SIGNED = date(2029, 2, 1)
CANDIDATE = independence.Candidate("A. Example", "", False, "", "", SIGNED)
KNOWN = {"entity": {"unicef"}, "outcomes": {"1"}, "activity": {"final"}}
MADE, DUE = date(2029, 2, 10), date(2029, 9, 30)
"""An action made in the first quarter owes its first update of the second one, which ends on 30 June."""
SECOND_ENDS, GRACE, RESPONSE = date(2029, 6, 30), timedelta(days=15), timedelta(days=60)
ACTION = following.Action(1, "under_way", MADE, DUE)
ORIGIN = {"evaluation": False, "activity": False, "symbol": "", "dated": True}
TWO = list(checks())[:2]
WHY = "the terms say why criteria are left out"


EVALUATION_ASKED: Mapping[str, Callable[..., Any]] = {
    "learning.evaluation_state": lambda state, act: len(evaluating.refused_move(state, act)),
    "learning.evaluation_days": lambda ends: len(evaluating.refused_days(FIRST, ends)),
    "learning.evaluation_of_something": lambda kind, **said: len(evaluating.refused_subject(kind, said, KNOWN)),
    "learning.terms_of_reference": lambda manager, *criteria: [
        each.severity.value
        for each in evaluating.wanting_terms(manager, set(criteria) - {WHY}, is_said_why=WHY in criteria)
    ],
    "learning.terms_written": lambda purpose, scope: [
        each.field for each in evaluating.wanting_texts({"purpose": purpose, "scope": scope})
    ],
    "learning.reference_group": lambda *sectors: len(evaluating.wanting_group(sectors)),
    "learning.final_report": lambda answered, **links: len(
        evaluating.wanting_report({1, 2}, answered, {1: 1, **links})
    ),
    "learning.final_report_stays": lambda state, kind: len(evaluating.refused_final(state, kind)),
    "learning.response_complete": lambda *numbers: len(evaluating.wanting_response(numbers)),
    "learning.followed_up": lambda actions, *numbers: len(evaluating.wanting_follow_up(actions, numbers)),
    "learning.ended_evaluation_stays": lambda ended: len(evaluating.refused_ended(has_ended=ended)),
    "learning.evaluator_independent": lambda organisation: len(
        independence.refused_evaluator(
            replace(CANDIDATE, organisation=organisation), "M. Manager", ["unicef", "UNICEF"]
        )
    ),
    "learning.evaluator_declared": lambda on, state: [
        each.severity.value for each in independence.undeclared(CANDIDATE, state, on)
    ],
    "learning.evaluation_team": lambda *two: len(independence.wanting_team(*two)),
    "learning.evidence_found": lambda text: len(refused_evidence([text], {("clause", "4-p4"), ("indicator", "1.1")})),
    "learning.evaluation_quality": lambda *answers: score(dict(zip(TWO, answers, strict=False))).share,
    "learning.check_exists": lambda key: len(refused_check(key, checks())),
    "learning.recommendation_source": lambda origin, symbol="": len(
        answering.refused_origin(origin, **{**ORIGIN, "symbol": symbol})
    ),
    "learning.recommendation_to_somebody": lambda *keys: len(answering.refused_addressees(keys, {"unicef"})),
    "learning.links_exist": lambda *links: len(answering.refused_links("findings", links, {"1.1"})),
    "learning.rejected_with_reason": lambda response, reason: len(
        answering.refused_response(response, has_reason=reason)
    ),
    "learning.rejected_without_actions": lambda response, count: len(answering.refused_rejection(response, count)),
    "learning.response_to_final": lambda public: len(answering.refused_early(is_public=public)),
    "learning.action_of_accepted": lambda response: len(answering.refused_action(response)),
    "learning.action_by_somebody": lambda who, due: len(answering.refused_owner(who, {"unicef"}, due, FIRST)),
    "learning.action_state": lambda state, act, reason=False: len(
        answering.refused_step(state, act, has_reason=reason)
    ),
    "learning.update_of_a_quarter": lambda year, quarter: len(
        answering.refused_quarter(year, quarter, MADE, date(2029, 7, 1))
    ),
    "learning.ended_recommendation_stays": lambda ended: len(answering.refused_ended_recommendation(has_ended=ended)),
    "learning.quarter_without_update": lambda on, **change: len(
        following.without_update(replace(ACTION, **change), on)
    ),
    "learning.action_overdue": lambda on, **change: len(following.overdue(replace(ACTION, **change), on)),
    "learning.response_late": lambda on, response="": len(following.unanswered(response, FIRST, on)),
}


def _of(rule: str, *cases: tuple[Any, Any]) -> tuple[tuple[str, str, tuple[Any, ...], Any], ...]:
    """Cases of one rule: what it is given, and its answer. They are called by what they are given."""
    return tuple((f"learning.{rule}", str(given), given, answer) for given, answer in cases)


EVALUATION_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    *_of("evaluation_state", (("planned", "agree_terms"), 0), (("planned", "finish"), 1)),
    *_of("evaluation_days", ((FIRST,), 0), ((FIRST - DAY,), 1)),
    *_of("terms_of_reference", (("", "relevance"), ["error", "warning"]), (("Office",), ["error"])),
    *_of(
        "terms_of_reference",
        (("Office", "relevance"), ["warning"]),
        (("Office", "relevance", WHY), []),
        (("Office", WHY), ["error"]),
        (("Office", "relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"), []),
    ),
    *_of("terms_written", (({"en": "To learn"}, {"en": "All"}), []), (({}, {}), ["purpose", "scope"])),
    *_of("terms_written", (({"ru": "Узнать"}, {"en": " "}), ["scope"]), (({}, {"en": "All"}), ["purpose"])),
    *_of("reference_group", ((), 1), (("government",), 1), (("government", "united_nations"), 1)),
    *_of("reference_group", (("government", "civil_society"), 0), (("civil_society",), 1)),
    *_of("final_report", (({1},), 1), (({1, 2},), 0)),
    *_of("final_report_stays", (("draft_report", "finding"), 0), (("final_report", "finding"), 1)),
    *_of("final_report_stays", (("final_report", "milestone"), 0), (("closed", "evaluator"), 1)),
    *_of("response_complete", ((), 0), ((3,), 1)),
    *_of("followed_up", ((0,), 0), ((1,), 1), ((0, 2), 1), ((1, 2), 2)),
    *_of("ended_evaluation_stays", ((False,), 0), ((True,), 1)),
    *_of("evaluator_declared", ((SIGNED, "team_appointed"), []), ((SIGNED - DAY, "team_appointed"), ["error"])),
    *_of("evaluator_declared", ((SIGNED - DAY, "terms_agreed"), ["warning"])),
    *_of("evaluation_team", ((0, 0), 1), ((2, 0), 1), ((2, 1), 0), ((2, 2), 1)),
    *_of("evidence_found", (("§4-p4",), 0), (("§4-p5",), 1), (("indicator 1.1",), 0), (("indicator 1.2",), 1)),
    *_of("evidence_found", (("https://example.org",), 0), (("somebody said so",), 1)),
    *_of("evaluation_quality", ((), None), (("yes",), Decimal(1)), (("yes", "no"), Decimal("0.5"))),
    *_of("evaluation_quality", (("partly",), Decimal("0.5")), (("no", "no"), Decimal(0))),
    *_of("check_exists", (("purpose",), 0), (("colour",), 1)),
    *_of("recommendation_to_somebody", ((), 1), (("unicef",), 0), (("unicef", "nobody"), 1)),
    *_of("links_exist", (("1.1",), 0), (("1.2",), 1)),
    *_of("rejected_with_reason", (("accepted", False), 0), (("rejected", False), 1), (("rejected", True), 0)),
    *_of("rejected_with_reason", (("partially_accepted", False), 1)),
    *_of("rejected_without_actions", (("rejected", 1), 1), (("rejected", 0), 0), (("accepted", 1), 0)),
    *_of("response_to_final", ((True,), 0), ((False,), 1)),
    *_of("action_of_accepted", (("accepted",), 0), (("partially_accepted",), 0), (("",), 1), (("rejected",), 1)),
    *_of("action_by_somebody", (("unicef", FIRST), 0), (("unicef", FIRST - DAY), 1), (("nobody", FIRST), 1)),
    *_of("action_state", (("planned", "begin"), 0), (("done", "begin"), 1), (("planned", "drop"), 1)),
    *_of("action_state", (("planned", "drop", True), 0)),
    *_of("update_of_a_quarter", ((2028, 4), 1), ((2029, 1), 0), ((2029, 3), 0), ((2029, 4), 1)),
    *_of("ended_recommendation_stays", ((False,), 0), ((True,), 1)),
    *_of("quarter_without_update", ((SECOND_ENDS + GRACE,), 0), ((SECOND_ENDS + GRACE + DAY,), 1)),
    *_of("action_overdue", ((DUE,), 0), ((DUE + DAY,), 1)),
    *_of("response_late", ((FIRST + RESPONSE,), 0), ((FIRST + RESPONSE + DAY,), 1)),
    *_of("response_late", ((FIRST + RESPONSE + DAY, "accepted"), 0)),
    ("learning.evaluation_of_something", "the framework", ("framework",), 0),
    ("learning.evaluation_of_something", "nobody's programme", ("programme",), 1),
    ("learning.evaluator_independent", "of another organisation", ("Example University",), 0),
    ("learning.evaluator_independent", "of an entity that carries it out", ("UNICEF",), 1),
    ("learning.recommendation_source", "of the review without a symbol", ("upr",), 1),
    ("learning.recommendation_source", "of the review", ("upr", "A/HRC/43/10"), 0),
    ("learning.recommendation_source", "of an evaluation kept here", ("evaluation",), 1),
)
