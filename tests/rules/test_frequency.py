"""What is proposed of how often a source has a value: tables of cases, bounds from both sides."""

from collections.abc import Sequence
from datetime import date

import pytest

from shanyraq.domains.indicators.rules.collecting import Timing
from shanyraq.domains.indicators.rules.frequency import Proposal, proposed

IN_2026 = date(2026, 12, 1)
YEARLY, QUARTERLY, HALF_YEARLY = Timing("yearly", 6), Timing("quarterly", 6), Timing("half_yearly", 6)


def every(years: int, first: int) -> Timing:
    return Timing("every_years", 6, years, first)


def of(source: str, *rows: Sequence[int], language: str = "en", on: date = IN_2026) -> Proposal:
    return proposed({language: source}, rows, on)


@pytest.mark.parametrize(
    ("language", "source", "timing", "words"),
    [
        ("en", "Bureau of Statistics (quarterly surveys)", QUARTERLY, "quarterly"),
        ("en", "QUARTERLY bulletin", QUARTERLY, "QUARTERLY"),
        ("en", "Monthly price survey", QUARTERLY, "Monthly"),
        ("en", "Semi-annual report of the ministry", HALF_YEARLY, "Semi-annual"),
        ("en", "half-yearly survey", HALF_YEARLY, "half-yearly"),
        ("en", "half  yearly survey", HALF_YEARLY, "half  yearly"),
        ("en", "Annual report", YEARLY, "Annual"),
        ("en", "published annually, yearly tables", YEARLY, "annually, yearly"),
        ("ru", "Ежеквартальное обследование", QUARTERLY, "Ежеквартальное"),
        ("ru", "ежемесячная отчётность", QUARTERLY, "ежемесячная"),
        ("ru", "ежегодный доклад", YEARLY, "ежегодный"),
        ("ru", "отчёт за полугодие, раз в полгода", HALF_YEARLY, "раз в полгода"),
        ("kk", "Тоқсан сайынғы зерттеу", QUARTERLY, "Тоқсан сайынғы"),
        ("kk", "жыл сайынғы есеп", YEARLY, "жыл сайынғы"),
        ("kk", "жарты жыл сайынғы есеп", HALF_YEARLY, "жарты жыл сайынғы"),
    ],
)
def test_words_for_a_year_or_less(language: str, source: str, timing: Timing, words: str) -> None:
    found = of(source, [2015, 2018, 2021], language=language)
    assert (found.timing, str(found.reason)) == (timing, f"the source says “{words}”")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Bureau of National Statistics",
        "Sample survey",
        "Household Living Standards Assessment Survey",
        "headquarterly",
        "mid-annual",
        "PIS",
        "Ministry of Economics",
        "Concept of 2013",
    ],
)
def test_other_words_tell_nothing(source: str) -> None:
    found = of(source, [2015, 2023])
    assert found.timing is None
    assert str(found.reason) == "neither its words nor the years of its values tell it"


@pytest.mark.parametrize(
    ("source", "years", "timing"),
    [
        ("MICS Sample Survey", [2015], every(5, 2015)),
        ("MICS6, МИКС", [2010, 2015], every(5, 2015)),
        ("PISA results", [2015, 2022], every(4, 2025)),
        ("PIRLS Results - 2016", [], every(5, 2021)),
        ("Biennial transparency reports", [2022], every(2, 2022)),
        ("раз в три года", [2020], every(3, 2020)),
    ],
)
def test_surveys_of_every_few_years(source: str, years: list[int], timing: Timing) -> None:
    found = of(source, years)
    assert found.timing == timing
    assert str(found.reason).endswith(f"; its years are counted from {timing.first}")


def test_a_survey_of_which_no_year_is_known() -> None:
    found = of("MICS Sample Survey", [], [])
    assert found.timing is None
    assert str(found.reason) == "the source says “MICS”, and no year is known in which it had a value"


@pytest.mark.parametrize("source", ["PIRLS; PISA", "quarterly and annual reports", "quarterly; MICS"])
def test_words_that_contradict_each_other(source: str) -> None:
    found = of(source, [2022, 2023, 2024])
    assert found.timing is None
    assert str(found.reason).startswith("the source says more than one thing: ")


def test_the_same_in_two_languages_is_one() -> None:
    found = proposed({"en": "quarterly", "ru": "ежеквартально"}, [], IN_2026)
    assert found.timing == QUARTERLY
    assert found.reason.values["words"] == {"en": "quarterly", "ru": "ежеквартально"}


@pytest.mark.parametrize(
    ("years", "timing"),
    [
        ([2022, 2023, 2024], YEARLY),
        ([2015, 2022, 2023, 2024], YEARLY),
        ([2024, 2022, 2023], YEARLY),
        ([2023, 2024], None),
        ([2021, 2023, 2024], None),
        ([2020, 2021, 2022], YEARLY),
        ([2019, 2020, 2021], None),
        ([2018, 2021, 2024], every(3, 2024)),
        ([2015, 2018, 2020], None),
        ([2014, 2017, 2020], every(3, 2020)),
        ([2013, 2016, 2019], None),
        ([1995, 2010, 2025], every(15, 2025)),
        ([1992, 2008, 2024], None),
    ],
    ids=[
        *("each of the last three", "an older one beside", "in any order", "two are not enough", "a gap"),
        *("as old as may be", "too old", "of every three", "gaps that differ", "of three, as old as may be"),
        *("of three, too old", "as far apart as can be stated", "farther"),
    ],
)
def test_the_years_of_values(years: list[int], timing: Timing | None) -> None:
    assert of("Administrative data", years).timing == timing


def test_what_is_said_of_years() -> None:
    assert str(of("", [2022, 2023, 2024]).reason) == "there are values of 2022, 2023, 2024"
    assert str(of("", [2018, 2021, 2024]).reason) == "there are values of 2018, 2021, 2024"


@pytest.mark.parametrize(
    ("rows", "timing"),
    [
        ([[2022, 2023, 2024], [2015]], YEARLY),
        ([[2022, 2023, 2024], [2020, 2022, 2024]], None),
        ([[2018, 2021, 2024], [2015, 2018, 2021]], every(3, 2021)),
        ([[2018, 2021, 2024], [2019, 2022, 2025]], None),
    ],
    ids=["one alone tells", "other distances", "the same years", "other years"],
)
def test_rows_that_tell_must_tell_the_same(rows: list[list[int]], timing: Timing | None) -> None:
    assert of("", *rows).timing == timing


def test_values_tell_more_than_the_usual_distance_of_a_survey() -> None:
    assert of("MICS Sample Survey", [2018, 2021, 2024]).timing == every(3, 2024)
    assert of("Biennial transparency reports", [2021, 2022, 2023]).timing == YEARLY
