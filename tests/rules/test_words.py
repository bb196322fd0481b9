"""Words as search compares them: where they begin and end, which are forms of one, what is a name."""

import pytest

from shanyraq.kernel.words import LONGEST, asked, forms, name, words
from shanyraq.kernel.words.suffixes import stems

LANGUAGES = ("en", "kk", "ru")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Women’s well-being", ["women", "well", "being"]),
        ("women's", ["women"]),
        ("l’eau", ["eau"]),
        ("13,153.4 in 2026, (1.2.1) and 5.a.", ["13153.4", "in", "2026", "1.2.1", "and", "5.a"]),
        ("13\u00a0153,4; 13153.4; 100,000; 8,4; 0,123", ["13153.4", "13153.4", "100000", "8.4", "0.123"]),
        ("1,2,3 and 100 000", ["1,2,3", "and", "100", "000"]),
        ("COVID-19, A2-18", ["covid", "19", "a2", "18"]),
        ("Ещё Ёлка", ["еще", "елка"]),
        ("и\u0306од", ["йод"]),
        ("co\u00adoperation", ["cooperation"]),
        ("a b 3", ["3"]),
        ("snake_case | * § ¶", ["snake", "case"]),
        ("", []),
    ],
)
def test_where_words_begin_and_end(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("typed", "language", "text"),
    [("вода", "ru", "во"), ("воды", "ru", "во"), ("дома", "ru", "до"), ("нота", "ru", "но"), ("ages", "en", "at")],
)
def test_no_word_is_cut_down_to_a_little_word(typed: str, language: str, text: str) -> None:
    """The endings of Kazakh, taken from a Russian word, would leave a preposition."""
    assert not asked(typed, LANGUAGES)[0].met_by(forms(text, language))
    assert asked(text, LANGUAGES)[0].met_by(forms(text, language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "бедность", "бедности"),
        ("ru", "министерства", "министерство"),
        ("ru", "здравоохранения", "здравоохранение"),
        ("ru", "вода", "водой"),
        ("en", "policies", "policy"),
        ("en", "monitoring", "monitored"),
        ("fr", "nationales", "nationale"),
        ("kk", "министрлігінің", "министрлік"),
        ("kk", "министрлігі", "министрліктер"),
        ("kk", "әйелдердің", "әйел"),
        ("kk", "әйелдерге", "әйелдер"),
        ("kk", "халқының", "халық"),
        ("kk", "кедейлікті", "кедейлігі"),
        ("kk", "баға", "бағаның"),
        ("kk", "бағасы", "бағаның"),
        ("kk", "білімге", "білімі"),
        ("kk", "жұмысы", "жұмыс"),
        ("kk", "мектебінің", "мектептер"),
        ("kk", "қаласында", "қалалар"),
        ("kk", "суға", "су"),
        ("kk", "аймақтағы", "аймақ"),
    ],
)
def test_forms_of_one_word_meet(language: str, one: str, other: str) -> None:
    for typed, text in ((one, other), (other, one)):
        assert asked(typed, [language])[0].met_by(forms(text, language)), (typed, text)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "ring", "monitoring"),
        ("en", "men", "women"),
        ("en", "age", "agency"),
        ("ru", "род", "народ"),
        ("kk", "ел", "елші"),
        ("kk", "бала", "балық"),
    ],
)
def test_other_words_do_not(language: str, one: str, other: str) -> None:
    assert not asked(one, [language])[0].met_by(forms(other, language))


@pytest.mark.parametrize(("word", "text", "met"), [("poli", "policy", True), ("pol", "policy", False)])
def test_from_four_letters_on_a_beginning_is_enough(word: str, text: str, met: bool) -> None:
    assert asked(word, ["en"])[0].met_by(forms(text, "en")) is met


@pytest.mark.parametrize(
    ("code", "text", "met"),
    [
        ("1.2", "1.2", True),
        ("1.2", "1.2.1", True),
        ("1.2", "1.25", False),
        ("2.1", "1.2.1", False),
        ("20", "2026", False),
    ],
)
def test_a_code_finds_what_is_below_it(code: str, text: str, met: bool) -> None:
    assert asked(code, ["en"])[0].met_by(forms(text, "en")) is met


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("§3.2-p3", "§3.2 ¶3"),
        ("§annex-4-p7", "Annex 4 ¶7"),
        ("UN-Habitat", "un habitat"),
        ("ООН–женщины", "ООН-Женщины"),
        ("5.A", "5.a"),
        ("A2-18", "a2-18"),
    ],
)
def test_one_name_written_in_several_ways(one: str, other: str) -> None:
    assert name(one) == name(other) != ""


def test_places_of_different_clauses_are_different_names() -> None:
    assert len({name("§3.2"), name("§3.2-p3"), name("§3.2-p4"), name("§3.2.3")}) == 4


def test_a_stem_keeps_two_letters_and_a_vowel() -> None:
    for word in ("ел", "су", "да", "ата", "ында", "тар", "лары", "мен"):
        assert all(len(stem) >= 2 for stem in stems(word)), word


def test_very_long_words_are_compared_by_their_beginning() -> None:
    assert words("a" * 500) == ["a" * LONGEST]


def test_a_language_without_a_stemmer_has_words_only() -> None:
    assert forms("слова", "xx") == ("слова",)
    assert forms("2026", "ru") == ("2026",)


@pytest.mark.parametrize(
    ("question", "words_of_it"),
    [
        ("13 153,4", ["13153.4"]),
        ("1 234 567", ["1234567"]),
        ("площадь 13 804,3 га", ["площадь", "13804.3", "га"]),
        ("2027 13 804", ["2027", "13", "804"]),
        ("16.2 100", ["16.2", "100"]),
        ("12 34", ["12", "34"]),
    ],
)
def test_thousands_may_be_typed_with_plain_spaces(question: str, words_of_it: list[str]) -> None:
    assert [each.word for each in asked(question, LANGUAGES)] == words_of_it
