"""Rows of a workbook that change a framework make one version of it together, each with its event."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.base.workbooks.layout import HEAD
from shanyraq.domains.indicators.commands import SupersedeValue
from shanyraq.domains.packages.comparing import compare
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.history import versions
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment
from shanyraq.domains.packages.verbs.framework import digest
from tests.architecture.doors import KAZ
from tests.conftest import TESTER
from tests.domains.filled import BY, done, plain_workbook, rows_of, saved, template, words, write
from tests.domains.test_register import AT, XAA

VALUES, AMEND = "indicators.value.supersede", "indicators.indicator.amend"
TARGETS = "indicators.target.propose"


def corrected(count: int, *, add: float = 1, reason: str = "Counted again {}") -> bytes:
    """The workbook of values, with the first numbers of it corrected."""
    book = template(VALUES)
    sheet = rows_of(book)
    heads = [cell.value for cell in sheet[HEAD]]
    changed = 0
    for row in range(HEAD + 1, sheet.max_row + 1):
        number = sheet.cell(row, heads.index("value") + 1).value
        if isinstance(number, int | float) and changed < count:
            write(sheet, row, {"value": number + add, "reason": reason.format(changed)})
            changed += 1
    assert changed == count
    return saved(book)


def numbers(version: Version) -> list[float]:
    return list(version.values.order_by("row__indicator__order", "pk").values_list("value", flat=True))


def test_they_make_one_version_that_holds_all_of_them(second: Version) -> None:
    before = numbers(second)
    filled = done(VALUES, corrected(4))
    assert (filled.applied, filled.count("done")) == (True, 4), words(filled)
    version = version_in_force(XAA)
    assert version.number == second.number + 1
    assert version.framework.versions.count() == 2
    assert len([1 for old, new in zip(before, numbers(version), strict=True) if old != new]) == 4
    assert {each["version"] for each in version.values.exclude(corrected=None).values_list("corrected", flat=True)} == {
        version.number
    }
    assert version.reason == "; ".join(f"Counted again {each}" for each in range(4))
    assert version.author == TESTER.name


def test_what_is_written_is_what_the_digest_says(second: Version) -> None:
    assert done(VALUES, corrected(3)).applied
    version = version_in_force(XAA)
    assert digest(load_package(version)) == version.digest


def test_each_row_has_its_event_and_the_chain_holds(second: Version) -> None:
    assert done(VALUES, corrected(4)).applied
    events = Event.objects.filter(verb=VALUES).order_by("pk")
    assert [each.reason for each in events] == [f"Counted again {each}" for each in range(4)]
    assert {each.change["version"] for each in events} == {version_in_force(XAA).number}
    assert all(each.before and each.after and "digest" not in each.change for each in events)
    assert verify().flaws == []


def test_one_event_more_seals_what_the_version_holds(second: Version) -> None:
    """The digest is known when all rows are done; the list of versions says what they changed together."""
    assert done(VALUES, corrected(4)).applied
    version, last = version_in_force(XAA), Event.objects.order_by("pk").last()
    assert last is not None
    assert (last.verb, last.change["digest"], last.change["rows"]) == ("packages.version.write", version.digest, 4)
    assert last.change["changes"] == {"add": 0, "change": last.change["changes"]["change"], "end": 0}
    line = versions(version)[0]
    assert (line.number, line.counts) == (version.number, last.change["changes"])


def test_the_list_of_versions_and_the_difference_are_read(second: Version, page: Client) -> None:
    assert done(VALUES, corrected(2)).applied
    for language in ("en", "ru", "kk"):
        page.cookies["django_language"] = language
        for address in ("versions/", "versions/2/", "versions.csv"):
            assert page.get(f"/{XAA}/{address}").status_code == 200, address


def test_rows_that_take_each_other_back_are_refused(second: Version) -> None:
    """Nothing would differ after them, and a version says what differs."""
    sheet = rows_of(template(VALUES))
    heads = [cell.value for cell in sheet[HEAD]]
    first = {name: sheet.cell(HEAD + 1, heads.index(name) + 1).value for name in ("indicator", "row", "role", "year")}
    stands = sheet.cell(HEAD + 1, heads.index("value") + 1).value
    written = [{**first, "value": value, "reason": "Once more"} for value in (stands + 1, stands)]
    lines = [heads[1:], *([each.get(name) for name in heads[1:]] for each in written)]
    filled = done(VALUES, saved(plain_workbook(*lines)))
    assert words(filled) == [("", "Together the rows change nothing: one takes back what another one does")]
    assert version_in_force(XAA) == second


def test_reasons_that_are_too_many_are_counted(second: Version) -> None:
    assert done(VALUES, corrected(4, reason="{} " + "because it was counted anew " * 30)).applied
    reason = version_in_force(XAA).reason
    assert len(reason) <= 2000
    assert reason.endswith("; … (+2)")


def test_looking_writes_no_version(second: Version) -> None:
    filled = done(VALUES, corrected(3), apply=False)
    assert (filled.applied, filled.can_be_applied, filled.count("done")) == (False, True, 3)
    assert version_in_force(XAA) == second
    assert not Event.objects.filter(verb=VALUES).exists()


def test_one_refused_row_keeps_all_from_being_done(second: Version) -> None:
    """Also where it is the first: the version that was begun with it goes with it, and the others are still judged."""
    book = template(VALUES)
    sheet = rows_of(book)
    write(sheet, HEAD + 1, {"value": 77, "new_year": 1066, "reason": "Too early"})
    write(sheet, HEAD + 2, {"value": 78, "reason": "Counted again"})
    filled = done(VALUES, saved(book))
    assert (filled.applied, filled.count("refused"), filled.count("done")) == (False, 1, 1), words(filled)
    assert version_in_force(XAA) == second


def test_a_row_sees_what_rows_above_it_did(second: Version) -> None:
    """The version is written once, and the second row did not undo the first."""
    book = template(AMEND)
    write(rows_of(book), HEAD + 1, {"source.en": "Register", "reason": "One"})
    write(rows_of(book), HEAD + 2, {"source.en": "Survey", "reason": "Two"})
    assert done(AMEND, saved(book)).applied
    assert [each.source["en"] for each in version_in_force(XAA).indicators.order_by("pk")[:2]] == ["Register", "Survey"]


def test_flaws_that_they_bring_together_are_said_of_all_of_them(second: Version) -> None:
    """As a single correction says them, and before anything is done."""
    book = template(VALUES)
    sheet = rows_of(book)
    heads = [cell.value for cell in sheet[HEAD]]
    cells = {name: sheet.cell(HEAD + 1, heads.index(name) + 1).value for name in heads}
    write(sheet, HEAD + 1, {"value": 99_999, "reason": "Counted again"})
    told = {name: cells[name] for name in ("indicator", "row", "role", "year")}
    command = SupersedeValue(framework=XAA, value=99_999, reason="Counted again", **told)
    with transaction.atomic():
        alone = [say(each.message) for each in verbbook()[VALUES].perform(command, by=TESTER, at=AT).findings]
        transaction.set_rollback(True)
    filled = done(VALUES, saved(book), apply=False)
    assert [said.text for said in filled.remarks] == alone != []
    assert filled.can_be_applied


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", "Indicator 1.2.1 “The proportion of the population with incomes"),
        ("ru", "Индикатор 1.2.1 «Доля населения"),
        ("kk", "Көрсеткіш 1.2.1 «"),
    ],
)
def test_what_is_said_of_all_rows_begins_with_what_it_is_about(kaz: Version, language: str, begins: str) -> None:
    book = template(VALUES, KAZ)
    sheet = rows_of(book)
    heads = [cell.value for cell in sheet[HEAD]]
    for row in range(HEAD + 1, sheet.max_row + 1):
        about = tuple(sheet.cell(row, heads.index(name) + 1).value for name in ("indicator", "row", "role"))
        if about == ("1.2.1", "rural", "baseline"):
            write(sheet, row, {"value": 100, "reason": "Counted again"})
    with translation.override(language):
        filled = fill(Task(verbbook()[VALUES], KAZ, BY, AT), saved(book), lambda *_: None, apply=False)
    said = [each.text for each in filled.remarks]
    assert said
    assert all(text.startswith(begins) for text in said), said
    rural = {"en": "row “Rural", "ru": "строка «Сельск", "kk": "жол «Ауыл"}[language]
    assert all(rural in text.partition(": ")[0] for text in said), said


def test_a_row_takes_as_many_statements_among_four_as_among_two(second: Version) -> None:
    def statements(count: int) -> int:
        with CaptureQueriesContext(connection) as sent:
            assert done(VALUES, corrected(count), apply=False).count("done") == count
        return len(sent)

    statements(1)
    few, more, most = (statements(count) for count in (2, 3, 4))
    assert most - more == more - few
    assert more - few < 20, "no version is written for a row"


def test_what_two_packages_share_is_not_looked_at_and_changes_nothing_of_what_is_found(second: Version) -> None:
    """An edited package shares most of its parts with the one before it; a copy of that one shares none."""
    before = recent_package(second)
    assert done(VALUES, corrected(3)).applied
    after = load_package(version_in_force(XAA))
    outcome, *others = before.outcomes
    edited = before.model_copy(update={"outcomes": [after.outcomes[0], *others[::-1]], "risks": before.risks})
    apart = Package.model_validate(before.model_dump())
    assert compare(before, edited) == compare(apart, edited) != []
    assert compare(before, before) == compare(apart, before) == []
    assert compare(edited, before) == compare(edited, apart)
    assert outcome is not edited.outcomes[0]


def test_two_years_of_one_row_are_corrected_in_one_workbook(kaz: Version) -> None:
    """Each knows the other: they are no conflict. The template of the whole framework can be sent as it is."""
    book = template(VALUES, KAZ)
    sheet = rows_of(book)
    heads = [cell.value for cell in sheet[HEAD]]
    assert fill(Task(verbbook()[VALUES], KAZ, BY, AT), saved(book), lambda *_: None, apply=True).count("refused") == 0
    changed = 0
    for row in range(HEAD + 1, sheet.max_row + 1):
        about = {name: sheet.cell(row, heads.index(name) + 1).value for name in ("indicator", "row", "role", "value")}
        if (about["indicator"], about["row"], about["role"]) == ("16.6.2", "total", "latest"):
            write(sheet, row, {"value": about["value"] + 1, "reason": "Counted again"})
            changed += 1
    filled = fill(Task(verbbook()[VALUES], KAZ, BY, AT), saved(book), lambda *_: None, apply=True)
    assert changed > 1
    assert (filled.applied, filled.count("done")) == (True, changed), words(filled)


def test_targets_of_a_workbook_are_one_amendment_that_is_written_once(
    second: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row has its event; the framework is compared with what is proposed once for all of them."""
    compared: list[int] = []
    monkeypatch.setattr(amendment, "compare", lambda *both: compared.append(1) or compare(*both))
    book = template(TARGETS)
    sheet = rows_of(book)
    heads = [cell.value for cell in sheet[HEAD]]
    changed = 0
    for row in range(HEAD + 1, sheet.max_row + 1):
        number = sheet.cell(row, heads.index("value") + 1).value
        write(sheet, row, {"title": "Targets of the year", "reason": "Agreed by the group"})
        if isinstance(number, int | float) and changed < 2:
            write(sheet, row, {"value": number + 1})
            changed += 1
    filled = done(TARGETS, saved(book))
    assert (filled.applied, filled.count("done")) == (True, 2), words(filled)
    found = Amendment.objects.get(framework__code=XAA)
    assert (found.title, found.state) == ("Targets of the year", "proposed")
    assert Event.objects.filter(verb=TARGETS).count() == 2
    assert len({change["item"] for change in found.changes}) == 2
    assert len(compared) == 3, "the first row, what stands against all of them, and all of them"
    assert version_in_force(XAA).number == second.number
