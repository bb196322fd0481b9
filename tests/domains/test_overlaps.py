"""Overlaps: found, dismissed, restored, formed into joint initiatives; by whoever may; as of a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.commands.joint import DismissPair, FormInitiative, RestorePair
from shanyraq.domains.workplans.models import Dismissal, Initiative
from shanyraq.domains.workplans.queries import overlaps as reads
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.joint import initiatives
from shanyraq.domains.workplans.queries.overlaps import Met, between, overlaps, told
from shanyraq.domains.workplans.verbs import initiative, pair
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.overlapping import ALIKE, COMPLETES, UNLIKE, WELLS, two
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")
LATER = AT + timedelta(days=40)


def found(version: Version, as_of: date | None = None) -> list[Met]:
    return overlaps(version, board(version, as_of), AT.date(), as_of)


def dismiss(one: int = 1, other: int = 2, by: Actor = TESTER, at: datetime = AT) -> Any:
    return pair.dismiss(DismissPair(framework=XAA, one=one, other=other, reason="Agreed in March"), by=by, at=at)


def restore(one: int = 1, other: int = 2, at: datetime = AT) -> Any:
    return pair.restore(RestorePair(framework=XAA, one=one, other=other, reason="Not so"), by=TESTER, at=at)


def form(by: Actor = TESTER, **fields: Any) -> Any:
    given = {"framework": XAA, "one": 1, "other": 2, "name": "Water in schools", "kind": "initiative"}
    days = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}
    return initiative.form(FormInitiative.model_validate({**given, **days, **fields}), by=by, at=AT)


class TestFound:
    def test_alike_work_in_two_languages_overlaps_and_says_why(self, second: Version) -> None:
        two()
        (met,) = found(second)
        assert (met.pair.kind, met.pair.numbers) == ("overlap", (1, 2))
        said = [str(reason) for reason in met.pair.reasons]
        assert "Both in North" in said
        assert "Both for SDG target 6.1" in said
        assert "Both run in 2027" in said
        assert any("“Dig wells”" in each or "“wells”" in each for each in said), said

    def test_another_kind_of_work_on_the_same_matter_is_an_opening(self, second: Version) -> None:
        two(COMPLETES)
        (met,) = found(second)
        assert met.pair.kind == "opening"
        assert any("Different functions" in str(reason) for reason in met.pair.reasons)

    @pytest.mark.parametrize(
        "other",
        [
            UNLIKE,
            {**ALIKE, "entities": ["unicef"]},
            {**ALIKE, "entities": ["undp", "unicef"]},
            {**ALIKE, "starts_on": "2029-01-01", "ends_on": "2029-12-31"},
            {**ALIKE, "status": "cancelled"},
            {**ALIKE, "status": "closed"},
        ],
        ids=["other matter", "same entity", "together already", "afterwards", "cancelled", "closed"],
    )
    def test_what_is_no_pair(self, second: Version, other: dict[str, Any]) -> None:
        two(other)
        assert found(second) == []

    def test_a_place_is_one_however_it_is_written_and_called_as_the_reader_calls_it(self, kaz: Version) -> None:
        of = {"framework": kaz.code, "output": "1.1"}
        add(**{**WELLS, **of, "places": ["Almaty region"]})
        add(**{**ALIKE, **of, "places": ["Алматинская область"]})
        (met,) = found(kaz)
        assert met.pair.shared.places == ("KZ-19",)
        assert "Both in Almaty region" in [str(reason) for reason in met.pair.reasons]
        with translation.override("kk"):
            assert any("Алматы облысы" in say(reason) for reason in met.pair.reasons)

    def test_the_country_is_the_whole_country_by_any_of_its_names(self, kaz: Version) -> None:
        of = {"framework": kaz.code, "output": "1.1"}
        add(**{**WELLS, **of, "places": ["Республика Казахстан"]})
        add(**{**ALIKE, **of, "places": ["Almaty region"]})
        (met,) = found(kaz)
        assert met.pair.shared.places == ("KZ-19",)

    def test_both_in_the_whole_country(self, second: Version) -> None:
        add(**{**WELLS, "places": ["Examplia"]})
        add(**{**ALIKE, "places": ["EXEMPLIE"]})
        (met,) = found(second)
        assert "Both in the whole country" in [str(reason) for reason in met.pair.reasons]

    def test_whoever_works_in_the_whole_country_works_in_each_place(self, second: Version) -> None:
        country = next(iter(second.country["name"].values()))
        two({**ALIKE, "places": [country]})
        (met,) = found(second)
        assert "One in the whole country, the other in North" in [str(reason) for reason in met.pair.reasons]

    def test_one_that_ended_is_in_no_pair(self, second: Version) -> None:
        two()
        sub_outputs.end(EndSubOutput(framework=XAA, number=2, reason="Twice"), by=TESTER, at=AT)
        assert found(second) == []

    def test_partners_are_named(self, second: Version) -> None:
        add(**{**WELLS, "implementers": ["Gouvernement"]})
        add(**{**ALIKE, "implementers": ["gouvernement"]})
        (met,) = found(second)
        (said,) = [reason for reason in met.pair.reasons if "names" in reason.values]
        assert "gouvernement" not in str(said)

    def test_as_many_statements_for_many_as_for_two(self, second: Version) -> None:
        two()
        found(second)
        with CaptureQueriesContext(connection) as few:
            found(second)
        for number in range(20):
            add(**{**(WELLS if number % 2 else ALIKE), "code": f"A.1.1.{number}"})
        dismiss()
        with CaptureQueriesContext(connection) as many:
            assert len(found(second)) > 20
        assert len(many) == len(few)

    def test_nothing_is_compared_twice_as_long_as_nothing_changes(
        self, second: Version, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        two()
        first = found(second)
        monkeypatch.setattr(reads, "pairs", lambda *_: [])
        assert found(second) == first
        sub_outputs.amend(AmendSubOutput(framework=XAA, number=2, places=["South"]), by=TESTER, at=AT)
        assert found(second) == []

    def test_counts_between_entities_and_outcomes(self, second: Version) -> None:
        two()
        add(**{**ALIKE, "entities": ["undp"], "code": "x"})
        every = found(second)
        cells = between(every, lambda line: line.facts.entities)
        assert cells == {("unicef", "undp"): 2, ("undp", "unicef"): 2}
        assert between(every, lambda line: [line.outcome]) == {("A.1", "A.1"): 2}

    def test_for_programs(self, second: Version) -> None:
        two()
        values = told(found(second)[0])
        assert values["entities"] == [["unicef"], ["undp"]]
        assert (values["places"], values["years"], values["dismissed"]) == (["North"], [2027, 2027], None)


class TestDismissed:
    def test_it_leaves_its_event_and_can_be_restored(self, second: Version) -> None:
        two()
        assert dismiss(2, 1).written().model_dump() == {"one": 1, "other": 2, "dismissed": True}
        event = Event.objects.latest("pk")
        assert (event.kind, event.key, event.reason) == ("overlap", "1-2", "Agreed in March")
        assert found(second)[0].dismissed is not None
        restore(at=LATER)
        assert found(second)[0].dismissed is None
        assert Event.objects.latest("pk").after == {"dismissed": False}

    def test_a_day_gone_by_still_knows_it(self, second: Version) -> None:
        two()
        dismiss(at=AT + timedelta(days=10))
        restore(at=LATER)
        days = [AT.date(), (AT + timedelta(days=20)).date(), LATER.date()]
        assert [found(second, day)[0].dismissed is not None for day in days] == [False, True, False]

    def test_twice_does_nothing_more(self, second: Version) -> None:
        two()
        dismiss()
        before = Event.objects.count()
        dismiss()
        restore()
        restore()
        assert Event.objects.count() == before + 1
        dismiss()
        assert Dismissal.objects.count() == 2

    def test_what_cannot_be(self, second: Version) -> None:
        two()
        with pytest.raises(Refused, match="named twice"):
            dismiss(1, 1)
        with pytest.raises(NotFound):
            dismiss(1, 9)
        with pytest.raises(NotFound):
            restore()
        sub_outputs.end(EndSubOutput(framework=XAA, number=2, reason="Twice"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="restore it first"):
            dismiss()

    def test_a_workbook_begins_with_those_that_are_dismissed(self, second: Version) -> None:
        two()
        dismiss()
        (thing,) = pair.dismissed(XAA)
        assert thing.values == {"framework": XAA, "one": 1, "other": 2}


class TestFormed:
    def test_both_sub_outputs_name_it_and_tell_so(self, second: Version) -> None:
        two()
        assert form().written().model_dump() == {"number": 1, "name": "Water in schools", "revision": 1}
        for number in (1, 2):
            line = sub_output(second, number)
            assert line is not None
            assert line.facts.joint_names == ("Water in schools",)
            assert line.facts.joint_types == ("Joint Initiative",)
            assert line.revision == 2
            event = Event.objects.filter(kind="sub_output", key=str(number)).latest("pk")
            assert event.verb == "workplans.sub_output.join"
            assert event.after == {"joint_names": ["Water in schools"], "joint_types": ["Joint Initiative"]}
        assert found(second) == [], "they work together now"
        (formed,) = initiatives(second, board(second))
        assert [line.number for line in formed.lines] == [1, 2]

    def test_it_is_known_from_its_day_on(self, second: Version) -> None:
        two()
        form()
        before, on = (AT - timedelta(days=1)).date(), AT.date()
        listed = [initiatives(second, board(second, day), day) for day in (before, on)]
        assert [len(each) for each in listed] == [0, 1]

    def test_what_only_sub_outputs_name_is_listed_as_well(self, second: Version) -> None:
        add(**WELLS, joint_names=["Older one"])
        (named,) = initiatives(second, board(second))
        assert (named.number, named.name) == (None, "Older one")

    def test_a_stale_change_of_a_sub_output_sees_what_it_joined(self) -> None:
        two()
        form()
        with pytest.raises(Conflict):
            sub_outputs.amend(AmendSubOutput(framework=XAA, number=1, joint_names=["Mine"], seen=1), by=TESTER, at=AT)
        sub_outputs.amend(AmendSubOutput(framework=XAA, number=1, code="A.1.1.9", seen=1), by=TESTER, at=AT)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"kind": "programme"}, "Choose the fund modality"),
            ({"modality": "parallel"}, "has no fund modality"),
            ({"kind": "programme", "modality": "parallel", "ends_on": "2028-12-30"}, "does not lie within"),
            ({"ends_on": "2026-01-01"}, "ends before it begins"),
            ({"other": 1}, "named twice"),
        ],
    )
    def test_what_cannot_be_is_refused_and_leaves_nothing(self, fields: dict[str, Any], said: str) -> None:
        two()
        events = Event.objects.count()
        with pytest.raises(Refused, match=said):
            form(**fields)
        assert not Initiative.objects.exists()
        assert Event.objects.count() == events

    def test_a_programme_whose_days_hold_those_of_its_sub_outputs(self) -> None:
        two()
        form(kind="programme", modality="pass_through")
        assert Initiative.objects.get().modality == "pass_through"

    def test_a_name_is_taken_once(self) -> None:
        two()
        form()
        two()
        with pytest.raises(Refused, match="already"):
            form(one=3, other=4, name="water in  Schools")


class TestWhoMay:
    def of(self, role: Role, **place: str) -> Actor:
        return actor(person(f"{role}@example.org", (role, Reach(XAA, **place))))

    def test_whoever_edits_either_sub_output(self) -> None:
        two()
        dismiss(by=self.of(Role.FOCAL_POINT, entity="undp"))
        form(by=self.of(Role.AGENCY_HEAD, entity="unicef"))
        assert (Dismissal.objects.count(), Initiative.objects.count()) == (1, 1)

    def test_nobody_of_a_third_entity(self) -> None:
        two()
        third = self.of(Role.FOCAL_POINT, entity="gouvernement")
        with pytest.raises(NotAllowed):
            dismiss(by=third)
        with pytest.raises(NotAllowed):
            form(by=third)

    def test_for_a_stranger_there_is_none(self) -> None:
        two()
        stranger = actor(person("stranger@example.org"))
        with pytest.raises(NotFound):
            dismiss(by=stranger)
        with pytest.raises(NotFound):
            form(by=stranger)


def test_a_moment_is_kept_in_utc(second: Version) -> None:
    two()
    dismiss(at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert found(second)[0].dismissed is not None
