"""Things that a new version of the framework ended: what is said of them leads to what happened, and never to a 404."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.recording import record
from shanyraq.base.comments.commands import WriteComment
from shanyraq.base.comments.verbs import comment
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import Subject
from tests.api.calling import Program
from tests.base.people import NOW, actor, person, signed_in, token_of
from tests.conftest import apply
from tests.web.reading import main_of, markup_of

KAZ = "kaz-2026-2030"
TRAIL = f"/{KAZ}/trail/"
AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
BY = Actor("tester", Door.WEB)
LINK = re.compile(r'<p class="feed-said">\s*<a href="([^"]+)"')
ENDED = {"indicator": "5.2.2", "commitment": "A1-03"}


def without(package: Package) -> Package:
    """The package without an indicator and a commitment."""
    copy = package.model_copy(deep=True)
    for holder in (each for outcome in copy.outcomes for each in (outcome, *outcome.outputs)):
        holder.indicators[:] = [each for each in holder.indicators if each.key != ENDED["indicator"]]
    kept = [each for each in copy.commitments.commitments if each.id != ENDED["commitment"]]
    copy.commitments.commitments[:] = kept
    return copy


@pytest.fixture
def officer(kaz: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Officer")


@pytest.fixture
def remark(officer: Person) -> str:
    """The address of a comment on the indicator."""
    told = WriteComment(framework=KAZ, kind="indicator", key=ENDED["indicator"], text="Is it still counted?")
    return f"/{KAZ}/comments/{comment.write(told, by=actor(officer), at=NOW).pk}"


@pytest.fixture
def ended(officer: Person, remark: str, kaz_package: Package) -> Version:
    record("indicators.indicator.amend", Subject("indicator", "5.2.2", KAZ, "5.2.2"), by=BY, at=AT)
    record("indicators.indicator.amend", Subject("indicator", "1.2.1", KAZ, "1.2.1"), by=BY, at=AT)
    return apply(without(kaz_package), at=AT)


def followed(client: Client, address: str) -> int:
    return client.get(address.replace("&amp;", "&"), follow=True).status_code


def test_every_sentence_of_the_trail_leads_somewhere(ended: Version, officer: Person) -> None:
    browser = signed_in(officer)
    links = LINK.findall(markup_of(browser, TRAIL))
    assert f"/{KAZ}/indicators/1.2.1" in links, "what stands leads to its page"
    assert {link: followed(browser, link) for link in links if followed(browser, link) != 200} == {}
    for kind, key in ENDED.items():
        assert f"{TRAIL}?kind={kind}&amp;key={key}" in links


@pytest.mark.parametrize(("kind", "key"), ENDED.items())
def test_what_happened_to_a_thing_that_ended_can_be_read(ended: Version, officer: Person, kind: str, key: str) -> None:
    text = main_of(signed_in(officer), TRAIL, kind=kind, key=key)
    assert re.search(rf"wrote version 2 of the framework: {re.escape(key)}\b.* ended", text)


def test_the_same_over_rest(ended: Version, officer: Person) -> None:
    program, browser = Program(token_of(officer), Client()), signed_in(officer)
    addresses = {item["address"] for item in program.get(f"/api/v1/frameworks/{KAZ}/trail").json()["items"]}
    assert f"{TRAIL}?kind=indicator&key=5.2.2" in addresses
    assert f"/{KAZ}/indicators/1.2.1" in addresses
    assert {each for each in addresses if each and followed(browser, each) != 200} == set()


def test_what_was_said_of_it_can_still_be_read(ended: Version, officer: Person, remark: str) -> None:
    answer = signed_in(officer).get(remark, follow=True)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Is it still counted?" in text
    assert "/do/comments.comment.write" not in text, "nothing new is said of what there is not"


def test_as_many_statements_however_many_events(ended: Version, officer: Person) -> None:
    browser = signed_in(officer)

    def statements(first: int) -> int:
        for number in range(first, first + 20):
            record("indicators.indicator.amend", Subject("indicator", f"9.9.{number}", KAZ, "x"), by=BY, at=AT)
        browser.get(TRAIL)
        with CaptureQueriesContext(connection) as sent:
            browser.get(TRAIL)
        return len(sent)

    assert statements(0) == statements(20)
