"""Workbooks: what is written comes back, every row or none is done, and what may hide something is refused."""

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks import opening, reading
from shanyraq.base.workbooks.columns import columns_of
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.base.workbooks.layout import NAME
from shanyraq.base.workbooks.marking import marked
from shanyraq.base.workbooks.reading import read
from shanyraq.base.workbooks.template import workbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import AmendOrganisation
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.parties.verbs import organisation as organisations
from shanyraq.kernel.actors import Door
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.filled import BY, done, keys, plain_workbook, rows_of, saved, template, with_rows, words, write
from tests.domains.test_register import AT, XAA, create, of

CREATE, AMEND, END = "parties.organisation.create", "parties.organisation.amend", "parties.organisation.end"
GIVE = "accounts.grant.give"
ONE = {"key": "water", "name.en": "Water Users", "name.ru": "Водопользователи", "kind": "Civil society", "number": "77"}


class TestTemplate:
    def test_every_verb_that_has_one_writes_the_same_bytes_twice(self, second: Version) -> None:
        create()
        with_workbook = [verb for verb in verbbook().values() if Door.SHEET in verb.doors]
        assert len(with_workbook) > 20
        for verb in with_workbook:
            assert workbook(verb, XAA, BY) == workbook(verb, XAA, BY), verb.name

    def test_a_text_in_languages_is_needed_in_one_of_them(self, second: Version) -> None:
        lines = {row[0].value: row[1].value for row in template(CREATE)["Instructions"].iter_rows(min_row=4)}
        for language in ("English", "Русский", "Қазақша"):
            assert lines[f"Name ({language})"].endswith("Needed in at least one language."), lines
        assert lines["Key"].endswith("Needed.")

    def test_it_holds_no_signed_value_for_whoever_may_not_correct_one(self, kaz: Version) -> None:
        reach = Reach(kaz.code, entity="unicef")
        roles = {
            Role.FOCAL_POINT: person("focal@example.org", (Role.FOCAL_POINT, reach)),
            Role.MEL_MEMBER: person("mel@example.org", (Role.MEL_MEMBER, Reach(kaz.code))),
        }
        verb = verbbook()["indicators.value.supersede"]
        found = {}
        for role, holder in roles.items():
            book = load_workbook(io.BytesIO(workbook(verb, kaz.code, actor(holder))))
            sheet = book["Rows"]
            place = keys(sheet).index("role")
            found[role] = {row[place].value for row in sheet.iter_rows(min_row=3)}
        assert found == {Role.FOCAL_POINT: {"latest"}, Role.MEL_MEMBER: {"baseline", "latest", "target"}}

    def test_its_rows_are_frozen_protected_and_explained(self, second: Version) -> None:
        create()
        book = template(AMEND)
        sheet = rows_of(book)
        assert sheet.freeze_panes == "B3"
        assert sheet.protection.sheet
        assert book.sheetnames == ["Instructions", "Rows", "lists", "before", "about"]
        assert {book[name].sheet_state for name in ("before", "about")} == {"veryHidden"}
        names = keys(sheet)
        assert names[:3] == [NAME, "key", "seen"]
        locked = {name: sheet.cell(3, place).protection.locked for place, name in enumerate(names, 1)}
        assert {name for name, is_locked in locked.items() if is_locked} == {NAME, "key", "seen"}
        assert all(cell.comment for cell in sheet[1][1:])
        assert any("list_kind" in (rule.formula1 or "") for rule in sheet.data_validations.dataValidation)
        assert [cell.value for cell in sheet[3]][:2] == ["Living Water", "eau-vive"]

    def test_it_holds_only_what_whoever_asks_may_change(self, kaz: Version) -> None:
        unicef = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(kaz.code, entity="unicef"))))
        every, own = (rows_of(template("indicators.indicator.amend", kaz.code, by)).max_row for by in (BY, unicef))
        assert 2 < own < every
        stranger = actor(person("stranger@example.org"))
        assert rows_of(template("indicators.indicator.amend", kaz.code, stranger)).max_row == 2


class TestCreating:
    def test_rows_are_done_with_their_events(self, second: Version) -> None:
        filled = done(
            CREATE, with_rows(CREATE, [ONE, {"key": "fire", "name.en": "Fire", "kind": "media", "number": 78}])
        )
        assert (filled.applied, filled.count("done"), words(filled)) == (True, 2, [])
        assert set(Registered.objects.values_list("key", "number")) == {("water", "77"), ("fire", "78")}
        assert Registered.objects.get(key="water").name == {"en": "Water Users", "ru": "Водопользователи"}
        assert list(Event.objects.filter(verb=CREATE).values_list("door", flat=True)) == ["sheet", "sheet"]

    def test_looking_changes_nothing(self, second: Version) -> None:
        before = Event.objects.count()
        filled = done(CREATE, with_rows(CREATE, [ONE]), apply=False)
        assert (filled.applied, filled.can_be_applied) == (False, True)
        assert filled.rows[0].sentence == "tester added Water Users to the register"
        assert (Registered.objects.count(), Event.objects.count()) == (0, before)

    def test_one_refused_row_keeps_all_from_being_done(self, second: Version) -> None:
        create("old", name={"en": "Old Friends"}, number="")
        rows = [ONE, {**ONE, "key": "x!", "name.en": "X", "number": ""}, {**ONE, "key": "b", "name.en": "old friends"}]
        filled = done(CREATE, with_rows(CREATE, rows))
        assert [row.state for row in filled.rows] == ["done", "refused", "refused"]
        assert not filled.applied
        assert Registered.objects.count() == 1
        said = words(filled)
        assert ("A4", "Only small Latin letters, digits, dots and hyphens, and first a letter or a digit") in said
        assert [cell for cell, text in said if "same name" in text] == ["B5"], "at the name, which is to be told apart"

    @pytest.mark.usefixtures("kaz")
    def test_a_workbook_of_another_framework_or_action_is_not_done_here(self, second: Version) -> None:
        """What was invented in a copy for training would go into the real framework, say."""
        create()
        filled = done(AMEND, saved(template(AMEND, "kaz-2026-2030")), apply=False)
        assert [each.text for each in filled.problems][:1] == ["The workbook is about another framework: kaz-2026-2030"]
        assert not filled.can_be_applied
        filled = done("parties.organisation.end", saved(template(AMEND)), apply=False)
        assert [each.text for each in filled.problems][:1] == [
            "The workbook is that of another action: Amend an organisation"
        ]

    def test_a_grey_cell_that_was_changed_makes_no_row_about_something_else(self, second: Version) -> None:
        create()
        create("other", name={"en": "Other"}, number="")
        book = template(AMEND)
        sheet = rows_of(book)
        place = keys(sheet).index("key") + 1
        row = next(each for each in range(3, sheet.max_row + 1) if sheet.cell(each, place).value == "eau-vive")
        write(sheet, row, {"key": "one-more", "name.en": "Changed", "reason": "Wrong row"})
        filled = done(AMEND, saved(book))
        (refused,) = [each for each in filled.rows if each.state == "refused"]
        assert [(each.cell, each.text[:38]) for each in refused.said] == [
            (f"B{row}", "This row did not stand in the workbook")
        ]

    def test_rows_of_one_workbook_are_compared_with_each_other(self, second: Version) -> None:
        filled = done(CREATE, with_rows(CREATE, [ONE, {**ONE, "key": "other"}]), apply=False)
        assert [row.state for row in filled.rows] == ["done", "refused"]
        assert "registration number is that of Water Users" in filled.rows[1].said[0].text

    def test_whoever_may_not_is_told_so(self, second: Version) -> None:
        stranger = actor(person("stranger@example.org"))
        filled = done(CREATE, with_rows(CREATE, [ONE]), by=stranger)
        ((_, text),) = words(filled)
        assert text.startswith("You may not do this here. “Add an organisation” needs the right")
        assert not Registered.objects.exists()

    def test_what_is_not_there_is_told_at_the_cell_that_names_it(self, second: Version) -> None:
        """A Cyrillic letter in an address: the role before it is right, and is not marked."""
        row = {"person": "evа@example.org", "role": "data_officer", "framework": XAA, "ends_on": AT.date()}
        content = with_rows(GIVE, [{**row, "reason": "Joined"}])
        told = words(done(GIVE, content))
        place = keys(rows_of(load_workbook(io.BytesIO(content)))).index("person")
        assert (f"{get_column_letter(place + 1)}3", "There is no account evа@example.org; mend this cell") in told, told

    def test_lists_and_days_of_other_verbs(self, second: Version) -> None:
        person("new@example.org")
        role = {"person": "new@example.org", "role": "data_officer", "framework": XAA, "ends_on": AT.date()}
        filled = done(GIVE, with_rows(GIVE, [{**role, "reason": "Joined"}]))
        assert (filled.applied, words(filled)) == (True, [])

    def test_the_reason_for_all(self, second: Version) -> None:
        create()
        book = template(END)
        filled = done(END, saved(book), reason="The project ended")
        assert filled.count("unchanged") == 1  # nobody said that the row is to end
        write(rows_of(book), 3, {"reason": "It closed"})
        assert done(END, saved(book)).applied
        assert Event.objects.filter(verb=END).get().reason == "It closed"


class TestAmending:
    @pytest.fixture
    def book(self, second: Version) -> Any:
        create()
        create("other", name={"en": "Other"}, number="5")
        return template(AMEND)

    def test_untouched_rows_are_passed_over(self, book: Any) -> None:
        filled = done(AMEND, saved(book))
        assert [row.state for row in filled.rows] == ["unchanged", "unchanged"]
        assert not filled.can_be_applied

    def test_only_what_was_changed_is_said(self, book: Any) -> None:
        write(rows_of(book), 3, {"note": "Reached by boat", "reason": "As they said"})
        filled = done(AMEND, saved(book))
        assert [row.state for row in filled.rows] == ["done", "unchanged"]
        event = Event.objects.order_by("-pk").first()
        assert event is not None
        assert event.after == {"note": "Reached by boat"}

    def test_sorted_rows_keep_their_own_beginning(self, book: Any) -> None:
        sheet = rows_of(book)
        first, second_row = ([cell.value for cell in sheet[number]] for number in (3, 4))
        for place, (one, two) in enumerate(zip(first, second_row, strict=True), 1):
            sheet.cell(3, place).value, sheet.cell(4, place).value = two, one
        assert [row.state for row in done(AMEND, saved(book)).rows] == ["unchanged", "unchanged"]

    def test_a_change_by_somebody_else_is_shown_and_kept(self, book: Any) -> None:
        organisations.amend(AmendOrganisation(**of(), note="theirs"), by=TESTER, at=AT + timedelta(days=1))
        write(rows_of(book), 3, {"note": "mine", "reason": "As they said"})
        filled = done(AMEND, saved(book))
        assert [row.state for row in filled.rows] == ["refused", "unchanged"]
        ((cell, text),) = words(filled)
        assert rows_of(book)[cell].value == "mine"
        assert text == "It was changed since this workbook was made: Note is now “theirs”, and here “mine”"
        assert Registered.objects.get(key="eau-vive").note == "theirs"

    def test_an_emptied_cell_stays_and_is_remarked(self, book: Any) -> None:
        write(rows_of(book), 3, {"number": None})
        filled = done(AMEND, saved(book))
        assert filled.rows[0].state == "unchanged"
        assert [text for _, text in words(filled)] == ["Left empty: stays as it was; a single dash (–) empties it"]

    def test_a_key_that_was_changed_is_refused(self, book: Any) -> None:
        write(rows_of(book), 3, {"key": "nobody", "note": "x", "reason": "Because"})
        assert [text for _, text in words(done(AMEND, saved(book)))] == [
            "This row did not stand in the workbook when it was taken along; take it from a new one"
        ]

    def test_a_change_without_a_reason_is_refused(self, book: Any) -> None:
        write(rows_of(book), 3, {"note": "x"})
        filled = done(AMEND, saved(book))
        assert [text for _, text in words(filled)] == ["This is needed"]
        assert done(AMEND, saved(book), reason="For all of them").applied


def sized(sheet: bytes, kind: bytes, size: bytes) -> bytes:
    """The sheet with what is hidden as such hidden by its size, as other programs write it."""
    tag = re.compile(b"<" + kind + b' [^>]*hidden="1"[^>]*>')
    gone = re.compile(rb' (?:hidden|ht|width|customHeight|customWidth)="[^"]*"')
    return tag.sub(lambda found: gone.sub(b"", found[0]).replace(b"<" + kind, b"<" + kind + b" " + size), sheet)


def test_what_stands_twice_in_a_cell_is_taken_once(kaz: Version) -> None:
    book = template("indicators.indicator.amend", kaz.code)
    sheet = rows_of(book)
    values = {"lead_entities": "fao; fao ;FAO", "reason": "Entered twice"}
    write(sheet, 3, values)
    filled = fill(
        Task(verbbook()["indicators.indicator.amend"], kaz.code, BY, AT), saved(book), lambda *_: None, apply=True
    )
    assert (filled.applied, filled.count("done"), words(filled)) == (True, 1, [])
    assert Event.objects.get(verb="indicators.indicator.amend").after["lead_entities"] == ["fao"]


class TestRefusing:
    """What may hide something, or is no workbook at all, is refused with its place, and changes nothing."""

    def refusal(self, content: bytes) -> list[tuple[str, str]]:
        filled = done(CREATE, content)
        assert not filled.applied
        assert not Registered.objects.exists()
        return words(filled)

    def book(self) -> Any:
        book = template(CREATE)
        write(rows_of(book), 3, ONE)
        return book

    def test_a_formula(self, second: Version) -> None:
        book = self.book()
        rows_of(book)["G3"] = "=70+7"
        assert self.refusal(saved(book)) == [("G3", "This is a formula; write its value instead")]

    def test_every_fault_of_a_row_is_told_in_one_round(self, second: Version) -> None:
        book = self.book()
        write(rows_of(book), 3, {"key": "x!", "name.en": None, "number": "=70+7", "website": "no address"})
        write(rows_of(book), 3, {"name.ru": "#N/A"})
        names = keys(rows_of(book))
        told = {names["ABCDEFGHIJ".index(cell[0])]: text for cell, text in self.refusal(saved(book))}
        assert told.keys() == {"key", "name.ru", "number", "website"}, "what cannot be read is not missing as well"
        assert told["name.ru"].startswith("This is an error of the spreadsheet")
        assert told["number"] == "This is a formula; write its value instead"
        assert told["website"].startswith("An address that begins with")
        assert told["key"].startswith("Only small Latin letters")

    def test_what_is_wrong_with_a_row_that_stands_is_told_in_one_round_too(self, second: Version) -> None:
        create()
        book = template(AMEND)
        write(rows_of(book), 3, {"number": "=70+7", "website": "no address", "reason": "A test"})
        told = words(done(AMEND, saved(book)))
        assert [text[:26] for _cell, text in told] == ["This is a formula; write i", "An address that begins wit"]

    def test_merged_cells(self, second: Version) -> None:
        book = self.book()
        rows_of(book).merge_cells("B3:C4")
        assert ("B3:C4", "These cells are merged; part them") in self.refusal(saved(book))

    def test_a_hidden_row(self, second: Version) -> None:
        book = self.book()
        write(rows_of(book), 4, {**ONE, "key": "hidden"})
        rows_of(book).row_dimensions[4].hidden = True
        assert self.refusal(saved(book)) == [("4", "This row is hidden; show it, or delete it")]

    def test_a_row_and_a_column_that_have_no_size(self, second: Version) -> None:
        book = self.book()
        write(rows_of(book), 4, {**ONE, "key": "hidden", "note": "unseen"})
        rows_of(book).row_dimensions[4].hidden = True
        rows_of(book).column_dimensions["I"].hidden = True
        content = io.BytesIO(saved(book))
        with zipfile.ZipFile(content) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        sheet = next(name for name, part in parts.items() if b"<row " in part and b'hidden="1"' in part)
        for kind, size in ((b"row", b'ht="0" customHeight="1"'), (b"col", b'width="0" customWidth="1"')):
            parts[sheet] = sized(parts[sheet], kind, size)
        with zipfile.ZipFile(content, "w") as new:
            for name, part in parts.items():
                new.writestr(name, part)
        assert self.refusal(content.getvalue()) == [
            ("4", "This row is hidden; show it, or delete it"),
            ("I", "This column is hidden; show it, or delete it"),
        ]

    @pytest.mark.parametrize("state", ["hidden", "veryHidden"])
    def test_a_hidden_sheet(self, second: Version, state: str) -> None:
        book = self.book()
        book.active = 0
        rows_of(book).sheet_state = state
        assert self.refusal(saved(book)) == [("", "The sheet “Rows” is hidden; show it")]

    def test_what_stands_in_a_column_without_a_name(self, second: Version) -> None:
        book = self.book()
        rows_of(book)["L1"] = "Extra"
        assert done(CREATE, saved(book), apply=False).problems == []
        rows_of(book)["L3"], rows_of(book)["L4"], rows_of(book)["M5"] = "x", "y", "  "
        said = "This column has no name, and something stands in it; name it, empty it or delete it"
        assert self.refusal(saved(book)) == [("L3", said)]

    def test_a_hidden_row_without_words_is_no_matter(self, second: Version) -> None:
        book = self.book()
        rows_of(book).row_dimensions[40].hidden = True
        assert done(CREATE, saved(book)).applied

    def test_a_hidden_column(self, second: Version) -> None:
        book = self.book()
        rows_of(book).column_dimensions["I"].hidden = True
        write(rows_of(book), 3, {"note": "unseen"})
        assert ("I", "This column is hidden; show it, or delete it") in self.refusal(saved(book))

    def test_columns_that_are_hidden_together(self, second: Version) -> None:
        """A spreadsheet keeps neighbours as one: what stands in the second of them is hidden too."""
        book = self.book()
        rows_of(book).column_dimensions.group("H", "I", hidden=True)
        write(rows_of(book), 3, {"note": "unseen"})
        assert ("I", "This column is hidden; show it, or delete it") in self.refusal(saved(book))

    def test_an_error_of_the_spreadsheet(self, second: Version) -> None:
        book = self.book()
        rows_of(book)["G3"] = "#REF!"
        ((cell, text),) = self.refusal(saved(book))
        assert cell == "G3"
        assert "#REF!" in text

    def test_macros(self, second: Version) -> None:
        content = io.BytesIO(saved(self.book()))
        with zipfile.ZipFile(content, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"x")
        assert "holds macros" in self.refusal(content.getvalue())[0][1]

    def test_an_old_or_locked_workbook(self, second: Version) -> None:
        assert "old form, or a password" in self.refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)[0][1]

    def test_a_bomb(self, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "LARGEST_OPEN", 1_000)
        assert "too large when it is opened" in self.refusal(saved(self.book()))[0][1]

    def test_too_large(self, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "LARGEST", 1_000)
        assert "larger than" in self.refusal(saved(self.book()))[0][1]

    def test_too_many_rows(self, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MOST_ROWS", 1)
        content = with_rows(CREATE, [ONE, {**ONE, "key": "b"}])
        assert self.refusal(content) == [("", "More than 1 rows are filled in; part the workbook")]

    def test_another_file(self, second: Version) -> None:
        assert "cannot be read" in self.refusal(b"PK\x03\x04 no archive")[0][1]
        assert "names the columns" in self.refusal(b"colour;size")[0][1]
        assert "not in UTF-8" in self.refusal("ключ,имя".encode("cp1251"))[0][1]

    def test_entities_are_not_opened(self, second: Version) -> None:
        content, out = io.BytesIO(saved(self.book())), io.BytesIO()
        with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w") as new:
            for part in old.namelist():
                text = old.read(part)
                if part == "xl/workbook.xml":
                    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook'
                    text = text.replace(b"<workbook", bomb, 1)
                new.writestr(part, text)
        assert "cannot be read" in self.refusal(out.getvalue())[0][1]

    def test_columns_that_are_unknown_missing_or_there_twice(self, second: Version) -> None:
        lines = ["key", "name.en", "kind", "key", "colour"], ["a", "A", "media", "b", "red"]
        said = self.refusal(saved(plain_workbook(*lines)))
        assert ("D1", "The column “key” stands twice") in said
        assert ("E1", "There is no column “colour”; empty or delete it") in said
        said = self.refusal(saved(plain_workbook(["key", "name.ru"], ["a", "A"])))
        assert said == [("", "The column “Kind” is missing; take it from the template")]

    def test_nothing_filled_in(self, second: Version) -> None:
        assert self.refusal(saved(template(CREATE))) == [("", "No row is filled in")]


class TestOtherForms:
    def test_titles_in_any_language_name_columns(self, second: Version) -> None:
        lines = ["Ключ", "Название (Русский)", "Вид", "Регистрационный номер"], ["вода", "Вода", "Гражданское общество"]
        columns = columns_of(verbbook()[CREATE], XAA)
        found = read(saved(plain_workbook(*lines)), columns)
        assert len(found.rows) == 1

    def test_csv_with_commas_or_semicolons(self, second: Version) -> None:
        text = "key;name.en;name.ru;kind\nwater;Water;Вода;civil_society\n"
        assert done(CREATE, ("\ufeff" + text).encode()).applied
        assert done(CREATE, b"key,name.en,kind\nfire,Fire,media\n").applied
        assert set(Registered.objects.values_list("key", flat=True)) == {"water", "fire"}

    @pytest.mark.parametrize("written", ['"=HYPERLINK(""http://x"";""Water"")"', "=1+1", " =A1"])
    def test_what_a_spreadsheet_takes_for_a_formula_is_one_in_csv_too(self, second: Version, written: str) -> None:
        filled = done(CREATE, f"key,name.en,kind\nfire,{written},media\n".encode())
        assert words(filled) == [("B2", "This is a formula; write its value instead")]
        assert not Registered.objects.exists()

    def test_days_counted_from_1904(self, second: Version) -> None:
        person("new@example.org")
        book = template(GIVE)
        book.epoch = CALENDAR_MAC_1904
        role = {"person": "new@example.org", "role": "data_officer", "framework": XAA, "ends_on": AT.date()}
        write(rows_of(book), 3, {**role, "reason": "Joined"})
        content = saved(book)
        assert read(content, columns_of(verbbook()[GIVE])).rows[0].cells["ends_on"].value.date() == AT.date()
        assert done(GIVE, content).applied

    @given(st.binary(max_size=300))
    def test_any_bytes_are_answered_with_words(self, content: bytes) -> None:
        columns = columns_of(verbbook()["accounts.person.end"])
        for sent in (content, b"PK\x03\x04" + content):
            found = read(sent, columns)
            assert found.problems or found.rows


class TestMarking:
    def test_refused_cells_carry_what_is_wrong(self, second: Version) -> None:
        content = with_rows(CREATE, [ONE, {**ONE, "key": "x!", "kind": "charity", "number": "1"}])
        filled = done(CREATE, content)
        out = marked(content, filled)
        assert out is not None
        from openpyxl import load_workbook

        sheet = load_workbook(io.BytesIO(out))["Rows"]
        assert "is not in the list" in sheet["G4"].comment.text
        assert sheet["F3"].comment is None
        write(sheet, 4, {"key": "x", "name.en": "X", "kind": "media"})

    def test_a_mended_one_can_be_sent_again(self, second: Version) -> None:
        content = with_rows(CREATE, [{**ONE, "kind": "charity"}])
        out = marked(content, done(CREATE, content))
        assert out is not None
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(out))
        write(book["Rows"], 3, {"kind": "Media"})
        assert done(CREATE, saved(book)).applied

    def test_csv_has_no_comments(self, second: Version) -> None:
        assert marked(b"key\n", Filled()) is None
