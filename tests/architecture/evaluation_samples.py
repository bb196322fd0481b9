"""A sample of every action with evaluations and recommendations, for ``samples``."""

from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.kernel.scopes import Scope
from tests.base.people import NOW
from tests.domains.evaluating import done

REASON = {"reason": "A test"}


def evaluation_samples(framework: str) -> dict[str, tuple[dict[str, Any], Scope, Permission]]:
    """Of a planned evaluation, and of a recommendation to UNICEF with an action of UNICEF: what is sent, where it
    belongs, and the right without which it does not exist.
    """
    said: dict[str, Any] = {"framework": framework, "at": NOW}
    title = {"en": "Evaluation"}
    own = done("evaluation.add", title=title, **said).result.number
    done("question.write", evaluation=own, text=title, **said)
    done("finding.write", evaluation=own, questions=[f"{own}.1"], text=title, **said)
    done("check.answer", evaluation=own, **said)
    upr = {"origin": "upr", "evaluation": None, "findings": [], "symbol": "A/HRC/43/10", "issued_on": "2026-05-01"}
    of = done("recommendation.add", **{**upr, "text": {"en": "Measure"}}, **said).result.number
    done("recommendation.respond", number=of, **said)
    planned = {"recommendation": of, "text": {"en": "Publish the data"}, "due_on": "2026-12-31"}
    action = done("follow_up_action.plan", **planned, **said).result.number
    done("follow_up_action.tell", number=action, year=2026, text={"en": "Begun"}, **said)
    return _kept(framework, own) | _answered(framework, of, action)


def _kept(framework: str, own: int) -> dict[str, tuple[dict[str, Any], Scope, Permission]]:
    one, part = {"framework": framework, "number": own}, {"framework": framework, "evaluation": own}
    days = {"starts_on": "2029-01-01", "ends_on": "2029-12-31"}
    upr = {"origin": "upr", "symbol": "A/HRC/43/10", "issued_on": "2026-05-01", "addressees": ["unicef"]}
    sent: dict[str, dict[str, Any]] = {
        "evaluation.add": {"framework": framework, "kind": "thematic", "title.en": "Another", **days},
        "evaluation.amend": {**one, "manager": "Another office"},
        "evaluation.move": {**one, "act": "agree_terms"},
        "evaluation.end": {**one, **REASON},
        "milestone.write": {**part, "text.en": "Report", "due_on": "2029-12-31"},
        "member.write": {**part, "name": "Ministry", "sector": "government"},
        "evaluator.write": {**part, "name": "A. Example", "place": "lead"},
        "question.write": {**part, "criterion": "impact", "text.en": "What changed?"},
        "finding.write": {**part, "questions": [f"{own}.1"], "text.en": "Much"},
        "conclusion.write": {**part, "findings": [f"{own}.1"], "text.en": "Well done"},
        "check.answer": {**part, "check": "scope", "answer": "yes"},
        "evaluation_part.end": {**part, "part": "question", "number": 1, **REASON},
        "recommendation.add": {"framework": framework, "text.en": "Count", **upr},
    }
    place, sees = Scope(framework), Permission.SEE_EVALUATIONS
    return {f"learning.{name}": (each, place, sees) for name, each in sent.items()}


def _answered(framework: str, of: int, action: int) -> dict[str, tuple[dict[str, Any], Scope, Permission]]:
    one, act = {"framework": framework, "number": of}, {"framework": framework, "number": action}
    planned = {"recommendation": of, "text.en": "Teach", "who": "unicef", "due_on": "2099-12-31"}
    to, wide, sees = frozenset({"unicef"}), Scope(framework), Permission.SEE_EVALUATIONS
    own = Scope(framework, entities=to, partners=to)
    sent: dict[str, tuple[dict[str, Any], Scope]] = {
        "recommendation.amend": ({**one, "priority": "high"}, wide),
        "recommendation.end": ({**one, **REASON}, wide),
        "recommendation.respond": ({**one, "response": "partially_accepted", "text.en": "Half of it"}, own),
        "follow_up_action.plan": ({"framework": framework, **planned}, own),
        "follow_up_action.amend": ({**act, "due_on": "2099-12-31", **REASON}, own),
        "follow_up_action.move": ({**act, "act": "begin"}, own),
        "follow_up_action.tell": ({**act, "year": 2026, "quarter": 3, "text.en": "Going on"}, own),
    }
    return {f"learning.{name}": (each, place, sees) for name, (each, place) in sent.items()}
