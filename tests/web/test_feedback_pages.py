"""What people say, on pages: sent without an account, moderated in place, answered, read by all and by receipt."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.saying import AT, COMMENT, KAZ, OBSERVED, TEXT, do, moved, opened, sent

SEND, LIST, QUEUE = (f"/{KAZ}/feedback/{part}" for part in ("send/", "", "queue/"))
FORM = {**COMMENT, "kind": "comment", "language": "en", "sender": "person"}
TRAIL, OUTCOME = f"/{KAZ}/trail/", f"/{KAZ}/results/1/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def of_role(role: Role = Role.COMMUNICATION) -> Client:
    return signed_in(person(f"{role}@example.org", (role, Reach(KAZ))))


def test_the_whole_way(page: Client, kaz: Version) -> None:
    opened()
    assert "No account is needed" in text(page, LIST)
    answer = page.post(SEND, FORM)
    assert answer.status_code == 302
    receipt = answer["Location"]
    assert TEXT in text(page, receipt)
    assert TEXT not in text(page, LIST)
    office = of_role()
    assert TEXT in text(office, QUEUE)
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


def test_it_needs_an_account_until_it_is_opened(page: Client, kaz: Version) -> None:
    shut = text(page, SEND)
    assert "an account is needed" in shut
    assert "<textarea" not in shut
    assert page.post(SEND, FORM)["Location"].startswith("/account/login/")
    assert not Feedback.objects.exists()
    friend = signed_in(person("friend@example.org"))
    assert "Your name is not published" in text(friend, SEND)
    assert friend.post(SEND, FORM).status_code == 302
    assert not Feedback.objects.get().without_account


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page: Client, kaz: Version) -> None:
    opened()
    answer = page.post(SEND, {**FORM, "kind": "observation", "value": "5", "place": "XX"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert TEXT in shown
    assert shown.count("An observation needs this") == 4, "period and unit, in the summary and beside the field"
    assert 'id="section-observation" open' in shown
    assert "There is no place XX" in shown


def test_a_program_that_fills_in_everything_is_told_so(page: Client, kaz: Version) -> None:
    opened()
    answer = page.post(SEND, {**FORM, "website": "https://example.org"})
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert not Feedback.objects.exists()


def test_so_many_from_one_address_on_a_day(page: Client, kaz: Version, settings: Any) -> None:
    settings.LIMITS_A_DAY = {**settings.LIMITS_A_DAY, "feedback": 2}
    caches["limits"].clear()
    opened()

    def status(address: str) -> int:
        return page.post(SEND, FORM, REMOTE_ADDR=address).status_code

    with time_machine.travel(AT, tick=False):
        assert [status("203.0.113.7") for _ in range(3)] == [302, 302, 422]
        assert status("203.0.113.8") == 302
    with time_machine.travel(AT + timedelta(days=1), tick=False):
        assert status("203.0.113.7") == 302
    kept = repr(caches["limits"]._cache) if hasattr(caches["limits"], "_cache") else ""  # type: ignore[attr-defined]
    assert "203.0.113" not in kept


def test_markup_and_links_of_a_text_stay_text(page: Client, kaz: Version) -> None:
    opened()
    number, _ = sent(text="<script>alert(1)</script> see https://example.org/spam", evidence="https://example.org/e")
    moved(number, "publish")
    shown = text(page, LIST)
    assert "<script>alert" not in shown
    assert 'href="https://example.org/spam"' not in shown
    assert 'href="https://example.org/e" rel="nofollow ugc noopener noreferrer"' in shown


@pytest.mark.parametrize("acts", [(), ("decline",), ("publish", "withdraw")])
def test_what_is_not_published_does_not_exist_for_others(
    page: Client, kaz: Version, client: Client, acts: tuple[str, ...]
) -> None:
    opened()
    number, receipt = sent()
    moved(number, *acts)
    member, one = of_role(Role.MEL_MEMBER), f"/{KAZ}/feedback/{number}/"
    assert member.get(one).status_code == member.get(f"/{KAZ}/feedback/999/").status_code == 404
    assert member.get(QUEUE).status_code == 404
    assert page.get(QUEUE).status_code == page.get(one).status_code == 302
    for reader in (page, member):
        for address in (LIST, f"{LIST[:-1]}.csv", f"/api/v1/frameworks/{KAZ}/feedback", f"/{KAZ}/results/1/"):
            assert TEXT not in reader.get(address).getvalue().decode(errors="ignore")
    assert "feedback 1" not in text(member, TRAIL).lower()
    about = {"framework": KAZ, "number": number}
    assert member.post("/do/engagement.feedback.publish", about).status_code == 403
    assert TEXT in text(of_role(), one)
    assert TEXT in text(page, f"/{KAZ}/feedback/receipt/{receipt}/")
    assert page.get(f"/{KAZ}/feedback/receipt/{'x' * 43}/").status_code == 404
    assert page.get(f"/xaa-2027-2031/feedback/receipt/{receipt}/").status_code == 404


def test_the_reason_is_read_by_the_sender_alone(page: Client, kaz: Version) -> None:
    opened()
    number, receipt = sent()
    moved(number, "publish", "withdraw")
    answer = page.get(f"/{KAZ}/feedback/receipt/{receipt}/")
    assert "It was a mistake" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "receipt" not in answer.content.decode().partition("account/login")[2][:200], "no secret is taken along"
    do("reopen", number=number, reason="A second look")
    assert "It was a mistake" not in text(page, f"/{KAZ}/feedback/receipt/{receipt}/")


def test_it_stands_on_the_page_of_what_it_is_about(page: Client, kaz: Version) -> None:
    opened()
    pages = {
        "indicator 1.2.1": f"/{KAZ}/indicators/1.2.1",
        "outcome 1": f"/{KAZ}/results/1/",
        "output 1.1": f"/{KAZ}/results/output/1.1/",
    }
    for subject in pages:
        number, _ = sent(subject=subject, text=f"What we think of {subject}")
        moved(number, "publish")
    for subject, address in pages.items():
        shown = text(page, address)
        assert [name for name in pages if f"What we think of {name}" in shown] == [subject]
        assert "Not official" in shown
        assert TEXT not in text(page, f"{address}?as_of=2026-11-19")


def test_filters_and_files_hold_the_same(page: Client, kaz: Version) -> None:
    opened()
    for said in ({}, OBSERVED, {"language": "kk"}):
        number, _ = sent(**said)
        moved(number, "publish")
    moved(number, "answer")
    for query, count in (
        ("", 3),
        ("?kind=observation", 1),
        ("?state=answered", 1),
        ("?subject=outcome+1", 2),
        ("?subject=outcome+2", 0),
        ("?language=kk", 1),
    ):
        assert text(page, LIST + query).count('<li class="feedback"') == count, query
        assert len(page.get(f"{LIST[:-1]}.json{query}").json()) == count, query
    rows = page.get(f"{LIST[:-1]}.csv").getvalue().decode("utf-8-sig").splitlines()
    assert rows[0].startswith("official_data,number,")
    assert all(row.startswith("no,") for row in rows[1:])
    assert page.get(f"{LIST}?kind=nothing").status_code == 404


def test_whoever_reports_values_is_led_to_where_that_is_done(page: Client, kaz: Version) -> None:
    opened()
    number, _ = sent(**OBSERVED)
    moved(number, "publish")
    way, one = "/do/indicators.observation.report?framework=kaz-2026-2030&amp;indicator=1.2.1", f"/{KAZ}/feedback/1/"
    assert way in text(of_role(Role.DATA_OFFICER), one)
    assert way not in text(page, one)


def test_as_many_statements_for_many_as_for_one(page: Client, kaz: Version) -> None:
    opened()
    office = of_role()

    def counts() -> dict[str, int]:
        found = {}
        for reader, address in (
            (page, LIST),
            (office, QUEUE),
            (page, f"/{KAZ}/results/1/"),
            (page, f"{LIST[:-1]}.csv"),
        ):
            reader.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert reader.get(address).status_code == 200
            found[address] = len(asked)
        return found

    numbers = [sent(**(OBSERVED if place % 2 else {}))[0] for place in range(2)]
    moved(numbers[0], "publish")
    receipt = f"/{KAZ}/feedback/receipt/{sent()[1]}/"
    page.get(receipt)
    with CaptureQueriesContext(connection) as asked:
        page.get(receipt)
    assert len(asked) <= 4
    one = counts()
    for _ in range(18):
        moved(sent()[0], "publish", "answer")
    assert counts() == one
    assert one[LIST] <= 6


def test_what_waits_stands_on_the_desk_of_moderators(page: Client, kaz: Version) -> None:
    opened()
    for acts in ((), (), ("publish",)):
        number, _ = sent()
        moved(number, *acts)
    with time_machine.travel(AT + timedelta(days=1), tick=False):
        desk = text(of_role(), "/desk/")
        assert "Feedback that waits to be looked at: 2" in desk
        assert "Published feedback that waits for an answer: 1" in desk
        assert "Feedback that waits" not in text(of_role(Role.MEL_MEMBER), "/desk/")


def test_what_looks_like_a_telephone_is_published_only_by_whoever_has_looked(page: Client, kaz: Version) -> None:
    """On the page of the one piece too, and through every door: the verb asks."""
    opened(KAZ)
    number, _receipt = sent(text="Call me at +7 701 123 45 67")
    moderator = of_role()
    for address in (f"{LIST}{number}/", QUEUE):
        markup = text(moderator, address)
        assert "Look twice" in markup
        assert 'name="looked"' in markup
    told = {"framework": KAZ, "number": number, "seen": 1}
    assert moderator.post("/do/engagement.feedback.publish", told).status_code == 422
    assert "701" not in text(page, LIST)
    assert moderator.post("/do/engagement.feedback.publish", {**told, "looked": "yes"}).status_code == 302
