"""Letters of a turn: what they tell, to whom, in which language; each once; and what happens when one fails."""

import smtplib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.comments.commands import WriteComment
from shanyraq.base.comments.verbs import comment
from shanyraq.base.notices import sending
from shanyraq.base.notices.commands import SetChoice
from shanyraq.base.notices.models import Sent
from shanyraq.base.notices.sending import Outcome, comes_later, preview, send, send_due
from shanyraq.base.notices.telling import kinds
from shanyraq.base.notices.verbs.choice import set_choice
from shanyraq.base.notices.vocabulary import Pace
from shanyraq.domains.packages.commands import Decline
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, give, person
from tests.conftest import TESTER
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import retitled

KAZ, XAA = "kaz-2026-2030", "xaa-2027-2031"
SITE = "https://framework.example.org"
MONDAY = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frameworks(kaz: Version, second: Version) -> None:
    Person.objects.all().delete()


def member(name: str, language: str = "en", role: Role = Role.MINISTRY) -> Person:
    return person(f"{name}@example.org", (role, Reach(KAZ)), language=language)


def mention(*people: Person, at: datetime = MONDAY - timedelta(hours=1), key: str = "1.2.1") -> Any:
    said = {"framework": KAZ, "kind": "indicator", "key": key, "text": "Look", "mentions": [each.pk for each in people]}
    return comment.write(WriteComment.model_validate(said), by=TESTER, at=at)


def sent(at: datetime = MONDAY) -> list[EmailMessage]:
    """The letters that leave at a moment."""
    mail.outbox.clear()
    list(send(at, SITE))
    return list(mail.outbox)


def to(letters: list[EmailMessage]) -> list[str]:
    return [each.to[0] for each in letters]


# What is told, and when


def test_nothing_new_is_no_letter() -> None:
    member("quiet")
    assert sent() == []
    told = {name for name, kind in kinds().items() if kind.pace is not Pace.NEVER}
    asked = set(Sent.objects.filter(turn=MONDAY).values_list("kind", flat=True))
    assert asked == told, "and is not asked again before the next turn"


def test_a_letter_tells_what_is_new_and_how_to_leave_it_out() -> None:
    mention(member("anna"))
    (letter,) = sent()
    assert letter.subject == "Shanyraq: 1 notice for you"
    assert letter.to == ["anna@example.org"]
    text = str(letter.body)
    assert "Mentions\n\n- tester asks you to look: " in text
    assert f"{SITE}/{KAZ}/comments/" in text
    assert f"{SITE}/desk/" in text
    assert f"Mentions: {SITE}/account/notices/stop/" in text
    assert "Amendments" not in text
    assert letter.extra_headers["List-Unsubscribe"].startswith(f"<{SITE}/account/notices/stop/")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_one_click_counts_only_where_it_is_encrypted() -> None:
    mention(member("anna"))
    list(send(MONDAY, "http://localhost:8000"))
    assert "List-Unsubscribe" in mail.outbox[0].extra_headers
    assert "List-Unsubscribe-Post" not in mail.outbox[0].extra_headers


def test_each_turn_once_and_only_what_is_new_since() -> None:
    anna = member("anna")
    mention(anna)
    assert len(sent()) == 1
    assert sent(MONDAY + timedelta(hours=17)) == []
    assert sent(MONDAY + DAY) == []
    mention(anna, at=MONDAY + DAY, key="3.2.1")
    assert sent(MONDAY + DAY + timedelta(hours=23, minutes=59)) == []
    (letter,) = sent(MONDAY + 2 * DAY)
    assert letter.subject == "Shanyraq: 1 notice for you"
    assert "3.2.1" in str(letter.body)
    assert "1.2.1" not in str(letter.body)


def test_what_comes_up_after_the_turn_is_told_in_the_next_one() -> None:
    anna = member("anna")
    mention(anna, at=MONDAY - timedelta(minutes=9))  # it may have been written after the letters were
    assert sent(MONDAY + timedelta(hours=2)) == []
    assert len(sent(MONDAY + DAY)) == 1


def test_missed_turns_are_told_in_one_letter() -> None:
    anna = member("anna")
    sent()
    mention(anna, at=MONDAY + timedelta(hours=1))
    mention(anna, at=MONDAY + 2 * DAY, key="3.2.1")
    (letter,) = sent(MONDAY + 5 * DAY)
    assert letter.subject == "Shanyraq: 2 notices for you"


def test_what_was_done_meanwhile_is_not_told() -> None:
    anna = member("anna")
    mention(anna)
    comment.write(WriteComment(framework=KAZ, kind="indicator", key="1.2.1", text="Done"), by=actor(anna), at=MONDAY)
    assert sent() == []


def test_targets_come_weekly_when_they_come_up_a_week_before_and_on_the_day() -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    (first,) = sent(MONDAY)
    assert "Tasks and due dates\n\n- The target of " in str(first.body)
    assert "past due" not in str(first.body)  # what lapsed by the words of the document is nobody's task
    assert sent(MONDAY + DAY) == []
    assert sent(MONDAY + 7 * DAY) == []
    due = Sent.objects.filter(person=officer, kind="tasks").get()
    assert due.turn == MONDAY + 7 * DAY
    ahead = [letter for week in range(2, 8) for letter in sent(MONDAY + 7 * week * DAY)]
    assert any("31\u00a0December\u00a02026" in str(letter.body) for letter in ahead)


def test_what_a_new_role_opens_is_new_to_whoever_gets_it() -> None:
    anna = member("anna", role=Role.COMMITTEE_MEMBER)
    assert sent() == []
    grant = give(anna, Role.DATA_OFFICER, Reach(KAZ))
    Grant.objects.filter(pk=grant.pk).update(given_at=MONDAY + DAY)
    (letter,) = sent(MONDAY + 7 * DAY)
    assert "The target of 16.5.1" in str(letter.body)


def test_amendments_that_wait_and_that_were_decided(second_package: Package) -> None:
    minister = person("minister@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)))
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    member("stranger", role=Role.MEL_MEMBER)
    propose(retitled(second_package, "Eau"), title="Shorter", reason="Long", by=TESTER, at=MONDAY - timedelta(hours=2))
    letters = {each.to[0]: str(each.body) for each in sent()}
    assert "Amendment 1 waits for the Government: Shorter" in letters[minister.email]
    assert "Shorter" not in letters.get(officer.email, "")
    declined = Decline(framework=XAA, number=1, reason="Too short")
    amendment.reject_for_government(declined, by=actor(minister), at=MONDAY + timedelta(hours=1))
    letters = {each.to[0]: str(each.body) for each in sent(MONDAY + DAY)}
    assert "Minister rejected amendment 1 for the Government: Shorter" in letters[officer.email]
    assert minister.email not in letters, "who did it knows it"
    assert not any("Shorter" in body for address, body in letters.items() if "stranger" in address)


def test_roles_that_end_soon_are_told_to_whom_they_belong_and_who_reviews_them() -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    set_choice(SetChoice(kind="tasks", pace=Pace.NEVER), by=actor(officer), at=MONDAY)
    other = person("other@example.org")
    give(other, Role.MINISTRY, Reach(KAZ), MONDAY.date() + 60 * DAY)
    letters = {each.to[0]: str(each.body) for each in sent()}
    assert "The role of Other ends and is to be reviewed: Counterpart in a ministry" in letters[officer.email]
    assert "Your role ends: Counterpart in a ministry" in letters[other.email]
    assert "The role of" not in letters[other.email]


# To whom


def test_each_in_their_language() -> None:
    people = [member("en"), member("ru", "ru"), member("kk", "kk")]
    mention(*people)
    letters = {each.to[0][:2]: each for each in sent()}
    assert letters["en"].subject == "Shanyraq: 1 notice for you"
    assert letters["ru"].subject == "Shanyraq: 1 уведомление для вас"
    assert letters["kk"].subject == "Shanyraq: сізге 1 хабарлама"
    assert "Упоминания\n\n- tester просит вас посмотреть: " in str(letters["ru"].body)
    assert "Атап өтулер\n\n- tester қарауыңызды сұрайды: " in str(letters["kk"].body)


@pytest.mark.parametrize(("pace", "letters"), [(Pace.DAILY, 1), (Pace.WEEKLY, 0), (Pace.NEVER, 0)])
def test_what_somebody_chose_counts(pace: Pace, letters: int) -> None:
    anna = member("anna")
    sent()
    if pace is not Pace.DAILY:
        set_choice(SetChoice(kind="mentions", pace=pace), by=actor(anna), at=MONDAY)
    mention(anna, at=MONDAY + timedelta(hours=1))
    assert len(sent(MONDAY + DAY)) == letters


def test_rights_count_as_they_are_when_the_letter_is_sent() -> None:
    anna, boris, clara = member("anna"), member("boris"), member("clara")
    mention(anna, boris, clara)
    Grant.objects.filter(person=anna).update(ended_at=MONDAY)
    Person.objects.filter(pk=boris.pk).update(is_active=False)
    assert to(sent()) == [clara.email]


def test_a_role_that_is_taken_away_while_letters_leave_stops_its_letter() -> None:
    anna, boris = member("anna"), member("boris")
    mention(anna, boris)
    letters = send(MONDAY, SITE)
    assert next(letters).digest.person == anna
    Grant.objects.filter(person=boris).update(ended_at=MONDAY)
    assert [each.outcome for each in letters] == [Outcome.PASSED_OVER]
    assert to(mail.outbox) == [anna.email]


def test_whoever_came_after_the_turn_waits_for_the_next() -> None:
    anna = member("anna")
    Person.objects.filter(pk=anna.pk).update(joined_at=MONDAY + timedelta(seconds=1))
    mention(anna)
    assert sent(MONDAY + timedelta(hours=3)) == []
    assert len(sent(MONDAY + DAY)) == 1


# How they leave


class Broken:
    """A post office that refuses the letters to some, and takes the others."""

    def __init__(self, error: Exception, *refused: str) -> None:
        self.error, self.refused, self.real = error, refused, sending.deliver

    def __call__(self, message: EmailMessage, connection: Any) -> None:
        if message.to[0] in self.refused:
            raise self.error
        self.real(message, connection)


REFUSED_FOR_NOW = smtplib.SMTPRecipientsRefused({"anna@example.org": (451, b"later")})
REFUSED_FOR_GOOD = smtplib.SMTPRecipientsRefused({"anna@example.org": (550, b"unknown")})


@pytest.mark.parametrize(
    ("error", "later"),
    [
        (REFUSED_FOR_NOW, True),
        (REFUSED_FOR_GOOD, False),
        (smtplib.SMTPDataError(452, b"full"), True),
        (smtplib.SMTPDataError(554, b"spam"), False),
        (smtplib.SMTPSenderRefused(499, b"x", "x"), True),
        (smtplib.SMTPSenderRefused(500, b"x", "x"), False),
        (ConnectionRefusedError(), True),
        (TimeoutError(), False),  # it may have been taken
        (smtplib.SMTPServerDisconnected(), False),
    ],
)
def test_only_what_was_certainly_not_taken_is_sent_again(error: Exception, later: bool) -> None:
    assert comes_later(error) is later


@pytest.mark.parametrize("error", [REFUSED_FOR_NOW, REFUSED_FOR_GOOD])
def test_a_letter_that_fails_stops_no_other(error: Exception) -> None:
    mention(member("anna"), member("boris"))
    with patch.object(sending, "deliver", Broken(error, "anna@example.org")):
        outcomes = [each.outcome for each in send(MONDAY, SITE)]
    assert outcomes == [Outcome.FAILED, Outcome.SENT]
    assert to(mail.outbox) == ["boris@example.org"]
    again = sent(MONDAY + timedelta(hours=1))
    assert to(again) == (["anna@example.org"] if error is REFUSED_FOR_NOW else [])


def test_a_letter_given_back_is_told_as_before() -> None:
    anna = member("anna")
    sent()
    mention(anna, at=MONDAY + timedelta(hours=1))
    with patch.object(sending, "deliver", Broken(REFUSED_FOR_NOW, anna.email)):
        list(send(MONDAY + DAY, SITE))
    (letter,) = sent(MONDAY + DAY + timedelta(hours=1))
    assert letter.subject == "Shanyraq: 1 notice for you"


def test_a_letter_that_cannot_be_written_stops_no_other() -> None:
    mention(member("anna"), member("boris"))
    real = sending.letter

    def broken(digest: Any, site: str) -> EmailMessage:
        if digest.person.email.startswith("anna"):
            raise RuntimeError("no words")
        return real(digest, site)

    with patch.object(sending, "letter", broken):
        assert [each.outcome for each in send(MONDAY, SITE)] == [Outcome.FAILED, Outcome.SENT]
    assert to(sent()) == ["anna@example.org"]


def test_a_crash_between_mark_and_letter_loses_it_and_never_sends_it_twice() -> None:
    mention(member("anna"))

    def killed(message: EmailMessage, connection: Any) -> None:
        raise KeyboardInterrupt

    with patch.object(sending, "deliver", killed), pytest.raises(KeyboardInterrupt):
        list(send(MONDAY, SITE))
    assert sent(MONDAY + timedelta(hours=1)) == []


def test_where_the_post_office_does_not_answer_nothing_is_marked(settings: Any) -> None:
    mention(member("anna"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert [each.outcome for each in send(MONDAY, SITE)] == [Outcome.FAILED]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(sent()) == 1


def test_of_two_workers_one_sends_it() -> None:
    mention(member("anna"))
    first, second = send(MONDAY, SITE), sending.digests(MONDAY)
    late = list(second)
    assert [each.outcome for each in first] == [Outcome.SENT]
    with patch.object(sending, "digests", lambda at: iter(late)):
        assert [each.outcome for each in send(MONDAY, SITE)] == [Outcome.PASSED_OVER]
    assert len(mail.outbox) == 1


def test_a_slow_worker_does_not_take_back_what_a_later_turn_marked() -> None:
    member("quiet")
    slow = list(sending.digests(MONDAY))
    sent(MONDAY)
    sent(MONDAY + DAY)
    with patch.object(sending, "digests", lambda at: iter(slow)):
        list(send(MONDAY, SITE))
    assert set(Sent.objects.filter(kind="mentions").values_list("turn", flat=True)) == {MONDAY + DAY}


def test_a_preview_sends_and_marks_nothing() -> None:
    mention(member("anna"))
    assert [each.outcome for each in preview(MONDAY)] == [Outcome.DUE]
    assert not Sent.objects.exists()
    assert mail.outbox == []


def test_without_an_address_of_the_installation_no_letter_leaves(settings: Any) -> None:
    mention(member("anna"))
    settings.SITE = ""
    assert send_due(lambda: MONDAY) == []
    settings.SITE = SITE
    assert [each.outcome for each in send_due(lambda: MONDAY)] == [Outcome.SENT]


def test_a_worker_that_is_told_to_end_leaves_the_rest_to_the_next_turn(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE, ending = SITE, threading.Event()
    mention(member("anna"), member("bela"))
    monkeypatch.setattr(sending, "ENDING", ending)
    ending.set()
    assert len(send_due(lambda: MONDAY)) == 1
    assert len(send_due(lambda: MONDAY)) == 1
    assert sorted(to(mail.outbox)) == ["anna@example.org", "bela@example.org"], "each once"


def test_a_letter_names_twenty_of_a_kind_and_counts_the_others() -> None:
    anna = member("anna")
    for number in range(23):
        mention(anna, at=MONDAY - timedelta(hours=2 + number))
    (letter,) = sent()
    assert str(letter.body).count("asks you to look") == 20
    assert "and 3 more" in str(letter.body)


# How many statements


def statements(ends: Iterator[Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        list(ends)
    return len(captured)


def test_the_same_number_of_statements_for_one_and_for_thirty() -> None:
    def company(count: int) -> None:
        people = [
            person(f"p{count}-{number}@example.org", (Role.DATA_OFFICER, Reach(KAZ)), (Role.EVALUATOR, Reach(XAA)))
            for number in range(count)
        ]
        mention(*people)

    company(1)
    list(preview(MONDAY))  # what is remembered of versions is remembered now
    one = statements(preview(MONDAY))
    company(29)
    assert statements(preview(MONDAY)) == one
    sending_one = statements(iter([next(send(MONDAY, SITE))]))
    assert sending_one - one <= 14
    quiet = statements(send(MONDAY + DAY, SITE))
    assert quiet <= one + 29 * 14


def test_quiet_turns_cost_the_same_for_many() -> None:
    member("one")
    sent()
    one = statements(send(MONDAY + DAY, SITE))
    for number in range(29):
        member(f"p{number}")
    sent(MONDAY + 2 * DAY)
    assert statements(send(MONDAY + 3 * DAY, SITE)) == one
