"""The monitoring and evaluation plan: what is read, and how recurring activities are folded."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.learning.queries import Activity, lines, plan
from shanyraq.domains.packages.models import Version
from tests.forgetting import forget_versions


def activity(text: object, year: int, **more: object) -> Activity:
    known = {
        "key": f"{text}-{year}",
        "category": "surveys",
        "responsible": (),
        "printed": None,
        "clauses": ("§1",),
        "reconstructed": None,
        "note": None,
    }
    return Activity(**{**known, "text": text, "year": year, **more})  # type: ignore[arg-type]


def folded(*activities: Activity) -> list[tuple[object, list[int]]]:
    return [(line.text, list(line.years)) for line in lines(activities)["surveys"]]


def test_the_same_words_in_several_years_are_one_line() -> None:
    assert folded(activity("Review", 2026), activity("Review", 2028)) == [("Review", [2026, 2028])]


def test_the_own_year_in_the_words_stands_for_any_year() -> None:
    found = folded(activity("World 2026 (SOFI)", 2026), activity("World 2027 (SOFI)", 2027))
    assert found == [("World […] (SOFI)", [2026, 2027])]


def test_a_year_that_is_printed_every_time_is_no_own_year() -> None:
    found = folded(activity("Goals until 2030", 2029), activity("Goals until 2030", 2030))
    assert found == [("Goals until 2030", [2029, 2030])]


def test_a_single_activity_keeps_its_year() -> None:
    assert folded(activity("World 2026 (SOFI)", 2026)) == [("World 2026 (SOFI)", [2026])]


def test_two_activities_alike_in_one_year_stay_two() -> None:
    found = folded(activity("Review", 2026, key="a"), activity("Review", 2026, key="b"))
    assert found == [("Review", [2026]), ("Review", [2026])]


def test_other_words_for_those_responsible_make_another_line() -> None:
    assert len(folded(activity("Review", 2026), activity("Review", 2027, printed="(UNCT)"))) == 2


def test_texts_in_several_languages_fold_alike() -> None:
    one, other = ({"en": f"Survey {year}", "ru": f"Обследование {year}"} for year in (2026, 2027))
    found = folded(activity(one, 2026), activity(other, 2027))
    assert found == [({"en": "Survey […]", "ru": "Обследование […]"}, [2026, 2027])]


@pytest.mark.django_db
def test_the_plan_is_read_in_four_statements(
    kaz: Version, second: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forget_versions()
    for version in (kaz, second):
        with django_assert_num_queries(4):
            plan(version)


@pytest.mark.django_db
def test_everything_that_annex_2_plans_is_there(kaz: Version) -> None:
    found = plan(kaz)
    assert found.years == (2026, 2027, 2028, 2029, 2030)
    assert [category.key for category in found.categories][:3] == ["surveys", "monitoring", "reviews"]
    assert len(found.activities) == 92
    unassigned = {str(each.text).split(" ")[0] for each in found.activities if each.unassigned}
    assert unassigned == {"The", "Global", "A", "Workshops", "Index"}
    sofi = lines(found.activities)["surveys"][0]
    assert list(sofi.years) == [2026, 2027, 2028, 2029, 2030]


@pytest.mark.django_db
def test_an_activity_is_due_on_the_last_day_of_its_year_or_of_the_framework(kaz: Version, second: Version) -> None:
    assert plan(kaz).last_day(2026) == date(2026, 12, 31)
    assert plan(second).last_day(2031) == date(2031, 6, 30)
    assert plan(second).last_day(2030) == date(2030, 12, 31)


def test_an_organisation_that_is_a_body_is_responsible_once(kaz: Version) -> None:
    """The council is an organisation of the parties and a body of the governance, under one key."""
    for activity in plan(kaz).activities:
        keys = [each.key for each in activity.shown]
        assert len(keys) == len(set(keys))
        assert {each.key for each in activity.responsible} == set(keys)
    council = [each for a in plan(kaz).activities for each in a.shown if each.key == "sdg-coordination-council"]
    assert {each.page for each in council} == {"body"}
