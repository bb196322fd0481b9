"""What rows are called in languages that were not signed."""

import pytest
from django.conf import settings

from shanyraq.domains.packages.reading.values import INTERFACE, check_values
from shanyraq.domains.packages.rules.row_names import label_text, own_words, own_words_of_group, row_text
from shanyraq.domains.packages.schema import Package, Row, Value


def row(*path: str, label_in: dict[str, str | list[str]] | None = None) -> Row:
    label = path[-1] if path else ""
    return Row(
        clauses=["§1"], key="a", kind="breakdown", label=label, disaggregation=list(path), label_in=label_in or {}
    )


HEAD = row("Age", label_in={"ru": "Возраст"})
YOUNG = row("Age", "15-19", label_in={"ru": "15–19 лет"})
ALONE = row("Sex", "Men", label_in={"ru": ["Пол", "Мужчины"]})
UNSAID = row("Age", "20-24")
ROWS = [HEAD, YOUNG, ALONE, UNSAID]


def test_a_row_names_itself_and_a_list_names_its_groups() -> None:
    assert [own_words(each, "ru") for each in ROWS] == ["Возраст", "15–19 лет", "Мужчины", ""]
    assert own_words(YOUNG, "kk") == ""


def test_a_group_is_named_by_its_own_row_or_by_one_below_it() -> None:
    assert own_words_of_group(ROWS, ["Age"], "ru") == "Возраст"
    assert own_words_of_group(ROWS, ["Sex"], "ru") == "Пол"
    assert own_words_of_group([YOUNG], ["Age"], "ru") == ""


def test_a_label_as_one_text() -> None:
    assert label_text(YOUNG, "en") == {"en": "15-19", "ru": "15–19 лет"}
    assert label_text(UNSAID, "en") == "20-24"


def test_a_row_as_one_text_keeps_printed_labels_where_nothing_else_is_said() -> None:
    assert row_text(ROWS, YOUNG, "en") == {"en": "Age – 15-19", "ru": "Возраст – 15–19 лет"}
    assert row_text([YOUNG], YOUNG, "en") == {"en": "Age – 15-19", "ru": "Age – 15–19 лет"}
    assert row_text(ROWS, UNSAID, "en") == "Age – 20-24"


def test_words_stand_for_printed_labels_and_for_each_of_them(kaz_package: Package) -> None:
    rows = (
        row(label_in={"ru": "Всего"}),
        row("Sex", "Men", label_in={"ru": ["Мужчины"]}),
        ALONE,
        YOUNG,
    )
    found = list(check_values(kaz_package, [((number,), each) for number, each in enumerate(rows)]))
    assert [(place[0], str(message)) for place, message in found if "label_in" in place] == [
        (0, "the row prints no label that could be said in another language"),
        (1, "as many labels as in «disaggregation» belong here: 2"),
    ]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "«de» is none of the languages of the package and of the interface: en, kk, ru"),
        ("en", "«en» is the language of the signed text, whose words are those printed"),
    ],
)
def test_words_of_ours_are_in_a_language_that_is_read(kaz_package: Package, language: str, message: str) -> None:
    value = Value(value=1, year=None, printed="1", qualifier="city", qualifier_in={language: "Stadt"})
    models = [(("row",), row("City", label_in={language: "Stadt"})), (("value",), value)]
    assert [(place, str(said)) for place, said in check_values(kaz_package, models)] == [
        (("row", "label_in", language), message),
        (("value", "qualifier_in", language), message),
    ]


def test_words_for_a_qualifier_need_a_qualifier(kaz_package: Package) -> None:
    value = Value(value=1, year=None, printed="1", qualifier_in={"ru": "город"})
    assert [place for place, _ in check_values(kaz_package, [(("value",), value)])] == [("value", "qualifier_in")]


def test_the_languages_of_the_interface_are_those_of_the_settings() -> None:
    assert list(INTERFACE) == [code for code, _ in settings.LANGUAGES]
