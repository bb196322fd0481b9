"""One of each thing that is made while one plans, pays, measures and learns; for tests of all kinds."""

from typing import Any

from shanyraq.base.verbs import verbbook
from tests.conftest import TESTER
from tests.domains import evaluating, giving
from tests.domains.planning import add
from tests.domains.taking_data import SAID, taken
from tests.domains.test_register import AT

DAYS = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}
TITLE = {"en": "Measure"}
LEARNED: dict[str, dict[str, Any]] = {
    "evaluation.add": {"title": TITLE},
    "recommendation.add": {
        **{"origin": "upr", "evaluation": None, "findings": [], "symbol": "A/HRC/43/10", "issued_on": "2026-05-01"},
        "text": TITLE,
    },
    "follow_up_action.plan": {"text": TITLE},
}


def _do(name: str, /, **said: Any) -> Any:
    verb = verbbook()[name]
    return verb.perform(verb.told.model_validate(said), by=TESTER, at=AT)


def planned_and_paid(framework: str, output: str = "1.1") -> dict[str, str]:
    """Kind → key of what was made: two sub-outputs, and what hangs on the first of them."""
    of = (["unicef"], ["unicef", "undp"])
    first, second = (add(framework=framework, output=output, entities=entities, **DAYS) for entities in of)
    title = {"title": {"en": "A guide"}}
    _do("workplans.deliverable.add", framework=framework, sub_output=first, due_on="2027-06-30", **title)
    _do("workplans.output_indicator.add", framework=framework, output=output, **title)
    pair = {"one": first, "other": second, "name": "Together", "kind": "initiative"}
    _do("workplans.initiative.form", framework=framework, **pair, **DAYS)
    given = giving.give(framework=framework)
    giving.allocate("500", framework=framework, number=given, sub_output=first)
    moved = giving.propose(framework=framework, number=given, source=first, target=second)
    return {
        "sub_output": str(first),
        "deliverable": "1",
        "output_indicator": "1",
        "initiative": "1",
        "contribution": str(given),
        "reallocation": str(moved),
    }


def measured_and_learned(framework: str) -> dict[str, str]:
    """Kind → key of what was made: national data with a link, a round, a review, an evaluation, a recommendation."""
    taken(SAID)
    days = {"opens_on": "2027-01-15", "due_on": "2027-03-15"}
    _do("indicators.round.open", framework=framework, title="Values", period="2026", **days)
    _do("learning.review.open", framework=framework, outcome="1", year=2026)
    wish = {"what": {"en": "Train nurses"}, "due_on": "2027-06-30"}
    _do("learning.correction.propose", framework=framework, number=1, **wish)
    for name in ("evaluation.add", "recommendation.add", "recommendation.respond", "follow_up_action.plan"):
        evaluating.done(name, framework=framework, **LEARNED.get(name, {}))
    return {
        "dataset": "csv",
        "link": "csv/1.2.1/total",
        "round": "1",
        "review": "1",
        "course_correction": "1",
        "evaluation": "1",
        "recommendation": "1",
        "follow_up_action": "1",
    }
