"""What tests of evaluations begin with: each verb by a short word, with what it is told where a test says nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from shanyraq.base.verbs import Done, verbbook
from shanyraq.domains.learning.models import Action, Evaluation, Recommendation
from shanyraq.domains.learning.rules.evaluating import State
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from tests.conftest import TESTER
from tests.domains.test_register import XAA

AT = datetime(2027, 6, 1, 9, 30, tzinfo=UTC)
EVALUATION = {
    "kind": "framework",
    "title": {"fr": "Évaluation du cadre"},
    "starts_on": "2030-01-01",
    "ends_on": "2030-12-31",
    "manager": "Bureau de la coordination",
    "purpose": {"fr": "Pour le prochain cadre"},
    "scope": {"fr": "Tous les effets, 2027–2030"},
}
GIVEN: dict[str, dict[str, Any]] = {
    "evaluation.add": EVALUATION,
    "milestone.write": {"evaluation": 1, "text": {"fr": "Rapport initial"}, "due_on": "2030-03-01"},
    "member.write": {"evaluation": 1, "name": "Ministère", "sector": "government"},
    "evaluator.write": {"evaluation": 1, "name": "A. Example", "place": "lead", "declared_on": "2027-05-01"},
    "question.write": {"evaluation": 1, "criterion": "relevance", "text": {"fr": "Est-ce pertinent ?"}},
    "finding.write": {"evaluation": 1, "questions": ["1.1"], "text": {"fr": "Oui"}},
    "conclusion.write": {"evaluation": 1, "findings": ["1.1"], "text": {"fr": "Pertinent"}},
    "check.answer": {"evaluation": 1, "check": "purpose", "answer": "yes"},
    "recommendation.add": {
        "origin": "evaluation",
        "evaluation": 1,
        "text": {"fr": "Mesurer"},
        "addressees": ["unicef"],
        "findings": ["1.1"],
    },
    "recommendation.respond": {"response": "accepted"},
    "follow_up_action.plan": {
        "recommendation": 1,
        "text": {"fr": "Publier les données"},
        "who": "unicef",
        "due_on": "2027-12-31",
    },
    "follow_up_action.tell": {"year": 2027, "quarter": 2, "text": {"fr": "En cours"}},
}
NUMBERED = {"evaluation", "recommendation", "follow_up_action"}


def done(name: str, /, by: Actor = TESTER, at: datetime = AT, **said: Any) -> Done[Any]:
    """Does ``learning.<name>`` in the second framework, with number 1 where one is needed."""
    verb = verbbook()[f"learning.{name}"]
    noun, _, word = name.partition(".")
    number = {"number": 1} if noun in NUMBERED and word not in {"add", "plan"} else {}
    reason = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    told = {"framework": XAA, **number, **reason, **GIVEN.get(name, {}), **said}
    return verb.perform(verb.told.model_validate(told), by=by, at=at)


def move(*acts: str, number: int = 1, at: datetime = AT) -> None:
    """Moves an evaluation on, step by step."""
    for act in acts:
        done("evaluation.move", act=act, number=number, at=at)


def drafted() -> None:
    """An evaluation with its draft report: a question, a finding, a conclusion, a recommendation."""
    done("evaluation.add")
    done("question.write")
    done("evaluator.write")
    move("agree_terms", "appoint_team", "collect", "draft")
    done("finding.write")
    done("conclusion.write")
    done("recommendation.add")


def final() -> None:
    """The same with its final report."""
    drafted()
    move("finish")


def public_in(version: Version) -> None:
    """A final evaluation of a framework, with a recommendation and what is done about it, as they are kept."""
    of = {"framework_id": version.framework_id, "number": 1, "made_at": AT}
    title = {"title": {"en": "Evaluation"}, "starts_on": date(2029, 1, 1), "ends_on": date(2029, 12, 31)}
    evaluation = Evaluation.objects.create(
        kind="framework", state=State.FINAL, final_on=date(2029, 12, 1), **title, **of
    )
    about = {"origin": "evaluation", "evaluation": evaluation, "priority": "high", "text": {"en": "Measure"}}
    row = Recommendation.objects.create(addressees=["unicef"], **about, **of)
    Action.objects.create(
        recommendation=row, text={"en": "Publish"}, who="unicef", due_on=date(2030, 6, 30), state="planned", **of
    )


def upr(at: datetime = AT, **said: Any) -> int:
    """A recommendation of the Universal Periodic Review; gives back its number."""
    about = {"origin": "upr", "evaluation": None, "findings": [], "symbol": "A/HRC/43/10", "issued_on": "2027-01-01"}
    number: int = done("recommendation.add", at=at, **{**about, **said}).result.number
    return number


def accepted(at: datetime = AT) -> None:
    """Recommendation 1 of the review, accepted, with action 1 of UNICEF."""
    upr(at)
    done("recommendation.respond", at=at)
    done("follow_up_action.plan", at=at, due_on=(at + timedelta(days=213)).date())
