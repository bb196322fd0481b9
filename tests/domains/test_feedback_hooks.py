"""What webhooks tell of feedback: no more than whoever answers for them sees, and no words that pages do not show."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.hooks.commands import AddWebhook
from shanyraq.base.hooks.delivering import deliver
from shanyraq.base.hooks.verbs import webhook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.base.receiving import Receiver, receiver
from tests.conftest import TESTER
from tests.domains.saying import AT, KAZ, do, opened, sent

NAMES = "It names A. Example of school 5"


@pytest.fixture
def server(settings: Any) -> Iterator[Receiver]:
    settings.HOOKS_TO_PRIVATE = True
    with receiver() as own:
        yield own


def told(server: Receiver, by: Actor, framework: str) -> list[dict[str, Any]]:
    """What a webhook of somebody gets of feedback that is opened, sent, declined, put back and published."""
    opened()
    webhook.add(AddWebhook(framework=framework, url=server.url), by=by, at=AT)
    number, _ = sent()
    do("decline", number=number, reason=NAMES)
    do("reopen", number=number, reason=NAMES)
    do("publish", number=number)
    do("withdraw", number=number, reason=NAMES)
    do("close", reason="Decided by the country team")
    assert {each.status for each in deliver(lambda: AT)} == {"delivered"}
    assert list(deliver(lambda: AT)) == []
    return [json.loads(each.body) for each in server.got]


@pytest.mark.parametrize(("role", "reach"), [(Role.DATA_OFFICER, Reach(KAZ)), (None, Reach())])
def test_reasons_of_moderators_stay_here(kaz: Version, server: Receiver, role: Role | None, reach: Reach) -> None:
    by = actor(person("officer@example.org", (role, reach))) if role else TESTER
    found = told(server, by, KAZ)
    assert NAMES not in str([each.body for each in server.got])
    acts = [each["verb"].rpartition(".")[2] for each in found]
    assert acts == ["add", "send", "decline", "reopen", "publish", "withdraw", "close"]
    assert [each["reason"] for each in found] == ["", "", "", "", "", "", "Decided by the country team"]


@pytest.mark.parametrize("framework", ["", KAZ])
def test_what_its_person_does_not_see_in_the_trail_is_not_sent(kaz: Version, server: Receiver, framework: str) -> None:
    """Whoever administers the installation moderates no feedback."""
    found = told(server, actor(person("admin@example.org", (Role.ADMINISTRATOR, Reach()))), framework)
    assert [each["verb"] for each in found] == ["hooks.webhook.add", "engagement.feedback.close"]
