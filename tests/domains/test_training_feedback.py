"""The feedback of a copy for training: in every state, marked as made up, entered once, and in copies alone."""

from typing import get_args

import pytest

from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import is_open
from shanyraq.domains.engagement.rules.states import FEEDBACK
from shanyraq.domains.engagement.verbs.training import invent_feedback
from shanyraq.domains.engagement.vocabulary import Kind, Sender, State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import training_feedback as schema
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER, apply
from tests.domains.saying import AT
from tests.domains.test_training_plans import shipped

MARKS = ("Training example", "Учебный пример", "Оқу үлгісі")


@pytest.fixture
def copy(db: None) -> Version:
    return apply(shipped()[0])


def test_the_codes_are_those_of_the_domain_above() -> None:
    assert set(get_args(schema.KindCode)) == set(Kind)
    assert set(get_args(schema.SenderCode)) == set(Sender)
    assert set(get_args(schema.ActCode)) < {each.act for each in FEEDBACK.transitions}


def test_the_copy_shows_every_state_and_says_of_each_that_it_is_made_up(copy: Version) -> None:
    assert invent_feedback(copy, shipped()[1], by=TESTER, at=AT) == Feedback.objects.count()
    assert is_open(copy.code)
    rows = list(Feedback.objects.all())
    assert {row.state for row in rows} == set(State) - {State.TAKEN_BACK}
    assert {row.kind for row in rows} == set(Kind)
    assert {row.language for row in rows} == {"en", "ru", "kk"}
    for row in rows:
        assert row.text.startswith(MARKS)
        assert all(text.startswith(MARKS) for text in row.answer.values())
        assert not row.organisation or any(mark.lower() in row.organisation.lower() for mark in MARKS)
        assert row.sent_on <= AT.date()


def test_once_and_in_copies_alone(copy: Version, kaz: Version) -> None:
    plans = shipped()[1]
    invent_feedback(copy, plans, by=TESTER, at=AT)
    assert invent_feedback(copy, plans, by=TESTER, at=AT) == 0
    with pytest.raises(Refused, match="no copy for training"):
        invent_feedback(kaz, plans, by=TESTER, at=AT)
