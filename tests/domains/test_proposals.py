"""What is proposed of how often sources have values, stated for all at once; since when it counts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.indicators.commands import AcceptProposed
from shanyraq.domains.indicators.models import Schedule
from shanyraq.domains.indicators.queries.collecting import asking, expected, standings
from shanyraq.domains.indicators.queries.proposing import proposals
from shanyraq.domains.indicators.rules.collecting import Timing
from shanyraq.domains.indicators.rules.frequency import Proposal
from shanyraq.domains.indicators.verbs import schedule
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotAllowed
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.observing import KAZ, assurer, publish, report, reporter
from tests.domains.taking_data import TABLE, moved, taken
from tests.domains.test_collection import set_schedule

pytestmark = pytest.mark.usefixtures("without_words", "kaz")
AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
TOLD = ["3.7.1", "8.3.1.1", "8.6.1", "13.2.2", "15.1.2", "15.3.1"]
"""Of these the signed document tells it: surveys, quarterly surveys, values of three years one after the other."""


def accept(by: Actor = TESTER, at: datetime = AT, **told: Any) -> list[str]:
    command = AcceptProposed(framework=KAZ, reason="As the sources say", **told)
    return schedule.accept_proposed(command, by=by, at=at).indicators


def proposed(version: Version) -> dict[str, Proposal]:
    day = AT.date()
    return proposals(version, day, asking(version, day), standings(version, day))


class TestProposals:
    def test_of_words_and_years_of_print(self, kaz: Version) -> None:
        found = proposed(kaz)
        assert [key for key, each in found.items() if each.timing] == TOLD
        assert found["8.6.1"] == Proposal(Timing("quarterly", 6), found["8.6.1"].reason)
        assert str(found["8.6.1"].reason) == "the source says “quarterly”"
        assert found["3.7.1"].timing == Timing("every_years", 6, 5, 2015)
        assert str(found["13.2.2"].reason) == "there are values of 2021, 2022, 2023"
        assert str(found["4.1.1"].reason) == "the source says more than one thing: “PIRLS, PISA”"
        assert "neither its words" in str(found["1.2.1"].reason)

    def test_published_values_tell_it_and_others_do_not(self, kaz: Version) -> None:
        for year in (2021, 2022):
            publish(report(reporter(), at=AT, period=str(year), submit=True), assurer(), at=AT)
        assert proposed(kaz)["1.2.1"].timing == Timing("yearly", 6), "with the one of 2023 that is printed"
        row = report(reporter(), at=AT, period="2024", submit=True)
        assert str(proposed(kaz)["1.2.1"].reason) == "there are values of 2021, 2022, 2023"
        publish(row, assurer(), at=AT)
        assert str(proposed(kaz)["1.2.1"].reason) == "there are values of 2022, 2023, 2024"

    def test_accepted_national_series_tell_it(self, kaz: Version) -> None:
        taken(TABLE + "".join(f"1.2.1,,{year},PT,{value}\n" for year, value in ((2021, 5.1), (2022, 5.2), (2023, 5.2))))
        assert proposed(kaz)["1.2.1"].timing is None
        moved("accept", at=AT)
        assert proposed(kaz)["1.2.1"].timing == Timing("yearly", 6)

    def test_nothing_of_what_is_stated(self, kaz: Version) -> None:
        set_schedule(indicator="8.6.1", frequency="yearly", months=9)
        assert "8.6.1" not in proposed(kaz)


class TestAccepting:
    def test_states_every_proposal_with_one_event(self, kaz: Version) -> None:
        before = Event.objects.count()
        assert accept() == TOLD
        row = Schedule.objects.get(indicator="3.7.1")
        said = (row.frequency, row.months, row.every, row.first, row.entity, row.revision, row.stated_on, row.set_by)
        assert said == ("every_years", 6, 5, 2015, "", 1, AT.date(), TESTER.name)
        event = Event.objects.latest("pk")
        assert Event.objects.count() == before + 1
        assert (event.verb, event.reason) == ("indicators.schedule.accept_proposed", "As the sources say")
        assert event.change["indicators"] == TOLD
        assert event.after["8.6.1"] == {"frequency": "quarterly", "months": 6, "every": 1}

    def test_what_a_person_stated_stays(self, kaz: Version) -> None:
        set_schedule(indicator="8.6.1", frequency="yearly", months=9)
        assert accept() == [key for key in TOLD if key != "8.6.1"]
        row = Schedule.objects.get(indicator="8.6.1")
        assert (row.frequency, row.months, row.revision) == ("yearly", 9, 1)

    def test_a_second_time_there_is_nothing_to_do(self, kaz: Version) -> None:
        accept()
        before = Event.objects.count()
        assert accept() == []
        assert Event.objects.count() == before

    def test_by_those_who_edit_indicators_of_the_whole_framework(self, kaz: Version) -> None:
        with pytest.raises(NotAllowed):
            accept(reporter("undp"))
        officer = actor(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert accept(officer) == TOLD


class TestSinceWhen:
    def test_nothing_is_late_at_once(self, kaz: Version) -> None:
        accept()
        for days, standing in ((0, "asked"), (30, "asked"), (31, "late")):
            day = AT.date() + timedelta(days=days)
            found = [
                each
                for each in expected(kaz, day, only="8.6.1")
                if (each.place.row.key, each.period.text) == ("total", "2026-Q1")
            ]
            assert [(each.due_on, each.standing) for each in found] == [(date(2026, 12, 31), standing)]

    def test_what_was_late_stays_late_however_often_it_is_stated_anew(self, kaz: Version) -> None:
        def late(at: datetime) -> list[str]:
            every = expected(kaz, at.date(), only="1.2.1")
            return [each.period.text for each in every if each.place.row.key == "total" and each.standing == "late"]

        set_schedule(at=datetime(2026, 2, 1, tzinfo=UTC), frequency="quarterly", months=3)
        first, second = datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 20, tzinfo=UTC)
        assert late(first) == ["2026-Q1", "2026-Q2", "2026-Q3"]
        for months, at in ((2, first), (1, second)):
            row = set_schedule(at=at, frequency="quarterly", months=months)
            assert late(at) == ["2026-Q1", "2026-Q2", "2026-Q3"], months
        assert [each["months"] for each in row.earlier] == [3, 2]
        assert late(datetime(2027, 4, 1, tzinfo=UTC)) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]

    def test_a_later_statement_counts_anew_only_where_it_asks_for_more(self, kaz: Version) -> None:
        days = []
        for day, fields in enumerate(
            ({}, {"entity": "unicef"}, {"entity": "unicef", "months": 4}, {"months": 2}, {"frequency": "half_yearly"})
        ):
            days.append(set_schedule(at=AT + timedelta(days=day), **fields).stated_on.day)
        assert days == [1, 1, 1, 4, 5]
