"""What people say, on pages: sent without an account, moderated in place, answered, read by everybody and by receipt."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.saying import AT, COMMENT, KAZ, OBSERVED, TEXT, moved, opened, sent

SEND, LIST, QUEUE = (f"/{KAZ}/feedback/{part}" for part in ("send/", "", "queue/"))
FORM = {**COMMENT, "kind": "comment", "language": "en", "sender": "person"}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def moderator() -> Client:
    return signed_in(person("officer@example.org", (Role.COMMUNICATION, Reach(KAZ))))


def test_the_whole_way(page: Client, kaz: Version) -> None:
    opened()
    assert "No account is needed" in text(page, LIST)
    answer = page.post(SEND, FORM)
    assert answer.status_code == 302
    receipt = answer["Location"]
    assert "Received" in text(page, receipt)
    assert TEXT in text(page, receipt)
    assert TEXT not in text(page, LIST)
    assert page.get(f"/{KAZ}/feedback/1/").status_code == 302, "whoever is not signed in may do that first"
    office = moderator()
    queue = text(office, QUEUE)
    assert TEXT in queue
    row = Feedback.objects.get()
    about = {"framework": KAZ, "number": row.number, "seen": row.revision, "next": QUEUE}
    assert office.post("/do/engagement.feedback.publish", about)["Location"] == QUEUE
    assert TEXT in text(page, LIST)
    said = {"seen": 2, "answer.en": "A doctor begins in March.", "office": "Coordination office"}
    assert office.post("/do/engagement.feedback.answer", {**about, **said})["Location"] == QUEUE
    for address in (LIST, receipt, f"/{KAZ}/feedback/1/"):
        assert "A doctor begins in March." in text(page, address)
    assert page.post(receipt).status_code == 302
    assert TEXT not in text(page, receipt)
    assert TEXT not in text(page, LIST)
