"""What texts are about, in one language and across languages, and how alike they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.overlaps.glossary import BEGINS, KINDS, _pieces, _table, glossary, glossary_source
from shanyraq.domains.workplans.rules.overlaps.likeness import Space, rarity
from shanyraq.domains.workplans.rules.overlaps.texts import Meaning, Texts, meaning, names_of, sounding


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
        ("новые рабочие места", "ru", "subjects:employment"),
        ("растут редкие виды", "ru", "subjects:biodiversity"),
        ("матери и дети", "ru", "subjects:maternal-health"),
        ("выборы в маслихат", "ru", "subjects:parliament"),
        ("программное обеспечение", "ru", "subjects:digital"),
        ("population ageing", "en", "subjects:population"),
        ("women and youth", "en", "people:youth"),
        ("taxes and taxation of alcohol", "en", "subjects:public-finance"),
        ("taxpayers", "en", "subjects:public-finance"),
        ("deputies of the chamber", "en", "subjects:parliament"),
        ("poor households", "en", "subjects:poverty"),
        ("the rural poor", "en", "subjects:poverty"),
        ("the poorest districts", "en", "subjects:poverty"),
        ("lifelong learning", "en", "subjects:education"),
        ("district heating", "en", "subjects:energy"),
        ("transit of goods", "en", "subjects:transport"),
        ("customs posts", "en", "subjects:trade"),
        ("integrity of officials", "en", "subjects:corruption"),
        ("adaptation to drought", "en", "subjects:climate-adaptation"),
        ("mitigation of emissions", "en", "subjects:climate-mitigation"),
        ("connectivity of villages", "en", "subjects:digital"),
        ("freedom of the press", "en", "subjects:media"),
        ("nurses", "en", "subjects:health"),
        ("births", "en", "subjects:maternal-health"),
        ("childbirth", "en", "subjects:maternal-health"),
        ("courts", "en", "subjects:justice"),
        ("traditional crafts", "en", "subjects:culture"),
        ("families", "en", "people:families"),
        ("ramps at schools", "en", "subjects:accessibility"),
        ("қаланың көшелері", "kk", "subjects:cities"),
        ("қалалық көлік", "kk", "subjects:cities"),
        ("балалар", "kk", "people:children"),
        ("мәдени мұра", "kk", "subjects:culture"),
        ("legal clinic for workers", "en", "subjects:justice"),
        ("a dialogue of judges", "en", "subjects:justice"),
        ("переработка отходов", "ru", "subjects:waste"),
        ("переработка молока и фруктов", "ru", "subjects:value-chains"),
        ("семьям мигрантов", "ru", "people:families"),
        ("семена и саженцы", "ru", "subjects:agriculture"),
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
        ("persons by age", "en", "subjects:population"),
        ("the labour process", "en", "subjects:value-chains"),
        ("programs of the health code", "en", "subjects:digital-skills"),
        ("mobile teams", "en", "subjects:migration"),
        ("submitted for adoption", "en", "subjects:child-protection"),
        ("those who benefit", "en", "subjects:social-protection"),
        ("в виде таблицы", "ru", "subjects:biodiversity"),
        ("выбор метода", "ru", "subjects:parliament"),
        ("любого рода", "ru", "subjects:maternal-health"),
        ("материалы", "ru", "subjects:maternal-health"),
        ("практика на рабочем месте", "ru", "subjects:employment"),
        ("мектеп бақтары", "kk", "subjects:media"),
        ("жасы бойынша", "kk", "people:youth"),
        ("taxonomy of skills", "en", "subjects:public-finance"),
        ("taxi drivers", "en", "subjects:public-finance"),
        ("deputy head of the office", "en", "subjects:parliament"),
        ("deputation of experts", "en", "subjects:parliament"),
        ("poor quality of roofs", "en", "subjects:poverty"),
        ("poorly lit streets", "en", "subjects:poverty"),
        ("young people learn to follow decisions", "en", "subjects:education"),
        ("who is hit by heat", "en", "subjects:energy"),
        ("transition of young people", "en", "subjects:transport"),
        ("the custom of a people", "en", "subjects:trade"),
        ("customers", "en", "subjects:trade"),
        ("integrated plans", "en", "subjects:corruption"),
        ("texts adapted to readers", "en", "subjects:climate-adaptation"),
        ("to mitigate risks", "en", "subjects:climate-mitigation"),
        ("to connect people", "en", "subjects:digital"),
        ("pressing needs", "en", "subjects:media"),
        ("nurseries", "en", "subjects:health"),
        ("birthdays", "en", "subjects:maternal-health"),
        ("courtesy visits", "en", "subjects:justice"),
        ("crafted with care", "en", "subjects:culture"),
        ("familiar methods", "en", "people:families"),
        ("ramp up the work", "en", "subjects:accessibility"),
        ("rampant prices", "en", "subjects:accessibility"),
        ("қалай бағалайды", "kk", "subjects:cities"),
        ("қалған жұмыс", "kk", "subjects:cities"),
        ("балама нұсқа", "kk", "people:children"),
        ("мұрағат", "kk", "subjects:culture"),
        ("legal clinic for workers", "en", "subjects:health"),
        ("how people judge services", "en", "subjects:justice"),
        ("переработка молока и фруктов", "ru", "subjects:waste"),
        ("труд, удобный для семей", "ru", "subjects:agriculture"),
        ("семена пшеницы", "ru", "people:families"),
    ],
)
def test_what_only_begins_alike_is_not_meant(text: str, language: str, not_meant: str) -> None:
    assert not_meant not in about(text, language).features


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("students of a college", "en", "ways:data"),
        ("a studio", "en", "ways:data"),
        ("a supplement", "en", "ways:delivery"),
        ("закончить до мая", "ru", "ways:policy"),
        ("это займёт год", "ru", "ways:grants"),
    ],
)
def test_a_kind_of_work_is_not_told_by_what_only_begins_alike(text: str, language: str, way: str) -> None:
    assert way not in about(text, language).ways


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("studies of prices", "en", "ways:data"),
        ("supplies for posts", "en", "ways:delivery"),
        ("законы о труде", "ru", "ways:policy"),
        ("законопроект", "ru", "ways:policy"),
        ("займы", "ru", "ways:grants"),
    ],
)
def test_a_kind_of_work_is_known_in_its_forms(text: str, language: str, way: str) -> None:
    assert way in about(text, language).ways


def test_the_longest_term_is_taken() -> None:
    features = about("inclusive education").features
    assert "subjects:inclusive-education" in features
    assert "subjects:education" not in features


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Support to the strengthening of national systems in 2027"),
        (
            "en",
            "Definition: number of persons by age and sex, as a percentage; the method says how values are calculated",
        ),
        ("en", "A draft is submitted with an explanatory note, checked every month and kept in the form of a table"),
        ("ru", "Определение: доля лиц в виде процента по возрасту; метод расчёта говорит, как делится число"),
        ("ru", "Проект документа согласуется и вносится с пояснительной запиской; перечень ведётся в виде таблицы"),
        ("kk", "Анықтамасы: жасы бойынша адамдар үлесі; есептеу әдісі"),
        ("kk", "Құжат келісіліп, түсіндірме жазбамен бірге енгізіледі және жыл соңында жарияланады"),
    ],
)
def test_little_words_and_words_of_form_and_measurement_say_nothing(language: str, text: str) -> None:
    assert about(text, language).features == {}


def test_a_word_that_is_no_term_counts_less_in_a_description_and_in_each_of_several_languages() -> None:
    titled, described = about("saiga"), meaning((), (("en", "saiga"),))
    assert described.features["en:saiga"][0] == pytest.approx(titled.features["en:saiga"][0] / 5)
    four = meaning(tuple((language, "saiga") for language in ("en", "es", "fr", "pt")))
    assert four.features["en:saiga"][0] == pytest.approx(titled.features["en:saiga"][0] / 2)


BOTH: Texts = (("en", "Dig wells"), ("ru", "Бурение колодцев"))
KAZAKH: Texts = (("kk", "Зорлық-зомбылықтан қорғау"),)


@pytest.mark.parametrize(
    ("name", "reader", "one", "other", "told"),
    [
        ("shown in the reader's language", "en", BOTH, BOTH, ("wells", "wells")),
        ("the same pair to another reader", "ru", BOTH, BOTH, ("колодцев", "колодцев")),
        ("titled in other languages alone", "kk", BOTH, BOTH, ("wells", "wells")),
        ("one titled in another language", "en", BOTH, (("ru", "Колодцы"),), ("wells", "Колодцы")),
        ("said in the other language alone", "en", (("en", "Pits"), ("ru", "Колодцы")), BOTH, ("Колодцы", "wells")),
        ("what a hyphen joins", "kk", KAZAKH, KAZAKH, ("Зорлық-зомбылықтан", "Зорлық-зомбылықтан")),
        ("an apostrophe", "en", (("en", "Women’s choirs"),), (("en", "Choirs of women"),), ("Women’s", "women")),
        ("a name within", "en", (("en", "Water in Shymkent supply"),), (("en", "Water supply"),), None),
    ],
)
def test_words_are_told_as_they_stand_where_the_reader_sees_them(
    name: str, reader: str, one: Texts, other: Texts, told: tuple[str, str] | None
) -> None:
    names = names_of(["Shymkent"])
    words = Space([meaning(one, (), names), meaning(other, (), names)]).alike(0, 1).words("en")
    pairs = [(left[1], right[1]) for left, right in words.get(reader, words["en"])]
    expected = told or ("Water in Shymkent supply", "Water supply")
    assert expected in pairs, name


def test_what_says_little_of_the_likeness_is_not_told() -> None:
    one = meaning((("en", "Guard saiga herds in steppe"),), (("en", "Lorem ipsum"),))
    words = Space([one, one]).alike(0, 1).words("en")
    assert {left[1] for left, _ in words["en"]} <= {"Guard", "saiga", "herds", "steppe"}


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
    (told,) = found.words("en")["en"]
    assert told == (("en", "Drip"), ("ru", "Капельное"))
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


NAMES = names_of(["Aktobe region", "Актюбинская область", "Ақтөбе облысы", "Shymkent", "Шымкент", "Астана"])


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "Public hearings in Aktobe", "Public hearings"),
        ("ru", "Слушания в Актюбинской области", "Слушания"),
        ("kk", "Ақтөбе облысындағы тыңдаулар", "тыңдаулар"),
        ("ru", "Улицы Шымкента без пыли", "Улицы без пыли"),
        ("ru", "Улицы в Астане без пыли", "Улицы без пыли"),
        ("en", "Public hearings on budgets", "Public hearings on budgets"),
        ("en", "", ""),
    ],
)
def test_names_of_places_say_nothing_of_what_is_done(language: str, text: str, left: str) -> None:
    assert meaning(((language, text),), (), NAMES).features.keys() == about(left, language).features.keys()
