"""A single dash in a workbook empties what every other door can empty; what cannot be emptied says so."""

from typing import Any

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.binding import EMPTIED, bind
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.cells import DASHES
from shanyraq.base.workbooks.columns import columns_of
from shanyraq.domains.governance.models import Decision
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from tests.architecture.samples import samples
from tests.domains.filled import done, keys, plain_workbook, rows_of, saved, template, words, write
from tests.domains.test_register import create
from tests.domains.test_workbook_round_trip import sheet_verbs
from tests.domains.test_workbook_words import filled

AMEND, CREATE = "parties.organisation.amend", "parties.organisation.create"


@pytest.fixture
def book(second: Version) -> Any:
    create(note="By boat", website="https://example.org", short_name="EV")
    return template(AMEND)


def told(book: Any, **values: str) -> list[tuple[str, str]]:
    write(rows_of(book), 3, {"reason": "As they said", **values})
    return words(done(AMEND, saved(book)))


@pytest.mark.parametrize("dash", sorted(DASHES))
def test_a_dash_empties(book: Any, dash: str) -> None:
    assert told(book, note=f" {dash} ", website=dash, short_name=dash, number=dash) == []
    row = Registered.objects.get(key="eau-vive")
    assert (row.note, row.website, row.short_name, row.number) == ("", "", "", "")
    assert set(Event.objects.latest("pk").after) == {"note", "website", "short_name", "number"}


def test_what_is_empty_already_stays(second: Version) -> None:
    create(number="")
    book = template(AMEND)
    write(rows_of(book), 3, {"note": "–", "number": "-", "reason": "As they said"})
    assert [row.state for row in done(AMEND, saved(book)).rows] == ["unchanged"]


def test_other_dashes_are_text(book: Any) -> None:
    assert told(book, note="– by boat", short_name="E-V") == []
    row = Registered.objects.get(key="eau-vive")
    assert (row.note, row.short_name) == ("– by boat", "E-V")


def test_what_cannot_be_emptied_says_so(book: Any) -> None:
    said = told(book, **{"name.en": "–", "kind": "-"})
    assert [text for _, text in said] == [
        "A single dash empties a field, and this one cannot be emptied here",
        "“-” is not in the list; choose one of it",
    ]
    assert all(cell.endswith("3") for cell, _ in said)


def test_an_emptied_cell_is_told_how_to_empty(book: Any) -> None:
    assert told(book, note=None) == [  # type: ignore[arg-type]
        (f"{place(book, 'note')}3", "Left empty: stays as it was; a single dash (–) empties it")
    ]


def test_where_a_workbook_begins_with_no_rows(kaz: Version) -> None:
    samples()
    decision = Decision.objects.get()
    Decision.objects.update(reference="3")
    lines = ["number", "reference", "reason"], [decision.number, "–", "Not that one"]
    found = filled("governance.decision.amend", kaz.code, *lines)
    assert (found.applied, words(found)) == (True, [])
    assert Decision.objects.get().reference == ""


def test_a_dash_in_what_is_added_is_text(second: Version) -> None:
    """Where nothing stands, there is nothing to empty."""
    lines = ["key", "name.en", "kind", "note"], ["water", "Water", "media", "–"]
    assert words(done(CREATE, saved(plain_workbook(*lines)))) == []
    assert Registered.objects.get().note == "–"


def test_the_instructions_say_which_columns_can_be_emptied(book: Any) -> None:
    lines = {row[0].value: row[1].value for row in book["Instructions"].iter_rows(min_row=4)}
    assert lines["Note"].endswith("A single dash (–) empties it.")
    assert "dash" not in lines["Name (English)"] + lines["Reason"] + lines["Kind"]
    added = {row[0].value: row[1].value for row in template(CREATE)["Instructions"].iter_rows(min_row=4)}
    assert "dash" not in added["Note"]


def test_what_can_be_emptied_is_taken_as_empty_by_every_command(db: None) -> None:
    seen = 0
    for verb in sheet_verbs():
        for column in columns_of(verb):
            field = column.field
            if field.can_be_emptied:
                bound = bind(verb.told, {field.name: ""}, {field.name: "x"})
                assert field.kind in EMPTIED
                assert not field.required
                assert field.name not in bound.problems, f"{verb.name} {field.name}"
                seen += 1
    assert seen > 10
    assert verbbook()


def place(book: Any, key: str) -> str:
    return str(rows_of(book).cell(2, keys(rows_of(book)).index(key) + 1).column_letter)
