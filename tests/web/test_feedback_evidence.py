"""Files, rows and limits of what people say, on pages: chosen in the form, opened by whom, counted."""

from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.files.models import Blob, Upload
from shanyraq.domains.engagement.models import Feedback, FeedbackFile
from shanyraq.domains.packages.models import Version
from tests.base import documents
from tests.domains.saying import AT, COMMENT, KAZ, OBSERVED, do, moved, opened, sent
from tests.rules.test_stripping import SECRET, jpeg, segment
from tests.web.test_feedback_pages import FORM, LIST, QUEUE, SEND, of_role, text

OBSERVES = {**FORM, **OBSERVED, "subject": "indicator 1.2.1"}
PHOTO = jpeg(segment(0xFE, SECRET))
WOMEN = {"subject": "indicator 3.2.1"}


def photo(name: str = "Where I live.jpg", content: bytes = PHOTO) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def file_at(number: int = 1, place: int = 1) -> str:
    return f"{LIST}{number}/files/{place}"


def test_the_whole_way_of_a_photograph(page: Client, kaz: Version, django_capture_on_commit_callbacks: Any) -> None:
    opened()
    answer = page.post(SEND, {**OBSERVES, "file": photo(), "third_file": SimpleUploadedFile("a.csv", documents.TEXT)})
    assert answer.status_code == 302
    receipt = answer["Location"]
    assert not Upload.objects.exists()
    shown = text(page, receipt)
    assert "feedback-1-1.jpg" in shown
    assert file_at() not in shown
    assert "Where I live" not in shown
    office, member = of_role(), of_role(Role.MEL_MEMBER)
    assert page.get(file_at()).status_code == 302
    assert member.get(file_at()).status_code == 404
    assert file_at() in text(office, QUEUE)
    assert office.get(file_at()).getvalue() == jpeg()
    about = {"framework": KAZ, "number": 1, "seen": 1, "next": QUEUE, "files": ["1"]}
    assert office.post("/do/engagement.feedback.publish", about)["Location"] == QUEUE
    found = page.get(file_at())
    assert found.getvalue() == jpeg()
    assert found["Content-Disposition"] == 'attachment; filename="feedback-1-1.jpg"'
    assert "sandbox" in found["Content-Security-Policy"]
    assert found["X-Content-Type-Options"] == "nosniff"
    assert page.get(file_at(place=2)).status_code == 302
    assert file_at() in text(page, LIST)
    assert file_at(place=2) not in text(page, LIST)
    told = page.get(f"/api/v1/frameworks/{KAZ}/feedback").json()["items"][0]
    assert [(each["name"], each["address"]) for each in told["files"]] == [("feedback-1-1.jpg", file_at())]
    assert "feedback-1-1.jpg" in page.get(f"{LIST[:-1]}.csv").getvalue().decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert page.post(receipt).status_code == 302
    assert office.get(file_at()).status_code == 404
    assert not FeedbackFile.objects.exists()
    assert not Blob.objects.exists()


@pytest.mark.parametrize(
    ("file", "more", "said"),
    [
        (photo("a.html", b"<html>"), {}, "Files of this type are not taken"),
        (photo("a.jpg", documents.PDF), {}, "The picture cannot be read"),
        (photo("a.pdf", documents.PDF + b"0" * 5_000_000), {}, "at most 5 MB"),
        (photo(), {"kind": "comment", "period": "", "value": "", "unit": ""}, "comes with an observation"),
        (photo(), {"place": "XX-1"}, "Choose them again"),
        (photo(), {"text": ""}, "Choose them again"),
    ],
)
def test_what_is_refused_leaves_no_file_behind(
    page: Client, kaz: Version, file: SimpleUploadedFile, more: dict[str, str], said: str
) -> None:
    opened()
    answer = page.post(SEND, {**OBSERVES, **more, "file": file})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Feedback.objects.exists()
    assert not Upload.objects.exists()
    assert not Blob.objects.exists()


def test_a_hash_that_somebody_knows_is_no_file_of_theirs(page: Client, kaz: Version) -> None:
    opened()
    page.post(SEND, {**OBSERVES, "file": photo()})
    digest = Blob.objects.get().digest
    assert page.post(SEND, {**OBSERVES, "file": digest}).status_code == 302
    assert FeedbackFile.objects.count() == 1


@pytest.fixture
def limits(settings: Any) -> dict[str, int]:
    """Limits of a day that tests set, counted anew."""
    settings.LIMITS_A_DAY = {"feedback": 3, "feedback_accounts": 2, "feedback_tries": 8}
    caches["limits"].clear()
    found: dict[str, int] = settings.LIMITS_A_DAY
    return found


def status(page: Client, form: dict[str, Any], address: str = "203.0.113.7") -> int:
    with time_machine.travel(AT, tick=False):
        return page.post(SEND, form, REMOTE_ADDR=address).status_code


def test_what_is_refused_for_its_content_uses_up_nothing(page: Client, kaz: Version, limits: dict[str, int]) -> None:
    opened()
    wrong = [{**FORM, "text": "short"}, {**FORM, "subject": "outcome 99"}, {**OBSERVES, "file": photo(content=b"no")}]
    assert [status(page, form) for form in wrong] == [422, 422, 422]
    assert [status(page, FORM) for _ in range(4)] == [302, 302, 302, 422]
    assert Feedback.objects.count() == 3


def test_tries_are_bounded_too(page: Client, kaz: Version, limits: dict[str, int]) -> None:
    opened()
    wrong = {**FORM, "website": "x"}
    assert {status(page, {**FORM, "text": ""}) for _ in range(4)} | {status(page, wrong) for _ in range(4)} == {422}
    answer = page.post(SEND, FORM, REMOTE_ADDR="203.0.113.9")
    assert answer.status_code == 302
    assert status(page, FORM) == 422
    assert status(page, FORM, "203.0.113.8") == 302


def test_a_file_counts_as_a_piece(page: Client, kaz: Version, limits: dict[str, int]) -> None:
    opened()
    assert status(page, FORM) == 302
    three = {name: photo() for name in ("file", "second_file", "third_file")}
    assert status(page, {**OBSERVES, **three}) == 422
    assert status(page, {**OBSERVES, "file": photo()}) == 302
    assert status(page, FORM) == 422


def test_accounts_have_a_limit_of_their_own(page: Client, kaz: Version, limits: dict[str, int]) -> None:
    """Of two accounts behind one line each has its own, which what is refused does not use up."""
    friends = [of_role(Role.MEL_MEMBER), of_role(Role.DATA_OFFICER)]
    for friend in friends:
        assert [status(friend, each) for each in ({**FORM, "subject": "outcome 99"}, FORM, FORM)] == [422, 302, 302]
        assert status(friend, FORM) == 422
    assert Feedback.objects.count() == 4


def test_the_row_is_chosen_from_those_of_the_indicator(page: Client, kaz: Version) -> None:
    opened()
    assert 'name="row"' in text(page, f"{SEND}?subject=outcome+1")
    assert '<select id="field-row"' not in text(page, f"{SEND}?subject=outcome+1")
    assert '<select id="field-row"' in text(page, f"{SEND}?subject={WOMEN['subject']}")
    again = page.post(SEND, {**FORM, **WOMEN, "rows": "1"})
    assert again.status_code == 200
    assert '<select id="field-row"' in again.content.decode()
    assert COMMENT["text"] in again.content.decode()
    assert not Feedback.objects.exists()


def test_what_is_said_of_a_row_stands_beside_its_name(page: Client, kaz: Version) -> None:
    opened()
    key = some_row(kaz)
    assert page.post(SEND, {**FORM, **WOMEN, "row": "no-such-row"}).status_code == 422
    assert page.post(SEND, {**FORM, **WOMEN, "row": key}).status_code == 302
    address, link = f"/{KAZ}/indicators/3.2.1", f"subject=indicator+3.2.1&amp;row={key}"
    assert link not in text(page, address)
    moved(1, "publish")
    assert link in text(page, address)
    assert COMMENT["text"] in text(page, f"{LIST}?subject=indicator+3.2.1&row={key}")
    assert COMMENT["text"] not in text(page, f"{LIST}?subject=indicator+3.2.1&row=boys")
    assert page.get(f"/api/v1/frameworks/{KAZ}/feedback").json()["items"][0]["row"] == key
    moved(1, "withdraw")
    assert link not in text(page, address)


def some_row(version: Version) -> str:
    from shanyraq.domains.engagement.queries import rows_of

    return list(rows_of(version, WOMEN["subject"]))[1]


def test_as_many_statements_and_rows_for_thirty_as_for_three(page: Client, kaz: Version) -> None:
    """Pages of one piece, of the queue, of the list and of the thing: neither more statements nor more words."""
    opened()
    office, key = of_role(), some_row(kaz)
    pages = [
        *((page, address) for address in (LIST, f"{LIST}1/", f"/{KAZ}/indicators/3.2.1", file_at())),
        *((office, address) for address in (QUEUE, f"{QUEUE}?state=answered", f"{LIST}1/")),
    ]

    def more(many: int) -> None:
        for _ in range(many):
            moved(sent(**WOMEN, row=key)[0], "publish", "answer")

    def counted() -> dict[str, int]:
        found = {}
        for place, (reader, address) in enumerate(pages):
            reader.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert reader.get(address).status_code == 200
            found[f"{place} {address}"] = len(asked)
        return found

    page.post(SEND, {**OBSERVES, "file": photo()})
    do("publish", number=1, files=["1"])
    more(2)
    three = counted()
    more(27)
    thirty = counted()
    assert thirty == {**three, f"0 {LIST}": three[f"0 {LIST}"] - 1}  # the first page has none with files any more
    assert three[f"1 {LIST}1/"] <= 8
