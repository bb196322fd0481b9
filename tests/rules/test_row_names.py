"""What rows are called in languages that were not signed."""

from shanyraq.domains.packages.reading.values import check_values
from shanyraq.domains.packages.rules.row_names import label_text, own_words, own_words_of_group, row_text
from shanyraq.domains.packages.schema import Package, Row


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
