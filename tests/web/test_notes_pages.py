"""Documents and comments on pages: sent by a form, shown to members, handed out as files, absent for everybody else."""

import errno
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.comments.models import Comment
from shanyraq.base.doors.models import Draft
from shanyraq.base.doors.subjects import kinds_with_names, shows_notes, title_of
from shanyraq.base.files.keeping import FULL, place_of, store
from shanyraq.base.files.models import Blob, Upload
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.verbs import organisation
from shanyraq.kernel.scopes import Reach
from tests.base import documents
from tests.base.people import NOW, person, signed_in
from tests.base.test_notes import attach, write
from tests.conftest import KAZ as PACKAGE
from tests.conftest import TESTER, package_in
from tests.domains.everything import measured_and_learned, planned_and_paid
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import LATER, retitled
from tests.web.reading import main_of, markup_of
from tests.web.test_forms_of_verbs import about

KAZ, XAA = "kaz-2026-2030", "xaa-2027-2031"
THING = {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}
PAGE = f"/{KAZ}/indicators/1.2.1"
ATTACH, WRITE = "/do/attachments.document.attach", "/do/comments.comment.write"
pytestmark = pytest.mark.usefixtures("kaz", "second")


@pytest.fixture
def officer() -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Dana Officer")


@pytest.fixture
def member() -> Person:
    return person("member@example.org", (Role.MINISTRY, Reach(KAZ)), name="Marat Member")


def pdf(name: str = "Report.pdf", content: bytes = documents.PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/x-anything")


# The form


def test_a_document_is_attached_from_the_page_and_stands_there(member: Person) -> None:
    browser = signed_in(member)
    form = browser.get(ATTACH, THING).content.decode()
    assert 'enctype="multipart/form-data"' in form
    assert 'type="file"' in form
    assert 'accept=".pdf,.docx' in form
    assert f'<a href="{PAGE}">1.2.1 ' in form, "the form says what it is about, and does not ask for it"
    assert '<input type="hidden" name="key" value="1.2.1">' in form
    response = browser.post(ATTACH, {**THING, "file": pdf(), "title": "Source", "note": "Table 3"})
    row = Attachment.objects.get()
    assert response["Location"] == f"/{KAZ}/attached/{row.pk}"
    there = browser.get(response["Location"])
    assert there["Location"] == f"{PAGE}#document-{row.pk}"
    text = main_of(browser, PAGE)
    assert "Marat Member attached Report.pdf to 1.2.1" in text
    assert "The file was not scanned for viruses" in text
    assert "Source PDF, 1 KB · Marat Member" in text
    assert "Table 3" in text


def test_what_was_typed_and_sent_is_kept_after_an_error(member: Person) -> None:
    browser = signed_in(member)
    sent = {**THING, "title": "x" * 201, "note": "Table 3"}
    response = browser.post(ATTACH, {**sent, "file": pdf()})
    assert response.status_code == 422
    text, digest = response.content.decode(), Blob.objects.get().digest
    assert 'href="#field-title"' in text
    assert "Table 3" in text
    assert "Kept: Report.pdf. You need not choose it again" in text
    assert f'<input type="hidden" name="file" value="{digest}">' in text
    assert browser.post(ATTACH, {**THING, "title": "Source", "file": digest}).status_code == 302
    assert Attachment.objects.get().name == "Report.pdf"


def test_another_file_takes_the_place_of_the_one_that_was_kept(member: Person) -> None:
    browser = signed_in(member)
    browser.post(ATTACH, {**THING, "title": "x" * 201, "file": pdf()})
    digest = Blob.objects.get().digest
    other = pdf("Other.pdf", documents.PDF + b"2")
    assert browser.post(ATTACH, {**THING, "file": [digest, other]}).status_code == 302
    assert Attachment.objects.get().name == "Other.pdf"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "File: This is needed"),
        (pdf("Page.html"), "Files of this type are not taken"),
        (pdf("Empty.pdf", b""), "The file is empty"),
        (pdf("Report.docx"), "not what its name says"),
        (pdf("Report.docx", documents.office("docx", word__vbaProject_dot_bin=b"x")), "holds macros"),
        (pdf("Report.docx", documents.bomb()), "unpacks to far more"),
    ],
    ids=lambda value: getattr(value, "name", None) or str(value)[:20],
)
def test_what_is_wrong_with_a_file_stands_at_its_field(member: Person, file: Any, said: str) -> None:
    browser = signed_in(member)
    sent = {**THING, "note": "Table 3", **({"file": file} if file else {})}
    response = browser.post(ATTACH, sent)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert 'href="#field-file"' in text
    assert 'aria-describedby="field-file-said" aria-invalid="true"' in text
    assert "Table 3" in text
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(("more", "status"), [(-1, 302), (0, 302), (1, 422)])
def test_the_largest_file(member: Person, settings: Any, more: int, status: int) -> None:
    settings.FILES_LARGEST = settings.FILES_CUT_AT = 300_000
    content = documents.PDF.ljust(300_000 + more)
    response = signed_in(member).post(ATTACH, {**THING, "note": "Table 3", "file": pdf(content=content)})
    assert response.status_code == status
    if status == 422:
        assert "The file has 0.3 MB; at most 0.3 MB are taken" in response.content.decode()


def test_no_more_arrives_than_can_be_taken(member: Person, settings: Any) -> None:
    settings.FILES_LARGEST = settings.FILES_CUT_AT = 100_000
    written: list[int] = []
    original = TemporaryFileUploadHandler.receive_data_chunk

    def counted(self: Any, raw_data: bytes, start: int) -> None:
        written.append(len(raw_data))
        original(self, raw_data, start)

    with patch.object(TemporaryFileUploadHandler, "receive_data_chunk", counted):
        response = signed_in(member).post(ATTACH, {**THING, "file": pdf(content=documents.PDF.ljust(5_000_000))})
    assert "The file has 5.0 MB" in response.content.decode()
    assert sum(written) < 300_000


@pytest.mark.parametrize("at", ["new_file", "receive_data_chunk", "file_complete"])
def test_where_there_is_no_room_while_it_arrives_the_form_says_so(member: Person, at: str) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with patch.object(TemporaryFileUploadHandler, at, side_effect=full):
        response = signed_in(member).post(ATTACH, {"file": pdf(), **THING, "note": "Table 3"})
    text = response.content.decode()
    assert response.status_code == 422
    assert FULL in text
    assert "Table 3" in text, "what follows the file arrives"


def test_where_there_is_no_room_to_keep_it_the_form_says_so(member: Person) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with patch("shanyraq.base.files.storage.os.fsync", side_effect=full):
        response = signed_in(member).post(ATTACH, {**THING, "file": pdf(content=documents.PDF + b"unique")})
    assert (response.status_code, FULL in response.content.decode()) == (422, True)
    assert not Blob.objects.exists()


def test_while_somebody_types_the_name_of_a_chosen_file_is_no_file(member: Person) -> None:
    """htmx sends a chosen file as a word; neither the check nor the draft takes it for one."""
    browser = signed_in(member)
    browser.post(f"{ATTACH}/check/title", {**THING, "title": "Source", "file": "[object File]"})
    assert "file" not in Draft.objects.get().entered
    assert browser.get(ATTACH, THING).status_code == 200


def test_a_form_that_does_not_know_its_thing_asks_for_it(member: Person) -> None:
    browser = signed_in(member)
    for begun in ({}, {**THING, "key": "9.9.9"}):
        text = browser.get(WRITE, begun).content.decode()
        assert '<option value="indicator"' in text
        assert 'id="field-key"' in text


def test_names_that_would_break_a_header_or_a_page(member: Person) -> None:
    browser = signed_in(member)
    name = '<b>"../Отчёт\u202e; x=y.pdf'
    assert browser.post(ATTACH, {**THING, "file": pdf(name)}).status_code == 302
    row = Attachment.objects.get()
    assert row.name == "Отчёт; x=y.pdf"
    said = browser.get(f"/{KAZ}/attached/{row.pk}/file")["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%3B%20x%3Dy.pdf"
    assert "<b>" not in main_of(browser, PAGE)


# The download


def test_a_document_is_handed_out_to_be_saved(member: Person) -> None:
    row = attach(member)
    response = signed_in(member).get(f"/{KAZ}/attached/{row.pk}/file")
    assert b"".join(response) == documents.PDF
    assert response["Content-Disposition"] == 'attachment; filename="Report.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "private" in response["Cache-Control"]
    again = signed_in(member).get(f"/{KAZ}/attached/{row.pk}/file", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_what_you_may_not_see_does_not_exist(page: Client, officer: Person, member: Person) -> None:
    row, said = attach(member), write(member)
    stranger = signed_in(person("stranger@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    without = signed_in(person("without@example.org"))
    for address in (f"attached/{row.pk}", f"attached/{row.pk}/file", f"comments/{said.pk}", "notes/indicator/1.2.1"):
        assert page.get(f"/{KAZ}/{address}")["Location"].startswith("/account/login/")
        for browser in (stranger, without):
            assert browser.get(f"/{KAZ}/{address}").status_code == 404
        assert stranger.get(f"/{XAA}/{address}").status_code == 404, "not under a framework of one's own either"
    for address in ("attached/999", "attached/999/file", "comments/999", "notes/indicator/9.9.9", "notes/session/1"):
        assert signed_in(member).get(f"/{KAZ}/{address}").status_code == 404


def test_an_evaluator_reads_and_does_not_write(member: Person) -> None:
    row = attach(member)
    browser = signed_in(person("evaluator@example.org", (Role.EVALUATOR, Reach(KAZ))))
    text = main_of(browser, PAGE)
    assert "Report.pdf" in text
    assert "Attach a document" not in text
    assert browser.get(f"/{KAZ}/attached/{row.pk}/file").status_code == 200


def test_what_has_ended_is_named_and_not_handed_out(member: Person) -> None:
    row, said = attach(member), write(member, "A hasty word")
    browser = signed_in(member)
    for verb, number in (("attachments.document.withdraw", row.pk), ("comments.comment.withdraw", said.pk)):
        form = browser.get(f"/do/{verb}", {"number": number})
        assert form.status_code == 200
        assert browser.post(f"/do/{verb}", {"number": number, "reason": "Sent to the wrong page"}).status_code == 302
    text = main_of(browser, PAGE)
    assert text.count("Sent to the wrong page") == 2
    assert "A hasty word" not in text
    assert browser.get(f"/{KAZ}/attached/{row.pk}/file").status_code == 404


def test_a_content_that_is_gone_is_not_found(member: Person) -> None:
    row = attach(member)
    store().delete(place_of(row.blob.digest))
    assert signed_in(member).get(f"/{KAZ}/attached/{row.pk}/file").status_code == 404


# Comments


def test_a_comment_is_written_with_a_mention_and_waits_on_a_desk(officer: Person, member: Person) -> None:
    browser = signed_in(member)
    form = browser.get(WRITE, THING).content.decode()
    assert f'value="{officer.pk}"> Dana Officer' in form
    assert "officer@example.org" not in form, "addresses are nobody's business"
    said = {**THING, "text": "Is it <b>so</b>?\n\nI doubt it.", "mentions": [officer.pk]}
    response = browser.post(WRITE, said)
    row = Comment.objects.get()
    assert response["Location"] == f"/{KAZ}/comments/{row.pk}"
    markup = browser.get(PAGE).content.decode()
    assert "<p>Is it &lt;b&gt;so&lt;/b&gt;?</p>" in markup
    assert "Mentioned: Dana Officer" in main_of(browser, PAGE)
    desk = signed_in(officer)
    assert "Marat Member asks you to look: 1.2.1 " in main_of(desk, "/desk/")
    assert f'href="/{KAZ}/comments/{row.pk}"' in desk.get("/desk/").content.decode()
    reply = desk.get(WRITE, {**THING, "reply_to": row.pk, "mentions": member.pk}).content.decode()
    assert f'value="{member.pk}" checked' in reply
    desk.post(WRITE, {**THING, "reply_to": row.pk, "mentions": member.pk, "text": "It is"})
    assert "asks you to look" not in main_of(desk, "/desk/")
    assert "Dana Officer asks you to look" in main_of(browser, "/desk/")
    assert "in reply to Marat Member" in main_of(browser, PAGE)


def test_who_is_in_a_framework_is_told_to_its_members_alone(officer: Person) -> None:
    stranger = signed_in(person("stranger@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    assert "Dana Officer" not in stranger.get(WRITE, THING).content.decode()
    assert "Dana Officer" not in stranger.post(WRITE, {**THING, "text": ""}).content.decode()


def test_drafts_of_two_answers_are_two(member: Person) -> None:
    first, second = write(member), write(member)
    browser = signed_in(member)
    carried = about(markup_of(browser, WRITE, **THING, reply_to=str(first.pk)))
    browser.post(f"{WRITE}/check/text", {**THING, **carried, "reply_to": first.pk, "text": "To the first"})
    assert "To the first" in browser.get(WRITE, {**THING, "reply_to": first.pk}).content.decode()
    assert "To the first" not in browser.get(WRITE, {**THING, "reply_to": second.pk}).content.decode()


def test_an_empty_thread_says_what_it_is_for(member: Person) -> None:
    text = main_of(signed_in(member), PAGE)
    assert "Nothing was said or attached here yet" in text
    assert "Only people with a role in this framework see this part" in text


def test_on_a_day_of_the_past_it_is_as_it_was(member: Person) -> None:
    write(member, "On the first of June")
    browser = signed_in(member)
    assert "On the first of June" not in main_of(browser, PAGE, as_of="2026-05-31")
    text = main_of(browser, PAGE, as_of="2026-06-01")
    assert "On the first of June" in text
    assert "Reply" not in text, "the past is not written in"


def test_every_page_of_a_thing_has_its_thread(kaz: Version, officer: Person, page: Client) -> None:
    given = {"framework": KAZ, "key": "eau", "name": {"en": "Eau"}, "kind": "civil_society"}
    organisation.create(CreateOrganisation.model_validate(given), by=TESTER, at=NOW)
    propose(retitled(package_in(PACKAGE), "Another"), title="Title", reason="Why", by=TESTER, at=LATER)
    body, commitment = kaz.bodies.first().key, kaz.commitments.first().key
    activity, risk = kaz.entries.filter(kind="activity").first().key, kaz.entries.filter(kind="risk").first().key
    pages = {
        ("activity", activity): f"/{KAZ}/plan/activities/{activity}/",
        ("amendment", "1"): f"/{KAZ}/amendments/1/",
        ("body", body): f"/{KAZ}/governance/{body}/",
        ("clause", "3.2-p1"): f"/{KAZ}/clause/3.2-p1",
        ("commitment", commitment): f"/{KAZ}/commitments/{commitment}/",
        ("entity", "unicef"): f"/{KAZ}/entities/unicef/",
        ("framework", KAZ): f"/{KAZ}/versions/",
        ("indicator", "1.2.1"): PAGE,
        ("organisation", "eau"): f"/{KAZ}/register/eau/",
        ("outcome", "1"): f"/{KAZ}/results/1/",
        ("output", "1.1"): f"/{KAZ}/results/output/1.1/",
        ("risk", risk): f"/{KAZ}/notes/risk/{risk}",
    }
    browser = signed_in(officer)
    for (kind, key), address in pages.items():
        row = write(officer, f"Said of {kind}", kind=kind, key=key)
        assert browser.get(f"/{KAZ}/comments/{row.pk}")["Location"] == f"{address}#comment-{row.pk}", kind
        assert f"Said of {kind}" in main_of(browser, address), kind
        if "/notes/" not in address:
            assert f"Said of {kind}" not in main_of(page, address), "not for the public"
            assert "Documents and comments" not in main_of(page, address)


# Statements


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_four_statements_for_thirty_comments_as_for_one_and_none_for_the_public(
    officer: Person, member: Person, page: Client
) -> None:
    browser, public = signed_in(member), asked(page, PAGE)
    without = signed_in(person("without@example.org"))
    outside = asked(without, PAGE)
    counts = []
    for number in range(30):
        write(member, f"Comment {number}", mentions=[officer.pk, member.pk])
        attach(member, content_of(member, number))
        if number in {0, 29}:
            counts.append(asked(browser, PAGE))
    assert counts[0] == counts[1] == outside + 4  # documents, comments, mentions, and what happened to the thing
    assert asked(page, PAGE) == public
    assert asked(without, PAGE) == outside


def content_of(who: Person, number: int) -> str:
    from tests.base.test_notes import send

    return send(who, documents.PDF + str(number).encode(), f"Report {number}.pdf")


def test_the_desk_takes_as_many_statements_for_thirty_mentions_as_for_one(officer: Person, member: Person) -> None:
    browser, counts = signed_in(officer), []
    for number in range(30):
        write(member, f"Comment {number}", mentions=[officer.pk])
        if number in {0, 29}:
            with patch("shanyraq.portal.views.desk.timezone.now", return_value=NOW):
                counts.append(asked(browser, "/desk/"))
    assert counts[0] == counts[1]


def test_nothing_waits_after_it_was_attached(member: Person) -> None:
    signed_in(member).post(ATTACH, {**THING, "file": pdf()})
    assert not Upload.objects.exists()


# Things that share a page

SHARED = {"risk": ("risks/", "risks"), "activity": ("plan/", "activities")}


MADE = {
    "deliverable": "workplans/deliverables/",
    "output_indicator": "workplans/output-indicators/",
    "initiative": "workplans/initiatives/",
    "reallocation": "funding/contributions/",
    "dataset": "data/national/",
    "link": "data/national/",
    "round": "monitoring/collection/",
    "course_correction": "reviews/2026/1/",
    "follow_up_action": "recommendations/1/",
}
"""On which page each kind stands of what one makes while one plans, pays, measures and learns."""


@pytest.mark.parametrize("kind", sorted(SHARED))
def test_each_thing_of_a_shared_page_leads_to_its_comments(kaz: Version, member: Person, kind: str) -> None:
    path, rows = SHARED[kind]
    address = f"/{KAZ}/{path}"
    keys = list(getattr(kaz, rows).values_list("key", flat=True))
    browser = signed_in(member)
    browser.get(address)
    with CaptureQueriesContext(connection) as before:
        markup = markup_of(browser, address)
    assert all(f'href="/{KAZ}/notes/{kind}/{key}"' in markup for key in keys)
    for key in keys[:5]:
        write(member, kind=kind, key=key)
    with CaptureQueriesContext(connection) as after:
        markup = markup_of(browser, address)
    assert f'href="/{KAZ}/notes/{kind}/{keys[0]}">Documents and comments (1)</a>' in markup
    assert len(after) == len(before)
    assert "Write a comment" in main_of(browser, f"/{KAZ}/notes/{kind}/{keys[0]}")
    assert f"/notes/{kind}/" not in markup_of(Client(), address)


@pytest.mark.parametrize("kind", sorted(MADE))
def test_so_does_each_thing_that_is_made_while_one_plans_pays_measures_and_learns(
    kaz: Version, member: Person, kind: str
) -> None:
    make = planned_and_paid if MADE[kind].startswith(("workplans", "funding")) else measured_and_learned
    key = make(KAZ)[kind]
    address = f"/{KAZ}/{MADE[kind]}"
    browser = signed_in(member)
    assert f'href="/{KAZ}/notes/{kind}/{key}">Documents and comments</a>' in markup_of(browser, address)
    write(member, kind=kind, key=key)
    assert f'href="/{KAZ}/notes/{kind}/{key}">Documents and comments (1)</a>' in markup_of(browser, address)
    assert "Write a comment" in main_of(browser, f"/{KAZ}/notes/{kind}/{key}")


def test_the_guide_names_every_kind_that_can_be_commented_on() -> None:
    """Each shows its comments on its own page, or beside it on a page that it shares."""
    guide = (PACKAGE.parents[1] / "docs/how-to/comment-and-attach.md").read_text(encoding="utf-8")
    told = guide.partition("can be commented on:")[2].partition("Legal instruments")[0]
    for kind in kinds_with_names():
        if kind in {"comment", "document", "contact"}:  # what is said of them is said of what they belong to
            continue
        assert title_of(kind) in told, kind
        assert shows_notes(kind) or kind in SHARED or kind in MADE, kind
