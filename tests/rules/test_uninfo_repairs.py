"""What other programs did to values of an export, and how it is undone: cases, and texts that must stay as they are."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.workplans.reading.cells import Formula, is_blank, is_error, is_nothing, printed
from shanyraq.domains.workplans.reading.repairing.amounts import State, decimal_sign_of, read_amount
from shanyraq.domains.workplans.reading.repairing.codes import candidates, confirmed
from shanyraq.domains.workplans.reading.repairing.days import Manner, day_first_of, orders_of, read_day
from shanyraq.domains.workplans.reading.repairing.labels import by_label, plain
from shanyraq.domains.workplans.reading.repairing.letters import looks_broken, mended
from shanyraq.domains.workplans.reading.repairing.lists import (
    TARGET,
    before,
    goals,
    items,
    level,
    parts,
    targets,
    untold,
    without_spare,
)
from shanyraq.domains.workplans.vocabulary import FUNCTIONS, GROUPS, LEVELS, STATUSES, Function, Marker
from tests.factories.uninfo import cyrillic, latin, western

BROKEN = [
    ("dÃ©veloppement", "développement"),
    ("Ã\xa0 la carte", "à la carte"),
    ("CÃ”TE", "CÔTE"),
    ("Ã‰TAT", "ÉTAT"),
    ("OÃ™", "OÙ"),
    ("CÅ’UR", "CŒUR"),
    ("PEÃ‘", "PEÑ"),
    ("lâ€™eau", "l’eau"),
    ("â€œopenâ€\x9d â€“ data", "“open” – data"),
    ("â‚¬ 5", "€ 5"),
    ("dÃƒÂ©jÃƒÂ\xa0", "déjà"),
    ("d\u00c3\u0083\u00c2\u00a9j\u00c3\u0083\u00c2\u00a0", "déjà"),
    ("ÐšÐ°Ð·Ð°Ñ…", "Казах"),
    ("Ñ\x81ÐµÐ»Ð¾", "село"),
    ("СЃРµР»Рѕ", "село"),
    ("Т›РѕР»РґР°Сѓ", "қолдау"),
    ("CafГ©s", "Cafés"),
    ("lвЂ™eau", "l’eau"),
    ("Ø§Ù„Ù…Ø§Ø¡", "الماء"),
    ("ï»¿Name", "\ufeffName"),
    ("Niï¿½o", "Ni�o"),
]
FINE = [
    "",
    "plain",
    "développement",
    "CAFÉ»",
    "CAFÉ”",
    "CAFÉ™",
    "LYCÉE…",
    "ESPAÑA – AÑO",
    "IRMÃ”",
    "VÅ’",
    "né”».",
    "Рік",
    "Её",
    "ООО «С»",
    "Қазақстан",
    "Ünïcødé",
    "oʻzbek",
    "Ã",
    "5 °C – 10 £",
    "É",
    "中文",
    "lost � letter",
]

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "fr": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    "es": "abcdefghijklmnopqrstuvwxyzáéíñóúü",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}


def _is_certain(word: str) -> bool:
    """«AÃ”» may be «AÔ» or the end of a quotation: a text with no other broken letter is left as it is."""
    return not word.endswith(("Ô", "Œ"))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words of one language, small, with a capital or in capitals, with the quotation marks and dashes of print."""
    language = draw(st.sampled_from(sorted(ALPHABETS)))
    word = st.text(ALPHABETS[language], min_size=3, max_size=9)
    cased = st.one_of(word, word.map(str.capitalize), word.map(str.upper).filter(_is_certain))
    marked = st.sampled_from(["{}", "{}", "{}", "«{}»", "“{}”", "{},", "{} –", "({})", "l’{}", "{}…", "№ {}"])
    made = st.lists(st.builds(lambda mark, text: mark.format(text), marked, cased), min_size=1, max_size=8)
    return " ".join(draw(made))


@pytest.mark.parametrize(("broken", "meant"), BROKEN)
def test_broken_letters_are_put_right(broken: str, meant: str) -> None:
    assert mended(broken) == meant


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_stays(text: str) -> None:
    assert mended(text) == text


@settings(max_examples=400)
@given(sentences())
def test_no_fine_text_is_changed(text: str) -> None:
    assert mended(text) == text


@settings(max_examples=400)
@given(sentences(), st.sampled_from([western, latin, cyrillic]), st.booleans())
def test_every_broken_text_is_put_right(text: str, break_: Any, twice: bool) -> None:
    broken = break_(text)
    if twice and break_ is not cyrillic:
        broken = break_(broken)
    assert mended(broken) == text


@pytest.mark.parametrize(
    ("text", "broken"),
    [("plain", False), ("développement", False), ("dÃ©veloppement", True), ("Р°Р±", True), ("lost � letter", True)],
)
def test_what_is_left_of_broken_letters_is_seen(text: str, broken: bool) -> None:
    assert looks_broken(text) is broken


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", " - ", "\xa0"])
def test_blank(text: str) -> None:
    assert (is_nothing(text), is_blank(text), is_error(text)) == (True, True, False)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        *(("N/A", False), (" n/a ", False), ("none", False), ("None", False)),
        *(("#N/A", True), ("#REF!", True), ("#value!", True), ("#ССЫЛКА!", True), ("#¡VALOR!", True)),
        (Formula("=A1"), True),
    ],
)
def test_nothing_in_other_words(text: str, error: bool) -> None:
    assert (is_nothing(text), is_blank(text), is_error(text)) == (True, False, error)


@pytest.mark.parametrize("text", ["0", ".", "--", "NA", "nones", "#1", "=A1", "a"])
def test_something(text: str) -> None:
    assert (is_nothing(text), is_blank(text), is_error(text)) == (False, False, False)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (1.1, "1.1"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
        (float("nan"), "nan"),
        ("as it is ", "as it is "),
    ],
)
def test_what_a_cell_prints(cell: Any, shown: str) -> None:
    assert printed(cell) == shown


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (1.1, ("1.1", "1.10")),
        (1.0, ("1", "1.0")),
        (12, ("12", "12.0")),
        (2.35, ("2.35", "2.350")),
        (-1.0, ()),
        (True, ()),
        (time(1, 20), ()),
        (date(2001, 1, 1), ("1.1", "1.1.1")),
        (date(2025, 2, 1), ("1.2", "2.1", "1.2.25", "2.1.25", "25.2.1")),
        (datetime(2003, 2, 1), ("1.2", "2.1", "1.2.3", "2.1.3", "3.2.1")),
        (date(1930, 2, 1), ("1.2", "2.1", "1.2.30", "2.1.30", "30.2.1")),
        (date(1929, 2, 1), ("1.2", "2.1")),
        (date(2029, 2, 1), ("1.2", "2.1", "1.2.29", "2.1.29", "29.2.1")),
        (date(2030, 2, 1), ("1.2", "2.1")),
        ("1-Feb", ("1.2", "2.1")),
        ("Feb-01", ("1.2", "2.1")),
        ("01.фев", ("1.2", "2.1")),
        ("1 févr.", ("1.2", "2.1")),
        ("2025-02-01", ("1.2", "2.1", "1.2.25", "2.1.25", "25.2.1")),
        ("01/02/2025", ("1.2", "2.1", "1.2.25", "2.1.25", "25.2.1")),
        ("1.1", ()),
        ("1.2.25", ()),
        ("A-1", ()),
        ("1-Foo", ()),
        ("", ()),
    ],
)
def test_what_a_code_may_have_been(cell: Any, found: tuple[str, ...]) -> None:
    assert candidates(cell) == found


@pytest.mark.parametrize(
    ("known", "parent", "code"),
    [
        (set(), "", None),
        ({"2.1"}, "", "2.1"),
        ({"2.1", "1.2"}, "", None),
        (set(), "1", "1.2"),
        (set(), "2", "2.1"),
        (set(), "3", None),
        ({"2.1"}, "1", "2.1"),
        ({"9.9"}, "1", "1.2"),
        (set(), "1.2", "1.2.25"),
    ],
)
def test_the_file_confirms_a_code(known: set[str], parent: str, code: str | None) -> None:
    assert confirmed(("1.2", "2.1", "1.2.25"), known, parent) == code


FINE_AMOUNT, MENDED, ROUNDED, DOUBTFUL, LOST = (
    *(State.FINE, State.MENDED, State.ROUNDED),
    *(State.DOUBTFUL, State.LOST),
)


@pytest.mark.parametrize(
    ("cell", "sign", "value", "state"),
    [
        ("", "", None, FINE_AMOUNT),
        ("N/A", "", None, FINE_AMOUNT),
        (0.0, "", "0", FINE_AMOUNT),
        (1234.5, "", "1234.50", FINE_AMOUNT),
        (0.1 + 0.2, "", "0.30", FINE_AMOUNT),
        (-500.0, "", "-500", FINE_AMOUNT),
        (1.005, "", "1.00", ROUNDED),
        (9.99e14, "", "999000000000000", FINE_AMOUNT),
        (1e15, "", None, LOST),
        (float("inf"), "", None, LOST),
        (float("nan"), "", None, LOST),
        (True, "", None, LOST),
        (date(2026, 1, 1), "", None, LOST),
        ("1000", "", "1000", FINE_AMOUNT),
        ("1000.5", "", "1000.50", FINE_AMOUNT),
        ("-12.34", "", "-12.34", FINE_AMOUNT),
        ("1,234.50", "", "1234.50", MENDED),
        ("1 234,50", "", "1234.50", MENDED),
        ("1\xa0234\u202f567,5", "", "1234567.50", MENDED),
        ("1.234,50", "", "1234.50", MENDED),
        ("1'234.50", "", "1234.50", MENDED),
        ("1,234,567", "", "1234567", MENDED),
        ("1.234.567", "", "1234567", MENDED),
        ("USD 1,000.00", "", "1000", MENDED),
        ("$1000", "", "1000", MENDED),
        ("1000 USD", "", "1000", MENDED),
        ("US$ 2.5", "", "2.50", MENDED),
        ("(500)", "", "-500", MENDED),
        ("($1,500.25)", "", "-1500.25", MENDED),
        ("−500", "", "-500", MENDED),
        ("-$500", "", "-500", MENDED),
        ("1.2E+06", "", "1200000", MENDED),
        ("1,2E+06", "", "1200000", MENDED),
        ("12,5", "", "12.50", MENDED),
        ("0,125", "", "0.12", ROUNDED),
        ("1,234", "", "1234", DOUBTFUL),
        ("1.234", "", "1234", DOUBTFUL),
        ("1,234", ".", "1234", MENDED),
        ("1,234", ",", "1.23", ROUNDED),
        ("1.234", ",", "1234", MENDED),
        ("1.234", ".", "1.23", ROUNDED),
        ("$1,234", "", "1234", DOUBTFUL),
        ("12,34,567", "", None, LOST),
        ("1,23,4", "", None, LOST),
        ("EUR 1,000", "", None, LOST),
        ("1000 KZT", "", None, LOST),
        ("a lot", "", None, LOST),
        ("1000-2000", "", None, LOST),
        ("--5", "", None, LOST),
        ("9" * 40, "", None, LOST),
        ("1E+99", "", None, LOST),
    ],
)
def test_amounts(cell: Any, sign: str, value: str | None, state: State) -> None:
    amount = read_amount(cell, sign)
    assert (amount.value, amount.state) == (None if value is None else Decimal(value), state)


@given(st.decimals(min_value="-999999999999.99", max_value="999999999999.99", places=2))
def test_an_amount_keeps_its_cents_however_it_is_written(value: Decimal) -> None:
    assert read_amount(float(value)).value == value
    assert read_amount(str(value)).value == value
    assert read_amount(f"{value:,.2f}").value == value
    assert read_amount(f"{value:,.2f}".replace(",", " ").replace(".", ",")).value == value


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        ([], ""),
        ([1.5, "1,234"], ""),
        (["1,234.50"], "."),
        (["1.234,50"], ","),
        (["12,5"], ","),
        (["1,234,567"], "."),
        (["1.234.567"], ","),
        (["1 234 567", "1000"], ""),
        (["12.5", "1,234"], "."),
        (["12.5", "12,5"], ""),
    ],
)
def test_the_sign_of_decimals_that_a_column_shows(cells: list[Any], sign: str) -> None:
    assert decimal_sign_of(cells) == sign


DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("cell", "first", "ends", "value", "manner"),
    [
        ("", None, False, None, Manner.FINE),
        (DAY, None, False, DAY, Manner.FINE),
        (datetime(2026, 3, 4, 12), None, False, DAY, Manner.FINE),
        (46085.0, None, False, DAY, Manner.MENDED),
        ("46085", None, False, DAY, Manner.MENDED),
        (46085.5, None, False, None, Manner.LOST),
        (29221.0, None, False, date(1980, 1, 1), Manner.MENDED),
        (29220.0, None, False, None, Manner.LOST),
        (1e300, None, False, None, Manner.LOST),
        (float("nan"), None, False, None, Manner.LOST),
        (True, None, False, None, Manner.LOST),
        ("2026-03-04", None, False, DAY, Manner.FINE),
        ("2026-03-04T00:00:00Z", None, False, DAY, Manner.FINE),
        ("2026/3/4", None, False, DAY, Manner.MENDED),
        ("31/12/2026", None, False, date(2026, 12, 31), Manner.MENDED),
        ("12/31/2026", None, False, date(2026, 12, 31), Manner.MENDED),
        ("12/31/2026", True, False, date(2026, 12, 31), Manner.MENDED),
        ("05/05/2026", None, False, date(2026, 5, 5), Manner.MENDED),
        ("12/11/2026", None, False, date(2026, 11, 12), Manner.DOUBTFUL),
        ("12/11/2026", True, False, date(2026, 11, 12), Manner.DAY_FIRST),
        ("12/11/2026", False, False, date(2026, 12, 11), Manner.MONTH_FIRST),
        ("05/05/2026", False, False, date(2026, 5, 5), Manner.MENDED),
        ("04.03.26", True, False, DAY, Manner.DAY_FIRST),
        ("13/13/2026", None, False, None, Manner.LOST),
        ("31/02/2026", None, False, None, Manner.LOST),
        ("4 March 2026", None, False, DAY, Manner.MENDED),
        ("4-Mar-2026", None, False, DAY, Manner.MENDED),
        ("March 4, 2026", None, False, DAY, Manner.MENDED),
        ("4 марта 2026 г.", None, False, DAY, Manner.MENDED),
        ("4 de marzo de 2026", None, False, DAY, Manner.MENDED),
        ("Jan 2026", None, False, date(2026, 1, 1), Manner.FILLED),
        ("Jan 2026", None, True, date(2026, 1, 31), Manner.FILLED),
        ("Feb 2028", None, True, date(2028, 2, 29), Manner.FILLED),
        ("Dec 2026", None, True, date(2026, 12, 31), Manner.FILLED),
        ("2026", None, False, date(2026, 1, 1), Manner.FILLED),
        ("2026", None, True, date(2026, 12, 31), Manner.FILLED),
        (2026.0, None, True, date(2026, 12, 31), Manner.FILLED),
        (1950.0, None, False, date(1950, 1, 1), Manner.FILLED),
        (1949.0, None, False, None, Manner.LOST),
        (2099.0, None, True, date(2099, 12, 31), Manner.FILLED),
        (2100.0, None, False, None, Manner.LOST),
        ("soon", None, False, None, Manner.LOST),
        ("0026-03-04", None, False, None, Manner.LOST),
    ],
)
def test_days(cell: Any, first: bool | None, ends: bool, value: date | None, manner: Manner) -> None:
    day = read_day(cell, day_first=first, ends=ends)
    assert (day.value, day.manner) == (value, manner)


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        ([], None),
        (["12/11/2026", DAY], None),
        (["13/11/2026", "01/02/2026"], True),
        (["11/13/2026"], False),
        (["11/13/26"], False),
        (["31.02.2026"], None),
        (["31.02.2026", "11/13/2026"], False),
        (["02/30/2026", "29.02.2028"], True),
        (["13/13/2026", "31/12/1949"], None),
        (["13/11/2026", "11/13/2026"], None),
    ],
)
def test_the_order_of_days_that_cells_show(cells: list[Any], first: bool | None) -> None:
    assert day_first_of(orders_of(cells)) is first


def test_lists() -> None:
    assert items("A; B;  ; -;A ;") == (("A", "B"), ("A",))
    assert items("A, with a comma") == (("A, with a comma",), ())
    assert parts("A; -; B; ") == ("A", "", "B")
    assert parts("A; -") == ("A", "")
    assert parts("-; N/A") == parts("") == ()
    assert untold("A; n/a; -; ; #REF!; n/a") == ("n/a", "#REF!")


@pytest.mark.parametrize(
    ("values", "others", "found"),
    [
        (("A", ""), ("a", "b"), ("A", "")),
        (("A", ""), ("a",), ("A",)),
        (("A", "", ""), ("a", "b"), ("A", "")),
        (("A", "B"), ("a",), ("A", "B")),
        (("A", ""), (), ("A", "")),
        ((), ("a",), ()),
    ],
)
def test_lists_that_belong_together_by_place(values: Any, others: Any, found: Any) -> None:
    assert without_spare(values, others) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.3 Systems, floors", (("1.3",), (), ())),
        ("1.1 Less than $1.25 a day, 17.18 Data, 1.5 of it", (("1.1", "17.18", "1.5"), (), ())),
        ("3.d Warning, 5.A Rights", (("3.d", "5.a"), (), ())),
        ("1.3; 1.3 Systems", (("1.3",), ("1.3",), ())),
        ("18.1 None, 1.0 None, 17.19 Data", (("17.19",), (), ("18.1", "1.0"))),
        ("text", ((), (), ())),
        ("1.3", (("1.3",), (), ())),
    ],
)
def test_targets(text: str, found: Any) -> None:
    assert targets(text) == found


@pytest.mark.parametrize(
    "word",
    [
        *(
            "SDG",
            "Target",
            "SDG Target",
            "SDG target:",
            "Targets:",
            "Cible",
            "Cible ODD",
            "Objectif",
            "Meta",
            "Meta ODS",
        ),
        *("Meta No.", "Objetivo", "Цель", "Цель ЦУР", "ЦУР", "Задача", "Задача №"),
        *("Мақсат", "Міндет", "ТДМ", "ТДМ мақсаты", "ТДМ міндеті"),
    ],
)
def test_words_for_a_target_in_five_languages(word: str) -> None:
    text = f"{word} 3.8 Обеспечить, 5.2 Ликвидировать; {word.upper()} 5.a, {word} 99.1"
    assert targets(text) == (("3.8", "5.2", "5.a"), (), ("99.1",))
    assert before(text, TARGET) == ""
    assert goals(f"{word} 3, {word} 5") == ((3, 5), (), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Strange 3.8 Ensure, 5.2 Eliminate", "Strange 3.8 Ensure"),
        ("Health for all; 5.2 Eliminate", "Health for all"),
        ("3.8 Ensure health, and more, 5.2", ""),
        ("3.8-міндет, 5.2-міндет", ""),
        ("nothing at all", ""),
        ("", ""),
    ],
)
def test_words_before_the_first_target(text: str, words: str) -> None:
    assert before(text, TARGET) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 No Want, 9 Works, Roads and Ideas", ((1, 9), (), ())),
        ("Goal 3: Health; Goal 17. Partners", ((3, 17), (), ())),
        ("SDG 4", ((4,), (), ())),
        ("0 None, 18 None, 1, 1", ((1,), (1,), (0, 18))),
        ("text", ((), (), ())),
    ],
)
def test_goals(text: str, found: Any) -> None:
    assert goals(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0 - Not", 0),
        ("3 – Est l’objectif principal", 3),
        ("2", 2),
        (" 1. Ограниченный", 1),
        ("4 - More", None),
        ("10 - More", None),
        ("-1", None),
        ("significant", None),
    ],
)
def test_levels_of_markers(text: str, found: int | None) -> None:
    assert level(text) == found


@pytest.mark.parametrize(
    "label",
    [
        "Capacity Development/Technical Assistance",
        "capacity  development / technical assistance",
        "CAPACITY DEVELOPMENT/ TECHNICAL ASSISTANCE",
    ],
)
def test_labels_are_known_again(label: str) -> None:
    assert by_label(FUNCTIONS)[plain(label)] is Function.CAPACITY


def test_no_two_labels_of_a_list_are_the_same_when_compared() -> None:
    for known in (STATUSES, FUNCTIONS, GROUPS):
        assert len(by_label(known)) == len(known)  # type: ignore[type-var, arg-type]
    assert plain("Gender equality/women’s empowerment is a significant objective") == plain(LEVELS[Marker.GENDER][2])
