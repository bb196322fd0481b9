"""Feedback: its states as a table, what is kept of its sender, what it can never touch."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import hashed
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.limits import line_of
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import public, published, said_of, sorts, waits
from shanyraq.domains.engagement.rules.sending import most_a_day
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS
from shanyraq.domains.engagement.verbs.forgetting import forget_words
from shanyraq.domains.engagement.vocabulary import CONTENT, State
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.domains.saying import ANSWER, AT, KAZ, NEEDS, OBSERVED, TEXT, do, moved, opened, sent

WAYS: dict[str, tuple[str, ...]] = {
    "received": (),
    "published": ("publish",),
    "answered": ("publish", "answer"),
    "declined": ("decline",),
    "withdrawn": ("publish", "withdraw"),
    "taken_back": ("take_back",),
}
"""How feedback gets into each state."""
ACTS = ("publish", "decline", "answer", "withdraw", "reopen", "take_back")
TABLE = {
    "received": ("published", "declined", None, None, None, "taken_back"),
    "published": (None, None, "answered", "withdrawn", None, "taken_back"),
    "answered": (None, None, "answered", "withdrawn", None, "taken_back"),
    "declined": (None, None, None, None, "received", "taken_back"),
    "withdrawn": (None, None, None, None, "received", "taken_back"),
    "taken_back": (None, None, None, None, None, "taken_back"),
}
"""State → where each act leads; None: it is refused."""


@pytest.fixture
def open_kaz(kaz: Version) -> Version:
    opened()
    return kaz


def act_of(act: str, number: int, receipt: str, **more: Any) -> Any:
    if act == "take_back":
        return do(act, ANONYMOUS, receipt=receipt)
    return do(act, number=number, **NEEDS[act], **more)


@pytest.mark.parametrize("state", TABLE)
def test_where_each_act_leads(open_kaz: Version, state: str) -> None:
    found = []
    for act in ACTS:
        number, receipt = sent()
        for each in WAYS[state]:
            act_of(each, number, receipt)
        try:
            act_of(act, number, receipt)
        except Refused:
            found.append(None)
        else:
            found.append(Feedback.objects.get(number=number).state)
    assert tuple(found) == TABLE[state]


def test_what_was_looked_at_before_somebody_else_moved_it_is_a_conflict(open_kaz: Version) -> None:
    number, _ = sent()
    moved(number, "publish")
    with pytest.raises(Conflict):
        do("publish", number=number, seen=1)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"subject": "outcome 99"}, "subject"),
        ({"place": "XX-1"}, "place"),
        ({"value": "1"}, "kind"),
        ({**OBSERVED, "subject": "outcome 1"}, "subject"),
        ({**OBSERVED, "period": ""}, "period"),
        ({"organisation": "A. Example"}, "organisation"),
    ],
)
def test_what_is_refused_says_in_which_field(open_kaz: Version, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        sent(**said)
    assert [each.field for each in refused.value.findings] == [field]
    assert not Feedback.objects.exists()


def test_it_is_closed_until_it_is_opened_and_open_for_accounts(kaz: Version) -> None:
    with pytest.raises(Refused):
        sent()
    friend = actor(person("friend@example.org"))
    assert sent(friend)[0] == 1
    opened()
    assert sent()[0] == 2
    do("close", reason="A test")
    with pytest.raises(Refused):
        sent()
    assert list(Feedback.objects.values_list("without_account", flat=True)) == [False, True]


def test_only_those_who_may_open_it(kaz: Version) -> None:
    with pytest.raises(NotAllowed):
        do("open", actor(person("group@example.org", (Role.COMMUNICATION, Reach(KAZ)))), reason="A test")


def test_a_framework_takes_so_much_on_a_day(open_kaz: Version) -> None:
    """The last one of the day is taken, the next is not; on the next day it is; an account is not counted."""
    number, _ = sent()
    row = Feedback.objects.get(number=number)
    more = []
    for place in range(2, most_a_day(AT.date())):
        row.pk, row.number, row.receipt = None, place, hashed(str(place))
        more.append(Feedback(**{each.attname: getattr(row, each.attname) for each in Feedback._meta.concrete_fields}))
    Feedback.objects.bulk_create(more)
    sent()
    with pytest.raises(Refused):
        sent()
    sent(actor(person("friend@example.org")))
    sent(at=AT + timedelta(days=1))


def everything() -> Iterator[tuple[str, str]]:
    """Every row of every table as text, and the cache that stands in the database."""
    for model in apps.get_models():
        yield model.__name__, serializers.serialize("json", model._default_manager.all(), ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM accounts_cache")
        yield "accounts_cache", json.dumps(cursor.fetchall())


def test_nothing_is_kept_that_says_who_sent_it(open_kaz: Version, client: Client) -> None:
    form = {"subject": "outcome 1", "kind": "comment", "text": TEXT, "language": "en", "sender": "person"}
    browser = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Robinson/7"}
    answer = client.post(f"/{KAZ}/feedback/send/", form, **browser)
    assert answer.status_code == 302
    receipt = answer["Location"].rstrip("/").rpartition("/")[2]
    moved(1, "publish", "answer")
    tables = dict(everything())
    for secret in ("203.0.113.77", "Robinson", receipt, hashed("203.0.113.77")):
        assert {name for name, rows in tables.items() if secret in rows} == set(), secret
    assert {name for name, rows in tables.items() if TEXT in rows} == {"Feedback"}
    event = Event.objects.get(verb="engagement.feedback.send")
    assert (event.actor, event.person, event.name) == ("anonymous", None, "")
    assert event.change == {"about": "outcome 1"}
    assert event.after == {"state": "received"}


def test_where_an_account_is_asked_for_only_the_trail_names_it(kaz: Version) -> None:
    friend = person("friend@example.org", name="Robinson Example")
    number, _ = sent(actor(friend), **OBSERVED)
    event = Event.objects.get(verb="engagement.feedback.send")
    assert event.person == friend.pk
    assert not {"text", "organisation", "value"} & {*event.after, *event.change}
    row = Feedback.objects.get(number=number)
    assert "Robinson" not in serializers.serialize("json", [row])
    assert not [each for each in Feedback._meta.get_fields() if each.related_model is Person]


def test_what_is_taken_back_is_erased_and_stays_so(open_kaz: Version) -> None:
    number, receipt = sent(**OBSERVED)
    moved(number, "publish", "answer")
    do("take_back", ANONYMOUS, receipt=receipt)
    row = Feedback.objects.get(number=number)
    assert {name: getattr(row, name) for name in CONTENT} == CONTENT
    assert (row.state, row.answer, row.office) == (State.TAKEN_BACK, {}, "")
    assert published(open_kaz) == published(open_kaz, AT.date()) == []
    assert do("take_back", ANONYMOUS, receipt=receipt).event is None
    with pytest.raises(NotFound):
        do("take_back", ANONYMOUS, receipt="x" * 43)


def test_an_answer_is_not_published_again_with_what_is_put_back(open_kaz: Version) -> None:
    number, _receipt = sent()
    moved(number, "publish", "answer", "withdraw", "reopen", "publish")
    row = Feedback.objects.get(number=number)
    assert (row.state, row.answer, row.office, row.answered_on) == (State.PUBLISHED, {}, "", None)


def test_the_words_of_an_answer_stay_where_they_can_be_erased(open_kaz: Version) -> None:
    number, receipt = sent()
    moved(number, "publish", "answer")
    do("answer", number=number, answer={"en": "Another answer to A. of school 5"}, office="Coordination office")
    do("take_back", ANONYMOUS, receipt=receipt)
    kept = " ".join(str([event.before, event.after, event.change]) for event in Event.objects.all())
    assert "school 5" not in kept
    assert "Coordination office" in kept


def test_an_answer_goes_with_the_words_that_are_dropped(open_kaz: Version) -> None:
    number, _receipt = sent()
    moved(number, "publish", "answer", "withdraw")
    assert forget_words(AT + timedelta(days=91)) == 1
    row = Feedback.objects.get(number=number)
    assert (row.answer, row.office, bool(row.note)) == ({}, "", True)


LINES = [
    pytest.param("203.0.113.9", "203.0.113.9", id="of IPv4 all of it"),
    pytest.param("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", id="of IPv6 the first 64 bits"),
    pytest.param("2001:db8:1:2::ff", "2001:db8:1:2::/64", id="so another of the same line"),
    pytest.param("2001:db8:1:3::1", "2001:db8:1:3::/64", id="the next line is another"),
    pytest.param("::ffff:203.0.113.9", "203.0.113.9", id="IPv4 within IPv6"),
    pytest.param("", "", id="none"),
    pytest.param("unix:", "unix:", id="what is no address"),
]


@pytest.mark.parametrize(("address", "line"), LINES)
def test_who_sends_is_told_by_the_line(address: str, line: str) -> None:
    assert line_of(address) == line


def test_words_that_nobody_is_to_read_are_dropped_after_a_while(open_kaz: Version) -> None:
    """On the last day they are kept, on the next they go; what was put back, or is published, keeps them."""
    ways = (("decline",), ("publish", "withdraw"), ("publish",), ("decline", "reopen"))
    numbers = [sent()[0] for _ in ways]
    for number, acts in zip(numbers, ways, strict=True):
        moved(number, *acts)
    last = AT + timedelta(days=90)
    assert forget_words(last) == 0
    assert forget_words(last + timedelta(days=1)) == 2
    assert forget_words(last + timedelta(days=1)) == 0
    assert [bool(row.text) for row in Feedback.objects.all()] == [False, False, True, True]
    with pytest.raises(Refused):
        do("reopen", number=numbers[0], reason="A second look")


def test_the_past_shows_what_stood_then_and_still_stands(open_kaz: Version) -> None:
    kept, _ = sent()
    gone, _ = sent()
    moved(kept, "publish")
    moved(gone, "publish")
    later = AT + timedelta(days=2)
    do("answer", at=later, number=kept, **ANSWER)
    do("withdraw", at=later, number=gone, reason="It was a mistake")
    day, version = AT.date(), open_kaz

    def stood(on: date | None) -> list[tuple[int, str, bool]]:
        return [(row.number, row.state, bool(row.answer)) for row in published(version, on)]

    assert stood(day - timedelta(days=1)) == []
    assert stood(day) == [(kept, "published", False)]
    assert stood(later.date()) == stood(None) == [(kept, "answered", True)]
    assert [[each.state for each in sorts(public(version, on))] for on in (day, None)] == [["published"], ["answered"]]
    assert said_of(version, "outcome", "1", day).number == 1
    assert said_of(version, "outcome", "2").number == 0


def test_what_waits_is_counted(open_kaz: Version) -> None:
    numbers = [sent(at=AT + timedelta(days=place))[0] for place in range(3)]
    moved(numbers[0], "publish", at=AT + timedelta(days=3))
    found = waits(open_kaz)
    assert (found.received, found.received_since) == (2, AT.date() + timedelta(days=1))
    assert (found.unanswered, found.unanswered_since) == (1, AT.date() + timedelta(days=3))


FIGURES = (
    f"/api/v1/frameworks/{KAZ}/indicators",
    f"/api/v1/frameworks/{KAZ}/indicators/1.2.1",
    f"/api/v1/frameworks/{KAZ}/progress",
    f"/api/v1/frameworks/{KAZ}/progress/rollup",
    f"/api/v1/frameworks/{KAZ}/observations",
    f"/{KAZ}/results.csv",
    f"/{KAZ}/indicators/1.2.1/rows.csv",
    f"/{KAZ}/indicators/1.2.1/chart.svg",
    f"/{KAZ}/overview.csv",
)
"""What shows results, progress and charts."""


def test_an_offered_observation_changes_no_figure(open_kaz: Version, client: Client) -> None:
    def figures() -> dict[str, bytes]:
        answers = {address: client.get(address) for address in FIGURES}
        assert {address: each.status_code for address, each in answers.items()} == dict.fromkeys(FIGURES, 200)
        return {address: each.getvalue() for address, each in answers.items()}

    before = figures()
    number, _ = sent(**{**OBSERVED, "subject": "indicator 1.2.1"})
    moved(number, "publish", "answer")
    assert figures() == before
    page = client.get(f"/{KAZ}/indicators/1.2.1").content.decode()
    assert OBSERVED["text"] in page
    assert "Not official" in page
    assert "123,456" not in page.replace("\u00a0", "").replace("&nbsp;", "")
    assert "123456" not in page
