"""Feedback over REST and by command: what everybody reads, what a program sends, a receipt that is told once."""

import json
from typing import Any

from django.test import Client
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.packages.models import Version
from tests.base.people import person, token_of
from tests.domains.saying import ANSWER, COMMENT, KAZ, OBSERVED, moved, opened, sent

VERBS = "/api/v1/verbs/engagement.feedback"


def listed(**asked: Any) -> list[dict[str, Any]]:
    answer = Client().get(f"/api/v1/frameworks/{KAZ}/feedback", asked)
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_everybody_reads_what_was_published_and_that_it_is_not_official(kaz: Version) -> None:
    opened()
    kept, _ = sent(**OBSERVED)
    sent()
    assert listed() == []
    moved(kept, "publish", "answer")
    (one,) = listed()
    assert one["official"] is False
    assert (one["kind"], one["about"], one["key"], one["value"]) == ("observation", "indicator", "1.2.1", 123456.5)
    assert (one["answer"], one["answered_by"]) == (ANSWER["answer"], ANSWER["office"])
    assert not {"receipt", "state", "note", "without_account"} & set(one)
    assert listed(as_of="2026-11-19") == []


def test_a_program_sends_for_an_account_and_is_told_the_receipt_once(kaz: Version) -> None:
    headers = {"authorization": f"Bearer {token_of(person('friend@example.org'))}", "idempotency-key": "one"}

    def post(act: str, **said: Any) -> Any:
        body = {"framework": KAZ, **said}
        return Client().post(f"{VERBS}.{act}", body, content_type="application/json", headers=headers)

    first, again = post("send", **COMMENT), post("send", **COMMENT)
    assert (first.status_code, again.status_code) == (200, 200)
    receipt = first.json()["result"]["receipt"]
    assert len(receipt) > 40
    assert again.json()["result"]["receipt"] is None
    assert Feedback.objects.count() == 1
    headers.pop("idempotency-key")
    assert post("publish", number=1).status_code == 404
    assert post("take_back", receipt="x" * 43).status_code == 404
    assert post("take_back", receipt=receipt).status_code == 200
    assert Feedback.objects.get().text == ""


def test_the_command_line_tells_the_receipt(kaz: Version) -> None:
    opened()
    told = CliRunner().invoke(
        app, ["do", "engagement.feedback.send", "--from", "-"], input=json.dumps({"framework": KAZ, **COMMENT})
    )
    assert told.exit_code == 0, told.stderr
    assert Client().get(f"/{KAZ}/feedback/receipt/{told.stdout.split()[-1]}/").status_code == 200
