"""Rounds and schedules are set by verbs; what is expected of whom, and how it stands on a day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.indicators.commands import (
    CloseRound,
    MoveRound,
    OpenRound,
    SetAggregation,
    SetSchedule,
)
from shanyraq.domains.indicators.models import Round, Schedule
from shanyraq.domains.indicators.queries.collecting import Expected, asking, expected, rows_of_entity
from shanyraq.domains.indicators.queries.coverage import by_entity, by_outcome, tally
from shanyraq.domains.indicators.verbs import aggregation, schedule
from shanyraq.domains.indicators.verbs import round as rounds
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter, step

pytestmark = pytest.mark.usefixtures("without_words")
LATE = date(2027, 7, 1)
EARLY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""Before the first value is due."""


def open_round(by: Actor | None = None, at: datetime = AT, **fields: Any) -> Round:
    days = {"period": "2026", "opens_on": "2027-01-15", "due_on": "2027-03-15"}
    told = OpenRound(**{"framework": KAZ, "title": "Values of 2026", **days, **fields})
    found = rounds.open_round(told, by=by or TESTER, at=at)
    return Round.objects.get(number=found.number)


def set_schedule(by: Actor | None = None, at: datetime = EARLY, **fields: Any) -> Schedule:
    told = {"framework": KAZ, "indicator": "1.2.1", "frequency": "quarterly", "months": 3, "reason": "By the source"}
    schedule.set_schedule(SetSchedule(**{**told, **fields}), by=by or TESTER, at=at)
    return Schedule.objects.get(indicator=fields.get("indicator", "1.2.1"))


def of(version: Version, day: date, row: str = "total", indicator: str = "1.2.1") -> list[Expected]:
    every = expected(version, day)
    return [each for each in every if (each.place.indicator.key, each.place.row.key) == (indicator, row)]


class TestExpected:
    def test_each_row_that_measures_each_year(self, kaz: Version) -> None:
        found = of(kaz, LATE)
        assert [each.period.text for each in found] == ["2026", "2027", "2028", "2029", "2030"]
        assert [each.standing for each in found] == ["late", *["ahead"] * 4]
        assert (found[0].due_on, found[0].entities) == (date(2027, 6, 30), ("unicef",))
        assert not any(each.place.row.is_heading for each in expected(kaz, LATE))

    def test_what_the_document_does_not_monitor_any_more_is_not_asked(self, kaz: Version) -> None:
        before, after = ({each.place.indicator.key for each in expected(kaz, day)} for day in (date(2025, 6, 30), LATE))
        assert {"5.2.1", "5.2.2"} <= before - after

    def test_a_schedule_says_how_often_and_of_whom(self, kaz: Version) -> None:
        set_schedule(entity="undp")
        found = of(kaz, LATE)
        assert [each.period.text for each in found[:5]] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]
        assert (found[0].due_on, found[0].entities) == (date(2026, 6, 30), ("undp",))

    def test_a_survey_is_expected_in_its_years(self, kaz: Version) -> None:
        set_schedule(frequency="every_years", every=3, first=2024, months=18)
        assert [(each.period.text, each.due_on) for each in of(kaz, LATE)] == [
            ("2027", date(2029, 6, 30)),
            ("2030", date(2032, 6, 30)),
        ]

    def test_how_far_it_got_as_of_each_day(self, kaz: Version) -> None:
        set_schedule(frequency="yearly", months=1)
        row = report(reporter(), datetime(2027, 2, 1, tzinfo=UTC))
        step("submit", row, reporter(), datetime(2027, 3, 5, tzinfo=UTC))
        publish(row, assurer(), datetime(2027, 4, 1, tzinfo=UTC))
        days = ("2027-01-31", "2027-02-01", "2027-03-05", "2027-04-01")
        found = [of(kaz, date.fromisoformat(day))[0] for day in days]
        assert [each.stage for each in found] == ["", "draft", "submitted", "published"]
        assert [each.standing for each in found] == ["asked", "late", "reported", "published"]
        assert (found[-1].came_late, found[-1].reported_on) == (True, date(2027, 3, 5))

    def test_what_was_returned_or_dropped_is_missing_again(self, kaz: Version) -> None:
        row = report(reporter(), submit=True)
        step("give_back", row, assurer(), reason="Which survey?")
        assert next(each.standing for each in of(kaz, LATE)) == "late"
        step("drop", row, reporter())
        assert next(each.stage for each in of(kaz, LATE)) == ""

    def test_national_data_are_there_as_well(self, kaz: Version) -> None:
        row = publish(report(reporter(), submit=True), assurer())
        type(row).objects.filter(pk=row.pk).update(entity="", origin="national", submitted_at=None)
        assert of(kaz, LATE)[0].standing == "published"

    def test_each_part_is_asked_of_its_entity(self, kaz: Version) -> None:
        indicator = "4.1.1"
        told = {"framework": KAZ, "indicator": indicator, "over_time": "none", "over_entities": "average"}
        aggregation.set_aggregation(SetAggregation(**told, reason="Both count"), by=TESTER, at=AT)
        row = next(each.place.row.key for each in expected(kaz, LATE) if each.place.indicator.key == indicator)
        found = [each for each in of(kaz, LATE, row, indicator) if each.period.year == 2026]
        assert [(each.part, each.entities) for each in found] == [
            (part, (part,)) for part in found[0].place.indicator.lead_entities
        ]

    def test_in_a_fixed_number_of_statements(
        self, kaz: Version, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        report(reporter())
        with django_assert_num_queries(4):
            expected(kaz, LATE)
        report(reporter(), row="men")
        open_round()
        set_schedule()
        with django_assert_num_queries(4):
            expected(kaz, LATE)


class TestCoverage:
    def test_of_entities_and_outcomes(self, kaz: Version) -> None:
        report(reporter(), submit=True)
        publish(report(reporter(), row="men", submit=True), assurer())
        asked = [each for each in expected(kaz, LATE) if each.is_asked]
        mine = dict(by_entity(asked))["unicef"]
        assert (mine.expected, mine.reported, mine.published) == (len(rows_of_entity(asked, "unicef")), 2, 1)
        assert mine.late == mine.missing == mine.expected - 2
        assert sum(each.reported for _code, each in by_outcome(asked)) == tally(asked).reported == 2

    def test_a_share_is_whole_only_where_all_are_there(self, kaz: Version) -> None:
        report(reporter(), submit=True)
        asked = of(kaz, LATE)
        assert (tally(asked).share, tally(asked[1:]).share) == (100, None)


class TestRounds:
    def test_a_round_sets_the_day(self, kaz: Version) -> None:
        row = open_round()
        assert (row.number, row.revision, row.made_by) == (1, 1, TESTER.name)
        assert {each.due_on for each in expected(kaz, AT.date()) if each.period.year == 2026} == {date(2027, 3, 15)}
        assert len(asking(kaz, AT.date()).rounds) == 1
        assert not asking(kaz, date(2027, 2, 28)).rounds, "on that day nobody had opened it"
        event = Event.objects.latest("pk")
        assert (event.verb, event.kind, event.after["due_on"]) == ("indicators.round.open", "round", "2027-03-15")

    def test_it_is_moved_with_a_reason(self, kaz: Version) -> None:
        row = open_round()
        told = {"framework": KAZ, "number": 1, "opens_on": "2027-01-15", "due_on": "2027-04-15", "reason": "Floods"}
        rounds.move(MoveRound(**told, seen=1), by=TESTER, at=AT)
        row.refresh_from_db()
        assert (row.due_on, row.revision) == (date(2027, 4, 15), 2)
        with pytest.raises(Conflict):
            rounds.move(MoveRound(**{**told, "due_on": "2027-05-15"}, seen=1), by=TESTER, at=AT)

    def test_a_closed_one_stays(self, kaz: Version) -> None:
        row = open_round()
        rounds.close(CloseRound(framework=KAZ, number=1), by=TESTER, at=AT)
        row.refresh_from_db()
        assert row.closed_at == AT
        with pytest.raises(Refused, match="closed_round_stays"):
            rounds.close(CloseRound(framework=KAZ, number=1), by=TESTER, at=AT)
        assert open_round(due_on="2027-05-01").number == 2

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"period": "2025"}, "round_within"),
            ({"period": "2031"}, "round_within"),
            ({"due_on": "2027-01-14"}, "round_days"),
            ({"opens_on": "2026-12-01", "due_on": "2026-12-31"}, "round_days"),
        ],
    )
    def test_refused(self, kaz: Version, fields: dict[str, Any], rule: str) -> None:
        with pytest.raises(Refused, match=rule):
            open_round(**fields)

    def test_one_at_a_time(self, kaz: Version) -> None:
        open_round()
        with pytest.raises(Refused, match="round_once"):
            open_round()

    def test_by_those_who_assure_and_by_nobody_else(self, kaz: Version) -> None:
        with pytest.raises(NotAllowed):
            open_round(reporter())
        assert open_round(assurer()).number == 1
        with pytest.raises(NotFound):
            rounds.close(CloseRound(framework=KAZ, number=2), by=assurer(), at=AT)


class TestSchedules:
    def test_it_is_set_and_changed_with_a_reason(self, kaz: Version) -> None:
        row = set_schedule(seen=0)
        assert (row.frequency, row.months, row.set_by, row.revision) == ("quarterly", 3, TESTER.name, 1)
        event = Event.objects.latest("pk")
        assert (event.kind, event.key, event.reason) == ("indicator", "1.2.1", "By the source")
        with pytest.raises(Conflict):
            set_schedule(months=4, seen=0)
        assert set_schedule(months=4, seen=1).revision == 2
        assert set_schedule(months=4, seen=2).revision == 2, "nothing to do"

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"frequency": "every_years"}, "survey_years"),
            ({"every": 3}, "survey_years"),
            ({"entity": "nobody"}, "collector_takes_part"),
        ],
    )
    def test_refused(self, kaz: Version, fields: dict[str, Any], rule: str) -> None:
        with pytest.raises(Refused, match=rule):
            set_schedule(**fields)

    def test_by_those_who_edit_the_indicator(self, kaz: Version) -> None:
        with pytest.raises(NotAllowed):
            set_schedule(reporter("undp"))
        assert set_schedule(reporter("unicef")).revision == 1
        officer = actor(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert set_schedule(officer, months=5, seen=1).revision == 2
