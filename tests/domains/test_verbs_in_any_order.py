"""Any verbs by anybody in any order, made from what they saw or from what is long gone: what must hold, holds.

Each example is a sequence of steps of a ``RuleBasedStateMachine`` in one transaction that is undone; a failing one is
made smaller by itself. After every step the whole database is compared with what the step may have changed.
"""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from pydantic import ValidationError

from shanyraq.base.access.models import Grant, Invitation, Person, Token
from shanyraq.base.access.queries import actor_of
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.audit.verifying import verify
from shanyraq.base.comments.models import Comment
from shanyraq.base.doors.feed import sentence_of
from shanyraq.base.files.keeping import keep
from shanyraq.base.files.vocabulary import PACKAGES, TYPES
from shanyraq.base.hooks.models import Hook
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.commands import OfRow
from shanyraq.domains.indicators.verbs.finding import with_row
from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.results import PendingTarget
from shanyraq.domains.packages.writing import package_archive
from shanyraq.domains.parties.models import Contact, Registered
from shanyraq.kernel.actors import NOBODY, Actor, Door
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from tests.base.documents import PDF
from tests.conftest import SECOND, apply, package_in
from tests.domains import sequences as look
from tests.domains.sequences import CAST, KAZ, XAA
from tests.domains.test_packages_apply import retitled

START = datetime.fromisoformat("2026-06-01T09:30:00+00:00")
EXAMPLES, STEPS = 8, 30
"""How many sequences of a seed, and of how many steps."""
SEEDS = (1, 2)
"""The same sequences each time; others by whoever looks for more."""
ROLES = ("data_officer", "mel_member", "focal_point", "evaluator", "administrator", "psea")
DONE: dict[str, int] = {}
"""Verb → how often it wrote something in this run: a sequence that is always refused proves little."""
DIFFERENT = 15
"""So many different verbs these sequences do at least: one that is always refused proves little. That each verb can be
done at all is shown by ``tests/architecture/samples.py``."""

who = st.sampled_from(["officer"] * 30 + ["root", "mel", "focal"] * 2 + [*CAST, "nobody"])
seen = st.sampled_from(["now", "now", "now", None, None, None, 0, 1, 2, 7])
key = st.sampled_from(["eau", "eau", "vent", "vent", "feu", "unicef", "nobody"])
name = st.sampled_from(
    [{"fr": each} for each in ("Eau vive", "Vent", "Soleil", "EAU  VIVE", "Unicef")] + [{"en": "Fire", "fr": "Feu"}]
)
number = st.sampled_from(["", "", "1", "2"])
place = st.integers(0, 5)
days = st.sampled_from([-1, 0, 30, 60, 90, 366, 367])
email = st.sampled_from([f"{each}@example.org" for each in ("newcomer", "newcomer2", "mel", "nobody", "nobody2")])
framework = st.sampled_from([XAA, XAA, XAA, KAZ, ""])
indicator = st.sampled_from(["6.1.1", "points-eau", "registre", "loi-information", "none"])
thing = st.sampled_from([("indicator", "6.1.1"), ("outcome", "A.1"), ("organisation", "eau"), ("person", "1")])
act = st.sampled_from(["withdraw", "end"])
role = st.sampled_from(ROLES)


class Verbs(RuleBasedStateMachine):
    """One sequence. ``do`` is every step; the rules say what may be asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at = START
        self.stands = look.picture()
        self.revisions, self.versions = look.revisions(), look.contents()

    def teardown(self) -> None:
        try:
            assert look.contents() == self.versions, "a version changed after it was written"
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def do(self, verb: str, by: str, said: dict[str, Any], only: frozenset[str] | None = None) -> None:
        """Tries one verb, and looks at what became of the database."""
        self.at += timedelta(minutes=2)
        person = Person.objects.filter(email=f"{by}@example.org").first()
        actor = actor_of(person, Door.API, self.at.date(), only) if person else NOBODY
        grants_then, last = look.held(person, self.at.date()), look.last_event()
        found = verbbook()[verb]
        try:
            done = found.perform(found.told.model_validate(said), by=actor, at=self.at)
        except (ValidationError, Refused, NotAllowed, NotFound, Conflict):
            assert look.picture() == self.stands, f"{verb} was refused and wrote something"
            return
        now, events = look.picture(), look.events_after(last)
        if done.event is None:
            assert (now, events) == (self.stands, []), f"{verb} said that there was nothing to do"
            return
        assert [each.pk for each in events] == [done.event.pk], f"{verb} leaves one event"
        self.written(verb, actor, events[0], now)
        place = look.place(events[0], said)
        assert look.had_the_right(verb, person, grants_then, place), f"{by} did {verb} in {place} with {grants_then}"
        self.holds(said.get("seen"), events[0])
        self.stands = now
        DONE[verb] = DONE.get(verb, 0) + 1

    def written(self, verb: str, actor: Actor, event: Any, now: look.Picture) -> None:
        """The event says who did what when; something else than the event was written, and nothing vanished."""
        assert (event.verb, event.actor, event.person, event.at) == (verb, actor.name, actor.person, self.at)
        assert event.framework in {XAA, KAZ, ""}
        assert "{" not in str(sentence_of(event))
        before, after = self.stands.records, now.records
        wrote = {each[0] for each in after if before.get(each) != after[each]}
        assert wrote - {"audit_event"}, f"{verb} left an event and wrote nothing"
        gone = {each[0] for each in before if each not in after}
        assert gone <= {"files_upload"}, f"{verb} deleted rows of {gone}"

    def holds(self, seen: Any, event: Any) -> None:
        """What must hold after everything that was done."""
        proof = verify()
        assert proof.flaws == []
        assert proof.head == event.digest
        revisions = look.revisions()
        assert not [each for each, revision in self.revisions.items() if revisions.get(each, -1) < revision]
        records = {"organisation": "Registered", "contact": "Contact", "grant": "Grant", "amendment": "Amendment"}
        if seen is not None and event.kind in records:
            pks = {"organisation": self.entry(event.key), "amendment": self.amendment(event.key)}
            pk = pks.get(event.kind) or int(event.key)
            assert self.revisions[records[event.kind], pk] == seen, "a change from an older revision was made"
        self.revisions = revisions
        self.versions = look.contents(self.versions)
        assert look.twice_in_the_register() == []
        assert look.merged_in_circles() == []
        assert look.contacts_of_nobody() == []
        assert look.applied_by_one_side() == []
        assert look.unlike_the_trail() == []

    # What the steps name

    def entry(self, key: str) -> int:
        row = Registered.objects.filter(framework__code=XAA, key=key).first()
        return row.pk if row else 0

    def amendment(self, number: str) -> int:
        row = Amendment.objects.filter(framework__code=XAA, number=int(number)).first() if number.isdecimal() else None
        return row.pk if row else 0

    def nth(self, rows: Any, place: int) -> int:
        """The number of one of the rows that there are; of none where there is none."""
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        return numbers[place % len(numbers)] if numbers else 1

    def of(self, rows: Any, pk: int, seen: Any) -> dict[str, Any]:
        """``seen`` as a number: of now, or as it was drawn."""
        row = rows.filter(pk=pk).first()
        revision = row.revision if row and seen == "now" else None
        return {"seen": revision if seen == "now" else seen, "reason": "A test"}

    def of_key(self, key: str, seen: Any) -> dict[str, Any]:
        return {"framework": XAA, "key": key, **self.of(Registered.objects, self.entry(key), seen)}

    def version(self, seen: Any) -> dict[str, Any]:
        number = version_in_force(XAA).number
        return {"framework": XAA, "reason": "A test", "seen": number if seen == "now" else seen or None}

    # Steps

    @initialize(keys=st.sampled_from([[], ["eau"], ["eau", "vent"], ["eau", "vent"]]))
    def some_are_there(self, keys: list[str]) -> None:
        for each in keys:
            said = {"framework": XAA, "key": each, "name": {"fr": f"Première {each}"}, "kind": "civil_society"}
            self.do("parties.organisation.create", "officer", said)
            said = {"framework": XAA, "organisation": each, "name": f"{each.title()} Example", "phone": "+7 701"}
            self.do("parties.contact.create", "officer", said)

    @rule(days=st.sampled_from([1, 40, 400]))
    def time_passes(self, days: int) -> None:
        """Not for ever: where every role has run out, nobody does anything."""
        self.at += timedelta(days=days if self.at < START + timedelta(days=800) else 0)

    @rule(by=who, key=key, name=name, number=number)
    def create_organisation(self, by: str, key: str, name: Any, number: str) -> None:
        said = {"framework": XAA, "key": key, "name": name, "number": number, "kind": "civil_society"}
        self.do("parties.organisation.create", by, said)

    @rule(by=who, key=key, seen=seen, name=st.none() | name, number=st.none() | number, note=st.sampled_from(["", "x"]))
    def amend_organisation(self, by: str, key: str, seen: Any, name: Any, number: Any, note: str) -> None:
        said = {**self.of_key(key, seen), "name": name, "number": number, "note": note}
        self.do("parties.organisation.amend", by, said)

    @rule(by=who, key=key, into=key, seen=seen)
    def merge_organisation(self, by: str, key: str, into: str, seen: Any) -> None:
        self.do("parties.organisation.merge", by, {**self.of_key(key, seen), "into": into})

    @rule(by=who, key=key, seen=seen, verb=st.sampled_from(["end", "restore", "restore"]))
    def end_or_restore_organisation(self, by: str, key: str, seen: Any, verb: str) -> None:
        self.do(f"parties.organisation.{verb}", by, self.of_key(key, seen))

    @rule(by=who, key=key, name=st.sampled_from(["A. Example", "B. Example"]))
    def create_contact(self, by: str, key: str, name: str) -> None:
        said = {"framework": XAA, "organisation": key, "name": name, "email": "a@example.org"}
        self.do("parties.contact.create", by, said)

    @rule(by=who, place=place, seen=seen, organisation=st.none() | key, email=st.sampled_from(["", "b@example.org"]))
    def amend_contact(self, by: str, place: int, seen: Any, organisation: Any, email: str) -> None:
        pk = self.nth(Contact.objects, place)
        said = {"number": pk, **self.of(Contact.objects, pk, seen), "organisation": organisation, "email": email}
        self.do("parties.contact.amend", by, said)

    @rule(by=who, place=place, into=place, seen=seen)
    def merge_contact(self, by: str, place: int, into: int, seen: Any) -> None:
        pk = self.nth(Contact.objects, place)
        said = {"number": pk, **self.of(Contact.objects, pk, seen), "into": self.nth(Contact.objects, into)}
        self.do("parties.contact.merge", by, said)

    @rule(by=who, place=place, seen=seen)
    def end_contact(self, by: str, place: int, seen: Any) -> None:
        pk = self.nth(Contact.objects, place)
        self.do("parties.contact.end", by, {"number": pk, **self.of(Contact.objects, pk, seen)})

    @rule(by=who, email=email, role=role, framework=framework, days=days)
    def invite(self, by: str, email: str, role: str, framework: str, days: int) -> None:
        said = {"email": email, "name": "New", **self.role(role, framework, days)}
        self.do("accounts.person.invite", by, said)

    @rule(by=who, place=place)
    def end_invitation(self, by: str, place: int) -> None:
        said = {"number": self.nth(Invitation.objects, place), "reason": "A test"}
        self.do("accounts.invitation.end", by, said)

    @rule(by=who, email=email, role=role, framework=framework, days=days)
    def give(self, by: str, email: str, role: str, framework: str, days: int) -> None:
        said = {"person": email, "reason": "A test", **self.role(role, framework, days)}
        self.do("accounts.grant.give", by, said)

    def role(self, role: str, framework: str, days: int) -> dict[str, Any]:
        entity = "unicef" if role == "focal_point" else ""
        ends = self.at.date() + timedelta(days=days)
        return {"role": role, "framework": framework, "entity": entity, "ends_on": ends.isoformat()}

    @rule(by=who, place=st.integers(0, 20), seen=seen, days=days)
    def prolong(self, by: str, place: int, seen: Any, days: int) -> None:
        pk = self.nth(Grant.objects, place)
        ends = self.at.date() + timedelta(days=days)
        said = {"number": pk, **self.of(Grant.objects, pk, seen), "ends_on": ends.isoformat()}
        self.do("accounts.grant.prolong", by, said)

    @rule(by=who, place=st.integers(0, 20), seen=seen)
    def revoke(self, by: str, place: int, seen: Any) -> None:
        pk = self.nth(Grant.objects, place)
        self.do("accounts.grant.revoke", by, {"number": pk, **self.of(Grant.objects, pk, seen)})

    @rule(by=who, email=email, seen=seen)
    def end_person(self, by: str, email: str, seen: Any) -> None:
        person = Person.objects.filter(email=email).first()
        said = {"person": email, **self.of(Person.objects, person.pk if person else 0, seen)}
        self.do("accounts.person.end", by, said)

    @rule(by=who, indicator=indicator, seen=seen, source=st.sampled_from(["Registre", "Enquête"]))
    def amend_indicator(self, by: str, indicator: str, seen: Any, source: str) -> None:
        said = {"indicator": indicator, "source": {"fr": source}, **self.version(seen)}
        self.do("indicators.indicator.amend", by, said)

    @rule(by=who, indicator=indicator, seen=seen, year=st.sampled_from([2020, 2029, 2031]), lapse=st.booleans())
    def set_target(self, by: str, indicator: str, seen: Any, year: int, lapse: bool) -> None:
        said: dict[str, Any] = {"indicator": indicator, **self.version(seen)}
        if lapse:
            self.do("indicators.target.lapse", by, said)
        else:
            self.do("indicators.target.determine", by, {**said, "year": year, "value": 80})

    @rule(
        by=who,
        indicator=indicator,
        seen=seen,
        value=st.sampled_from([50.0, 51.5]),
        role=st.sampled_from(["baseline", "target"]),
    )
    def supersede_value(self, by: str, indicator: str, seen: Any, value: float, role: str) -> None:
        year = 2026 if role == "baseline" else 2031
        said = {"indicator": indicator, "role": role, "year": year, "value": value, **self.version(seen)}
        self.do("indicators.value.supersede", by, said)

    @rule(by=who, thing=thing, mentions=st.sampled_from([[], ["mel"], ["newcomer"]]))
    def comment(self, by: str, thing: tuple[str, str], mentions: list[str]) -> None:
        numbers = [Person.objects.get(email=f"{each}@example.org").pk for each in mentions]
        said = {"framework": XAA, "kind": thing[0], "key": thing[1], "text": "Why?", "mentions": numbers}
        self.do("comments.comment.write", by, said)

    @rule(by=who, place=place, act=act)
    def end_comment(self, by: str, place: int, act: str) -> None:
        said = {"number": self.nth(Comment.objects, place), "reason": "A test"}
        self.do(f"comments.comment.{act}", by, said)

    @rule(by=who, thing=thing)
    def attach(self, by: str, thing: tuple[str, str]) -> None:
        said = {"framework": XAA, "kind": thing[0], "key": thing[1], "file": self.sent(by, PDF, "Report.pdf")}
        self.do("attachments.document.attach", by, said)

    def sent(self, by: str, content: bytes, name: str) -> str:
        """The hash of a file that somebody sends."""
        person = Person.objects.filter(email=f"{by}@example.org").first()
        taken = {**TYPES, **PACKAGES}
        kept = keep(
            io.BytesIO(content), name, len(content), person=person.pk if person else None, at=self.at, taken=taken
        )
        self.stands = look.picture()  # sending is no verb
        return kept.upload.blob.digest

    @rule(by=who, place=place, act=act)
    def end_document(self, by: str, place: int, act: str) -> None:
        said = {"number": self.nth(Attachment.objects, place), "reason": "A test"}
        self.do(f"attachments.document.{act}", by, said)

    @rule(by=who, title=st.sampled_from(["Eau", "Santé", "École"]), base=st.sampled_from([None, None, 0, 1]))
    def propose(self, by: str, title: str, base: int | None) -> None:
        version = version_in_force(XAA)
        content = package_archive(retitled(recent_package(version), title), XAA)
        said = {"framework": XAA, "title": "A shorter title", "reason": "A test"}
        said |= {"base": version.number if base is None else base, "file": self.sent(by, content, "package.zip")}
        self.do("packages.amendment.propose", by, said)

    @rule(
        by=st.sampled_from(["officer", "coordinator", "cochair", "stranger", "nobody"]),
        act=st.sampled_from(["reject_for_government", "reject_for_un", "withdraw"]),
        place=place,
        seen=seen,
    )
    def decline(self, by: str, act: str, place: int, seen: Any) -> None:
        self.do(f"packages.amendment.{act}", by, {**self.of_amendment(place, seen), "reason": "A test"})

    @rule(
        place=place, seen=seen, sides=st.permutations(["government", "un"]), same=st.sampled_from([False] * 4 + [True])
    )
    def agree(self, place: int, seen: Any, sides: list[str], same: bool) -> None:
        """One side after the other, or one person for both."""
        people = {"government": "cochair", "un": "cochair" if same else "coordinator"}
        for side in sides:
            self.do(f"packages.amendment.agree_for_{side}", people[side], self.of_amendment(place, seen))

    @rule(by=who, place=place, seen=seen)
    def apply_amendment(self, by: str, place: int, seen: Any) -> None:
        self.do("packages.amendment.apply", by, self.of_amendment(place, seen))

    def of_amendment(self, place: int, seen: Any) -> dict[str, Any]:
        pk = self.nth(Amendment.objects.filter(framework__code=XAA), place)
        number = Amendment.objects.filter(pk=pk).values_list("number", flat=True).first() or 1
        return {"framework": XAA, "number": number, "seen": self.of(Amendment.objects, pk, seen)["seen"]}

    @rule(by=who, framework=framework)
    def add_webhook(self, by: str, framework: str) -> None:
        self.do("hooks.webhook.add", by, {"framework": framework, "url": "https://example.org/events"})

    @rule(by=who, place=place)
    def end_webhook(self, by: str, place: int) -> None:
        self.do("hooks.webhook.end", by, {"number": self.nth(Hook.objects, place), "reason": "A test"})

    @rule(by=who, ends=st.booleans(), place=place)
    def make_or_end_token(self, by: str, ends: bool, place: int) -> None:
        if ends:
            self.do("accounts.token.end", by, {"number": self.nth(Token.objects, place)})
        else:
            self.do("accounts.token.make", by, {"name": "A program", "days": 90})

    @rule(by=who, act=st.sampled_from(["make", "end"]))
    def make_or_end_calendar(self, by: str, act: str) -> None:
        self.do(f"notices.calendar.{act}", by, {})

    @rule(
        by=who, kind=st.sampled_from(["mentions", "roles", "none"]), pace=st.sampled_from(["daily", "weekly", "never"])
    )
    def choose(self, by: str, kind: str, pace: str) -> None:
        self.do("notices.choice.set", by, {"kind": kind, "pace": pace})

    @rule(key=key, others=st.booleans())
    def with_a_token(self, key: str, others: bool) -> None:
        """A program of the officer, whose token was made for one verb, tries that one and another."""
        only = frozenset({"parties.organisation.end"})
        verb = "parties.organisation.restore" if others else "parties.organisation.end"
        before = DONE.get(verb, 0)
        self.do(verb, "officer", self.of_key(key, None), only)
        assert not others or DONE.get(verb, 0) == before


def with_a_pending_target() -> None:
    """The second framework, with the target of an indicator left to be set."""
    row = OfRow(framework=XAA, indicator="points-eau")
    pending = PendingTarget(note="À fixer en 2026", due_on=date(2026, 12, 31), otherwise="not_monitored")
    apply(with_row(package_in(SECOND), row, targets=[], target_pending=pending), at=START - timedelta(days=9))


@pytest.mark.usefixtures("kaz", "second")
def test_what_must_hold_holds_after_every_step() -> None:
    DONE.clear()
    with_a_pending_target()
    look.cast()
    how = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    for number in SEEDS:
        run_state_machine_as_test(seed(number)(Verbs), settings=how)  # type: ignore[no-untyped-call]
    assert len(DONE) >= DIFFERENT, sorted(DONE)
