"""Retries are safe: a request with an idempotency key is done once, alone and in a crowd."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from typer.testing import CliRunner

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.base.comments.models import Comment
from shanyraq.base.doors.answered import KEPT_FOR, Answer, Asked, forget_answers, once
from shanyraq.base.doors.models import Answered
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.api.test_answers import problem
from tests.api.together import Together
from tests.base.people import NOW, TODAY, give, person, token_of

KAZ = "kaz-2026-2030"
GIVE, PROLONG = "accounts.grant.give", "accounts.grant.prolong"
ENDS = (TODAY + timedelta(days=100)).isoformat()
GIVING = {"person": "member@example.org", "role": "mel_member", "framework": KAZ, "ends_on": ENDS, "reason": "Asked"}

SAY = "comments.comment.write"
SAYING = {"framework": KAZ, "kind": "indicator", "key": "1.2.1", "text": "Why?"}
MAKING = {"person": "member@example.org", "role": "administrator", "ends_on": ENDS, "reason": "Asked"}


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def an_officer() -> Program:
    """A program of somebody who may give roles, and somebody to give them to."""
    person("member@example.org")
    return Program(token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))))


def an_administrator() -> Program:
    """The same in a database without a framework."""
    person("member@example.org")
    return Program(token_of(person("admin@example.org", (Role.ADMINISTRATOR, Reach()))))


@pytest.fixture
def program(kaz: Version) -> Program:
    return an_officer()


def test_the_same_request_again_gets_the_same_answer(program: Program) -> None:
    first = program.do(GIVE, GIVING, key="a-1")
    again = program.do(GIVE, dict(reversed(GIVING.items())), key="a-1", language="ru")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert not first.has_header("Idempotent-Replayed")
    assert again["Idempotent-Replayed"] == "true"
    assert Grant.objects.filter(given_by="Officer").count() == 1
    assert Event.objects.filter(verb=GIVE).count() == 1


def test_without_a_key_it_is_done_again(program: Program) -> None:
    for _ in range(2):
        assert program.do(SAY, SAYING).status_code == 200
    assert Comment.objects.count() == 2
    assert not Answered.objects.exists()


@pytest.mark.parametrize("other", [{**GIVING, "reason": "Asked again"}, None])
def test_a_key_is_for_one_request(program: Program, other: Any) -> None:
    assert program.do(GIVE, GIVING, key="a-1").status_code == 200
    if other:
        answer = program.do(GIVE, other, key="a-1")
    else:
        answer = program.do("accounts.grant.revoke", {"number": 1, "reason": "Left"}, key="a-1")
    told = problem(answer, 422)
    assert [each["at"] for each in told["errors"]] == ["header.Idempotency-Key"]
    assert Event.objects.filter(actor="Officer").count() == 1


def test_another_token_has_keys_of_its_own(program: Program) -> None:
    other = Program(token_of(Person.objects.get(email="officer@example.org"), secret="shq_another"))
    for each in (program, other):
        assert not each.do(SAY, SAYING, key="a-1").has_header("Idempotent-Replayed")
    assert Comment.objects.count() == 2


def test_the_revision_is_part_of_the_request(program: Program) -> None:
    grant = give(Person.objects.get(email="member@example.org"), Role.MEL_MEMBER, Reach(KAZ))
    said = {"number": grant.pk, "reason": "Yearly review", "ends_on": ENDS}
    assert program.do(PROLONG, said, key="a-1", seen='"1"').status_code == 200
    assert program.do(PROLONG, said, key="a-1", seen='"1"')["Idempotent-Replayed"] == "true"
    problem(program.do(PROLONG, said, key="a-1", seen='"2"'), 422)


@pytest.mark.parametrize(
    ("change", "status"),
    [({"ends_on": "2030-01-01"}, 422), ({"person": "nobody@example.org"}, 404), ({"role": 1}, 422)],
)
def test_a_refusal_is_not_kept(program: Program, change: dict[str, Any], status: int) -> None:
    """Whoever mends the request, or whatever stood in the way, may use the key again."""
    problem(program.do(GIVE, {**GIVING, **change}, key="a-1"), status)
    assert not Answered.objects.exists()
    assert program.do(GIVE, GIVING, key="a-1").status_code == 200


def test_what_was_as_it_should_be_is_kept(program: Program) -> None:
    number = program.do(GIVE, GIVING).json()["result"]["number"]
    said = {"number": number, "reason": "Left the group"}
    program.do("accounts.grant.revoke", said)
    first, again = (program.do("accounts.grant.revoke", said, key="a-1") for _ in range(2))
    assert first.json()["event"] is None
    assert again.json() == first.json()
    assert again["Idempotent-Replayed"] == "true"


def test_a_secret_is_told_once_and_kept_nowhere(program: Program) -> None:
    """In the webhook, which signs with it, and in the first answer; not in the answer that is kept."""
    said = {"framework": KAZ, "url": "https://example.org/events"}
    first, again = (program.do("hooks.webhook.add", said, key="a-1").json() for _ in range(2))
    secret = first["result"].pop("secret")
    assert again["result"].pop("secret") is None
    assert again == first
    assert secret not in str(list(Answered.objects.values()))


@pytest.mark.parametrize("key", ["", " ", "a b", "ключ", "x" * 201, "a\tb"])
def test_what_is_no_key_is_a_problem(program: Program, key: str) -> None:
    told = problem(program.do(GIVE, GIVING, **{"idempotency-key": key}), 422)
    assert [each["at"] for each in told["errors"]] == ["header.Idempotency-Key"]


def test_answers_are_dropped_after_a_day(program: Program) -> None:
    from shanyraq.cli.app import app

    with time_machine.travel(NOW, tick=False) as travel:
        program.do(GIVE, GIVING, key="a-1")
        travel.move_to(NOW + KEPT_FOR)
        assert program.do(GIVE, GIVING, key="a-1")["Idempotent-Replayed"] == "true"
        assert forget_answers(NOW + KEPT_FOR) == 0
        travel.move_to(NOW + KEPT_FOR + timedelta(seconds=1))
        assert "1  answers to retried requests" in CliRunner().invoke(app, ["tidy"]).stdout
        assert not program.do(GIVE, GIVING, key="a-1").has_header("Idempotent-Replayed")


def test_a_key_that_breaks_on_something_else_says_so(kaz: Version) -> None:
    """Not every row that is there twice is the key."""
    asked = Asked("token 1", "a", "x.y.z", {})

    def work() -> Answer:
        Answered.objects.create(actor="b", key="b", verb="", request="", status=1, body={}, at=NOW)
        Answered.objects.create(actor="b", key="b", verb="", request="", status=1, body={}, at=NOW)
        raise AssertionError

    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        once(asked, NOW, work)


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
class TestAtOnce:
    @pytest.fixture
    def together(self, tmp_path: Path) -> Together:
        return Together(tmp_path)

    def test_many_at_once_with_one_key_are_done_once(self, together: Together) -> None:
        program = together.alone(an_administrator)
        answers = together(*[partial(Program(program.token).do, GIVE, MAKING, key="a-1")] * 8)
        assert {answer.status_code for answer in answers} == {200}, [answer.content for answer in answers]
        assert all(answer.json() == answers[0].json() for answer in answers)
        assert sum(answer.has_header("Idempotent-Replayed") for answer in answers) == 7
        assert together.alone(Event.objects.filter(verb=GIVE).count) == 1
        assert together.alone(Grant.objects.filter(given_by="Admin").count) == 1

    def test_many_at_once_with_keys_of_their_own_are_all_done(self, together: Together) -> None:
        program = together.alone(an_administrator)
        people = [f"member{number}@example.org" for number in range(8)]
        together.alone(lambda: [person(each) for each in people])
        said = [{**MAKING, "person": each} for each in people for _ in range(2)]
        works = [partial(Program(program.token).do, GIVE, each, key=each["person"]) for each in said]
        answers = together(*works)
        assert {answer.status_code for answer in answers} == {200}
        assert together.alone(Event.objects.filter(verb=GIVE).count) == 8
        assert len({answer.json()["event"] for answer in answers}) == 8
        assert together.alone(verify).flaws == []

    def test_one_that_is_refused_leaves_the_key_to_the_next(self, together: Together) -> None:
        """Two different requests at once under one key: one is done, or refused by rules; the other is told why."""
        program = together.alone(an_administrator)
        bad = {**MAKING, "ends_on": "2030-01-01"}
        works = [partial(Program(program.token).do, GIVE, said, key="a-1") for said in (bad, MAKING, bad, MAKING)]
        answers = together(*works)
        statuses = [answer.status_code for answer in answers]
        assert (statuses[1], statuses[3]) == (200, 200)
        assert (statuses[0], statuses[2]) == (422, 422)
        assert together.alone(Event.objects.filter(verb=GIVE).count) == 1

    def test_of_many_changes_from_one_revision_one_is_made(self, together: Together) -> None:
        """Nobody overwrites what they have not seen, however close together they come."""
        program = together.alone(an_administrator)
        grant = together.alone(
            lambda: give(Person.objects.get(email="member@example.org"), Role.MEL_MEMBER, Reach(KAZ))
        )
        days = [(TODAY + timedelta(days=number)).isoformat() for number in range(10, 18)]
        answers = together(
            *[
                partial(
                    Program(program.token).do,
                    PROLONG,
                    {"number": grant.pk, "reason": "Yearly review", "ends_on": day},
                    seen='"1"',
                )
                for day in days
            ]
        )
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
        kept = together.alone(lambda: Grant.objects.get(pk=grant.pk))
        assert (kept.revision, kept.ends_on.isoformat() in days) == (2, True)
