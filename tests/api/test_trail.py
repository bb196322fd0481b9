"""The trail over REST: who may see it, what of it, page by page, and that it can be proven from outside."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import READ_TRAIL, Role
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import record
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import Subject
from tests.api.calling import Program
from tests.api.test_answers import problem
from tests.base.people import person, token_of

KAZ, OTHER = "kaz-2026-2030", "xaa-2027-2031"
TRAIL = f"/api/v1/frameworks/{KAZ}/trail"
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
BY = Actor("Aigul", Door.WEB, person=7)


def written(count: int = 5, **more: Any) -> list[Event]:
    """Events about indicators, a day apart."""
    facts = {"verb": "indicators.indicator.amend", "framework": KAZ, "by": BY, **more}
    return [
        record(
            facts["verb"],
            Subject("indicator", f"1.2.{number}", facts["framework"], f"1.2.{number}"),
            by=facts["by"],
            at=AT + timedelta(days=number),
            reason="It moved",
            change={"fields": "source"},
            before={"source": "А"},
            after={"source": "Ә"},
        )
        for number in range(count)
    ]


def program(*roles: tuple[Role, Reach], only: tuple[str, ...] = ()) -> Program:
    return Program(token_of(person("reader@example.org", *roles), *only))


@pytest.fixture
def reader(kaz: Version) -> Program:
    return program((Role.DATA_OFFICER, Reach(KAZ)))


def numbers(answer: Any) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [item["number"] for item in answer.json()["items"]]


def test_an_event_is_told_with_all_that_it_keeps(reader: Program) -> None:
    (event,) = written(1)
    item = reader.get(TRAIL, limit=1).json()["items"][0]
    assert item == {
        "number": event.pk,
        "at": "2026-06-01T09:30:00Z",
        "actor": "Aigul",
        "person": 7,
        "door": "web",
        "verb": "indicators.indicator.amend",
        "subject": {"kind": "indicator", "key": "1.2.0", "framework": KAZ, "name": "1.2.0"},
        "sentence": "Aigul amended indicator 1.2.0: Source",
        "reason": "It moved",
        "change": {"fields": "source"},
        "before": {"source": "А"},
        "after": {"source": "Ә"},
        "address": f"/{KAZ}/trail/?kind=indicator&key=1.2.0",  # there is none such
        "format": 1,
        "previous": event.previous,
        "digest": event.digest,
    }


def test_whoever_gets_an_event_can_prove_it(reader: Program) -> None:
    """As docs/reference/api.md says it, without a line of this software."""
    written(3)
    for item in reader.get(TRAIL).json()["items"]:
        about = item["subject"]
        covered = [item["previous"], item["format"], item["at"].replace("Z", "+00:00"), item["actor"], item["person"]]
        covered += [item["door"], item["verb"], about["framework"], about["kind"], about["key"], about["name"]]
        covered += [item["reason"], item["change"], item["before"], item["after"]]
        text = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == item["digest"], item


def test_pages_lead_through_it_once_while_it_grows(reader: Program) -> None:
    events = [event.pk for event in written(7)]
    first = reader.get(TRAIL, limit=3)
    assert numbers(first) == events[:-4:-1]
    written(2)
    second = reader.get(TRAIL, limit=3, cursor=first.json()["next"])
    third = reader.get(TRAIL, limit=500, cursor=second.json()["next"])
    assert numbers(second) == events[3:0:-1]
    assert numbers(third)[0] == events[0]
    assert third.json()["next"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "indicator"}, [0, 1, 2, 3, 4]),
        ({"kind": "outcome"}, []),
        ({"kind": "indicator", "key": "1.2.3"}, [3]),
        ({"verb": "indicators.indicator.amend"}, [0, 1, 2, 3, 4]),
        ({"verb": "no.such.verb"}, []),
        ({"person": 7}, [0, 1, 2, 3, 4]),
        ({"person": 8}, []),
        ({"until": "2026-06-02", "person": 7}, [0, 1]),
        ({"until": "2026-05-31", "person": 7}, []),
        ({"until": "9999-12-31", "person": 7}, [0, 1, 2, 3, 4]),
        ({"until": "0001-01-01"}, []),
    ],
)
def test_it_can_be_narrowed(reader: Program, query: dict[str, Any], found: list[int]) -> None:
    events = [event.pk for event in written()]
    assert numbers(reader.get(TRAIL, **query)) == [events[number] for number in reversed(found)]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"cursor": "x"}, 400),
        ({"cursor": "-1"}, 400),
        ({"cursor": "9" * 30}, 400),
        ({"cursor": "٣"}, 400),
        ({"person": "0"}, 422),
        ({"person": "9" * 30}, 422),
        ({"until": "yesterday"}, 422),
        ({"limit": "501"}, 422),
        ({"kind": "x" * 41}, 422),
        ({"as_of": "2026-06-01"}, 422),
    ],
)
def test_what_cannot_be_meant_is_a_problem(reader: Program, query: dict[str, Any], status: int) -> None:
    problem(reader.get(TRAIL, **query), status)


def test_a_framework_shows_its_own_events(reader: Program, second: Version) -> None:
    mine, theirs, ours = written(1), written(1, framework=OTHER), written(1, framework="")
    found = numbers(reader.get(TRAIL))
    assert mine[0].pk in found
    assert not {theirs[0].pk, ours[0].pk} & set(found)


@pytest.mark.parametrize(
    ("role", "reach", "status"),
    [
        (Role.DATA_OFFICER, Reach(KAZ), 200),
        (Role.COMMITTEE_MEMBER, Reach(KAZ), 200),
        (Role.FOCAL_POINT, Reach(KAZ, entity="undp"), 200),
        (Role.FOCAL_POINT, Reach(OTHER, entity="undp"), 403),
        (Role.ADMINISTRATOR, Reach(), 200),
        (Role.DATA_OFFICER, Reach(OTHER), 403),
        (Role.PARTNER_OFFICIAL, Reach(KAZ, partner="x"), 403),
    ],
)
def test_who_may_see_it(kaz: Version, role: Role, reach: Reach, status: int) -> None:
    assert program((role, reach)).get(TRAIL).status_code == status


def test_nobody_else(kaz: Version, client: Client) -> None:
    problem(client.get(TRAIL), 401)
    problem(program().get(TRAIL), 403)
    problem(Program("shq_for-tests").get("/api/v1/frameworks/zzz-2026-2030/trail"), 404)


def test_a_token_for_some_verbs_reads_it_only_where_it_was_made_for_that(kaz: Version) -> None:
    role = (Role.DATA_OFFICER, Reach(KAZ))
    problem(program(role, only=("accounts.grant.give",)).get(TRAIL), 403)
    other = Program(token_of(Person.objects.get(), "accounts.grant.give", READ_TRAIL, secret="shq_other"))
    assert other.get(TRAIL).status_code == 200


def test_what_one_may_not_see_is_not_in_it(kaz: Version) -> None:
    """Who holds which role is seen by those who may see people."""
    shown = written(1, verb="accounts.grant.give")[0].pk
    assert shown in numbers(program((Role.EVALUATOR, Reach(KAZ))).get(TRAIL))
    member = Program(token_of(person("m@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ))), secret="shq_m"))
    assert shown not in numbers(member.get(TRAIL))


def test_it_is_kept_by_nobody_in_between(reader: Program) -> None:
    answer = reader.get(TRAIL)
    assert "private" in answer["Cache-Control"]
    assert "Authorization" in answer["Vary"]
    known = {"authorization": f"Bearer {reader.token}", "if-none-match": answer["ETag"]}
    assert reader.client.get(TRAIL, headers=known).status_code == 304
    assert reader.client.get(TRAIL, headers={"if-none-match": answer["ETag"]}).status_code == 401


def test_the_number_of_statements_is_fixed(reader: Program, django_assert_num_queries: Any) -> None:
    written(1)
    reader.get(TRAIL)
    with django_assert_num_queries(5):  # token, roles, framework, events, which of their things stand
        reader.get(TRAIL)
    written(40)
    with django_assert_num_queries(5):
        reader.get(TRAIL)


def test_the_installation_has_a_trail_of_its_own(kaz: Version) -> None:
    written(2)
    (own,) = written(1, framework="", verb="accounts.person.end")
    root = Program(token_of(person("root@example.org", (Role.ADMINISTRATOR, Reach())), secret="shq_root"))
    assert own.pk in numbers(root.get("/api/v1/trail"))
    assert {item["subject"]["framework"] for item in root.get("/api/v1/trail").json()["items"]} == {""}
    assert program((Role.DATA_OFFICER, Reach(KAZ))).get("/api/v1/trail").status_code == 403
