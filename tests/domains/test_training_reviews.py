"""Annual reviews of the copy that comes along: held once, by the verbs that people use, when their time has come."""

import typing
from collections import Counter
from datetime import timedelta

import pytest

from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries.concluded import inputs_of, told_of_assumptions, told_of_risks
from shanyraq.domains.learning.queries.reviews import judged
from shanyraq.domains.learning.verbs.training_reviews import invent_reviews, reviews_to_invent
from shanyraq.domains.learning.vocabulary import Corrected, Course, Verdict
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import training_reviews as schema
from shanyraq.domains.packages.schema.training_reviews import TrainingReview
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER, apply
from tests.domains.test_register import AT
from tests.domains.test_training_plans import shipped

AUTUMN = AT.replace(year=2026, month=11, day=29)
FIRST = AT.replace(year=2026, month=10, day=31)
"""The first day on which both reviews could have begun in October."""
MARKS = {"en": "Illustrative", "ru": "Пример", "kk": "Мысал"}


@pytest.fixture
def copy(db: None) -> Version:
    return apply(shipped()[0])


@pytest.fixture
def held(copy: Version) -> Version:
    assert invent_reviews(copy, shipped()[1], by=TESTER, at=AUTUMN) == 2
    return copy


def test_the_codes_are_those_of_the_domain_above() -> None:
    assert set(typing.get_args(schema.VerdictCode)) == set(Verdict)
    assert set(typing.get_args(schema.CourseCode)) == set(Course)


def test_one_is_concluded_and_one_is_being_prepared(held: Version) -> None:
    done, ahead = Review.objects.order_by("number")
    assert (done.outcome, done.year, done.state) == ("3", 2026, "concluded")
    days = (done.prepared_on, done.discussed_on, done.concluded_on)
    opened_on = AUTUMN.date() - timedelta(days=30)
    assert days == tuple(opened_on + timedelta(weeks=week) for week in range(3))
    assert {each.verdict for each in judged(held, done)} == set(Verdict)
    assert {each["course"] for each in done.risk_updates.values()} >= {Course.GROWN, Course.CAME_ABOUT}
    assert (ahead.outcome, ahead.state, ahead.discussed_on) == ("2", "prepared", None)
    assert {bool(each.verdict) for each in judged(held, ahead)} == {True, False}, "some are left to be judged"


def test_it_is_prepared_from_what_the_copy_holds(held: Version) -> None:
    for row in Review.objects.all():
        progress = row.figures["progress"]
        assert 0 < progress["assessed"] <= progress["total"]
        assert row.figures["as_of"] == str(row.prepared_on)


def test_corrections_stand_in_every_state_and_are_about_the_next_year(held: Version) -> None:
    rows = list(Correction.objects.order_by("number"))
    assert [row.state for row in rows] == ["accepted", "declined", "done", "proposed"]
    assert Counter(row.state for row in rows).keys() == set(Corrected)
    assert {(row.outcome, row.year) for row in rows} == {("3", 2027), ("2", 2027)}


def test_what_is_concluded_is_told_elsewhere_and_what_is_prepared_is_not(held: Version) -> None:
    assert len(told_of_assumptions(held)["carbon-neutrality"]) == 1
    assert told_of_risks(held)["floods"][0].standing == "has come about"
    assert "oil-price-dependence" not in told_of_risks(held)
    assert [(year, outcome) for year, outcome, _ in inputs_of(held, [2026])] == [(2026, "3")]
    before = AUTUMN.date() - timedelta(days=17)
    assert inputs_of(held, [2026], before) == []


def test_what_is_illustrative_says_so(held: Version) -> None:
    texts = [text for row in Review.objects.all() for text in (row.summary, row.risk_notes, row.inputs)]
    for row in Review.objects.all():
        texts += [each["judgement"] for each in (*row.assumptions.values(), *row.risk_updates.values())]
        owners = [each["owner"] for each in (*row.assumptions.values(), *row.risk_updates.values())]
        assert all(owner.endswith("(example)") for owner in owners if owner)
    texts += [row.what for row in Correction.objects.all()]
    for text in texts:
        assert all(words.startswith(MARKS[language]) for language, words in text.items())
    assert {language for text in texts for language in text} == set(MARKS)
    assert all(row.note.endswith("(example).") for row in Correction.objects.filter(state=Corrected.DONE))


def test_once_and_in_copies_alone(held: Version, kaz: Version) -> None:
    plans = shipped()[1]
    assert invent_reviews(held, plans, by=TESTER, at=AUTUMN) == 0
    with pytest.raises(Refused, match="no copy for training"):
        invent_reviews(kaz, plans, by=TESTER, at=AUTUMN)
    assert Review.objects.count() == 2


def test_not_before_the_months_of_annual_reviews(copy: Version) -> None:
    plans = shipped()[1]
    assert invent_reviews(copy, plans, by=TESTER, at=FIRST - timedelta(days=1)) == 0
    assert len(reviews_to_invent(copy, plans, FIRST.date())) == 2
    assert not reviews_to_invent(copy, plans.model_copy(update={"reviews": []}), FIRST.date())


def test_a_file_may_be_in_one_language_and_of_the_whole_framework(copy: Version) -> None:
    one = TrainingReview(year=2026, days_ago=0, summary="Illustrative")
    plans = shipped()[1].model_copy(update={"reviews": [one]})
    invent_reviews(copy, plans, by=TESTER, at=AUTUMN)
    row = Review.objects.get()
    assert (row.outcome, row.summary, row.state) == ("", {copy.language: "Illustrative"}, "prepared")
