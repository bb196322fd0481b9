"""The monitoring plan of a copy for training: drawn the same each time, and never in a real framework."""

from collections import Counter
from datetime import date, timedelta

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries import followed
from shanyraq.domains.learning.training.drawing import Activity, Drawn, draw
from shanyraq.domains.learning.verbs.training import invent_activities
from shanyraq.domains.learning.vocabulary import State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema.training_monitoring import TrainingMonitoring
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.kernel.errors import Refused
from tests.conftest import ROOT, TESTER, apply
from tests.domains.following import AT, ON

WORDS = TrainingMonitoring(
    statements=[{"en": "It was published"}], uses=[{"en": "A plan rests on it"}], reasons=["No data"]
)
KNOWN = [
    Activity(f"{category}-{number}-{year}", category, year)
    for category in ("surveys", "reviews")
    for number in range(40)
    for year in (2026, 2027, 2028)
]


def drawn(on: date = ON, seed: int = 1) -> list[Drawn]:
    return draw(KNOWN, WORDS, seed, 2027, on)


class TestDrawing:
    def test_the_same_seed_and_day_give_the_same(self) -> None:
        assert drawn() == drawn()
        assert drawn(seed=2) != drawn()

    def test_nothing_is_told_of_years_beyond_the_invented_plans(self) -> None:
        assert {each.key[-4:] for each in drawn()} == {"2026", "2027"}

    def test_what_lies_behind_is_mostly_done_and_what_lies_ahead_is_not(self) -> None:
        states = {year: Counter(each.state for each in drawn() if each.key.endswith(year)) for year in ("2026", "2027")}
        assert states["2026"][State.DONE] > 40
        assert min(states["2026"][state] for state in (State.UNDER_WAY, State.POSTPONED, State.DROPPED)) > 0
        assert set(states["2027"]) == {State.PLANNED}

    @pytest.mark.parametrize("on", [date(2026, 1, 1), ON, date(2027, 12, 31)])
    def test_it_keeps_the_rules_of_what_people_enter(self, on: date) -> None:
        for each in drawn(on):
            if each.starts_on and each.ends_on:
                assert each.starts_on <= each.ends_on
                assert each.ends_on.year == int(each.key[-4:])
            if each.state is State.DONE:
                assert each.done_on is not None
                assert each.starts_on is not None
                assert each.starts_on <= each.done_on <= on
                assert each.statement
            assert bool(each.reason) is (each.state in {State.DROPPED, State.POSTPONED})
            assert (each.cost_planned is not None) <= each.key.startswith("surveys")


@pytest.fixture
def copy(db: None) -> tuple[Version, TrainingPlans]:
    reading = read_package(ROOT / "frameworks" / "kaz-2026-2030-training")
    assert reading.package is not None
    assert reading.work_plans is not None
    return apply(reading.package), reading.work_plans


class TestTheCopy:
    def test_each_has_its_event_and_a_second_time_nothing_happens(self, copy: tuple[Version, TrainingPlans]) -> None:
        version, plans = copy
        number = invent_activities(version, plans, by=TESTER, at=AT)
        assert number == Undertaking.objects.count() == Event.objects.filter(verb="learning.activity.invent").count()
        states = Counter(each.state for each in followed(version, ON).activities if each.activity.year == 2026)
        assert states[State.DONE] > 5
        assert len(states) > 2
        assert invent_activities(version, plans, by=TESTER, at=AT) == 0
        assert Undertaking.objects.count() == number

    def test_before_the_day_on_which_it_was_filled_nothing_was_told(self, copy: tuple[Version, TrainingPlans]) -> None:
        version, plans = copy
        invent_activities(version, plans, by=TESTER, at=AT)
        day = ON - timedelta(days=1)
        assert {each.state for each in followed(version, day, day).activities} == {State.PLANNED}

    def test_nothing_is_invented_in_a_real_framework(self, kaz: Version, copy: tuple[Version, TrainingPlans]) -> None:
        with pytest.raises(Refused, match="nothing is invented in a real framework"):
            invent_activities(kaz, copy[1], by=TESTER, at=AT)
        assert not Undertaking.objects.exists()
