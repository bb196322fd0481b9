"""The pages of workbooks: taken along, uploaded, looked at, done; by whoever may, and by nobody else."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.jobs.alive import seen
from shanyraq.base.jobs.progress import reporter
from shanyraq.base.workbooks.ends import TROUBLE, RowEnd, Said, State
from shanyraq.base.workbooks.layout import HEAD
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import UPLOAD, Stage
from shanyraq.base.workbooks.uploads import KEPT_FOR, MOST_WAITING, forget_uploads, go_on
from shanyraq.base.workbooks.web.listing import SHOWN, listing_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, person, signed_in
from tests.domains.filled import rows_of, saved, template, with_rows, write
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

CREATE, AMEND_INDICATOR = "parties.organisation.create", "indicators.indicator.amend"
ONE = {"key": "water", "name.en": "Water Users", "kind": "Civil society"}


@pytest.fixture
def officer(second: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def sent(client: Client, content: bytes, name: str = "new.xlsx", verb: str = CREATE, **fields: str) -> str:
    """Uploads a workbook and gives the address of its page."""
    answer = client.post(
        f"/workbooks/{verb}/", {"workbook": SimpleUploadedFile(name, content), "framework": XAA, **fields}
    )
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_the_whole_way(officer: Client) -> None:
    assert "Add an organisation" in main_of(officer, "/workbooks/")
    template = officer.get(f"/workbooks/{CREATE}/template.xlsx?framework={XAA}")
    assert template["Content-Disposition"] == f'attachment; filename="{CREATE}-{XAA}.xlsx"'
    assert load_workbook(io.BytesIO(template.content)).sheetnames[:2] == ["Instructions", "Rows"]
    page = sent(officer, with_rows(CREATE, [ONE, {**ONE, "key": "fire", "name.en": "Fire"}]))
    text = main_of(officer, page)
    assert "Do these 2 rows" in text
    assert "Officer added Fire to the register" in text
    assert not Registered.objects.exists()
    assert officer.post(f"{page}apply/").status_code == 302
    assert "Every row was done" in main_of(officer, page)
    assert Registered.objects.count() == 2
    assert "new.xlsx" in main_of(officer, "/workbooks/")
    assert officer.post(f"{page}apply/").status_code == 302, "a second click"
    assert Registered.objects.count() == 2


def test_a_refused_row_is_shown_first_and_can_be_mended(officer: Client) -> None:
    page = sent(officer, with_rows(CREATE, [ONE, {**ONE, "key": "b", "kind": "charity"}]))
    text = main_of(officer, page)
    assert "Nothing is done while a row is refused" in text
    assert text.index("G4") < text.index("Water Users")
    marked = officer.get(f"{page}marked.xlsx")
    assert "charity" in load_workbook(io.BytesIO(marked.content))["Rows"]["G4"].comment.text
    officer.post(f"{page}apply/")
    assert not Registered.objects.exists()


def test_what_is_no_workbook_is_told_apart(officer: Client) -> None:
    assert "cannot be read" in main_of(officer, sent(officer, b"nothing", "x.txt"))
    empty = officer.post(f"/workbooks/{CREATE}/", {"framework": XAA})
    assert empty.status_code == 422
    assert "Choose the workbook" in empty.content.decode()
    unknown = {"framework": "zzz-2000-2001", "workbook": SimpleUploadedFile("x.xlsx", b"x")}
    assert "Choose the framework" in officer.post(f"/workbooks/{CREATE}/", unknown).content.decode()


def test_what_could_not_be_read_has_no_copy_to_be_mended(officer: Client) -> None:
    """The address answers whoever knows it, whether a page shows it or not."""
    for content in (b"PK\x03\x04broken", with_rows(CREATE, [ONE]), b"key,name.en,kind\nx!,X,media\n"):
        assert officer.get(f"{sent(officer, content)}marked.xlsx").status_code == 404


def test_nobody_lets_many_workbooks_wait(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.base.workbooks.tasks.go_on", lambda *_: None)
    for _ in range(MOST_WAITING):
        sent(officer, b"x")
    one = {"framework": XAA, "workbook": SimpleUploadedFile("x.xlsx", b"x")}
    refused = officer.post(f"/workbooks/{CREATE}/", one)
    assert refused.status_code == 422
    assert "5 of your workbooks still wait" in refused.content.decode()
    sent(signed_in(person("other@example.org", (Role.DATA_OFFICER, Reach(XAA)))), b"x")
    Upload.objects.filter(stage=Stage.WAITING).update(stage=Stage.CHECKED)
    sent(officer, b"x")


def test_a_workbook_is_seen_by_whoever_uploaded_it_alone(officer: Client) -> None:
    page = sent(officer, with_rows(CREATE, [ONE]))
    other = signed_in(person("other@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    for address in (page, f"{page}marked.xlsx"):
        assert other.get(address).status_code == 404
    assert other.post(f"{page}apply/").status_code == 404
    assert Client().get(page).status_code == 302


def test_whoever_may_do_it_nowhere_finds_nothing(second: Version) -> None:
    reader = signed_in(person("reader@example.org", (Role.EVALUATOR, Reach(XAA))))
    assert reader.get(f"/workbooks/{CREATE}/").status_code == 404
    assert reader.get(f"/workbooks/{CREATE}/template.xlsx?framework={XAA}").status_code == 404
    assert "Add an organisation" not in main_of(reader, "/workbooks/")


def test_progress_is_shown_while_it_is_looked_at(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.base.workbooks.tasks.go_on", lambda *_: None)
    page = sent(officer, with_rows(CREATE, [ONE]))
    upload = Upload.objects.get()
    text = main_of(officer, page)
    assert "It waits for its turn" in text
    assert "Nobody works in the background" in text
    reporter(upload.progress_key)(20, 50)
    part = officer.get(page, headers={"HX-Request": "true"}).content.decode()
    assert "Row 20 of 50" in part
    assert "<html" not in part
    with CaptureQueriesContext(connection) as asked:
        officer.get(page, headers={"HX-Request": "true"})
    (read,) = [each["sql"] for each in asked.captured_queries if 'FROM "workbooks_upload"' in each["sql"]]
    assert '"content"' not in read
    assert '"result"' not in read
    seen("worker", NOW + timedelta(days=3650))
    assert "Nobody works" not in main_of(officer, page)
    go_on(upload.pk, NOW)
    assert officer.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_crash_leaves_nothing_half_done_and_is_told(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = sent(officer, with_rows(CREATE, [ONE]))
    upload = Upload.objects.get()
    Upload.objects.update(stage=Stage.APPLYING)

    def crash(*_: object) -> None:
        raise RuntimeError("at any line")

    monkeypatch.setattr("shanyraq.base.workbooks.uploads.Filled.plain", crash)
    with pytest.raises(RuntimeError):
        go_on(upload.pk, NOW)
    assert not Registered.objects.exists()
    assert "It could not be finished" in main_of(officer, page)


def test_what_was_done_is_not_called_failed(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails after the rows are done, or while another worker did them, leaves the stage as it is."""
    sent(officer, with_rows(CREATE, [ONE]))
    upload = Upload.objects.get()
    Upload.objects.update(stage=Stage.APPLYING)

    def crash(*_: object) -> None:
        Upload.objects.update(stage=Stage.APPLIED)
        raise RuntimeError("too late")

    monkeypatch.setattr("shanyraq.base.workbooks.uploads.one_action", crash)
    with pytest.raises(RuntimeError):
        go_on(upload.pk, NOW)
    assert Upload.objects.get().stage == Stage.APPLIED


def test_nothing_waits_for_ever_when_it_cannot_be_queued(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash between keeping and queuing leaves neither: no workbook that says it is being looked at, or done."""
    page = sent(officer, with_rows(CREATE, [ONE]))
    assert Upload.objects.get().stage == Stage.CHECKED

    def crash(*_: object) -> None:
        raise RuntimeError("the machine ended")

    monkeypatch.setattr("shanyraq.base.workbooks.tasks.go_on_with", SimpleNamespace(enqueue=crash))
    for ask in (lambda: officer.post(f"{page}apply/"), lambda: sent(officer, with_rows(CREATE, [ONE]))):
        with pytest.raises(RuntimeError):
            ask()
    assert list(Upload.objects.values_list("stage", flat=True)) == [Stage.CHECKED]


def test_it_is_done_once_however_often_a_worker_begins(officer: Client) -> None:
    sent(officer, with_rows(CREATE, [ONE]))
    upload = Upload.objects.get()
    Upload.objects.update(stage=Stage.APPLYING)
    for _ in range(3):
        go_on(upload.pk, NOW)
    assert Registered.objects.count() == 1
    assert Upload.objects.get().stage == Stage.APPLIED


def test_it_is_forgotten_after_a_week(officer: Client) -> None:
    sent(officer, with_rows(CREATE, [ONE]))
    made = Upload.objects.get().made_at
    assert forget_uploads(made + KEPT_FOR) == 0
    assert forget_uploads(made + KEPT_FOR + timedelta(seconds=1)) == 1


def test_the_table_of_its_life() -> None:
    assert UPLOAD.states() == ["waiting", "checked", "failed", "applying", "applied", "following"]
    assert UPLOAD.after("applied", "apply") is None
    assert reverse("workbooks") == "/workbooks/"


def test_what_was_looked_at_can_be_discarded_and_waits_on_the_desk_no_more(officer: Client) -> None:
    page = sent(officer, with_rows(CREATE, [ONE]))
    assert "new.xlsx" in main_of(officer, "/desk/")
    assert "Discard it" in main_of(officer, page)
    other = signed_in(person("other@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    assert other.post(f"{page}discard/").status_code == 404
    assert officer.get(f"{page}discard/").status_code == 405
    assert officer.post(f"{page}discard/")["Location"] == "/workbooks/"
    assert "new.xlsx" not in main_of(officer, "/desk/")
    assert officer.get(page).status_code == 404


def test_what_a_worker_is_busy_with_is_not_discarded(officer: Client) -> None:
    page = sent(officer, with_rows(CREATE, [ONE]))
    Upload.objects.update(stage=Stage.APPLYING)
    assert officer.post(f"{page}discard/")["Location"] == page
    assert Upload.objects.exists()


def test_rows_that_somebody_must_look_at_are_listed_first_however_long_the_file_is() -> None:
    remark, trouble = (Said("", "heard", level) for level in ("remark", TROUBLE))
    late = [
        RowEnd(901, State.DONE, "did it"),
        RowEnd(902, State.UNCHANGED, "", (remark,)),
        RowEnd(903, State.DONE, "did it", (remark, trouble)),
        RowEnd(904, State.REFUSED, "", (remark,)),
        RowEnd(905, State.DONE, "did it", (remark,)),
    ]
    listing = listing_of([*(RowEnd(row, State.UNCHANGED, "") for row in range(3, 901)), *late])
    assert [row.number for row in listing.rows] == [904, 903, 901, 905, 902]
    assert (listing.more, listing.unlisted) == (0, 898)
    many = listing_of(RowEnd(row, State.DONE, "did it") for row in range(SHOWN + 2))
    assert ([row.number for row in many.rows], many.more, many.unlisted) == (list(range(SHOWN)), 2, 0)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "{} rows change nothing: "), ("ru", "{} строки ничего не меняют: "), ("kk", "{} жол ештеңені өзгертпейді")],
)
def test_rows_that_nobody_touched_are_counted_and_not_listed(officer: Client, language: str, words: str) -> None:
    book = template(AMEND_INDICATOR)
    sheet = rows_of(book)
    last = max(row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, 2).value)
    write(sheet, last, {"source.en": "A new survey", "reason": "The ministry moved it"})
    untouched = last - HEAD - 1
    officer.cookies["django_language"] = language
    page = sent(officer, saved(book), verb=AMEND_INDICATOR)
    for _ in range(2):
        assert words.format(untouched) in main_of(officer, page)
        assert markup_of(officer, page).count('<th scope="row"') == 1
        assert officer.post(f"{page}apply/").status_code == 302
    assert "A new survey" in str(version_in_force(XAA).indicators.values_list("source", flat=True))
