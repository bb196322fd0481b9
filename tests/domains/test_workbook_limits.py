"""What a small file can ask for: a workbook that would take all memory or time is read quickly, or refused in words."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from shanyraq.base.audit import chain
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks import filling, opening
from shanyraq.base.workbooks.columns import columns_of
from shanyraq.base.workbooks.ends import Filled, RowEnd, Said, State
from shanyraq.base.workbooks.marking import marked
from shanyraq.base.workbooks.reading import MOST_COLUMNS, MOST_PROBLEMS, Reading, read
from shanyraq.domains.packages.models import Version
from tests.domains.filled import done, plain_workbook, saved, with_rows, words

CREATE = "parties.organisation.create"
HEAD, ONE = ["key", "name.en", "kind"], ["water", "Water Users", "media"]
FAR = "A1:XFD1048576"


def changed(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one row, and a sheet that was changed in its bytes."""
    content, out = io.BytesIO(saved(plain_workbook(HEAD, ONE))), io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part.endswith("sheet1.xml") else text)
    return out.getvalue()


def before_rows(xml: bytes) -> bytes:
    return changed(lambda text: text.replace(b"<sheetData>", xml + b"<sheetData>"))


def more_rows(xml: bytes, after: bytes = b"") -> bytes:
    return changed(lambda text: text.replace(b"</sheetData>", xml + b"</sheetData>" + after))


def linked(where: str) -> bytes:
    return more_rows(b"", b'<hyperlinks><hyperlink ref="%s" location="x"/></hyperlinks>' % where.encode())


@pytest.fixture
def look(db: None) -> Callable[[bytes], Reading]:
    columns = columns_of(verbbook()[CREATE])
    return lambda content: read(content, columns)


class TestSmallFilesThatAskForMuch:
    """Each of these once took minutes, or never ended."""

    def test_a_cell_far_away_that_is_merely_formatted(self, look: Any) -> None:
        found = look(more_rows(b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'))
        assert (len(found.rows), found.problems) == (1, [])

    def test_every_unused_column_is_hidden(self, look: Any) -> None:
        found = look(before_rows(b'<cols><col min="14" max="16384" hidden="1"/></cols>'))
        assert (len(found.rows), found.problems) == (1, [])

    def test_a_link_on_every_cell(self, look: Any) -> None:
        assert len(look(linked(FAR)).rows) == 1

    def test_merged_as_a_whole(self, look: Any) -> None:
        found = look(more_rows(b"", b'<mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % FAR.encode()))
        assert [each.address for each in found.problems] == [FAR]

    def test_many_tags(self, look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "MOST_TAGS", 5_000)
        assert len(look(more_rows(b"")).rows) == 1
        (problem,) = look(more_rows(b'<row r="9">' + b"<c/>" * 5_000 + b"</row>")).problems
        assert "too large when it is opened" in str(problem.sentence)

    def test_as_many_problems_as_are_told(self, look: Any) -> None:
        merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (number, number) for number in range(9, 500))
        found = look(more_rows(b"", b"<mergeCells>" + merges + b"</mergeCells>"))
        assert len(found.problems) == MOST_PROBLEMS

    @pytest.mark.parametrize(("width", "refused"), [(MOST_COLUMNS, False), (MOST_COLUMNS + 1, True), (20_000, True)])
    def test_a_text_with_very_many_columns(self, look: Any, width: int, refused: bool) -> None:
        line = ",".join(["water", "Water", "media", *" " * (width - 3)])
        found = look(f"key,name.en,kind\n{line}\n".encode())
        assert bool(found.problems) == refused
        if refused:
            assert "more than 16384 cells" in str(found.problems[0].sentence)


def test_nobody_waits_while_a_file_is_read(second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[str] = []

    def spied(name: str, what: Any) -> Any:
        def told(*args: Any, **named: Any) -> Any:
            inside.append(f"{name} {len(connection.savepoint_ids)}")
            return what(*args, **named)

        return told

    monkeypatch.setattr(filling, "read", spied("read", filling.read))
    monkeypatch.setattr(chain, "hold_chain", spied("hold", chain.hold_chain))
    deep = len(connection.savepoint_ids)
    done(CREATE, with_rows(CREATE, [{"key": "water", "name.en": "W", "kind": "media"}]))
    assert transaction.get_connection().in_atomic_block
    assert inside == [f"read {deep}", f"hold {deep + 1}"], "once; the verbs find it held"


class TestMarking:
    """It opens the workbook as a whole, in the process that serves pages."""

    def refused(self) -> Filled:
        return Filled([RowEnd(2, State.REFUSED, "", (Said("A2", "no"),))], sheet="Sheet")

    def test_what_has_no_refused_row_is_not_opened(self) -> None:
        assert marked(b"PK\x03\x04broken", Filled(problems=[Said("", "It cannot be read")])) is None

    @pytest.mark.parametrize("content", [b"PK\x03\x04broken", linked(FAR), linked("A:A"), linked("0:é")])
    def test_what_cannot_be_opened_is_not_marked(self, content: bytes) -> None:
        assert marked(content, self.refused()) is None

    def test_too_large_when_it_is_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        content = more_rows(b"")
        assert marked(content, self.refused()) is not None
        monkeypatch.setattr(opening, "LARGEST_OPEN", 100)
        assert marked(content, self.refused()) is None

    def test_links_that_people_make_are_no_matter(self) -> None:
        assert marked(linked("A2:A9"), self.refused()) is not None

    def test_words_about_what_was_refused(self, second: Version) -> None:
        assert words(done(CREATE, linked("A2:A9"))) == []
