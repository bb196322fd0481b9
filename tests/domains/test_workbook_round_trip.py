"""The workbook of every verb, sent back as it was taken along, is read, and says that nothing changes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from shanyraq.base.verbs import Verb, verbbook
from shanyraq.base.workbooks.columns import columns_of, framework_of
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.base.workbooks.layout import NAME
from shanyraq.base.workbooks.reading import EMPTY, read
from shanyraq.base.workbooks.template import workbook
from shanyraq.domains.funding.commands import SetFrame
from shanyraq.domains.funding.verbs import frame
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import EndOrganisation
from shanyraq.domains.parties.models import Contact
from shanyraq.domains.parties.verbs import organisation
from shanyraq.domains.workplans.commands import EndSubOutput, NarrateSubOutput
from shanyraq.domains.workplans.commands.programme_documents import WordDocument
from shanyraq.domains.workplans.verbs import programme_document, sub_output
from shanyraq.kernel.actors import Door
from tests.architecture.samples import samples
from tests.base.people import NOW
from tests.conftest import TESTER
from tests.domains.everything import planned_and_paid
from tests.domains.filled import BY, keys, plain_workbook, rows_of, saved, template, words, write
from tests.domains.giving import set_rate
from tests.domains.observing import in_each_stage
from tests.domains.planning import add, register_document
from tests.domains.reaching import in_each_stage as reached_in_each_stage


def sheet_verbs() -> list[Verb]:
    return [verb for verb in verbbook().values() if verb.command is not None and Door.SHEET in verb.doors]


@pytest.fixture
def something_of_everything(kaz: Version) -> str:
    """A framework in which there is something for each verb that begins with rows."""
    samples()
    ended = add(framework=kaz.code, output="1.1", title={"en": "Ended"}, entities=["unicef"])
    sub_output.end(EndSubOutput(framework=kaz.code, number=ended, reason="A test"), by=TESTER, at=NOW)
    organisation.end(EndOrganisation(framework=kaz.code, key="vive", reason="A test"), by=TESTER, at=NOW)
    planned_and_paid(kaz.code)
    in_each_stage()
    reached_in_each_stage()
    put = SetFrame(framework=kaz.code, outcome="1", entity="unicef", year=2026, needed=Decimal(7))
    frame.set_frame(put, by=TESTER, at=NOW)
    set_rate("0.9", framework=kaz.code)
    told = NarrateSubOutput(framework=kaz.code, number=1, year=2026, text={"en": "Wells were dug"})
    sub_output.narrate(told, by=TESTER, at=NOW)
    number = register_document(kaz.code)
    word = WordDocument(framework=kaz.code, number=number, outcome="1", text={"en": "People are well"})
    programme_document.word(word, by=TESTER, at=NOW)
    return kaz.code


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_as_it_came_it_is_read(something_of_everything: str, language: str) -> None:
    seen = 0
    for verb in sheet_verbs():
        framework = something_of_everything if framework_of(verb) or verb.listed else ""
        with translation.override(language):
            reading = read(workbook(verb, framework, BY), columns_of(verb, framework, BY))
        assert [each.sentence.template for each in reading.problems] in ([], [EMPTY]), verb.name
        if verb.listed is not None:
            assert reading.rows, f"{verb.name} has no row; nothing is tested of it"
            assert all(row.untouched for row in reading.rows), verb.name
            seen += 1
    assert seen > 10


def test_a_field_that_is_called_as_our_own_column(something_of_everything: str) -> None:
    """The name of a contact is a field of its own, beside what the row is about."""
    verb = verbbook()["parties.contact.amend"]
    book = template(verb.name, something_of_everything)
    sheet = rows_of(book)
    assert keys(sheet)[0] == NAME
    assert len(set(keys(sheet))) == len(keys(sheet))
    write(sheet, 3, {"name": "Another Name", "reason": "Married"})
    task = Task(verb, something_of_everything, BY, NOW)
    filled = fill(task, saved(book), lambda *_: None, apply=True)
    assert (filled.applied, filled.count("done"), words(filled)) == (True, 1, [])
    assert Contact.objects.filter(name="Another Name").count() == 1


def test_our_own_columns_are_called_as_no_field_can_be(db: None) -> None:
    assert not NAME.isidentifier()
    assert not any(column.key == NAME for verb in sheet_verbs() for column in columns_of(verb))


def test_a_workbook_that_was_taken_along_before_is_still_read(something_of_everything: str) -> None:
    """Our own column was called «name» once."""
    book = template("parties.organisation.amend", something_of_everything)
    rows_of(book).cell(2, 1).value = "name"
    verb = verbbook()["parties.organisation.amend"]
    reading = read(saved(book), columns_of(verb, something_of_everything, BY))
    assert reading.problems == []


def test_the_key_of_a_column_goes_before_the_title_of_another(second: Version) -> None:
    verb = verbbook()["parties.organisation.create"]
    columns = columns_of(verb, second.code, BY)
    last = replace(columns[-1], titles=columns[-1].titles | {"key"})
    heads, values = ["key", "name.en", "kind", last.key], ["water", "Water", "media", "A note"]
    reading = read(saved(plain_workbook(heads, values)), (last, *columns[:-1]))
    assert reading.problems == []
    assert {key: cell.value for key, cell in reading.rows[0].cells.items()} == dict(zip(heads, values, strict=True))
