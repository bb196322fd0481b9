"""Evaluations and recommendations of the copy that comes along: entered once, by the verbs that people use."""

import typing
from collections import Counter

import pytest

from shanyraq.domains.learning.models import Evaluation
from shanyraq.domains.learning.queries.follow_up import follow_up
from shanyraq.domains.learning.rules import following
from shanyraq.domains.learning.rules.checking import checks
from shanyraq.domains.learning.verbs.training_evaluations import invent_evaluations
from shanyraq.domains.learning.vocabulary import evaluations as words
from shanyraq.domains.learning.vocabulary import recommendations as answers
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import training_evaluations as schema
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER, apply
from tests.domains.test_register import AT
from tests.domains.test_training_plans import shipped

LATER = AT.replace(year=2026, month=11, day=29)


@pytest.fixture
def copy(db: None) -> Version:
    return apply(shipped()[0])


def test_the_codes_are_those_of_the_domain_above() -> None:
    for codes, known in (
        (schema.KindCode, words.Kind),
        (schema.CriterionCode, words.Criterion),
        (schema.SectorCode, words.Sector),
        (schema.AnswerCode, words.Answer),
        (schema.OriginCode, answers.Origin),
        (schema.PriorityCode, answers.Priority),
        (schema.ResponseCode, answers.Response),
    ):
        assert set(typing.get_args(codes)) == set(known)
    assert set(typing.get_args(schema.ActCode)) < set(words.Act)
    assert set(typing.get_args(schema.StepCode)) < set(answers.Step)


def test_the_copy_shows_every_state(copy: Version) -> None:
    assert invent_evaluations(copy, shipped()[1], by=TESTER, at=LATER) == 2
    assert [row.state for row in Evaluation.objects.all()] == ["planned", "final_report"]
    found = follow_up(copy, LATER.date())
    stands = Counter(each.standing for each in found)
    assert set(stands) == set(answers.Standing) - {answers.Standing.DROPPED}
    assert {rule for each in found for rule in each.late} == {
        following.OVERDUE,
        following.NO_UPDATE,
        following.LATE_RESPONSE,
    }
    own = [each.row.response for each in found if each.evaluation]
    assert set(own) == {"", *answers.Response}
    assert len(own) == 6


def test_what_is_illustrative_says_so(copy: Version) -> None:
    invent_evaluations(copy, shipped()[1], by=TESTER, at=LATER)
    for each in follow_up(copy, LATER.date()):
        if each.evaluation is None:
            assert each.row.symbol.startswith("EXAMPLE/")
            assert each.row.text["en"].startswith("Illustrative: ")
    assert all("(training)" in row.title["en"] for row in Evaluation.objects.all())


def test_once_and_in_copies_alone(copy: Version, kaz: Version) -> None:
    plans = shipped()[1]
    invent_evaluations(copy, plans, by=TESTER, at=LATER)
    assert invent_evaluations(copy, plans, by=TESTER, at=LATER) == 0
    with pytest.raises(Refused, match="no copy for training"):
        invent_evaluations(kaz, plans, by=TESTER, at=LATER)


def test_checks_of_the_file_stand_in_the_list() -> None:
    section = shipped()[1].evaluations
    assert section is not None
    assert {one.check for each in section.evaluations for one in each.checks} <= checks().keys()
