"""Who calls: a token of a person, while both count, for the verbs that it was made for, and not too often."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client

from shanyraq.base.access.models import Grant, Person, Token
from shanyraq.base.access.vocabulary import READ_TRAIL, Role
from shanyraq.base.accounts.lists import verbs_list
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.calling import VERBS, Program
from tests.api.operations import guarded, operations, writes
from tests.api.test_answers import problem
from tests.base.people import NOW, TODAY, give, person, signed_in, token_of

KAZ = "kaz-2026-2030"
AT = datetime(2026, 6, 1, 9, 30, 15, tzinfo=UTC)
PROLONG = "accounts.grant.prolong"


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def officer(kaz: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))


@pytest.fixture
def grant(kaz: Version) -> Grant:
    return give(person("member@example.org"), Role.MEL_MEMBER, Reach(KAZ))


@pytest.fixture
def said(grant: Grant) -> dict[str, Any]:
    ends = (TODAY + timedelta(days=100)).isoformat()
    return {"number": grant.pk, "reason": "Yearly review", "ends_on": ends}


@pytest.fixture
def counted(settings: Any) -> Any:
    """Limits that tests can reach."""
    caches["limits"].clear()
    settings.LIMITS = {"reads": 5, "tokens": 4, "strangers": 3}
    yield settings
    caches["limits"].clear()


def test_reads_stay_public(kaz: Version, client: Client) -> None:
    for operation in operations():
        assert client.get(operation.address(kaz)).status_code == 200
        junk = client.get(operation.address(kaz), headers={"authorization": "Bearer shq_nothing"})
        assert junk.status_code == 200


def test_whatever_is_not_public_asks_for_a_token(kaz: Version, client: Client) -> None:
    for operation in (*writes(), *guarded()):
        address = operation.address(kaz)
        for headers in ({}, {"authorization": "Bearer shq_nothing"}, {"authorization": "Basic eDp5"}):
            answer = getattr(client, operation.method)(
                address, **({"content_type": "application/json"} if operation.method == "post" else {}), headers=headers
            )
            problem(answer, 401)
            assert answer["WWW-Authenticate"].startswith('Bearer realm="Shanyraq"'), address


def test_a_browser_that_is_signed_in_is_no_program(officer: Person, said: dict[str, Any]) -> None:
    """So a page of another site cannot do anything with it."""
    answer = signed_in(officer).post(f"{VERBS}/{PROLONG}", said, content_type="application/json")
    problem(answer, 401)


def test_a_token_does_what_its_person_may(officer: Person, said: dict[str, Any]) -> None:
    assert Program(token_of(officer)).do(PROLONG, said).status_code == 200


@pytest.mark.parametrize("how", ["expired", "ended", "person ended", "unmarked", "wrong"])
def test_a_token_that_does_not_count_is_refused(officer: Person, said: dict[str, Any], how: str) -> None:
    secret = token_of(officer)
    if how == "expired":
        Token.objects.update(expires_at=AT - timedelta(days=400))
    elif how == "ended":
        Token.objects.update(ended_at=AT)
    elif how == "person ended":
        Person.objects.filter(pk=officer.pk).update(is_active=False)
    elif how == "unmarked":
        secret = secret.removeprefix("shq_")
    else:
        secret += "x"
    answer = Program(secret).do(PROLONG, said)
    problem(answer, 401)
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]


def test_rights_are_those_of_today(officer: Person, said: dict[str, Any]) -> None:
    program = Program(token_of(officer))
    officer.grants.update(ends_on=TODAY - timedelta(days=1), starts_on=TODAY - timedelta(days=2))
    problem(program.do(PROLONG, said), 404)


def test_a_token_does_only_what_it_was_made_for(officer: Person, said: dict[str, Any]) -> None:
    program = Program(token_of(officer, "accounts.grant.revoke"))
    assert "not made for" in problem(program.do(PROLONG, said), 403)["detail"]
    done = program.do("accounts.grant.revoke", {"number": said["number"], "reason": "Left the group"})
    assert done.status_code == 200


def test_reading_the_trail_is_offered_where_verbs_are_chosen() -> None:
    assert READ_TRAIL in dict(verbs_list(""))


def test_its_use_is_kept_at_most_once_a_minute(officer: Person, said: dict[str, Any]) -> None:
    program, used = Program(token_of(officer)), []
    with time_machine.travel(AT, tick=False) as travel:
        for seconds in (0, 30, 59, 60, 100, 121):
            travel.move_to(AT + timedelta(seconds=seconds))
            program.do(PROLONG, said)
            used.append((Token.objects.get().used_at or AT) - AT)
    assert [each.total_seconds() for each in used] == [0, 0, 0, 60, 60, 121]


def test_a_call_takes_few_statements(officer: Person, said: dict[str, Any], django_assert_num_queries: Any) -> None:
    program = Program(token_of(officer))
    program.do(PROLONG, said)
    with django_assert_num_queries(10 if connection.vendor == "postgresql" else 9):  # there, the lock of the chain
        assert program.do(PROLONG, said).status_code == 200


class TestLimits:
    def test_a_token_that_is_used_too_often_waits(self, officer: Person, said: dict[str, Any], counted: Any) -> None:
        program = Program(token_of(officer))
        with time_machine.travel(AT, tick=False) as travel:
            assert [program.do(PROLONG, said).status_code for _ in range(5)] == [200] * 4 + [429]
            answer = program.do(PROLONG, said)
            problem(answer, 429)
            assert answer["Retry-After"] == "45"
            other = Program(token_of(officer, secret="shq_another"))
            assert other.do(PROLONG, said).status_code == 200
            travel.move_to(AT + timedelta(seconds=45))
            assert program.do(PROLONG, said).status_code == 200

    def test_wrong_tokens_are_counted_by_address(self, kaz: Version, counted: Any) -> None:
        with time_machine.travel(AT, tick=False):
            tries = [Program(f"shq_{number}").do(PROLONG, {}).status_code for number in range(5)]
            assert tries == [401] * 3 + [429] * 2
            client = Client(REMOTE_ADDR="203.0.113.7")
            assert Program("shq_x", client).do(PROLONG, {}).status_code == 401

    def test_reads_are_counted_by_address(self, kaz: Version, counted: Any, client: Client) -> None:
        with time_machine.travel(AT, tick=False):
            assert [client.get("/api/v1/rules").status_code for _ in range(6)] == [200] * 5 + [429]
            answer = client.head("/api/v1/")
            assert (answer.status_code, answer["Retry-After"]) == (429, "45")
            assert Client(REMOTE_ADDR="203.0.113.7").get("/api/v1/").status_code == 200
            assert client.get("/about/").status_code == 200

    def test_behind_a_proxy_the_address_is_what_the_proxy_wrote(self, kaz: Version, counted: Any) -> None:
        counted.BEHIND_PROXY = True
        client = Client(REMOTE_ADDR="127.0.0.1")
        with time_machine.travel(AT, tick=False):
            for number in range(8):  # whatever a reader writes before it does not count
                forwarded = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"}
                status = client.get("/api/v1/", headers=forwarded).status_code
            assert status == 429
            other = {"x-forwarded-for": "203.0.113.7, 203.0.113.8"}
            assert client.get("/api/v1/", headers=other).status_code == 200

    def test_no_limit_is_none(self, kaz: Version, counted: Any, client: Client) -> None:
        counted.LIMITS = {"reads": 0, "tokens": 0, "strangers": 0}
        assert {client.get("/api/v1/").status_code for _ in range(20)} == {200}

    def test_processes_that_share_a_cache_count_together(
        self, kaz: Version, counted: Any, client: Client, tmp_path: Any
    ) -> None:
        """Two caches in two memories see nothing of each other; two that look at one place do."""
        backend = "django.core.cache.backends.filebased.FileBasedCache"
        counted.CACHES = {**counted.CACHES, "limits": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
        with time_machine.travel(AT, tick=False):
            statuses = []
            for _ in range(6):
                statuses.append(client.get("/api/v1/").status_code)
                del caches["limits"]  # as another process would look at it
            assert statuses == [200] * 5 + [429]
