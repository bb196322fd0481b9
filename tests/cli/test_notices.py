"""``shanyraq notices send``."""

import json
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices import sending
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.base.test_digests import KAZ, MONDAY, REFUSED_FOR_GOOD, SITE, Broken, mention


@pytest.fixture(autouse=True)
def monday(kaz: Version, settings: Any) -> Any:
    Person.objects.all().delete()
    settings.SITE = SITE
    mention(person("anna@example.org", (Role.MINISTRY, Reach(KAZ))))
    with time_machine.travel(MONDAY, tick=False):
        yield


def run(*options: str) -> Any:
    return CliRunner().invoke(app, ["notices", "send", *options])


def test_it_sends_and_says_so() -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, "anna@example.org: mentions 1: sent\n1 letter, 0 failed.\n")
    assert len(mail.outbox) == 1
    assert run().stdout == "0 letters, 0 failed.\n"


def test_a_dry_run_only_says_what_would_be_sent(settings: Any) -> None:
    settings.SITE = ""
    (told,) = json.loads(run("--dry-run", "--json").stdout)
    assert (told["email"], told["outcome"]) == ("anna@example.org", "due")
    assert told["notices"][0]["kind"] == "mentions"
    assert told["notices"][0]["path"].startswith(f"/{KAZ}/comments/")
    assert mail.outbox == []
    assert run("--dry-run").stdout.startswith("anna@example.org: mentions 1: due")


def test_without_an_address_of_the_installation_it_is_wrong_usage(settings: Any) -> None:
    settings.SITE = ""
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "SHANYRAQ_SITE" in result.stderr


def test_a_letter_that_failed_is_no_success() -> None:
    with patch.object(sending, "deliver", Broken(REFUSED_FOR_GOOD, "anna@example.org")):
        result = run()
    assert result.exit_code == 1
    assert "1 letter, 1 failed." in result.stdout
