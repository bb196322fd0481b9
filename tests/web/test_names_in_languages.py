"""Things are called in the reader's language wherever somebody speaks of them, and as of the day that a page shows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.notices.composing import digests
from shanyraq.base.notices.letters import letter
from shanyraq.domains.indicators.commands import AmendIndicator
from shanyraq.domains.indicators.verbs import indicator as indicators
from shanyraq.domains.packages.queries.versions import version_in_force
from shanyraq.domains.packages.registry import load_package
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, person, signed_in, token_of
from tests.base.test_notes import attach, write
from tests.conftest import TESTER
from tests.web.reading import main_of

KAZ = "kaz-2026-2030"
LATELY = datetime.now(UTC) - timedelta(hours=1)
NOTES = f"/{KAZ}/notes/indicator/1.2.1"
pytestmark = pytest.mark.usefixtures("kaz", "without_words")


def titles() -> dict[str, str]:
    found = load_package(version_in_force(KAZ)).outcomes[0].indicators
    title = next(each.title for each in found if each.key == "1.2.1")
    assert isinstance(title, dict)
    return {language: f"1.2.1 {text}" for language, text in title.items()}


@pytest.fixture
def officer() -> Person:
    roles = ((Role.DATA_OFFICER, Reach(KAZ)), (Role.COMMITTEE_MEMBER, Reach(KAZ)))
    return person("officer@example.org", *roles, name="Dana", language="ru")


@pytest.fixture
def member() -> Person:
    return person("member@example.org", (Role.MINISTRY, Reach(KAZ)), name="Marat")


def reading(who: Person, language: str) -> Client:
    browser = signed_in(who)
    browser.cookies["django_language"] = language
    return browser


def rename() -> None:
    said = {
        "framework": KAZ,
        "indicator": "1.2.1",
        "title": {"en": "New title", "ru": "Новое название"},
        "reason": "Why",
    }
    indicators.amend(AmendIndicator.model_validate({**said, "reason": "Why"}), by=TESTER, at=NOW + timedelta(days=1))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_desk_the_trail_and_the_form_say_it(language: str, officer: Person, member: Person) -> None:
    write(member, at=LATELY, mentions=[officer.pk])
    attach(member)
    called, browser = titles()[language], reading(officer, language)
    assert called in main_of(browser, "/desk/")
    assert main_of(browser, f"/{KAZ}/trail/").count(called) >= 2
    assert called in main_of(browser, NOTES)
    thing = {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}
    assert called in main_of(browser, "/do/comments.comment.write", **thing)
    headers = {"accept-language": language, "authorization": f"Bearer {token_of(officer)}"}
    told = Client().get(f"/api/v1/frameworks/{KAZ}/trail", headers=headers)
    assert called in told.json()["items"][0]["sentence"]


def test_a_letter_says_it_in_the_language_of_whoever_gets_it(officer: Person, member: Person) -> None:
    write(member, mentions=[officer.pk])
    found = next(each for each in digests(NOW + timedelta(days=8)) if each.person == officer)
    text = " ".join(str(letter(found, "https://example.org").body).split())
    assert titles()["ru"] in text
    assert titles()["en"] not in text


def test_what_was_called_otherwise_then_is_called_so(officer: Person, member: Person) -> None:
    write(member, at=LATELY, mentions=[officer.pk])
    before = titles()
    rename()
    browser = reading(officer, "ru")
    assert before["en"] in main_of(browser, "/desk/")
    assert before["en"] in main_of(browser, f"/{KAZ}/trail/")


def test_a_page_of_notes_is_headed_as_of_its_day(officer: Person) -> None:
    before = titles()
    rename()
    day = NOW.date().isoformat()
    for language, now in (("en", "1.2.1 New title"), ("ru", "1.2.1 Новое название")):
        browser = reading(officer, language)
        assert now in main_of(browser, NOTES)
        then = browser.get(NOTES, {"as_of": day}).content.decode()
        assert before[language] in then
        assert now not in then


def test_a_trail_asks_no_more_for_many_than_for_one(officer: Person, member: Person) -> None:
    browser = reading(officer, "ru")

    def statements() -> list[int]:
        counted = []
        for address in (f"/{KAZ}/trail/", "/desk/", f"/{KAZ}/indicators/1.2.1"):
            browser.get(address)
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
            counted.append(len(queries))
        return counted

    write(member, at=LATELY, mentions=[officer.pk])
    alone = statements()
    for number in range(10):
        write(member, f"Text {number}", at=LATELY, mentions=[officer.pk])
        write(member, f"Text {number}", at=LATELY, mentions=[officer.pk], key="3.2.1")
    assert statements() == alone
