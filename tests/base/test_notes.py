"""Attaching, commenting, mentioning, withdrawing, ending: the verbs, whatever the door."""

import io
from datetime import timedelta
from typing import Any

import pytest

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.attachments.commands import AttachDocument, EndDocument, WithdrawDocument
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.attachments.verbs import document
from shanyraq.base.audit.models import Event
from shanyraq.base.comments.commands import EndComment, WithdrawComment, WriteComment
from shanyraq.base.comments.models import Comment
from shanyraq.base.comments.queries import is_shown, unanswered
from shanyraq.base.comments.verbs import comment
from shanyraq.base.doors.subjects import kinds_with_names
from shanyraq.base.files.keeping import keep
from shanyraq.base.files.models import Upload
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.columns import columns_of
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import CreateContact, CreateOrganisation
from shanyraq.domains.parties.verbs import contact, organisation
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base import documents
from tests.base.people import NOW, TODAY, actor, give, person
from tests.conftest import KAZ as PACKAGE
from tests.conftest import TESTER, package_in
from tests.domains.everything import measured_and_learned, planned_and_paid
from tests.domains.observing import in_each_stage
from tests.domains.planning import decide, register_document, step
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import LATER, retitled

KAZ, XAA = "kaz-2026-2030", "xaa-2027-2031"
THING = {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}
WHY = "It was a mistake"
pytestmark = pytest.mark.usefixtures("kaz", "second")


@pytest.fixture
def officer() -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))


@pytest.fixture
def member() -> Person:
    return person("member@example.org", (Role.MINISTRY, Reach(KAZ)))


def send(who: Person | None, content: bytes = documents.PDF, name: str = "Report.pdf") -> str:
    """The hash of a file that somebody sent."""
    kept = keep(io.BytesIO(content), name, len(content), person=who.pk if who else None, at=NOW)
    return kept.upload.blob.digest


def attach(who: Person, digest: str = "", **more: Any) -> Attachment:
    said = {**THING, "file": digest or send(who), **more}
    return document.attach(AttachDocument.model_validate(said), by=actor(who), at=NOW)


def write(who: Person, text: str = "Where does it come from?", at: Any = NOW, **more: Any) -> Comment:
    return comment.write(WriteComment.model_validate({**THING, "text": text, **more}), by=actor(who), at=at)


def last() -> Event:
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    return event


def rules(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.rule for finding in refused.value.findings]


# Documents


def test_a_document_is_attached_with_its_event(member: Person) -> None:
    row = attach(member, title="Source", note="Table 3")
    assert (row.about, row.name, str(row), row.by) == (last().name, "Report.pdf", "Source", "Member")
    assert row.about.startswith("1.2.1 ")
    event = last()
    assert (event.verb, event.kind, event.key) == ("attachments.document.attach", "document", str(row.pk))
    assert event.after["sha256"] == row.blob.digest
    assert event.after["about"] == "indicator 1.2.1"
    assert not Upload.objects.exists(), "it waits no more"
    assert row.written().model_dump() == {
        "number": row.pk,
        "name": "Report.pdf",
        "digest": row.blob.digest,
        "size": len(documents.PDF),
    }


def test_only_ones_own_file_is_attached(officer: Person, member: Person) -> None:
    digest = send(officer)
    with pytest.raises(Refused) as refused:
        attach(member, digest)
    assert rules(refused) == ["attachments.sent"]
    with pytest.raises(Refused) as refused:
        attach(member, "0" * 64)
    assert rules(refused) == ["attachments.sent"]


def test_a_content_hangs_on_a_thing_once(officer: Person, member: Person) -> None:
    attach(member)
    with pytest.raises(Refused) as refused:
        attach(officer, send(officer, name="Other name.pdf"))
    assert rules(refused) == ["attachments.once"]
    assert attach(officer, send(officer), key="3.2.1")
    document.end(EndDocument(number=Attachment.objects.first().pk, reason=WHY), by=actor(officer), at=NOW)
    assert attach(officer), "what ended is in nobody's way"


def test_without_a_scanner_that_is_told(member: Person) -> None:
    said = {**THING, "file": send(member)}
    attach_verb = verbbook()["attachments.document.attach"]
    done = attach_verb.perform(AttachDocument.model_validate(said), by=actor(member), at=NOW)
    assert [finding.rule for finding in done.findings] == ["files.scan"]


def test_withdrawn_by_whoever_attached_it_alone(officer: Person, member: Person) -> None:
    row = attach(member)
    with pytest.raises(NotAllowed):
        document.withdraw(WithdrawDocument(number=row.pk, reason=WHY), by=actor(officer), at=NOW)
    ended = document.withdraw(WithdrawDocument(number=row.pk, reason=WHY), by=actor(member), at=NOW)
    assert (ended.ended_by, ended.reason) == ("Member", WHY)
    assert last().reason == WHY
    events = Event.objects.count()
    document.withdraw(WithdrawDocument(number=row.pk, reason=WHY), by=actor(member), at=NOW)
    assert Event.objects.count() == events, "once is enough"


def test_ended_by_those_who_moderate(officer: Person, member: Person) -> None:
    row = attach(member)
    with pytest.raises(NotAllowed):
        document.end(EndDocument(number=row.pk, reason=WHY), by=actor(member), at=NOW)
    document.end(EndDocument(number=row.pk, reason=WHY), by=actor(officer), at=NOW)
    assert (last().change["file"], last().change["by"]) == ("Report.pdf", "Member")


# Comments


def test_what_is_said_stays_out_of_the_trail(officer: Person, member: Person) -> None:
    row = write(member, "Ring me: +7 700 000 00 00", mentions=[officer.pk])
    event = last()
    assert (event.verb, event.kind, event.key) == ("comments.comment.write", "comment", str(row.pk))
    assert "700" not in str([event.change, event.before, event.after, event.name])
    assert event.after["mentions"] == [officer.pk]
    assert [each.person for each in row.mentions.all()] == [officer]


def test_only_members_of_the_framework_are_mentioned(member: Person) -> None:
    stranger = person("stranger@example.org", (Role.MINISTRY, Reach(XAA)))
    former = person("former@example.org")
    give(former, Role.MINISTRY, Reach(KAZ), TODAY - timedelta(days=1))
    until_today = person("today@example.org")
    give(until_today, Role.MINISTRY, Reach(KAZ), TODAY)
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    gone = person("gone@example.org", (Role.MINISTRY, Reach(KAZ)))
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    for who in (stranger, former, root, gone):
        with pytest.raises(Refused) as refused:
            write(member, mentions=[until_today.pk, who.pk])
        assert rules(refused) == ["comments.mentions"]
    assert write(member, mentions=[until_today.pk, until_today.pk]).mentions.count() == 1


def test_a_reply_stands_with_what_it_answers(officer: Person, member: Person) -> None:
    first = write(member)
    assert write(officer, "From the Bureau", reply_to=first.pk).reply_to == first
    for more in ({"key": "3.2.1"}, {"kind": "outcome", "key": "1"}):
        with pytest.raises(Refused) as refused:
            write(officer, reply_to=first.pk, **more)
        assert rules(refused) == ["comments.reply"]
    with pytest.raises(Refused):
        write(officer, reply_to=first.pk + 100)
    comment.withdraw(WithdrawComment(number=first.pk, reason=WHY), by=actor(member), at=NOW)
    with pytest.raises(Refused, match="has ended"):
        write(officer, reply_to=first.pk)


def test_a_comment_is_withdrawn_by_its_writer_and_ended_by_those_who_moderate(officer: Person, member: Person) -> None:
    first, second = write(member), write(member)
    with pytest.raises(NotAllowed):
        comment.withdraw(WithdrawComment(number=first.pk, reason=WHY), by=actor(officer), at=NOW)
    with pytest.raises(NotAllowed):
        comment.end(EndComment(number=first.pk, reason=WHY), by=actor(member), at=NOW)
    comment.withdraw(WithdrawComment(number=first.pk, reason=WHY), by=actor(member), at=NOW)
    comment.end(EndComment(number=second.pk, reason=WHY), by=actor(officer), at=NOW)
    assert [each.ended_by for each in Comment.objects.all()] == ["Member", "Officer"]
    assert all("Where" in each.text for each in Comment.objects.all()), "nothing is deleted"


# Things


def test_every_kind_of_thing_that_can_be_named_can_be_commented_on(kaz: Version, officer: Person) -> None:
    given = {"framework": KAZ, "key": "eau", "name": {"en": "Eau"}, "kind": "civil_society"}
    organisation.create(CreateOrganisation.model_validate(given), by=TESTER, at=NOW)
    somebody = contact.create(CreateContact(framework=KAZ, organisation="eau", name="A. Example"), by=TESTER, at=NOW)
    propose(retitled(package_in(PACKAGE), "Another"), title="Title", reason="Why", by=TESTER, at=LATER)
    things = {
        "activity": kaz.entries.filter(kind="activity").first().key,
        "amendment": "1",
        "body": kaz.bodies.first().key,
        "clause": "3.2-p1",
        "commitment": kaz.commitments.first().key,
        "contact": str(somebody.pk),
        "entity": "unicef",
        "framework": KAZ,
        "indicator": "1.2.1",
        "organisation": "eau",
        "outcome": "1",
        "output": "1.1",
        "risk": kaz.entries.filter(kind="risk").first().key,
        **planned_and_paid(KAZ),
        **measured_and_learned(KAZ),
        "decision": str(decide("jsc", framework=KAZ)),
        "observation": str(in_each_stage()["published"].number),
        "programme_document": str(register_document(KAZ)),
        "work_plan": step("open", framework=KAZ, outcome="1") and "2027-1",
    }
    assert set(things) == set(kinds_with_names()), "whoever adds a kind says here which thing there is"
    for kind, key in things.items():
        assert write(officer, kind=kind, key=key).about, kind
        with pytest.raises(NotFound):
            write(officer, kind=kind, key=f"{key}-not")


@pytest.mark.parametrize(
    "thing",
    [
        {"key": "9.9.9"},
        {"kind": "session", "key": "1"},
        {"kind": "nothing"},
        {"kind": "framework", "key": XAA},
        {"kind": "clause", "key": "§3.2-p1"},
        {"kind": "amendment", "key": "１"},
        {"kind": "contact", "key": "9" * 30},
        {"framework": "zzz-2026-2030"},
    ],
)
def test_what_does_not_exist_is_not_found(officer: Person, thing: dict[str, str]) -> None:
    root = {**THING, **thing}
    if root["framework"] != KAZ:
        give(officer, Role.DATA_OFFICER, Reach(root["framework"]))
    with pytest.raises(NotFound):
        write(officer, **thing)
    with pytest.raises(NotFound):
        attach(officer, **thing)
    assert not Comment.objects.exists()


def test_a_thing_that_somebody_may_not_see_does_not_exist_for_them(officer: Person, monkeypatch: Any) -> None:
    """Contact people are seen by those who may see the trail."""
    from shanyraq.base.access import vocabulary

    given = {"framework": KAZ, "key": "eau", "name": {"en": "Eau"}, "kind": "civil_society"}
    organisation.create(CreateOrganisation.model_validate(given), by=TESTER, at=NOW)
    row = contact.create(CreateContact(framework=KAZ, organisation="eau", name="A. Example"), by=TESTER, at=NOW)
    only = vocabulary.RoleFacts("x", ("framework",), frozenset({vocabulary.Permission.COMMENT}))
    monkeypatch.setitem(vocabulary.ROLES, Role.OPERATIONS, only)
    guest = person("guest@example.org", (Role.OPERATIONS, Reach(KAZ)))
    write(officer, kind="contact", key=str(row.pk), mentions=[guest.pk])
    with pytest.raises(NotFound):
        write(guest, kind="contact", key=str(row.pk))
    assert write(guest)
    assert [is_shown(each.comment, actor(guest)) for each in unanswered([guest.pk], TODAY)] == [False]


# The desk


def waiting(who: Person, day: Any = TODAY) -> list[int]:
    return [each.comment_id for each in unanswered([who.pk], day) if is_shown(each.comment, actor(who))]


def test_a_mention_waits_until_it_is_answered_or_thirty_days_have_passed(officer: Person, member: Person) -> None:
    asked = write(member, mentions=[officer.pk])
    elsewhere = write(member, key="3.2.1", mentions=[officer.pk])
    assert waiting(officer) == [asked.pk, elsewhere.pk]
    assert waiting(officer, TODAY + timedelta(days=30)) == [asked.pk, elsewhere.pk]
    assert waiting(officer, TODAY + timedelta(days=31)) == []
    assert waiting(member) == []
    answer = write(officer, "From the Bureau")
    assert waiting(officer) == [elsewhere.pk]
    comment.withdraw(WithdrawComment(number=answer.pk, reason=WHY), by=actor(officer), at=NOW)
    assert waiting(officer) == [asked.pk, elsewhere.pk], "an answer that was withdrawn is none"
    comment.withdraw(WithdrawComment(number=asked.pk, reason=WHY), by=actor(member), at=NOW)
    assert waiting(officer) == [elsewhere.pk]
    assert unanswered([], TODAY) == []


def test_nobody_waits_for_themselves(officer: Person) -> None:
    write(officer, mentions=[officer.pk])
    assert waiting(officer) == []


# The workbook


def test_comments_are_written_from_a_workbook(officer: Person, member: Person) -> None:
    verb = verbbook()["comments.comment.write"]
    listed = {column.key: column for column in columns_of(verb, KAZ, actor(member))}
    asked = dict(listed["mentions"].options)[str(officer.pk)]
    assert asked.endswith("Officer")
    stranger = person("stranger@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    assert {column.key: column.options for column in columns_of(verb, KAZ, actor(stranger))}["mentions"] == ()
    head = ",".join(listed[key].title for key in ("kind", "key", "text", "mentions"))
    rows = f"{head}\nindicator,1.2.1,Why so low?,{asked}\nindicator,9.9.9,Nobody knows,\n".encode()
    task = Task(verb, KAZ, actor(member), NOW)
    refused = fill(task, rows, lambda *_: None, apply=True)
    assert not refused.applied
    assert not Comment.objects.exists()
    filled = fill(task, rows.rpartition(b"indicator,9")[0], lambda *_: None, apply=True)
    assert filled.applied, filled
    assert [each.text for each in Comment.objects.all()] == ["Why so low?"]
    assert waiting(officer) == [Comment.objects.get().pk]


def test_files_do_not_come_in_a_workbook() -> None:
    assert Door.SHEET not in verbbook()["attachments.document.attach"].doors
