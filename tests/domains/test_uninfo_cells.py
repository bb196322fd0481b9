"""Every cell of a file that goes in comes out as it was, in whatever words; only what was changed here differs."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.reading.columns import ABOVE, FIXED, Column, year_columns
from shanyraq.kernel.findings import Severity
from tests.conftest import TESTER
from tests.domains.planning import add, taken
from tests.domains.test_register import AT, XAA
from tests.domains.test_work_plans_files import counts
from tests.factories.uninfo import shown_cells, workbook

pytestmark = pytest.mark.usefixtures("second")
HEADER = [*FIXED, *year_columns(2027), *year_columns(2028)]
BASE: dict[str, Any] = {
    Column.COUNTRY: "Atlantis",
    Column.PLAN: "Cadre 2027",
    Column.OUTPUT_CODE: "A.1.1",
    Column.CODE: "A.1.1.1",
    Column.TITLE: "Conseils",
    Column.IDENTIFIER: "1",
}


def file_of(*rows: dict[str, Any]) -> bytes:
    return workbook(HEADER, [[{**BASE, **row}.get(title, "") for title in HEADER] for row in rows])


def of_rows(content: bytes) -> dict[str, dict[str, Any]]:
    """The same without what stands above a sub-output."""
    return {
        key: {title: cell for title, cell in row.items() if title not in ABOVE}
        for key, row in shown_cells(content).items()
    }


AS_PRINTED = [
    (Column.STATUS, "Implementation"),
    (Column.STATUS, "Mise en œuvre"),
    (Column.STATUS, "Implementación"),
    (Column.STATUS, "Half done"),
    (Column.PUBLISHED, "Yes"),
    (Column.PUBLISHED, "Oui"),
    (Column.PUBLISHED, "Maybe"),
    (Column.GENDER, "2 - L’égalité des sexes est un objectif important"),
    (Column.GENDER, "Un objectif important"),
    (Column.RIGHTS, "1 - Limited contribution to realization of human rights"),
    (Column.PEACE, "7 - More than all"),
    (Column.HUMANITARIAN, "Llamamiento"),
    (Column.HUMANITARIAN, "x" * 80),
    (Column.FUNCTIONS, "Appui normatif; Data Collection and Analysis"),
    (Column.GROUPS, "Femmes et filles; Youth"),
    (Column.HELPS, "Transfert de connaissances"),
    (Column.TARGETS, "3.8 Achieve universal health coverage, for all, 99.9 Nothing"),
    (Column.TARGETS, "ODD 3"),
    (Column.GOALS, "3 Good Health and Well-being; 17 Partnerships for the Goals"),
    (Column.GOALS, "Good Health"),
    (Column.PLACES, "Atlantis; Nord"),
    (Column.CONTRIBUTING, "Core/Regular Resources; GOUVERNEMENT"),
    (Column.IMPLEMENTING, "y" * 500),
    (Column.ALSO_OUTPUTS, "A.1.2 Registres"),
    (Column.FOCAL_USERS, "A. Person; B. Person"),
    (Column.JOINT_NAMES, "Together"),
    (Column.JOINT_TYPES, "Joint Programme"),
    (Column.AGENCIES, "United Nations Children’s Fund"),
    (Column.ABBREVIATIONS, "UNICEF"),
    (Column.ABBREVIATIONS, "XYZ"),
    (Column.STARTS_ON, "soon"),
    (Column.TOTAL_REQUIRED, "a lot"),
    (Column.TOTAL_SPENT, 12.5),
    (Column.TOTAL_SPENT, 0),
    ("2027 Expenditure", "three hundred"),
    ("2027 Narrative", "Done"),
    ("2028 Required", 5),
]


@pytest.mark.parametrize(("title", "cell"), AS_PRINTED)
def test_a_cell_comes_out_as_it_went_in(second: Version, title: str, cell: Any) -> None:
    content = file_of({title: cell})
    assert counts(taken(content)) == (1, 0, 0, 0)
    out = uninfo_bytes(second)
    assert of_rows(out) == of_rows(content)
    assert counts(taken(out)) == (0, 0, 1, 0)
    assert counts(taken(content)) == (0, 0, 1, 0)


def test_several_words_for_one_entity_and_two_that_nobody_knows(second: Version) -> None:
    told = {Column.ABBREVIATIONS: "UNICEF; XYZ; QQQ", Column.AGENCIES: "Children’s Fund; Xyz Agency; Q"}
    taken(file_of(told))
    assert of_rows(uninfo_bytes(second)) == of_rows(file_of(told))


def test_an_end_before_the_start_comes_out_as_a_day(second: Version) -> None:
    told = {Column.STARTS_ON: "2028-01-01", Column.ENDS_ON: "2027-01-01"}
    taken(file_of(told))
    assert of_rows(uninfo_bytes(second)) == of_rows(file_of(told))


@pytest.mark.parametrize(
    ("title", "cell", "amended", "expected"),
    [
        (Column.STATUS, "Half done", {"status": "closed"}, "Closed"),
        (Column.STATUS, "Cerrado", {"act": "reopen", "reason": "It goes on"}, "Finalisation"),
        (Column.GENDER, "Much", {"gender": 0}, "0 - Not expected to contribute to gender equality/women's empowerment"),
        (Column.PLACES, "Nord", {"places": ["Sud"]}, "Sud"),
        (Column.STATUS, "Half done", {"places": ["Sud"]}, "Half done"),
    ],
)
def test_what_was_changed_here_comes_out_in_our_words(
    second: Version, title: str, cell: str, amended: dict[str, Any], expected: str | None
) -> None:
    taken(file_of({title: cell}))
    verb = verbbook()["workplans.sub_output.move" if "act" in amended else "workplans.sub_output.amend"]
    verb.perform(verb.told.model_validate({"framework": XAA, "number": 1, **amended}), by=TESTER, at=AT)
    out = uninfo_bytes(second)
    assert of_rows(out)["1"].get(title) == expected
    assert counts(taken(out)) == (0, 0, 1, 0)


def test_other_words_for_what_is_not_understood_are_taken(second: Version) -> None:
    taken(file_of({Column.STATUS: "Half done"}))
    assert counts(taken(file_of({Column.STATUS: "Nearly done"}))) == (0, 1, 0, 0)
    assert of_rows(uninfo_bytes(second))["1"][Column.STATUS] == "Nearly done"


@pytest.mark.parametrize(
    ("label", "status", "severity"),
    [
        ("Mise en œuvre", "implementation", Severity.NOTE),
        ("mise en oeuvre", "implementation", Severity.NOTE),
        ("Implementación", "implementation", Severity.NOTE),
        ("CLÔTURÉ", "closed", Severity.NOTE),
        ("Annulée", "cancelled", Severity.NOTE),
        ("Half done", "", Severity.WARNING),
    ],
)
def test_a_status_in_another_language(second: Version, label: str, status: str, severity: Severity) -> None:
    found = taken(file_of({Column.STATUS: label}))
    assert found.wanted[0].facts.status == status
    assert [(each.column, each.severity) for each in found.remarks] == [(Column.STATUS, severity)]


WORDS = st.text("abcdé жқ", min_size=1, max_size=9).map(str.strip).filter(bool)
LISTED = st.lists(WORDS, max_size=3, unique=True).map("; ".join)
PRINTED = st.fixed_dictionaries(
    {},
    optional={
        **{
            title: st.one_of(LISTED, st.sampled_from([str(cell) for at, cell in AS_PRINTED if at == title] or [""]))
            for title in FIXED[FIXED.index(Column.STATUS) : FIXED.index(Column.TOTAL_REQUIRED)]
        },
        Column.PUBLISHED: st.sampled_from(["Yes", "No", "oui", "so"]),
        Column.DESCRIPTION: WORDS,
        Column.STARTS_ON: st.sampled_from(["2027-01-01", "soon"]),
        Column.ENDS_ON: st.sampled_from(["2028-01-01", "2026-01-01", "late"]),
        **{
            title: st.sampled_from([0, 1.25, 700, "much"])
            for title in HEADER[FIXED.index(Column.TOTAL_REQUIRED) :]
            if "Narrative" not in title
        },
        "2027 Narrative": WORDS,
    },
)


@given(rows=st.lists(PRINTED, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_cells_come_out_as_they_went_in(second: Version, rows: list[dict[str, Any]]) -> None:
    content = file_of(*({**row, Column.IDENTIFIER: str(number)} for number, row in enumerate(rows, 1)))
    with transaction.atomic():
        assert counts(taken(content)) == (len(rows), 0, 0, 0)
        if rows:
            out = uninfo_bytes(second)
            assert of_rows(out) == of_rows(content)
            assert counts(taken(out)) == (0, 0, len(rows), 0)
        transaction.set_rollback(True)


KNOWN = [
    ("UNICEF", "Fonds des Nations Unies pour l’enfance"),
    ("PNUD", "Programme des Nations Unies pour le développement"),
]
KEYS = dict(zip(KNOWN, ("unicef", "undp"), strict=True))
STRANGE = [("FOO", "Foo Organization"), ("BAR", "Bar, Fund of")]
AGENCIES = st.lists(
    st.sampled_from([(*pair, how) for pair in (*KNOWN, *STRANGE) for how in ("both", "short", "long")]),
    min_size=1,
    max_size=6,
)


def in_columns(agencies: list[tuple[str, str, str]], end: str) -> dict[str, str]:
    """Agencies in the two columns, «-» in the place of what is not told."""
    short = [name if how != "long" else "-" for name, _, how in agencies]
    long = [name if how != "short" else "-" for _, name, how in agencies]
    return {Column.ABBREVIATIONS: "; ".join(short) + end, Column.AGENCIES: "; ".join(long) + end}


def entities_of(version: Version) -> set[str]:
    line = sub_output(version, 1)
    assert line is not None
    return set(line.facts.entities)


@given(agencies=AGENCIES, end=st.sampled_from(["", ";", "; ;"]), amended=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example(agencies=[(*KNOWN[0], "both"), (*KNOWN[0], "both"), (*STRANGE[0], "both")], end="", amended=False)
@example(agencies=[(*KNOWN[0], "both"), (*KNOWN[0], "both"), (*STRANGE[0], "both")], end="", amended=True)
@example(agencies=[(*KNOWN[0], "short"), (*STRANGE[0], "short"), (*STRANGE[0], "short")], end=";", amended=True)
def test_no_agency_is_lost_on_the_way_out_and_in(
    second: Version, agencies: list[tuple[str, str, str]], end: str, amended: bool
) -> None:
    """Whatever agencies stand there, some twice, some without abbreviation or name; with our own words as well."""
    with transaction.atomic():
        assert counts(taken(file_of(in_columns(agencies, end)))) == (1, 0, 0, 0)
        if amended:  # then they go out in our own words
            verb, found = verbbook()["workplans.sub_output.amend"], [*sorted(entities_of(second)), "BAZ"]
            told = {"framework": XAA, "number": 1, "entities": found}
            verb.perform(verb.told.model_validate(told), by=TESTER, at=AT)
        stood = entities_of(second)
        for short, long, how in agencies:
            assert stood & {KEYS.get((short, long), long if how == "long" else short)}
        out = uninfo_bytes(second)
        assert counts(taken(out)) == (0, 0, 1, 0)
        assert entities_of(second) == stood
        assert of_rows(uninfo_bytes(second)) == of_rows(out)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("short", "long", "out_short", "out_long"),
    [
        ("UNICEF; UNICEF; FOO", "Children; Children; Foo", "UNICEF; FOO", "Children; Foo"),
        ("UNICEF; FOO; FOO", "", "UNICEF; FOO", None),
        ("", "Foo; Foo; Children", None, "Foo; Children"),
        ("UNICEF; WHO;UNICEF ; FOO", "Children", "UNICEF; WHO;UNICEF ; FOO", "Children"),
        ("FOO; FOO; -", "Foo; Foo; Bar", "FOO; -", "Foo; Bar"),
    ],
)
def test_an_agency_that_stands_twice_goes_out_once_in_its_own_words(
    second: Version, short: str, long: str, out_short: str | None, out_long: str | None
) -> None:
    taken(file_of({Column.ABBREVIATIONS: short, Column.AGENCIES: long}))
    out = uninfo_bytes(second)
    cells = of_rows(out)["1"]
    assert (cells.get(Column.ABBREVIATIONS), cells.get(Column.AGENCIES)) == (out_short, out_long)
    assert counts(taken(out)) == (0, 0, 1, 0)


NOT_TOLD = [
    *((title, "N/A") for title in (Column.STATUS, Column.CONTRIBUTING, Column.STARTS_ON, Column.GENDER_NOTE)),
    *((title, "#REF!") for title in (Column.DESCRIPTION, Column.CODE, Column.GENDER, Column.TARGETS)),
    *((title, "None") for title in (Column.TOTAL_SPENT, "2027 Required", "2027 Narrative", "2028 Narrative")),
    (Column.PLACES, "Nord; N/A"),
]


@pytest.mark.parametrize(("title", "cell"), NOT_TOLD)
def test_what_is_read_as_empty_is_told_and_comes_out_as_it_went_in(second: Version, title: str, cell: str) -> None:
    content = file_of({title: cell})
    found = taken(content)
    assert [(each.row, each.column) for each in found.remarks] == [(2, title)]
    assert found.wanted[0].printed == {title: cell}
    out = uninfo_bytes(second)
    assert of_rows(out) == of_rows(content)
    assert counts(taken(out)) == (0, 0, 1, 0)


def test_a_narrative_that_is_told_here_replaces_what_was_read_as_empty(second: Version) -> None:
    taken(file_of({"2027 Narrative": "#VALUE!"}))
    verb = verbbook()["workplans.sub_output.narrate"]
    told = {"framework": XAA, "number": 1, "year": 2027, "text": {"fr": "Fait"}}
    verb.perform(verb.told.model_validate(told), by=TESTER, at=AT)
    out = uninfo_bytes(second)
    assert of_rows(out)["1"]["2027 Narrative"] == "Fait"
    assert counts(taken(out)) == (0, 0, 1, 0)


def test_a_priority_is_written_with_its_own_code(kaz: Version) -> None:
    add(framework=kaz.code, output="1.1", title={"en": "Advice"})
    (cells,) = shown_cells(uninfo_bytes(kaz)).values()
    assert (cells[Column.PRIORITY_CODE], cells[Column.OUTCOME_CODE], cells[Column.OUTPUT_CODE]) == ("1", "1", "1.1")
    assert cells[Column.PRIORITY] == "Empowered People and Strong Institutions"
