"""The monitoring and evaluation plan for tests: verbs of activities done, and who does them."""

from datetime import UTC, date, datetime
from typing import Any

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER

KAZ = "kaz-2026-2030"
AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ON = AT.date()
CCA, FOOD, SOFI = "cca-update-2026", "fao-food-price-index-2026", "sofi-2026"
FINAL = "cooperation-framework-final-evaluation-2029"
SAID: dict[str, dict[str, Any]] = {
    "begin": {},
    "finish": {"done_on": "2026-11-20", "statement": {"en": "The analysis was published"}},
    "move": {"ends_on": "2026-12-15"},
    "postpone": {},
    "drop": {},
    "reopen": {},
    "take_back": {},
    "amend": {"note": "A note"},
    "use": {"use": {"en": "The work plans of 2027 rest on it"}},
}


def follow(act: str, key: str = CCA, by: Actor = TESTER, at: datetime = AT, **said: Any) -> Any:
    """Does a verb of an activity; with what it needs, where nothing is given."""
    verb = verbbook()[f"learning.activity.{act}"]
    needs = {"reason": "A test"} if act in {"postpone", "drop", "reopen", "take_back"} else {}
    told = {"framework": KAZ, "key": key, **needs, **(said or SAID[act])}
    return verb.perform(verb.told.model_validate(told), by=by, at=at)


def add(by: Actor = TESTER, at: datetime = AT, **said: Any) -> Any:
    """Adds an activity that is not printed."""
    verb = verbbook()["learning.activity.add"]
    told = {"framework": KAZ, "category": "surveys", "year": 2027, "text": {"en": "A survey of wells"}, **said}
    return verb.perform(verb.told.model_validate(told), by=by, at=at)


def focal(entity: str) -> Actor:
    """A focal point of an entity."""
    return actor(person(f"{entity}@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity=entity))))


def day(text: str) -> date:
    return date.fromisoformat(text)
