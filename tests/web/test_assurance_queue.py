"""The queue of reported values: several are assured, published or returned at once; what is refused has a name."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.observing import KAZ, assurer, publish, report, reporter, step
from tests.web.reading import main_of, markup_of, text_of

LIST = f"/{KAZ}/monitoring/"


@pytest.fixture
def mel(kaz: Version) -> Client:
    return signed_in(person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ))))


def done(client: Client, act: str, *rows: Any, **said: str) -> str:
    """What the page tells when a button was pressed for some values."""
    sent = {"act": act, "number": [f"{row.number}:{row.revision}" for row in rows], **said}
    told = text_of(client.post(LIST, sent, follow=True).content.decode())
    for row in rows:
        row.refresh_from_db()
    return told


def test_several_are_assured_and_wait_to_be_published(mel: Client) -> None:
    one, other = report(reporter(), submit=True), report(reporter(), row="men", value=5.4, submit=True)
    assert "Done: 2" in done(mel, "assure_only", one, other)
    assert {one.stage, other.stage} == {"assured"}
    assert "Done: 2" in done(mel, "publish", one, other)
    assert {one.stage, other.stage} == {"published"}


def test_what_is_assured_already_is_published_with_the_others(mel: Client) -> None:
    one, other = report(reporter(), submit=True), report(reporter(), row="men", value=5.4, submit=True)
    done(mel, "assure_only", one)
    assert "Done: 2" in done(mel, "assure", one, other)
    assert {one.stage, other.stage} == {"published"}


def test_several_are_returned_with_one_reason(mel: Client) -> None:
    one, other = report(reporter(), submit=True), report(reporter(), row="men", value=5.4, submit=True)
    assert "Not done: 2" in done(mel, "return", one, other)
    assert "Done: 2" in done(mel, "return", one, other, reason="From which survey?")
    assert {(each.stage, each.said) for each in (one, other)} == {("returned", "From which survey?")}
    reader = signed_in(person("reader@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
    assert "From which survey?" in main_of(reader, f"{LIST}{one.number}/")


def test_what_is_refused_is_called_by_indicator_row_and_period(mel: Client) -> None:
    draft = report(reporter(), row="men", value=5.4)
    told = done(mel, "assure", draft)
    assert "Not done: 1 (1.2.1 Men, 2026)." in told


@pytest.mark.parametrize("number", ["99999999999999999999:1", f"{'9' * 5_000}:1", "12345678:1", "²:1", ":"])
@pytest.mark.parametrize("act", ["assure", "publish"])
def test_what_can_be_no_number_is_none(mel: Client, act: str, number: str) -> None:
    found = mel.post(LIST, {"act": act, "number": [number]}, follow=True)
    assert "Tick some first" in found.content.decode()


def test_those_who_report_are_offered_nothing_of_it(mel: Client) -> None:
    report(reporter(), submit=True)
    reader = signed_in(person("reader@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
    assert 'value="return"' not in markup_of(reader, LIST)
    assert 'value="return"' in markup_of(mel, LIST)


def test_the_counters_on_top_count_what_the_filter_shows(mel: Client) -> None:
    report(reporter(), submit=True)
    report(reporter(), row="men", value=5.4)
    publish(report(reporter(), period="2024", submit=True), assurer())
    reader = signed_in(person("reader@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
    assert "Draft: 1 · Submitted: 1 · Published: 1" in main_of(reader, LIST)
    shown = markup_of(reader, f"{LIST}?year=2024")
    assert "Submitted:" not in text_of(shown)
    assert "?year=2024&amp;stage=published" in shown
    assert "Published: 1" in main_of(reader, f"{LIST}?year=2024&stage=published")


def test_that_another_value_stood_there_is_said_until_it_takes_its_place(mel: Client, client: Client) -> None:
    publish(report(reporter(), submit=True), assurer())
    other = report(reporter(), value=5.3, submit=True)
    odd = "another value is published for its row and period"
    assert odd in main_of(mel, LIST)
    step("assure", other, assurer(), note="Corrected by the source", publish=True)
    assert odd not in main_of(mel, LIST)
    for page in (LIST, f"{LIST}{other.number}/"):
        assert odd not in main_of(client, page)
    said = client.get(f"/api/v1/frameworks/{KAZ}/observations?as_of=2028-01-01").json()["items"]
    assert [each["remarks"] for each in said if each["number"] == other.number] == [[]]


def test_a_break_is_said_with_the_value_beside_which_it_is_one(mel: Client) -> None:
    """The document prints 5.2 % of 2023 in the row; a quarter is compared with the same quarter, and called so."""
    report(reporter(), value=51, submit=True)
    publish(report(reporter(), row="men", period="2025-Q2", value=5, submit=True), assurer())
    report(reporter(), row="men", period="2026-Q2", value=50, submit=True)
    shown = main_of(mel, LIST)
    said = "a break in the level beside the value before or after it"
    assert f"Odd? {said}: 5.2 (2023)" in shown
    assert f"Odd? {said}: 5 (2025-Q2)" in shown
    mel.cookies["django_language"] = "ru"
    assert "5,2 (2023)" in main_of(mel, LIST)


def test_the_queue_asks_as_often_for_many_breaks_as_for_one(mel: Client) -> None:
    report(reporter(), value=51, submit=True)
    mel.get(LIST)
    with CaptureQueriesContext(connection) as one:
        mel.get(LIST)
    for row in ("men", "women", "urban", "rural"):
        report(reporter(), row=row, value=61, submit=True)
    with CaptureQueriesContext(connection) as many:
        mel.get(LIST)
    assert len(many) == len(one)


def test_when_it_was_submitted_and_what_stands_behind_it_is_shown(mel: Client) -> None:
    report(reporter(), submit=True)
    shown = main_of(mel, LIST)
    assert "submitted on 1 March 2027" in shown
    assert "Evidence" not in shown
    assert "With a comment" not in shown
    report(reporter(), row="men", evidence="https://example.org/survey", comment="Preliminary", submit=True)
    shown = main_of(mel, LIST)
    assert "With a comment" in shown
    assert 'href="https://example.org/survey" rel="nofollow">Evidence<' in markup_of(mel, LIST)


def test_what_is_refused_stays_ticked(mel: Client) -> None:
    fine, odd = report(reporter(), submit=True), report(reporter(), row="men", value=54, submit=True)
    sent = {"act": "assure", "number": [f"{row.number}:{row.revision}" for row in (fine, odd)]}
    shown = mel.post(f"{LIST}?stage=submitted", sent, follow=True).content.decode()
    assert "Not done: 1" in text_of(shown)
    assert re.findall(r'id="choose-(\d+)" checked', shown) == [str(odd.number)]
    again = mel.post(
        f"{LIST}?stage=submitted&ticked={odd.number}", {**sent, "note": "The line was raised"}, follow=True
    )
    assert again.redirect_chain[-1][0] == f"{LIST}?stage=submitted&ticked={fine.number}"


def test_what_nobody_is_named_for_is_no_national_data(mel: Client, kaz: Version) -> None:
    """Values that were entered by hand before an entity had to be named; those of a file without one are national."""
    row = report(reporter(), value=5.1, submit=True)
    Observation.objects.filter(pk=row.pk).update(entity="")
    for page in (LIST, f"{LIST}?entity=nobody", f"{LIST}{row.number}/"):
        assert "No entity named" in main_of(mel, page)
        assert "National data" not in main_of(mel, page)
    Observation.objects.create(
        **{name: getattr(row, name) for name in ("framework_id", "indicator", "row", "year", "measure", "made_at")},
        **{"period": "2025", "entity": "", "number": 99, "origin": "national", "stage": "submitted", "revision": 1},
        **{"value": 5.2, "printed": "5.2", "made_by": "somebody"},
    )
    assert "National data" in main_of(mel, f"{LIST}?entity=national")
    national = markup_of(mel, f"{LIST}?entity=national")
    assert "5.2" in text_of(national)
    assert f"{LIST}{row.number}/" not in national
    assert mel.get(f"/{KAZ}/monitoring.csv?entity=national").status_code == 200
