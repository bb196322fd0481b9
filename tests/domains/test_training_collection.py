"""Values of the copy that comes along: in every stage, by the verbs that people use, with a round for more."""

import typing
from collections import Counter
from datetime import timedelta

import pytest

from shanyraq.domains.indicators.models import Observation, Round
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.indicators.queries.collecting import expected
from shanyraq.domains.indicators.vocabulary import Frequency, Stage, Step
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import training_values as schema
from shanyraq.domains.workplans.verbs.training_collection import invent_collection, values_to_invent
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER, apply
from tests.domains.test_register import AT
from tests.domains.test_training_plans import shipped

AUTUMN = AT.replace(year=2026, month=11, day=29)
FIRST = AT.replace(year=2026, month=10, day=21)
"""The first day on which every period is over when its value is reported."""


@pytest.fixture
def copy(db: None) -> Version:
    return apply(shipped()[0])


@pytest.fixture
def filled(copy: Version) -> Version:
    assert invent_collection(copy, shipped()[1], by=TESTER, at=AUTUMN) == 15
    return copy


def test_the_steps_are_those_of_the_domain_above() -> None:
    assert set(typing.get_args(schema.ActCode)) <= set(Step)
    assert set(typing.get_args(schema.FrequencyCode)) <= set(Frequency)


def test_there_is_one_in_every_stage(filled: Version) -> None:
    stages = Counter(Observation.objects.filter(framework=filled.framework_id).values_list("stage", flat=True))
    assert stages == {
        Stage.PUBLISHED: 6,
        Stage.SUPERSEDED: 1,
        Stage.WITHDRAWN: 1,
        Stage.ASSURED: 1,
        Stage.SUBMITTED: 3,
        Stage.RETURNED: 1,
        Stage.DRAFT: 2,
    }


def test_one_that_waits_is_odd_and_a_second_edition_supersedes_the_first(filled: Version) -> None:
    waits = Observation.objects.filter(stage=Stage.SUBMITTED).exclude(flags=[])
    assert [(each.indicator, each.row) for each in waits] == [("3.2.1", "boys")]
    second = Observation.objects.get(indicator="1.5.1", stage=Stage.PUBLISHED)
    assert (second.value, second.replaces.value) == (20, 19)


def test_every_value_says_that_it_is_an_example(filled: Version) -> None:
    assert all("(example)" in each.source for each in Observation.objects.all())


def test_what_is_published_stands_in_the_results(filled: Version) -> None:
    rows = {(of.key, row.key): row for of in load_results(filled, AUTUMN.date()).indicators for row in of.rows}
    assert [(value.year, value.value) for value in rows["1.2.1", "total"].observed] == [(2025, 5.1)]
    assert rows["8.6.1", "total"].observed == (), "quarters are no year as long as nobody said how they become one"
    assert [each.year for each in rows["8.6.1", "total"].unmade] == [2026]


def test_a_round_asks_for_more(filled: Version) -> None:
    one = Round.objects.get()
    assert (one.period, one.opens_on, one.due_on) == (
        "2026-Q3",
        AUTUMN.date() - timedelta(days=20),
        AUTUMN.date() + timedelta(days=25),
    )


def test_the_round_asks_for_values_of_quarters_that_sources_have(filled: Version) -> None:
    asked = [each for each in expected(filled, AUTUMN.date()) if each.period.text == "2026-Q3"]
    assert {each.place.indicator.key for each in asked} == {"8.3.1.1", "8.6.1"}
    assert Counter(each.is_given for each in asked)[True] == 2


def test_it_waits_until_every_period_is_over(copy: Version) -> None:
    plans = shipped()[1]
    assert not values_to_invent(copy, plans, (FIRST - timedelta(days=1)).date())
    assert values_to_invent(copy, plans, FIRST.date())


def test_what_people_reported_stays(filled: Version) -> None:
    assert invent_collection(filled, shipped()[1], by=TESTER, at=AUTUMN) == 0


def test_a_real_framework_is_refused(kaz: Version) -> None:
    with pytest.raises(Refused):
        invent_collection(kaz, shipped()[1], by=TESTER, at=AUTUMN)
