"""Webhooks: who may make one, and events that arrive signed, in order, and at last."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from typer.testing import CliRunner

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.sealing import unsealed
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import record
from shanyraq.base.hooks.commands import AddWebhook, EndWebhook, TakeOverWebhook
from shanyraq.base.hooks.delivering import deliver, forget_deliveries
from shanyraq.base.hooks.models import Delivery, Hook
from shanyraq.base.hooks.queries import seen_hooks
from shanyraq.base.hooks.rules import PAUSES, Status
from shanyraq.base.hooks.signing import PURPOSE, signature
from shanyraq.base.hooks.verbs import webhook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import Subject
from tests.api.calling import Program
from tests.api.test_answers import problem
from tests.api.together import Together
from tests.base.people import actor, person, signed_in, token_of
from tests.base.receiving import Receiver, receiver
from tests.conftest import TESTER
from tests.web.reading import main_of, markup_of

KAZ, OTHER = "kaz-2026-2030", "xaa-2027-2031"
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
BY = Actor("Aigul", Door.WEB, person=7)
DOCS = Path(__file__).resolve().parents[2] / "docs"
ADD, END = "hooks.webhook.add", "hooks.webhook.end"


def happened(count: int = 1, framework: str = KAZ, verb: str = "indicators.indicator.amend") -> list[int]:
    """Events, as a verb writes them, and their numbers."""
    return [
        record(
            verb,
            Subject("indicator", f"1.2.{number}", framework, "Кедейлік"),
            by=BY,
            at=AT,
            reason="It moved",
            change={"fields": "source"},
            after={"source": "Ә"},
        ).pk
        for number in range(count)
    ]


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(settings: Any) -> Iterator[Receiver]:
    settings.HOOKS_TO_PRIVATE = True
    with receiver() as own:
        yield own


def made(server: Receiver, framework: str = KAZ, verbs: list[str] | None = None) -> Hook:
    command = AddWebhook(framework=framework, url=server.url, verbs=verbs)
    return webhook.add(command, by=TESTER, at=AT).hook


class TestWhoAnswers:
    """A webhook goes on only while whoever answers for it may keep it: who left gets nothing any more."""

    def added(self, server: Receiver) -> tuple[Person, Hook]:
        officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
        return officer, webhook.add(AddWebhook(framework=KAZ, url=server.url), by=actor(officer), at=AT).hook

    @pytest.mark.parametrize("what", ["role", "account"])
    def test_it_rests_and_is_taken_over(self, kaz: Version, server: Receiver, clock: Clock, what: str) -> None:
        officer, hook = self.added(server)
        if what == "role":
            Grant.objects.filter(person=officer).update(ends_on=AT.date() - timedelta(days=1))
        else:
            Person.objects.filter(pk=officer.pk).update(is_active=False)
        happened()
        assert list(deliver(clock)) == []
        other = person("other@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
        assert "At rest" in main_of(signed_in(other), "/webhooks/")
        webhook.take_over(TakeOverWebhook(number=hook.pk), by=actor(other), at=AT)
        assert "At rest" not in main_of(signed_in(other), "/webhooks/")
        delivered = list(deliver(clock))
        assert [each.status for each in delivered][:1] == [Status.DELIVERED]
        assert len(delivered) == len(Event.objects.filter(pk__gt=hook.reached)), "what happened while it rested is sent"

    def test_a_role_elsewhere_is_none_here(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        officer, hook = self.added(server)
        Grant.objects.filter(person=officer).update(framework=OTHER)
        happened()
        assert list(deliver(clock)) == []
        with pytest.raises(NotFound):
            webhook.take_over(TakeOverWebhook(number=hook.pk), by=actor(officer), at=AT)

    def test_that_of_the_installation_goes_on(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        made(server)
        happened()
        assert len(list(deliver(clock))) > 0


class TestMaking:
    def test_the_secret_is_told_once(self, kaz: Version) -> None:
        program = Program(token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))))
        said = {"framework": KAZ, "url": "https://example.org/very-secret-path"}
        first, again = (program.do(ADD, said, key="a-1").json() for _ in range(2))
        hook = Hook.objects.get()
        secret = first["result"]["secret"]
        assert first["result"] == {"number": hook.pk, "secret": secret}
        assert again["result"] == {"number": hook.pk, "secret": None}
        assert secret.startswith("whs_")
        assert secret not in hook.secret, "whoever has a copy of the database signs nothing"
        assert unsealed(PURPOSE, hook.secret) == secret
        assert first["sentence"] == "Officer began to send events to example.org"
        assert "very-secret" not in str(list(Event.objects.values()))
        assert secret not in str(list(Event.objects.values()))

    @pytest.mark.parametrize("url", ["http://example.org/", "https://127.0.0.1/", "https://10.0.0.1/"])
    def test_an_address_inside_or_without_https_is_refused(self, kaz: Version, url: str) -> None:
        with pytest.raises(Refused) as caught:
            webhook.add(AddWebhook(framework=KAZ, url=url), by=TESTER, at=AT)
        assert {finding.rule for finding in caught.value.findings} == {"hooks.address"}

    def test_an_unknown_action_is_refused(self, kaz: Version) -> None:
        with pytest.raises(Refused, match=r"no.such.verb"):
            webhook.add(AddWebhook(url="https://example.org/", verbs=["no.such.verb"]), by=TESTER, at=AT)

    def test_an_unknown_framework_is_not_there(self, kaz: Version) -> None:
        with pytest.raises(NotFound):
            webhook.add(AddWebhook(framework="zzz-2026-2030", url="https://example.org/"), by=TESTER, at=AT)

    @pytest.mark.parametrize(
        ("role", "reach", "framework", "allowed"),
        [
            (Role.DATA_OFFICER, Reach(KAZ), KAZ, True),
            (Role.DATA_OFFICER, Reach(KAZ), OTHER, False),
            (Role.DATA_OFFICER, Reach(KAZ), "", False),
            (Role.ADMINISTRATOR, Reach(), "", True),
            (Role.MEL_MEMBER, Reach(KAZ), KAZ, False),
        ],
    )
    def test_who_may(
        self, kaz: Version, second: Version, role: Role, reach: Reach, framework: str, allowed: bool
    ) -> None:
        by = actor(person("somebody@example.org", (role, reach)))
        command = AddWebhook(framework=framework, url="https://example.org/")
        if allowed:
            assert webhook.add(command, by=by, at=AT).hook.made_by == "Somebody"
        else:
            with pytest.raises((NotFound, NotAllowed)):
                webhook.add(command, by=by, at=AT)

    def test_whoever_may_send_events_elsewhere_may_see_all_of_them(self) -> None:
        for role, facts in ROLES.items():
            if Permission.MANAGE_WEBHOOKS in facts.allows:
                assert {Permission.SEE_TRAIL, Permission.SEE_PEOPLE} <= facts.allows, role

    def test_ending_it(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        hook = made(server)
        webhook.end(EndWebhook(number=hook.pk, reason="Not used any more"), by=TESTER, at=AT)
        webhook.end(EndWebhook(number=hook.pk, reason="Not used any more"), by=TESTER, at=AT)
        happened()
        assert list(deliver(clock)) == []
        assert Event.objects.filter(verb=END).count() == 1
        program = Program(token_of(person("member@example.org", (Role.MEL_MEMBER, Reach(KAZ)))))
        problem(program.do(END, {"number": hook.pk, "reason": "Not mine"}), 404)
        with pytest.raises(NotFound):
            webhook.end(EndWebhook(number=hook.pk + 1, reason="Nothing"), by=TESTER, at=AT)


class TestDelivery:
    def test_what_happens_is_sent_as_the_api_shows_it(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        hook = made(server)
        program = Program(token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))))
        (number,) = happened()
        (delivery,) = [each for each in deliver(clock) if each.event == number]
        assert (delivery.status, delivery.tries, delivery.answer) == (Status.DELIVERED, 1, "200")
        shown = program.get(f"/api/v1/frameworks/{KAZ}/trail", limit=1).json()["items"][0]
        got = server.got[-1]
        assert json.loads(got.body) == shown
        assert got.headers["Content-Type"] == "application/json; charset=utf-8"
        assert got.headers["Shanyraq-Event"] == str(number)
        assert got.headers["Shanyraq-Signature"] == signature(unsealed(PURPOSE, hook.secret), got.body, AT)
        assert list(deliver(clock)) == []

    def test_only_what_happens_from_then_on(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        happened(3)
        made(server)
        new = happened(2)
        list(deliver(clock))
        own = Event.objects.get(verb=ADD).pk
        assert server.numbers == [own, *new]

    def test_only_what_it_was_made_for(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        made(server, verbs=["indicators.indicator.amend"])
        mine = happened()
        happened(framework=OTHER)
        happened(framework="")
        happened(verb="indicators.value.supersede")
        mine += happened()
        list(deliver(clock))
        assert server.numbers == mine

    def test_one_for_the_installation_gets_everything(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        made(server, framework="", verbs=["indicators.indicator.amend"])
        numbers = [*happened(), *happened(framework=OTHER), *happened(framework="")]
        list(deliver(clock))
        assert server.numbers == numbers

    def test_what_is_passed_over_is_not_looked_at_again(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        hook = made(server, verbs=["indicators.value.supersede"])
        last = happened(5)[-1]
        list(deliver(clock))
        hook.refresh_from_db()
        assert hook.reached == last

    def test_what_fails_is_tried_again_with_growing_pauses_and_in_order(
        self, kaz: Version, server: Receiver, clock: Clock
    ) -> None:
        made(server, verbs=["indicators.indicator.amend"])
        first, second, third = happened(3)
        server.answers = [503, 500, 200]
        assert [each.status for each in deliver(clock)] == [Status.WAITING]
        assert list(deliver(clock)) == []
        clock.now += PAUSES[0] - timedelta(seconds=1)
        assert list(deliver(clock)) == []
        clock.now += timedelta(seconds=1)
        assert [each.answer for each in deliver(clock)] == ["500"]
        clock.now += PAUSES[0]
        assert list(deliver(clock)) == []
        clock.now += PAUSES[1]
        ends = list(deliver(clock))
        assert [(each.event, each.tries) for each in ends] == [(first, 3), (second, 1), (third, 1)]
        assert server.numbers == [first, first, first, second, third]
        times = [int(got.headers["Shanyraq-Signature"][2:].split(",")[0]) for got in server.got]
        assert times[:3] == [int(AT.timestamp()) + seconds for seconds in (0, 60, 420)], "signed anew for every try"

    def test_what_always_fails_is_given_up_and_the_next_one_comes(
        self, kaz: Version, server: Receiver, clock: Clock
    ) -> None:
        hook = made(server, verbs=["indicators.indicator.amend"])
        first, second = happened(2)
        server.answers = [404]
        for pause in PAUSES:
            assert [each.status for each in deliver(clock)] == [Status.WAITING]
            clock.now += pause
        server.answers = [404, 200]
        assert [(each.event, each.status) for each in deliver(clock)] == [
            (first, Status.FAILED),
            (second, Status.DELIVERED),
        ]
        assert server.numbers == [first] * (len(PAUSES) + 1) + [second]
        hook.refresh_from_db()
        assert hook.reached == second

    def test_one_that_is_away_does_not_hold_up_another(
        self, kaz: Version, server: Receiver, clock: Clock, settings: Any
    ) -> None:
        with receiver(503) as away:
            made(away)
            made(server)
            numbers = happened(2)
            list(deliver(clock))
        assert server.numbers[-2:] == numbers
        assert len(away.got) == 1

    def test_one_that_was_claimed_and_never_ended_is_tried_again(
        self, kaz: Version, server: Receiver, clock: Clock
    ) -> None:
        """The worker died while it was sending."""
        made(server, verbs=["indicators.indicator.amend"])
        (number,) = happened()

        def dies(*args: Any) -> Any:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            list(deliver(clock, dies))
        assert list(deliver(clock)) == []
        clock.now += timedelta(minutes=2)
        assert [each.tries for each in deliver(clock)] == [2]
        assert server.numbers == [number]

    def test_one_that_ends_meanwhile_gets_no_more(self, kaz: Version, server: Receiver, clock: Clock) -> None:
        hook = made(server, verbs=["indicators.indicator.amend"])
        first, _ = happened(2)
        for delivery in deliver(clock):
            assert delivery.event == first
            Hook.objects.filter(pk=hook.pk).update(ended_at=AT)
        assert server.numbers == [first]

    def test_records_of_deliveries_are_dropped_after_a_month(
        self, kaz: Version, server: Receiver, clock: Clock
    ) -> None:
        made(server, verbs=["indicators.indicator.amend"])
        happened(2)
        list(deliver(clock))
        assert forget_deliveries(AT + timedelta(days=30)) == 0
        assert forget_deliveries(AT + timedelta(days=31)) == 2
        assert list(deliver(clock)) == [], "nothing is sent again"
        assert len(server.got) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
def test_several_workers_send_each_event_once(server: Receiver, clock: Clock, tmp_path: Path) -> None:
    together = Together(tmp_path)

    def begin() -> list[int]:
        made(server, framework="", verbs=["indicators.indicator.amend"])
        return happened(12)

    numbers = together.alone(begin)
    together(*[partial(lambda: len(list(deliver(clock))))] * 4)
    together.alone(lambda: list(deliver(clock)))
    assert sorted(server.numbers) == numbers
    assert together.alone(Delivery.objects.filter(status=Status.DELIVERED).count) == 12

    def test_a_secret_that_cannot_be_read_any_more_is_told(
        self, kaz: Version, server: Receiver, clock: Clock, settings: Any
    ) -> None:
        made(server, verbs=["indicators.indicator.amend"])
        happened()
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", []
        (delivery,) = deliver(clock)
        assert (delivery.status, server.got) == (Status.WAITING, [])
        assert "SECRET_KEY changed" in delivery.answer


class TestReading:
    """Whoever keeps webhooks sees theirs, with what went wrong, on a page and over the API."""

    def kept(self, server: Receiver, clock: Clock) -> Hook:
        hook = made(server, verbs=["indicators.indicator.amend"])
        made(server, framework=OTHER)
        happened(2)
        server.answers = [200, 503]
        list(deliver(clock))
        return hook

    def test_on_a_page(self, kaz: Version, second: Version, server: Receiver, clock: Clock) -> None:
        hook = self.kept(server, clock)
        browser = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        markup = markup_of(browser, "/webhooks/")
        assert markup.count("hooks.webhook.end") == 1, "only that of the own framework"
        assert f'href="/do/hooks.webhook.end?number={hook.pk}&amp;next=/webhooks/"' in markup
        assert "503" in markup
        assert "Waiting: 1" in main_of(browser, "/webhooks/")
        assert 'href="/webhooks/"' in browser.get("/about/").content.decode(), "in the menu"
        assert unsealed(PURPOSE, hook.secret) not in markup
        reader = signed_in(person("reader@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ))))
        assert reader.get("/webhooks/").status_code == 404
        assert 'href="/webhooks/"' not in reader.get("/about/").content.decode()

    def test_over_the_api(self, kaz: Version, second: Version, server: Receiver, clock: Clock) -> None:
        hook = self.kept(server, clock)
        officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
        (item,) = Program(token_of(officer)).get("/api/v1/webhooks").json()["items"]
        assert (item["number"], item["answer"], item["waiting"], item["given_up"]) == (hook.pk, "503", 1, 0)
        assert "secret" not in item
        narrow = Program(token_of(officer, "indicators.indicator.amend", secret="shq_narrow"))
        assert narrow.get("/api/v1/webhooks").status_code == 403
        member = person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ)))
        assert Program(token_of(member, secret="shq_member")).get("/api/v1/webhooks").status_code == 403
        root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
        found = Program(token_of(root, secret="shq_root")).get("/api/v1/webhooks").json()["items"]
        assert {each["framework"] for each in found} == {KAZ, OTHER}

    def test_in_one_statement(self, kaz: Version, server: Receiver, django_assert_num_queries: Any) -> None:
        for _ in range(3):
            made(server)
        with django_assert_num_queries(1):
            assert len(seen_hooks(TESTER, AT.date())) == 3


class TestCommands:
    def test_deliver_once(self, kaz: Version, server: Receiver) -> None:
        from shanyraq.cli.app import app

        made(server, verbs=["indicators.indicator.amend"])
        first, second = happened(2)
        server.answers = [200, 503]
        with time_machine.travel(AT, tick=False):
            said = CliRunner().invoke(app, ["hooks", "deliver"])
        assert said.exit_code == 0, said.output
        assert f"event {first} to webhook" in said.stdout
        assert f"event {second} to webhook" in said.stdout
        assert "1 event delivered, 1 try failed." in said.stdout

    def test_list(self, kaz: Version, server: Receiver) -> None:
        from shanyraq.cli.app import app

        hook = made(server)
        listed = CliRunner().invoke(app, ["hooks", "list"])
        assert f"{hook.pk}  {KAZ}" in listed.stdout
        plain = json.loads(CliRunner().invoke(app, ["hooks", "list", "--json"]).stdout)
        assert [each["number"] for each in plain] == [hook.pk]
        assert hook.secret not in listed.stdout + str(plain)


class TestDocumentation:
    """What the documentation tells a receiver to do, done."""

    @pytest.fixture
    def genuine(self) -> Any:
        page = (DOCS / "how-to" / "read-the-api.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```(?:python|{code-block} python)\n(.*?)```", page, re.DOTALL)
        (code,) = [block for block in blocks if "def genuine" in block]
        assert len(code.strip().splitlines()) <= 8
        known: dict[str, Any] = {}
        exec(code, known)
        return known["genuine"]

    def test_a_signature_is_verified(self, genuine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        body, secret = b'{"number":1}', "whs_secret"
        with time_machine.travel(AT, tick=False):
            assert genuine(signature(secret, body, AT), body, secret)
            assert not genuine(signature(secret, body, AT), body + b" ", secret)
            assert not genuine(signature("whs_other", body, AT), body, secret)
            assert genuine(signature(secret, body, AT - timedelta(minutes=4)), body, secret)
            assert not genuine(signature(secret, body, AT - timedelta(minutes=6)), body, secret)

    def test_a_signature_is_what_it_is_said_to_be(self) -> None:
        body, moment = b"{}", int(AT.timestamp())
        expected = hmac.new(b"secret", f"{moment}.{{}}".encode(), hashlib.sha256).hexdigest()
        assert signature("secret", body, AT) == f"t={moment},v1={expected}"
