"""Fields and values of a difference are read as people read them, in every language."""

from typing import Any

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from shanyraq.domains.packages.apart import apart
from shanyraq.domains.packages.comparing import FieldChange
from shanyraq.domains.packages.templatetags.differences import both_sides

VALUE = {"value": 5.0, "year": 2030, "printed": "5.0 (2030)", "qualifier": None, "unit": None}
SEVEN = {**VALUE, "value": 7.0, "year": 2031, "printed": "7 (2031)"}
CASES: list[tuple[str, Any, str, str]] = [
    ("baseline", VALUE, "5.0 (2030)", "5.0 (2030)"),
    ("targets", [VALUE, SEVEN], "5.0 (2030)<br>7 (2031)", "5.0 (2030)<br>7 (2031)"),
    ("latest", [], '<span class="absent">–</span>', '<span class="absent">–</span>'),
    ("title", {"en": "Water", "ru": "Вода"}, "English: Water<br>Русский: Вода", "English: Water<br>Русский: Вода"),
    ("dimensions", {"SEX": "F", "AGE": "Y15T24"}, "women and girls<br>aged 15–24", "женщины и девочки<br>15–24 лет"),
    (
        "target_pending",
        {"note": "To be set", "due_on": "2026-12-31", "otherwise": None},
        "remark: To be set<br>due on: 31 December 2026",
        "комментарий: To be set<br>срок: 31 декабря 2026 г.",
    ),
    ("lead_entities", ["unicef", "who"], "unicef<br>who", "unicef<br>who"),
    ("national", True, "yes", "да"),
    ("title", "<b>", "&lt;b&gt;", "&lt;b&gt;"),
]


@pytest.mark.parametrize(("field", "value", "english", "russian"), CASES)
def test_values(field: str, value: Any, english: str, russian: str) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert both_sides(FieldChange(field, value, None))[0] == expected
            assert both_sides(FieldChange(field, None, value))[1] == expected


HOW = {"value": 5.2, "year": 2023, "on": "2026-11-28", "by": "Aigul", "reason": "A misprint", "version": 2}
PRINTED = {"value": 5.2, "year": 2023, "printed": "5.2 (2023)", "state": None, "corrected": None}
CORRECTED = {**PRINTED, "value": 5.7, "corrected": HOW}
AGAIN = {**CORRECTED, "value": 6.9, "corrected": {**HOW, "version": 3}}
TOLD = (
    "; as printed: 5.2 (2023); correction: corrected on: 28 November 2026; "
    "corrected by: Aigul; reason: A misprint; version: "
)
SET = {"value": 40.0, "year": 2030, "printed": "To be set", "corrected": {"promise": {"note": "To be set"}}}
ANSWER = {"value": None, "year": None, "printed": "no", "state": "yes"}
NET, READ = {**PRINTED, "qualifier": "net"}, {**PRINTED, "note": "Read twice"}
NONE = '<span class="absent">–</span>'
TOLD_FALSE = TOLD.replace("corrected on", "value: 5.1; corrected on")
FALSE = {**CORRECTED, "corrected": {**HOW, "value": 5.1}}
SIDES: list[tuple[str, Any, Any, str, str]] = [
    ("baseline", PRINTED, CORRECTED, "5.2 (2023)", f"5.7 (2023){TOLD}2"),
    ("baseline", CORRECTED, AGAIN, f"5.7 (2023){TOLD}2", f"6.9 (2023){TOLD}3"),
    ("latest", [NET, PRINTED], [NET, CORRECTED], "5.2 (2023)<br>5.2 (2023)", f"5.2 (2023)<br>5.7 (2023){TOLD}2"),
    ("baseline", PRINTED, FALSE, "5.2 (2023)", f"5.7 (2023){TOLD_FALSE}2"),
    ("latest", [PRINTED], [], "5.2 (2023)", NONE),
    ("targets", [], [SET], NONE, "40 (2030); as printed: To be set; correction: promise: remark: To be set"),
    ("baseline", PRINTED, {**PRINTED, "value": 52.0}, "5.2 (2023)", "5.2 (2023); value: 52.0"),
    ("baseline", {**PRINTED, "printed": "2.6", "value": 2.6, "year": 2015}, PRINTED, "2.6; year: 2015", "5.2 (2023)"),
    ("baseline", {**ANSWER, "state": "no"}, {**ANSWER, "printed": "In part"}, "no", "In part; answer: yes"),
    ("targets", [], [{"printed": "1", "value": 1.0, "year": 2028}], NONE, "1; year: 2028"),
    ("baseline", PRINTED, NET, "5.2 (2023)", "5.2 (2023); what it counts: net"),
    ("latest", [PRINTED], [READ, PRINTED], "5.2 (2023)", "5.2 (2023); remark: Read twice<br>5.2 (2023)"),
    ("title", {"en": "Water"}, {"en": "Water", "ru": "Вода"}, "English: Water", "English: Water<br>Русский: Вода"),
    ("lnob_groups", [{"text": "a", "groups": ["b"]}], ["c"], "text: a; groups: b", "c"),
]  # fmt: skip
"""Field, both values, and how they are shown."""


@pytest.mark.parametrize(("field", "before", "after", "one", "other"), SIDES)
def test_nothing_that_differs_is_left_out(field: str, before: Any, after: Any, one: str, other: str) -> None:
    assert both_sides(FieldChange(field, before, after)) == (one, other)


DAY = st.sampled_from(["2026-11-28", "2026-11-29"])
LEAF = st.none() | st.integers(0, 3) | st.sampled_from(["", "a", "b"])
CELLS = dict.fromkeys(("value", "year", "state", "note"), LEAF)
HOWS = st.none() | st.fixed_dictionaries({"on": DAY}, optional={"by": LEAF, "value": LEAF})
CELL = st.fixed_dictionaries({**CELLS, "printed": st.sampled_from(["a", "b"]), "corrected": HOWS})
NAMED = st.sampled_from("xyz")
ANY = st.recursive(LEAF | CELL, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(NAMED, inside))


def full(value: Any) -> Any:
    """A value without what is empty: of that a difference says nothing. None where nothing is left."""
    if isinstance(value, dict):
        value = {name: full(item) for name, item in value.items() if full(item) is not None}
    elif isinstance(value, list):
        value = [full(item) for item in value if full(item) is not None]
    return None if value in ([], {}, "") else value


@given(ANY, ANY)
def test_two_values_that_differ_are_told_apart(one: Any, other: Any) -> None:
    assume(full(one) != full(other))
    before, after = both_sides(FieldChange("latest", one, other))
    assert before != after


PRINT = st.sampled_from(["1", "1 (2030)", "In part", "2 of 3", "7.8* (2022)"])
NUMBERS = st.none() | st.sampled_from([1.0, 2.0, 3.0, 7.8])
CELLS_OF_ROWS = st.fixed_dictionaries(
    {"printed": PRINT, "value": NUMBERS, "year": st.none() | st.sampled_from([2022, 2030])},
    optional={
        "state": st.none() | st.sampled_from(["no", "In part"]),
        "qualifier": st.none() | st.just("net"),
        "unit": st.none()
        | st.fixed_dictionaries({"printed": st.just("per 100"), "code": st.sampled_from(["PT", "TON"])}),
        "corrected": st.none() | st.fixed_dictionaries({"on": DAY, "by": st.sampled_from(["Anna", "Bek"])}),
    },
)
COLUMN = st.none() | CELLS_OF_ROWS | st.lists(CELLS_OF_ROWS, max_size=3)


@given(COLUMN, COLUMN)
def test_every_part_of_a_value_that_differs_is_shown(one: Any, other: Any) -> None:
    """Each leaf on its own side; days are written out, and told by their year here."""
    before, after = both_sides(FieldChange("latest", one, other))
    for _, *sides in apart(one, other):
        for leaf, shown in zip(sides, (before, after), strict=True):
            for part in parts(leaf):
                assert part in shown


def parts(leaf: Any) -> list[str]:
    """What a reader must find of a leaf."""
    if isinstance(leaf, dict):
        return [part for item in leaf.values() for part in parts(item)]
    if isinstance(leaf, list):
        return [part for item in leaf for part in parts(item)]
    if isinstance(leaf, float):
        return [f"{leaf:g}"]
    return [] if leaf in (None, "") else [str(leaf).partition("-")[0]]
