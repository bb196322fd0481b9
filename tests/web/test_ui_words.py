"""Numbers, days, sentences, texts and clause names, as each language writes them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import formats, translation

from shanyraq.base.ui.clauses import clause_href, clause_label, named_clauses
from shanyraq.base.ui.dates import format_day, format_month
from shanyraq.base.ui.numbers import format_number, with_unit, written_in
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.units import amount
from shanyraq.kernel.sentences import Sentence

NB = "\u00a0"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A language that an earlier test left active is no matter here."""
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("value", "decimals", "english", "spaced"),
    [
        (13153.4, None, "13,153.4", f"13{NB}153,4"),
        (0, None, "0", "0"),
        (0.0, None, "0", "0"),
        (-0.5, None, "−0.5", "−0,5"),
        (-0.04, 1, "0.0", "0,0"),
        (999, None, "999", "999"),
        (1000, None, "1,000", f"1{NB}000"),
        (1234567, None, "1,234,567", f"1{NB}234{NB}567"),
        (0.1 + 0.2, None, "0.3", "0,3"),
        (1e-7, None, "0.0000001", "0,0000001"),
        (Decimal("7.80"), None, "7.80", "7,80"),
        (1.25, 1, "1.3", "1,3"),
        (-1.25, 1, "−1.3", "−1,3"),
        (2.5, 0, "3", "3"),
    ],
)
def test_numbers(value: Any, decimals: int | None, english: str, spaced: str) -> None:
    assert format_number(value, decimals, "en") == english
    assert format_number(value, decimals, "ru") == spaced
    assert format_number(value, decimals, "kk") == spaced


def test_units_join_as_the_language_wants() -> None:
    assert with_unit("7.8", "%", "en") == "7.8%"
    assert with_unit("7,8", "%", "ru") == f"7,8{NB}%"
    assert with_unit("5", "ha", "en") == f"5{NB}ha"
    assert with_unit("5", "", "en") == "5"


AMOUNTS = [
    ("en", "38.3", "Percent", "38.3%"),
    ("ru", "38,3", "Процент", f"38,3{NB}%"),
    ("kk", "38,3", "пайыз", f"38,3{NB}%"),
    ("ru", "38,3", "PT", f"38,3{NB}%"),
    ("kk", "38,3", "percent", f"38,3{NB}%"),
    ("en", "2", "number", f"2{NB}(number)"),
    ("ru", "2", "число", f"2{NB}(число)"),
    ("kk", "2", "Сан", f"2{NB}(сан)"),
    ("en", "55.2", "hours", f"55.2{NB}hours"),
    ("ru", "55,2", "часы", f"55,2{NB}(часы)"),
    ("kk", "55,2", "hours", f"55,2{NB}(hours)"),
    ("en", "5", "Thousand hectares", f"5{NB}thousand hectares"),
    ("ru", "5", "Тысяча гектаров", f"5{NB}(тысяча гектаров)"),
    ("kk", "5", "АҚШ доллары", f"5{NB}(АҚШ доллары)"),
    ("ru", "5", "СО2 в тоннах", f"5{NB}(СО2 в тоннах)"),
    ("ru", "5", "Процент от площади", f"5{NB}(процент от площади)"),
    ("ru", "5", "га", f"5{NB}га"),
    ("ru", "5", "", "5"),
]


@pytest.mark.parametrize(("language", "number", "unit", "whole"), AMOUNTS)
def test_a_unit_behind_a_number_is_right_though_nobody_inflects_it(
    language: str, number: str, unit: str, whole: str
) -> None:
    assert amount(number, unit, language) == whole
    with translation.override(language):
        template = Template("{% load ui %}{{ number|amount:unit }}")
        assert template.render(Context({"number": number, "unit": unit})) == whole


def test_a_value_of_a_page_has_its_unit_in_the_same_words() -> None:
    unit = {"en": "Thousand hectares", "ru": "Тысяча гектаров", "kk": "Мың гектар"}
    template = Template(
        "{% load ui %}{% number 5 unit %}|{% number 5 unit worded=True %}|{% number 5 'Процент' own='ru' %}"
    )
    with translation.override("ru"):
        behind, worded, share = template.render(Context({"unit": unit})).split("|")
    assert '<span class="number-unit">(тысяча гектаров)</span>' in behind
    assert '<span class="number-unit">Тысяча гектаров</span>' in worded
    assert f'<span class="number-value">5{NB}%</span></span>' in share


def test_days() -> None:
    day = date(2027, 3, 1)
    for language, full, month in (
        ("en", "1 March 2027", "March 2027"),
        ("ru", "1 марта 2027 г.", "март 2027 г."),
        ("kk", "2027 ж. 1 наурыз", "2027 ж. наурыз"),
    ):
        with translation.override(language):
            assert format_day(day) == full
            assert format_month(day) == month


def test_sentences_speak_by_locale() -> None:
    sentence = Sentence(
        "{value} in {value_year}, {share:.1f} of {part} on {day}: {names}",
        {
            "value": 13153.4,
            "value_year": 2027,
            "share": 1.25,
            "part": Sentence("{n} rows", {"n": 1200}),
            "day": date(2027, 3, 1),
            "names": ["A", {"en": "B", "ru": "Б"}],
        },
    )
    with translation.override("en"):
        assert say(sentence) == "13,153.4 in 2027, 1.3 of 1,200 rows on 1 March 2027: A, B"
    with translation.override("ru"):
        said = say(sentence)
        assert f"13{NB}153,4" in said
        assert "2027," in said
        assert "1,3" in said
        assert said.endswith("A, Б")
    assert say("") == ""


def test_yes_and_no_are_said_in_the_readers_language() -> None:
    sentence = Sentence("{latest} / {target}", {"latest": "yes", "target": "Partly"})
    with translation.override("kk"):
        assert say(sentence) == "иә / Partly"


@pytest.mark.parametrize(
    ("text", "own", "wanted", "expected"),
    [
        ("Water", "en", "en", ("Water", "en", False, False)),
        ("Water", "en", "ru", ("Water", "en", True, False)),
        ({"en": "Water", "ru": "Вода"}, "en", "ru", ("Вода", "ru", False, True)),
        ({"en": "Water", "ru": "Вода"}, "ru", "ru", ("Вода", "ru", False, False)),
        ({"en": "Water", "ru": "Вода"}, "en", "kk", ("Water", "en", True, False)),
        ({"ru": "Вода"}, "en", "kk", ("Вода", "ru", True, True)),
        (None, "en", "kk", ("", "kk", False, False)),
        ({}, "en", "kk", ("", "kk", False, False)),
    ],
)
def test_texts(text: Any, own: str, wanted: str, expected: tuple[str, str, bool, bool]) -> None:
    picked = pick(text, own, wanted)
    assert (picked.text, picked.language, picked.fallback, picked.unofficial) == expected


@pytest.mark.parametrize(
    ("anchor", "label"),
    [
        ("§3.2", "§3.2"),
        ("§3.2-p3", f"§3.2{NB}¶3"),
        ("§2.1.1-i2", f"§2.1.1{NB}(2)"),
        ("§2.1.2-n1", "§2.1.2, note 1"),
        ("§annex-4-i1-a", f"Annex{NB}4{NB}(1){NB}(a)"),
        ("§annex-1-8.2.1", f"Annex{NB}1, 8.2.1"),
        ("§annex-1-outcome-1-sdg-1.3", f"Annex{NB}1, outcome{NB}1, SDG{NB}1.3"),
        ("§declaration-s-un-habitat", "Declaration, signature, UN-HABITAT"),
        ("§abbreviations-jsc", "Abbreviations, JSC"),
        ("§annex-1-social-protection", f"Annex{NB}1, social protection"),
        ("§annex-3-p2-residual", f"Annex{NB}3{NB}¶2{NB}(residual clause)"),
    ],
)
def test_clause_names(anchor: str, label: str) -> None:
    with translation.override("en"):
        assert clause_label(anchor) == label


def test_anchors_inside_a_text_get_their_names() -> None:
    with translation.override("en"):
        assert named_clauses("(§2.7-p1) and §2.7-p8; §2.7, §annex-1-13.2.2.") == (
            f"(§2.7{NB}¶1) and §2.7{NB}¶8; §2.7, Annex{NB}1, 13.2.2."
        )


def test_clause_addresses() -> None:
    assert clause_href("kaz-2026-2030", "§3.2-p3") == "/kaz-2026-2030/document#§3.2-p3"
    asked = clause_href("kaz-2026-2030", "§3.2", date(2027, 1, 1))
    assert asked == "/kaz-2026-2030/document?as_of=2027-01-01#§3.2"


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [("en", "1 March 2027", "1234.5"), ("ru", "1 марта 2027 г.", "1234,5"), ("kk", "2027 ж. 1 Наурыз", "1234,5")],
)
def test_django_writes_by_our_formats(language: str, day: str, number: str, settings: Any) -> None:
    settings.FORMAT_MODULE_PATH = ["shanyraq.base.ui.formats"]
    formats.reset_format_cache()
    try:
        with translation.override(language):
            assert formats.date_format(date(2027, 3, 1), "DATE_FORMAT") == day
            assert formats.localize(1234.5) == number
    finally:
        formats.reset_format_cache()


@pytest.mark.parametrize(
    ("printed", "value", "english", "spaced"),
    [
        ("95.7 (2026)", 95.7, "95.7 (2026)", "95,7 (2026)"),
        ("5.0", 5.0, "5.0", "5,0"),
        ("5,15", 5.15, "5.15", "5,15"),
        ("-1.5 %", -1.5, "-1.5 %", "-1,5 %"),
        ("13153.4", 13153.4, "13,153.4", "13\u00a0153,4"),
        ("9.40 (2022), 9.1 (2023)", 9.1, "9.40 (2022), 9.1 (2023)", "9.40 (2022), 9,1 (2023)"),
        ("pending", 3.0, "pending", "pending"),
        ("high", None, "high", "high"),
    ],
)
def test_a_number_in_printed_words(printed: str, value: float | None, english: str, spaced: str) -> None:
    assert written_in(printed, value, "en") == english
    assert written_in(printed, value, "kk") == spaced
