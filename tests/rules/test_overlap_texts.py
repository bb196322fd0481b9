"""What texts are about, in one language and across languages, and how alike they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.overlaps.glossary import BEGINS, KINDS, _pieces, _table, glossary, glossary_source
from shanyraq.domains.workplans.rules.overlaps.likeness import Space, rarity
from shanyraq.domains.workplans.rules.overlaps.texts import Meaning, bare, meaning, names_of, sounding


def about(text: str, language: str = "en") -> Meaning:
    return meaning(((language, text),))


def alike(one: tuple[str, str], other: tuple[str, str]) -> float:
    return Space([meaning((one,)), meaning((other,))]).alike(0, 1).share


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("counselling on breastfeeding", "en", "subjects:nutrition"),
        ("консультации по грудному вскармливанию", "ru", "subjects:nutrition"),
        ("survivors of domestic violence", "en", "subjects:gender-violence"),
        ("пострадавшие от бытового насилия", "ru", "subjects:gender-violence"),
        ("әйелдердің гендерлік теңдігі", "kk", "subjects:gender-equality"),
        ("rights of women: women's rights", "en", "subjects:gender-equality"),
        ("Сёла и аулы", "ru", "people:rural"),
        ("women and youth", "en", "people:youth"),
    ],
)
def test_a_matter_is_known_in_each_language(text: str, language: str, concept: str) -> None:
    assert concept in about(text, language).features


@pytest.mark.parametrize(
    ("text", "language", "not_meant"),
    [
        ("National strategy", "en", "subjects:civil-registration"),
        ("семинар", "ru", "people:families"),
        ("детали", "ru", "people:children"),
        ("citizens", "en", "subjects:cities"),
        ("they work well", "en", "subjects:drinking-water"),
    ],
)
def test_what_only_begins_alike_is_not_meant(text: str, language: str, not_meant: str) -> None:
    assert not_meant not in about(text, language).features


def test_the_longest_term_is_taken() -> None:
    features = about("inclusive education").features
    assert "subjects:inclusive-education" in features
    assert "subjects:education" not in features


def test_little_words_and_general_words_say_nothing() -> None:
    assert about("Support to the strengthening of national systems in 2027").features == {}


def test_a_title_in_two_languages_counts_once() -> None:
    both = meaning((("en", "breastfeeding"), ("ru", "грудное вскармливание")))
    assert both.features["subjects:nutrition"][0] == about("breastfeeding").features["subjects:nutrition"][0]


def test_a_description_counts_half() -> None:
    title, description = about("glaciers"), meaning((), (("en", "glaciers"),))
    assert description.features["subjects:glaciers"][0] == title.features["subjects:glaciers"][0] / 2


def test_a_word_is_of_the_language_whose_letters_it_has() -> None:
    assert "subjects:glaciers" in about("ледники", "en").features
    assert "subjects:glaciers" in about("glaciers", "kk").features


@pytest.mark.parametrize(
    ("one", "other"), [("концепция", "concept"), ("инклюзивный", "inclusive"), ("процедура", "procedure")]
)
def test_what_sounds_alike_in_two_alphabets(one: str, other: str) -> None:
    assert sounding(one) == sounding(other)


def test_kinds_of_work_are_those_of_the_title() -> None:
    assert about("Train judges").ways == {"ways:training"}
    described = meaning((("en", "Judges"),), (("en", "equipment"),))
    assert described.ways == {"ways:delivery"}
    titled = meaning((("en", "Train judges"),), (("en", "equipment"),))
    assert titled.ways == {"ways:training"}


def test_across_languages_a_matter_is_nearer_than_another() -> None:
    wells = ("en", "Dig wells for rural schools")
    assert alike(wells, ("ru", "Бурение колодцев в сельских школах")) > 0.6
    assert alike(wells, ("ru", "Обучение судей")) == 0


def test_the_words_that_say_the_same_are_told() -> None:
    found = Space([about("Drip irrigation"), about("Капельное орошение", "ru")]).alike(0, 1)
    assert found.words[0] == ("irrigation", "орошение") or found.words[0] == ("Drip", "Капельное")
    assert found.ways is None


@pytest.mark.parametrize(("count", "of", "expected"), [(2, 500, 1), (550, 500, 0), (1, 1, 1)])
def test_rarity_at_its_bounds(count: int, of: int, expected: float) -> None:
    assert rarity(count, of) == pytest.approx(expected, abs=0.01)


def test_the_glossary_names_its_source_and_themes_name_concepts() -> None:
    assert glossary_source().is_ours
    table = _table()
    concepts = {name for kind in KINDS[:-1] for name in table[kind]}
    assert {name for names in table["themes"].values() for name in names} <= concepts
    with pytest.raises(ValueError, match="cannot look up"):
        _pieces("ab*", "en")
    assert BEGINS == 3


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_subject_and_way_has_terms_in_english_and_russian(language: str) -> None:
    assert glossary(language)
    table = _table()
    missing = [
        name for kind in KINDS[:-1] for name, terms in table[kind].items() if language != "kk" and not terms[language]
    ]
    assert missing == []


TEXT = st.text("abcdeволнасю -’«»1234ёқ", max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["en", "ru", "kk", "fr"]), TEXT), min_size=2, max_size=4))
def test_likeness_is_a_share_the_same_from_both_sides_and_whole_with_itself(texts: list[tuple[str, str]]) -> None:
    space = Space([meaning((each,)) for each in texts] + [meaning((texts[0],))])
    for one in range(len(texts)):
        for other in range(len(texts)):
            share = space.alike(one, other).share
            assert 0 <= share <= 1
            assert share == pytest.approx(space.alike(other, one).share)
    itself = space.alike(0, len(texts))
    assert itself.share == pytest.approx(1) or not space.meanings[0].features


@given(st.lists(st.sampled_from(["wells", "schools", "judges", "glaciers", "dairy"]), min_size=4, max_size=20))
def test_near_leaves_out_no_pair_of_a_small_plan(words: list[str]) -> None:
    space = Space([about(word) for word in words])
    near = space.near(0.3)
    for one in range(len(words)):
        for other in range(one + 1, len(words)):
            assert ((one, other) in near) == (space.alike(one, other).share >= 0.3)


NAMES = names_of(["Aktobe region", "Актюбинская область", "Ақтөбе облысы", "Shymkent", "Шымкент"])


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "Public hearings in Aktobe", "Public hearings in"),
        ("ru", "Слушания в Актюбинской области", "Слушания в"),
        ("kk", "Ақтөбе облысындағы тыңдаулар", "тыңдаулар"),
        ("ru", "Улицы Шымкента без пыли", "Улицы без пыли"),
        ("en", "Public hearings on budgets", "Public hearings on budgets"),
        ("en", "", ""),
    ],
)
def test_names_of_places_say_nothing_of_what_is_done(language: str, text: str, left: str) -> None:
    assert bare(text, language, NAMES) == left
