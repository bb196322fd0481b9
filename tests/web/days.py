"""What is done on a day, so that pages can be read as of it."""

from datetime import timedelta
from typing import Any

from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor
from tests.conftest import TESTER
from tests.domains.test_register import AT, XAA


def do(name: str, days: int, by: Actor = TESTER, **said: Any) -> None:
    """Does what a verb is told so many days after the first one."""
    verb = verbbook()[name]
    verb.function(verb.told.model_validate({"framework": XAA, **said}), by=by, at=AT + timedelta(days=days))
