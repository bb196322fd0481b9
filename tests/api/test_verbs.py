"""Verbs over REST: what each needs, what is answered, and how it fails."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import OperationalError
from django.test import Client
from django.utils import translation

from shanyraq.base.access.models import Grant, Invitation, Person
from shanyraq.base.access.queries import hashed
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.ui.dates import format_day
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Door
from shanyraq.kernel.scopes import Reach
from tests.api.calling import VERBS, Program
from tests.api.conftest import Get
from tests.api.operations import writes
from tests.api.snapshot import described
from tests.api.test_answers import problem
from tests.base.people import NOW, TODAY, give, person, token_of

KAZ = "kaz-2026-2030"
NO_MAIL = "tests.base.no_mail.NoMail"
NEXT_YEAR = (TODAY + timedelta(days=200)).isoformat()


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is said names its language, also where the catalogue has it not yet.

    Only where sentences are said: a module that is loaded meanwhile would keep what it imports from Django.
    """
    said = SimpleNamespace(
        gettext=lambda text: f"[{translation.get_language()}] {text}", get_language=translation.get_language
    )
    monkeypatch.setattr("shanyraq.base.ui.speech.translation", said)
    monkeypatch.setattr("shanyraq.base.ui.speech._template", lambda template, language: f"[{language}] {template}")


@pytest.fixture
def officer(kaz: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))


@pytest.fixture
def program(officer: Person) -> Program:
    return Program(token_of(officer))


@pytest.fixture
def grant(kaz: Version) -> Grant:
    return give(person("member@example.org"), Role.MEL_MEMBER, Reach(KAZ))


def prolonging(grant: Grant, **more: Any) -> dict[str, Any]:
    return {"number": grant.pk, "reason": "Yearly review", "ends_on": NEXT_YEAR, **more}


class TestWhatThereIs:
    def test_every_verb_with_a_door_is_listed(self, db: None, get: Get) -> None:
        listed = {item["name"]: item for item in get(VERBS, limit=500)["items"]}
        verbs = {name: verb for name, verb in verbbook().items() if verb.doors}
        assert listed.keys() == verbs.keys()
        for name, verb in verbs.items():
            assert listed[name]["permission"] == verb.permission
            assert listed[name]["doors"] == sorted(verb.doors)
            assert [field["name"] for field in listed[name]["fields"]] == [f.name for f in fields_of(verb.told)]
            assert listed[name]["help"], name
            assert get(f"{VERBS}/{name}") == listed[name]

    def test_titles_are_in_the_language_asked_for(self, client: Client, db: None, marked: None) -> None:
        for language in ("en", "ru", "kk"):
            verb = client.get(f"{VERBS}/accounts.grant.prolong", headers={"accept-language": language}).json()
            assert verb["title"] == f"[{language}] Prolong a role"
            assert verb["help"].startswith(f"[{language}] ")
            assert verb["fields"][-1]["title"] == f"[{language}] Last day"

    def test_every_verb_that_is_open_to_programs_has_an_operation(self) -> None:
        wanted = {name for name, verb in verbbook().items() if Door.API in verb.doors}
        assert {each.path.rpartition("/")[2] for each in writes()} == wanted
        assert {each.id for each in writes()} == {name.replace(".", "_") for name in wanted}

    def test_the_body_that_is_described_is_the_command(self) -> None:
        """Two commands of one name would be described as one."""
        schema = described()
        for name, verb in verbbook().items():
            if Door.API in verb.doors:
                body = schema["paths"][f"{VERBS}/{name}"]["post"]["requestBody"]
                shape = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
                described_fields = schema["components"]["schemas"][shape]["properties"]
                assert list(described_fields) == [field.name for field in fields_of(verb.told)], name
                for field in fields_of(verb.told):
                    title = described_fields[field.name].get("title")
                    assert title == field.title or "$ref" in described_fields[field.name], (name, field.name)

    @pytest.mark.parametrize("name", ["nothing", "accounts.person.first", "packages.framework.apply"])
    def test_a_verb_that_is_not_there_is_a_problem(self, kaz: Version, program: Program, name: str) -> None:
        problem(program.get(f"{VERBS}/{name}"), 404)
        problem(program.do(name, {}), 404)

    def test_a_verb_of_another_door_can_be_read_and_not_done(self, kaz: Version, program: Program) -> None:
        assert program.get(f"{VERBS}/accounts.token.make").json()["doors"] == ["cli", "web"]
        assert "open to programs" in problem(program.do("accounts.token.make", {}), 404)["detail"]


class TestDone:
    def test_what_was_done_is_told(self, program: Program, grant: Grant) -> None:
        answer = program.do("accounts.grant.prolong", prolonging(grant))
        assert answer.status_code == 200, answer.content
        event = Event.objects.order_by("-pk")[0]
        assert answer.json() == {
            "event": event.pk,
            "verb": "accounts.grant.prolong",
            "subject": {"kind": "grant", "key": str(grant.pk), "framework": KAZ},
            "sentence": (
                f"Officer reviewed that Member is Member of the monitoring, evaluation and learning group ({KAZ}), "
                f"and prolonged it until {format_day(date.fromisoformat(NEXT_YEAR))}"
            ),
            "revision": 2,
            "findings": [],
            "troubles": [],
            "result": {"number": grant.pk, "ends_on": NEXT_YEAR, "revision": 2},
        }
        assert (event.actor, event.door, event.reason) == ("Officer", "api", "Yearly review")

    def test_the_sentence_is_in_the_language_asked_for(self, program: Program, grant: Grant, marked: None) -> None:
        answer = program.do("accounts.grant.prolong", prolonging(grant), language="ru")
        assert answer.json()["sentence"].startswith("[ru] Officer reviewed")
        assert answer["Content-Language"] == "ru"

    def test_where_there_is_nothing_to_do_there_is_no_event(self, program: Program, grant: Grant) -> None:
        command = {"number": grant.pk, "reason": "Left the group"}
        assert program.do("accounts.grant.revoke", command).json()["event"]
        again = program.do("accounts.grant.revoke", command)
        assert again.status_code == 200
        told = again.json()
        assert (told["event"], told["subject"]) == (None, None)
        assert told["sentence"] == "Everything is as it should be; nothing was changed."

    def test_what_rules_remark_comes_along(self, program: Program) -> None:
        said = {"framework": KAZ, "indicator": "1.2.1", "lead_entities": ["itc"], "reason": "They measure it"}
        told = program.do("indicators.indicator.amend", said).json()
        assert told["result"] == {"version": 2, "add": 0, "change": 1, "end": 0}
        assert "check.lead-not-in-outcome" in {finding["rule"] for finding in told["findings"]}

    def test_whoever_invites_is_not_told_what_opens_the_account(self, program: Program) -> None:
        """The secret goes by letter to whoever was invited: with it one could join in their name."""
        said = {
            "email": "new@example.org",
            "name": "New",
            "role": "mel_member",
            "framework": KAZ,
            "ends_on": NEXT_YEAR,
        }
        told = program.do("accounts.person.invite", said).json()
        assert told["result"].keys() == {"number", "expires_at"}
        (letter,) = mail.outbox
        found = re.search(r"/account/join/([\w-]+)/", letter.body)
        assert found
        assert Invitation.objects.get(pk=told["result"]["number"]).secret == hashed(found[1])
        assert found[1] not in str([told, *Event.objects.values()])

    def test_what_follows_leaves_once(self, program: Program) -> None:
        """The letter to whoever is invited: once, also where the request is sent again."""
        said = {"email": "new@example.org", "name": "New", "role": "psea", "framework": KAZ, "ends_on": NEXT_YEAR}
        for _ in range(2):
            assert program.do("accounts.person.invite", said, key="a-1").json()["troubles"] == []
        (letter,) = mail.outbox
        assert letter.to == ["new@example.org"]

    @pytest.mark.parametrize("key", [{}, {"key": "a-1"}], ids=["without a key", "with a key"])
    def test_a_letter_that_cannot_be_sent_is_told_and_undoes_nothing(
        self, program: Program, key: dict[str, str], settings: Any
    ) -> None:
        settings.EMAIL_BACKEND = NO_MAIL
        said = {"email": "new@example.org", "name": "New", "role": "psea", "framework": KAZ, "ends_on": NEXT_YEAR}
        answer = program.do("accounts.person.invite", said, **key)
        assert answer.status_code == 200
        assert answer.json()["troubles"] == ["The letter could not be sent. Withdraw the invitation, and invite again."]
        assert Invitation.objects.filter(email="new@example.org").exists()


class TestRefused:
    def test_fields_are_told_in_words(self, program: Program, grant: Grant) -> None:
        answer = program.do("accounts.grant.prolong", {"number": 0, "reason": "x", "ends_on": "soon", "why": 1})
        told = problem(answer, 422)
        assert {each["at"]: each["problem"] for each in told["errors"]} == {
            "body.number": "The least is 1",
            "body.reason": "At least 3 characters are needed",
            "body.ends_on": "A day is written like 2026-12-31",
            "body.why": "There is no such field",
        }

    @pytest.mark.parametrize(
        ("body", "at"),
        [
            (b"null", "body"),
            (b"[]", "body"),
            (b'"x"', "body"),
            (b"{}", "body.number"),
            (b'{"number": null}', "body.number"),
            (b'{"number": [1]}', "body.number"),
            (b'{"number": 1e400}', "body.number"),
            (b'{"number": 1, "reason": {"a": 1}}', "body.reason"),
            (b'{"number": 1, "reason": "a\\u0000b"}', "body.reason"),
            (b'{"number": 1, "reason": "\\ud800abc"}', "body.reason"),
            (b'{"number": 1, "reason": true}', "body.reason"),
        ],
    )
    def test_what_cannot_be_meant_is_a_problem(self, program: Program, body: bytes, at: str) -> None:
        told = problem(program.do("accounts.grant.revoke", body), 422)
        assert at in {each["at"] for each in told["errors"]}, told

    @pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"number": ' + b"9" * 5000 + b"}"])
    def test_what_is_no_json_is_a_problem(self, program: Program, body: bytes) -> None:
        problem(program.do("accounts.grant.revoke", body), 400)

    def test_a_number_beyond_the_database_is_not_found(self, program: Program) -> None:
        problem(program.do("accounts.grant.revoke", {"number": 10**30, "reason": "Left"}), 404)

    def test_a_form_of_another_site_is_not_taken(self, program: Program, grant: Grant) -> None:
        for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
            headers = {"authorization": f"Bearer {program.token}"}
            answer = program.client.post(f"{VERBS}/accounts.grant.revoke", b"{}", content_type=kind, headers=headers)
            problem(answer, 415)

    def test_too_much_is_a_problem(self, program: Program, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
        told = problem(program.do("accounts.grant.revoke", {"number": 1, "reason": "x" * 2000}), 413)
        assert "1,000 bytes" in told["detail"]

    def test_a_parameter_is_a_problem(self, program: Program, grant: Grant) -> None:
        problem(program.do("accounts.grant.revoke?dry=1", prolonging(grant)), 422)

    def test_rules_say_why_with_their_ids(self, program: Program, grant: Grant, marked: None) -> None:
        late = (TODAY + timedelta(days=4000)).isoformat()
        told = problem(program.do("accounts.grant.prolong", prolonging(grant, ends_on=late), language="ru"), 422)
        assert told["title"] == "Refused"
        (finding,) = told["findings"]
        assert (finding["rule"], finding["severity"]) == ("access.grant", "error")
        assert finding["message"].startswith("[ru] A grant runs at most 366 days")
        assert not Event.objects.filter(verb="accounts.grant.prolong").exists()

    def test_what_one_may_see_and_not_do_is_forbidden(self, kaz: Version, grant: Grant) -> None:
        head = person("head@example.org", (Role.EVALUATOR, Reach(KAZ)))
        told = problem(Program(token_of(head)).do("accounts.grant.prolong", prolonging(grant)), 403)
        assert re.fullmatch(r"“Prolong .+” needs the right «.+» here\.", told["detail"])

    def test_what_one_may_not_see_is_not_there(self, kaz: Version, grant: Grant) -> None:
        member = person("somebody@example.org", (Role.GROUP_MEMBER, Reach(KAZ, outcome="1")))
        program = Program(token_of(member))
        told = problem(program.do("accounts.grant.prolong", prolonging(grant)), 404)
        assert told["detail"] == "There is no thing of this kind that you may see."
        problem(program.do("accounts.grant.prolong", prolonging(grant, number=grant.pk + 100)), 404)

    def test_a_database_that_is_busy_asks_to_come_again(
        self, program: Program, grant: Grant, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("database is locked")

        monkeypatch.setattr("shanyraq.base.verbs.engine.record", locked)
        answer = program.do("accounts.grant.prolong", prolonging(grant))
        problem(answer, 503)
        assert answer["Retry-After"] == "1"
        grant.refresh_from_db()
        assert grant.revision == 1


class TestRevisions:
    def test_a_change_from_an_older_revision_shows_both_sides(self, program: Program, grant: Grant) -> None:
        first = program.do("accounts.grant.prolong", prolonging(grant), seen='"1"')
        assert first.json()["result"]["revision"] == 2
        later = (TODAY + timedelta(days=300)).isoformat()
        for said, seen in ((prolonging(grant, ends_on=later), '"1"'), (prolonging(grant, ends_on=later, seen=1), "")):
            told = problem(program.do("accounts.grant.prolong", said, seen=seen), 409)
            assert (told["mine"], told["theirs"]) == ({"ends_on": later}, {"ends_on": NEXT_YEAR})
        assert program.do("accounts.grant.prolong", prolonging(grant, ends_on=later), seen='"2"').status_code == 200

    def test_the_etag_that_an_indicator_was_read_with_is_a_revision(self, program: Program, kaz: Version) -> None:
        """Also where compression made it weak on the way."""
        address = f"/api/v1/frameworks/{KAZ}/indicators/1.2.1"
        tag, said = program.get(address)["ETag"], {"framework": KAZ, "indicator": "1.2.1", "reason": "It moved"}
        assert tag.startswith('"1-')
        done = program.do("indicators.indicator.amend", {**said, "source": {"en": "A"}}, seen=f"W/{tag}")
        assert done.json()["result"]["version"] == 2
        told = problem(program.do("indicators.indicator.amend", {**said, "source": {"en": "B"}}, seen=tag), 409)
        assert "B" in str(told["mine"])
        assert "A" in str(told["theirs"])
        assert program.get(address)["ETag"].startswith('"2-')
        assert version_in_force(KAZ).number == 2

    @pytest.mark.parametrize("tag", ["1", '"x"', '"1", "2"', '"-1"', '"1.5"', '"' + "9" * 40 + '"', ""])
    def test_what_is_no_revision_is_a_problem(self, program: Program, grant: Grant, tag: str) -> None:
        headers = {"if-match": tag}
        told = problem(program.do("accounts.grant.prolong", prolonging(grant), **headers), 422)
        assert [each["at"] for each in told["errors"]] == ["header.If-Match"]

    def test_a_revision_and_another_are_a_problem(self, program: Program, grant: Grant) -> None:
        problem(program.do("accounts.grant.prolong", prolonging(grant, seen=1), seen='"2"'), 422)
        assert program.do("accounts.grant.prolong", prolonging(grant, seen=1), seen='"1"').status_code == 200

    def test_any_revision_is_any(self, program: Program, grant: Grant) -> None:
        assert program.do("accounts.grant.prolong", prolonging(grant), seen="*").status_code == 200

    def test_a_verb_that_looks_at_none_says_so(self, program: Program) -> None:
        told = problem(program.do("accounts.grant.give", {}, seen='"1"'), 422)
        assert told["errors"]  # of the body first; then, when that is right:
        said = {
            "person": "officer@example.org",
            "role": "mel_member",
            "framework": KAZ,
            "ends_on": NEXT_YEAR,
            "reason": "Asked",
        }
        told = problem(program.do("accounts.grant.give", said, seen='"1"'), 422)
        assert "does not look at revisions" in told["detail"]
