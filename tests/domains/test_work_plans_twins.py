"""Sub-outputs with the same title: an entity each, as joint programmes want them; each is known again from a file."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.findings import Severity
from tests.conftest import TESTER
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.domains.test_work_plans_files import counts, messages

pytestmark = pytest.mark.usefixtures("second")
IN_2027 = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
NAMELESS = replace(ROW, code="", identifier="", required=None, available=None, years={})
OF_UNDP = (("PNUD", "Programme des Nations Unies pour le développement"),)


def amended(number: int, **fields: Any) -> None:
    verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": number, **fields}), by=TESTER, at=AT)


def stood(version: Version) -> list[Any]:
    return [(line.number, line.facts) for line in board(version).lines]


def unchanged(version: Version, year: int | None = None) -> None:
    """What goes out and comes in again changes nothing, and nothing is said of it."""
    before = stood(version)
    found = taken(uninfo_bytes(version, year))
    assert (counts(found)[0:2], counts(found)[3], messages(found, Severity.ERROR)) == ((0, 0), 0, [])
    assert stood(version) == before


class TestGoesOutAndIn:
    def test_one_title_for_each_of_two_entities(self, second: Version) -> None:
        for entity in ("unicef", "undp"):
            add(title={"en": "Joint campaign on safe schools"}, entities=[entity], **IN_2027)
        unchanged(second, 2027)

    def test_the_same_in_everything_that_a_file_tells(self, second: Version) -> None:
        add(), add(), add(title={"fr": "Conseils"}, lead="unicef")
        unchanged(second)

    def test_one_of_two_that_is_all_the_file_has(self, second: Version) -> None:
        add(description={"fr": "Autrement"}, starts_on="2029-01-01", ends_on="2029-12-31")
        add(**IN_2027)
        unchanged(second, 2027)

    def test_one_that_ended_is_not_taken_for_that_which_stands(self, second: Version) -> None:
        add(), add()
        verbs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
        unchanged(second)

    def test_a_title_in_several_languages_and_one_in_another_than_its_letters_say(self, second: Version) -> None:
        add(title={"fr": "Conseils", "en": "Advice"})
        add(title={"en": "Advice"}, description={"en": "Given to all"})
        unchanged(second)

    def test_money_tells_two_apart(self, second: Version) -> None:
        add(), add()
        put(number=2, year=2027, entity="unicef", contributor="gouvernement", instrument="core", required="7")
        unchanged(second)


WORDS = st.sampled_from(["Conseils", "Advice", "Советы"])
TEXTS = st.dictionaries(st.sampled_from(["fr", "en", "ru"]), WORDS, min_size=1, max_size=2)
MADE = st.fixed_dictionaries(
    {
        "output": st.sampled_from(["A.1.1", "A.1.2"]),
        "title": TEXTS,
        "entities": st.lists(st.sampled_from(["unicef", "undp"]), min_size=1, max_size=2, unique=True),
    },
    optional={
        "code": st.sampled_from(["A.1.1.1", "A.1.1.2", "7"]),
        "description": TEXTS,
        "places": st.lists(st.sampled_from(["Nord", "Sud"]), max_size=2),
        "sdg_targets": st.lists(st.sampled_from(["1.3", "5.a"]), max_size=2, unique=True),
        "gender": st.integers(0, 3),
        "gender_note": WORDS,
        "starts_on": st.sampled_from(["2027-01-01", "2028-01-01"]),
        "ends_on": st.sampled_from(["2028-06-30", "2028-12-31"]),
        "joint_names": st.lists(WORDS, max_size=1),
    },
)


@given(st.lists(MADE, min_size=1, max_size=6), st.sampled_from([None, 2027, 2028]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_entered_goes_out_and_in_without_a_difference(
    second: Version, made: list[dict[str, Any]], year: int | None
) -> None:
    with transaction.atomic():
        for each in made:
            add(**each)
        if year is None or uninfo_has_rows(second, year):
            unchanged(second, year)
        transaction.set_rollback(True)


def uninfo_has_rows(version: Version, year: int) -> bool:
    from shanyraq.domains.workplans.queries.exporting import _years

    return any(year in _years(line.facts) for line in board(version).lines)


class TestComesFromElsewhere:
    def test_a_title_for_each_entity_is_a_sub_output_each(self) -> None:
        rows = (NAMELESS, replace(NAMELESS, entities=OF_UNDP))
        assert counts(taken(file_of(*rows))) == (2, 0, 0, 0)
        assert counts(taken(file_of(*rows))) == (0, 0, 2, 0)

    def test_a_row_that_is_there_twice_is_found(self) -> None:
        found = taken(file_of(NAMELESS, NAMELESS))
        assert counts(found) == (1, 0, 0, 1)
        assert messages(found, Severity.ERROR) == ["The sub-output stands in row 2 already; this row is refused"]
        assert counts(taken(file_of(NAMELESS, NAMELESS))) == (0, 0, 1, 1)

    def test_the_row_of_another_entity_is_none_that_stands(self) -> None:
        taken(file_of(NAMELESS))
        assert counts(taken(file_of(replace(NAMELESS, entities=OF_UNDP)))) == (1, 0, 0, 0)

    def test_what_was_changed_here_is_still_known_from_the_file(self, second: Version) -> None:
        rows = (replace(NAMELESS, description="Un"), replace(NAMELESS, description="Deux"))
        taken(file_of(*rows))
        amended(1, description={"fr": "Deux"})
        before = stood(second)
        assert counts(taken(file_of(*rows))) == (0, 0, 2, 0)
        assert stood(second) == before

    @pytest.mark.parametrize("turned", [False, True])
    def test_what_the_file_changed_of_one_is_changed_of_that_one(self, second: Version, *, turned: bool) -> None:
        rows = (NAMELESS, replace(NAMELESS, entities=OF_UNDP))
        taken(file_of(*rows))
        later = (rows[0], replace(rows[1], description="Autrement"))
        assert counts(taken(file_of(*(reversed(later) if turned else later)))) == (0, 1, 1, 0)
        assert [facts.description["fr"] for _number, facts in stood(second)] == ["Formation et conseils", "Autrement"]

    def test_a_code_that_was_changed_here_is_still_known_from_the_file(self) -> None:
        row = replace(NAMELESS, code="A.1.1.1")
        taken(file_of(row))
        amended(1, code="A.1.1.9")
        assert counts(taken(file_of(row))) == (0, 0, 1, 0)
