"""A file of UN INFO goes in, out, and in again without a difference; every row of it is accounted for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.funding.models import Line
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.reading import PlanRow, Year
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.domains.workplans.verbs.plan import Imported
from shanyraq.domains.workplans.vocabulary import Group
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Severity
from tests.conftest import TESTER
from tests.domains.planning import OTHER, ROW, add, file_of, taken
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
COUNTS = ("created", "updated", "unchanged", "refused")


def counts(found: Imported) -> tuple[int, ...]:
    told = found.counts
    assert told["rows"] == sum(told[name] for name in COUNTS)
    return tuple(told[name] for name in COUNTS)


def messages(found: Imported, least: Severity = Severity.WARNING) -> list[str]:
    grave = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    return [str(each.message) for each in found.remarks if grave.index(each.severity) <= grave.index(least)]


class TestFirst:
    def test_every_value_of_a_row_is_kept(self, second: Version) -> None:
        assert counts(taken(file_of(ROW))) == (1, 0, 0, 0)
        line = sub_output(second, 1)
        assert line is not None
        facts = line.facts
        assert (facts.output, facts.code, facts.identifier, line.outcome) == ("A.1.1", "A.1.1.1", "17", "A.1")
        assert facts.title == {"fr": "Conseils aux communes"}
        assert facts.entities == ("unicef",)
        assert facts.implementers == ("gouvernement", "Union des communes"), "known by its key, else as printed"
        assert (facts.gender, facts.rights, facts.peace) == (1, 0, None), "not marked is not 0"
        assert facts.money[2027].required == Decimal("1000.25")
        assert facts.money[2028].available is None
        assert facts.narratives == {2027: {"fr": "Tout va bien"}}
        assert line.sums().required == Decimal("1500.50")

    def test_what_no_list_has_is_kept_as_printed_and_told(self, second: Version) -> None:
        found = taken(file_of(replace(ROW, groups=(Group.RURAL, "Pêcheurs"))))
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.groups == ("rural", "Pêcheurs")
        assert line.printed == {"LNOB groups targeted": "Peasants & Rural Workers; Pêcheurs"}
        assert "“Pêcheurs” is not in the code list" in messages(found)[0]

    def test_each_has_its_event_and_the_file_one_more(self) -> None:
        taken(file_of(ROW, OTHER))
        events = list(Event.objects.filter(verb__startswith="workplans").order_by("pk"))
        assert [(each.verb, each.key) for each in events] == [
            ("workplans.sub_output.take", "1"),
            ("workplans.sub_output.take", "2"),
            ("workplans.plan.import", XAA),
        ]
        assert events[0].after["code"] == "A.1.1.1"
        assert events[2].change["created"] == 2
        assert verify().flaws == []

    def test_only_looking_changes_nothing(self) -> None:
        assert counts(taken(file_of(ROW), dry_run=True)) == (1, 0, 0, 0)
        assert not SubOutput.objects.exists()
        assert not Event.objects.filter(verb__startswith="workplans").exists()


class TestAgain:
    def test_the_same_file_changes_nothing(self) -> None:
        taken(file_of(ROW, OTHER))
        events = Event.objects.count()
        assert counts(taken(file_of(ROW, OTHER))) == (0, 0, 2, 0)
        assert Event.objects.count() == events

    def test_what_is_written_out_changes_nothing_when_it_comes_back(self, second: Version) -> None:
        taken(file_of(ROW, OTHER))
        assert counts(taken(uninfo_bytes(second))) == (0, 0, 2, 0)

    def test_the_same_bytes_each_time(self, second: Version) -> None:
        taken(file_of(ROW, OTHER))
        assert uninfo_bytes(second) == uninfo_bytes(second)

    def test_what_the_file_changed_is_changed_and_told(self, second: Version) -> None:
        taken(file_of(ROW))
        later = replace(ROW, ends_on=date(2028, 6, 30), places=("Nord",), years={2027: Year(spent=Decimal(7))})
        assert counts(taken(file_of(later))) == (0, 1, 0, 0)
        line = sub_output(second, 1)
        assert line is not None
        assert (line.facts.ends_on, line.facts.places, line.revision) == (date(2028, 6, 30), ("Nord",), 2)
        assert line.facts.money.keys() == {2027}, "a year that was emptied is gone"
        assert line.facts.money[2027].required is None
        assert line.facts.narratives == {}
        event = Event.objects.filter(verb="workplans.sub_output.take").latest("pk")
        assert set(event.after) == {"ends_on", "places", "money", "narratives"}

    def test_years_without_columns_stay(self, second: Version) -> None:
        taken(file_of(ROW))
        only = replace(ROW, years={2027: ROW.years[2027]})
        assert counts(taken(file_of(only, years=[2027]))) == (0, 0, 1, 0)
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.money.keys() == {2027, 2028}


class TestChangedHere:
    """Two people in two systems: nobody's work is lost."""

    def amended(self, **fields: Any) -> None:
        command = AmendSubOutput.model_validate({"framework": XAA, "number": 1, **fields})
        verbs.amend(command, by=TESTER, at=AT)

    def test_stays_where_the_file_changed_something_else(self, second: Version) -> None:
        taken(file_of(ROW))
        self.amended(gender_note="Autrement")
        found = taken(file_of(replace(ROW, places=("Nord",))))
        assert (counts(found), messages(found)) == ((0, 1, 0, 0), [])
        line = sub_output(second, 1)
        assert line is not None
        assert (line.facts.gender_note, line.facts.places) == ("Autrement", ("Nord",))

    def test_stays_where_the_file_changed_the_same_and_is_told(self, second: Version) -> None:
        taken(file_of(ROW))
        self.amended(places=["Sud"])
        found = taken(file_of(replace(ROW, places=("Nord",))))
        assert "“Places” was changed here since the last file" in " ".join(messages(found))
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.places == ("Sud",)

    def test_what_ended_here_stays_ended(self) -> None:
        taken(file_of(ROW))
        verbs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
        found = taken(file_of(replace(ROW, places=("Nord",))))
        assert counts(found) == (0, 0, 1, 0)
        assert "was ended here" in messages(found)[0]


class TestKnownAgain:
    @pytest.mark.parametrize(
        ("second_row", "expected"),
        [
            pytest.param(replace(ROW, title="Autre titre"), (0, 1, 0, 0), id="by its identifier"),
            pytest.param(replace(ROW, identifier="", title="Autre"), (0, 1, 0, 0), id="without one by its code"),
            pytest.param(replace(ROW, identifier="", code=""), (1, 0, 0, 0), id="without both by nothing"),
            pytest.param(replace(ROW, identifier="99"), (1, 0, 0, 0), id="another identifier is another one"),
        ],
    )
    def test_a_row(self, second_row: PlanRow, expected: tuple[int, ...]) -> None:
        taken(file_of(ROW))
        assert counts(taken(file_of(second_row))) == expected

    def test_one_made_by_hand_gets_its_identifier(self, second: Version) -> None:
        add(title={"fr": "Conseils aux communes"}, code="A.1.1.1")
        assert counts(taken(file_of(ROW))) == (0, 1, 0, 0)
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.identifier == "17"

    @pytest.mark.parametrize(("french", "remarks"), [("Conseils aux communes", 0), ("Formation des communes", 1)])
    def test_one_made_by_hand_in_two_languages_is_compared_in_that_of_the_file(
        self, second: Version, french: str, remarks: int
    ) -> None:
        title = {"fr": french, "en": "Advice to municipalities"}
        add(title=title, code="A.1.1.1")
        found = taken(file_of(ROW))
        assert sum("“Title” was changed here" in each for each in messages(found)) == remarks
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.title == title


class TestRefused:
    def test_a_row_under_no_output_is_told_and_the_others_are_taken(self) -> None:
        lost = replace(OTHER, output_code="B.9", output="Rien de tel")
        found = taken(file_of(ROW, lost))
        assert counts(found) == (1, 0, 0, 1)
        (remark,) = [each for each in found.remarks if each.severity is Severity.ERROR]
        assert (remark.row, remark.column) == (3, "Output code")

    def test_a_file_with_two_plans_asks_which(self) -> None:
        old = replace(OTHER, plan="Cadre 2022")
        with pytest.raises(Refused, match="choose one: Cadre 2027"):
            taken(file_of(ROW, old))
        found = taken(file_of(ROW, old), plan="cadre  2027")
        assert (counts(found), found.export.left_out) == ((1, 0, 0, 0), 1)

    def test_a_plan_that_the_file_does_not_hold(self) -> None:
        with pytest.raises(Refused, match="does not hold “Cadre 2030”"):
            taken(file_of(ROW), plan="Cadre 2030")

    def test_what_is_no_file_of_un_info(self) -> None:
        with pytest.raises(Refused):
            taken(b"a,b\n1,2\n", "other.csv")
        assert not SubOutput.objects.exists()

    def test_an_end_before_the_start_is_left_open_and_kept_as_printed(self, second: Version) -> None:
        found = taken(file_of(replace(ROW, ends_on=date(2026, 12, 31))))
        assert counts(found) == (1, 0, 0, 0)
        line = sub_output(second, 1)
        assert line is not None
        assert (line.facts.ends_on, line.printed) == (None, {"End date": "2026-12-31"})
        assert counts(taken(file_of(replace(ROW, ends_on=date(2026, 12, 31))))) == (0, 0, 1, 0)


amounts = st.none() | st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100)
texts = st.text("abcdé жқ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["A.1.1", "A.1.2"]),
            texts,
            st.none() | st.integers(0, 3),
            st.lists(texts, max_size=3, unique=True),
            st.dictionaries(st.sampled_from(list(range(2026, 2029))), st.tuples(amounts, amounts, amounts), max_size=3),
        ),
        max_size=5,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_go_in_out_and_in_again_without_a_difference(second: Version, rows: list[Any]) -> None:
    made = [
        PlanRow(
            country="Atlantis",
            plan="Cadre",
            output_code=output,
            title=title,
            identifier=str(number),
            gender=gender,
            places=tuple(places),
            years={year: Year(*sums) for year, sums in money.items() if any(each is not None for each in sums)},
        )
        for number, (output, title, gender, places, money) in enumerate(rows, 1)
    ]
    with transaction.atomic():
        assert counts(taken(file_of(*made))) == (len(made), 0, 0, 0)
        before = [line.facts for line in board(second).lines]
        if made:
            assert counts(taken(uninfo_bytes(second))) == (0, 0, len(made), 0)
        assert [line.facts for line in board(second).lines] == before
        assert Line.objects.count() == sum(len(row.years) for row in made)
        transaction.set_rollback(True)
