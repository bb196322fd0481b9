"""Which series a row could take, as tables: what fits, what is open, what weighs against it, and why there is none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.agreeing import agree, is_telling, units_agree
from shanyraq.domains.indicators.rules.likeness import best_likeness, joined, likeness
from shanyraq.domains.indicators.rules.matching_series import propose
from shanyraq.domains.indicators.rules.matching_shapes import Offered, Proposal, Told, Wanted

DAY = date(2026, 11, 30)
TITLE = {"en": "Share of people below the poverty line", "ru": "Доля бедных людей"}


def told(printed: str) -> Told:
    value = printed.partition(" ")[0]
    return Told(Decimal(value), printed, len(value.partition(".")[2]))


def values(**printed: str) -> dict[int, Told]:
    return {int(year.lstrip("y")): told(text) for year, text in printed.items()}


ROW = Wanted(
    indicator="1.2.1",
    code="1.2.1",
    title=TITLE,
    row="total",
    called={},
    dimensions={},
    base={},
    unit="PT",
    unit_name={"en": "Percent"},
    printed=values(y2023="5.2"),
)
SERIES = Offered("s", "1.2.1", "", {}, "PT", TITLE, {}, values(y2022="5.0", y2023="5.2"))
OF_YOUNG = replace(ROW, dimensions={"AGE": "Y15T35"}, base={"AGE": "Y15T35"})
WOMEN = replace(ROW, row="women", called={"en": "Women"}, dimensions={"SEX": "F"})
OF_WOMEN = replace(SERIES, key="f", dimensions={"SEX": "F"})


def own(key: str, en: str, ru: str = "", **more: Any) -> Wanted:
    called = {"en": en, **({"ru": ru} if ru else {})}
    return replace(
        ROW, row=key, called=called, dimensions={"CUST_BREAKDOWN": key, **more.pop("dimensions", {})}, **more
    )


def named(key: str, en: str, ru: str = "", **more: Any) -> Offered:
    names = {"SERIES": {"en": en, **({"ru": ru} if ru else {})}}
    return replace(SERIES, key=key, series=key.upper(), names=names, **more)


def one(row: Wanted, *offered: Offered) -> Proposal:
    (found,) = propose([row], offered, DAY)
    return found


def by_row(rows: list[Wanted], *offered: Offered) -> Mapping[str, tuple[str, str | None]]:
    return {each.row: (each.series, each.sure) for each in propose(rows, offered, DAY)}


@pytest.mark.parametrize(
    ("row", "series", "sure", "reason"),
    [
        (ROW, SERIES, "sure", "The values of 2023 are the same"),
        (ROW, SERIES, "sure", "Both are the whole, without a breakdown"),
        (WOMEN, OF_WOMEN, "sure", "Both are broken down by SEX = F"),
        (replace(ROW, unit="HA_TH"), replace(SERIES, unit="TH_HA"), "sure", "The unit is the same"),
        # open
        (replace(ROW, printed={}), SERIES, "likely", "prints no value of a year for which the source has one"),
        (
            replace(ROW, printed=values(y2022="5.0", y2023="5.3")),
            SERIES,
            "likely",
            "The values of 2023: 5.3 – 5.2 differ",
        ),
        (ROW, replace(SERIES, unit=""), "likely", "The source names no unit; the framework says “Percent”"),
        (
            replace(ROW, row="a", dimensions={"AGE": "Y25T28"}),
            replace(SERIES, dimensions={"AGE": "M25T28"}),
            "likely",
            "The source writes M25T28 for AGE; it is read as Y25T28",
        ),
        (
            OF_YOUNG,
            SERIES,
            "sure",
            "The source does not say AGE = Y15T35; it is taken from what the indicator measures",
        ),
        (replace(OF_YOUNG, printed={}), SERIES, "likely", "does not say AGE = Y15T35"),
        (
            ROW,
            replace(SERIES, title={"en": "Number of people below a line of income"}),
            "likely",
            "which may be something else",
        ),
        # against it
        (ROW, replace(SERIES, unit="PERSONS"), "doubtful", "The unit differs: the source says PERSONS, the framework"),
        (ROW, replace(SERIES, title={"en": "Manufacturing in GDP"}), "doubtful", "The source measures something else"),
        (
            OF_YOUNG,
            replace(SERIES, title={"en": TITLE["en"] + " aged 15–24"}),
            "doubtful",
            "The source speaks of the ages 15–24, and the framework of 15–35",
        ),
        (OF_YOUNG, replace(SERIES, title={"en": TITLE["en"] + " 15-35 (15-24)"}), "sure", "are the same"),
        (replace(ROW, printed=values(y2023="9.9")), SERIES, "doubtful", "No printed value is that of the source"),
        (
            replace(ROW, printed={}),
            replace(SERIES, values=values(y2022="100.0", y2023="100.0")),
            "doubtful",
            "The source says 100.0 in every year",
        ),
    ],
)
def test_a_series_is_proposed_with_reasons(row: Wanted, series: Offered, sure: str, reason: str) -> None:
    found = one(row, series)
    assert (found.series, found.sure) == (series.key, sure)
    assert reason in " | ".join(map(str, found.reasons))


@pytest.mark.parametrize(
    ("row", "offered", "reason"),
    [
        (replace(ROW, code=None), [SERIES], "gives the indicator no code"),
        (ROW, [replace(SERIES, indicator="1.2.2")], "publishes no value of the indicator 1.2.1"),
        (ROW, [], "publishes no value of the indicator 1.2.1"),
        (WOMEN, [SERIES], "does not break the indicator down by SEX = F"),
        (ROW, [OF_WOMEN], "only broken down by SEX, and this row is the whole"),
        (ROW, [replace(SERIES, dimensions={"REF_AREA": "A1"})], "only broken down by REF_AREA"),
        (
            ROW,
            [named("a", "with large plants"), named("b", "without large plants")],
            "It is not clear which series of the source is meant: with large plants, without large plants",
        ),
        (
            replace(ROW, printed={}),
            [replace(SERIES, key="1", unit="PT_X"), replace(SERIES, key="2", unit="PT_Y")],
            "It is not clear which series of the source is meant: PT_X, PT_Y",
        ),
        (
            own("police", "Trust in the police"),
            [named("a", "prosecutors"), named("b", "customs")],
            "is called like this",
        ),
    ],
)
def test_where_there_is_none_it_is_said_why(row: Wanted, offered: list[Offered], reason: str) -> None:
    found = one(row, *offered)
    assert (found.series, found.sure) == ("", None)
    assert reason in str(found.reasons[0])


SAFE = own("safe", "completely safe", "в полной безопасности")
UNSAFE = own("unsafe", "unsafe", "не в безопасности")
A, B = named("a", "Total security", "в полной безопасности"), named("b", "Not safe", "не в безопасности")


class TestNames:
    def test_they_are_compared_in_every_language(self) -> None:
        assert by_row([SAFE, UNSAFE], A, B) == {"safe": ("a", "sure"), "unsafe": ("b", "sure")}

    def test_a_name_that_no_printed_value_bears_out_is_not_sure(self) -> None:
        rows = [replace(SAFE, printed={}), replace(UNSAFE, printed={})]
        assert by_row(rows, A, B) == {"safe": ("a", "likely"), "unsafe": ("b", "likely")}

    def test_a_part_of_a_name_alone_is_doubtful(self) -> None:
        row = own("maths", "Children at the end of school with a minimum of numeracy in mathematics", printed={})
        other = own("reading", "Children at the end of school with a minimum of reading", printed={})
        found = propose([row, other], [named("m", "level of mathematics"), named("r", "level of reading")], DAY)
        assert (found[0].series, found[0].sure) == ("m", "doubtful")
        assert "Nothing but a part of the names says so" in map(str, found[0].reasons)

    def test_what_all_rows_are_called_tells_nothing_apart(self) -> None:
        rows = [own("acute", "acute food insecurity"), own("both", "moderate and acute food insecurity")]
        offered = [named("b", "moderate and acute food insecurity"), named("a", "acute food insecurity")]
        assert {row: series for row, (series, _) in by_row(rows, *offered).items()} == {"acute": "a", "both": "b"}

    def test_no_series_is_of_two_rows_and_a_printed_value_decides(self) -> None:
        first = own("primary", "Reading at the end of primary school", printed=values(y2023="90.7"))
        second = own("secondary", "Reading at the end of secondary school")
        third = own("maths", "Counting at the end of secondary school", printed={})
        series, other = named("r", "reading"), named("m", "mathematics", values=values(y2023="90.7"))
        found = propose([first, second, third], [series, other], DAY)
        assert [each.series for each in found] == ["", "r", ""]
        assert "belongs to another row: Reading at the end of secondary school" in str(found[0].reasons[0])
        assert "What is printed for 2023, 90.7, stands in another series of the source: mathematics" in str(
            found[0].reasons[1]
        )

    def test_codes_count_before_names(self) -> None:
        men = replace(own("men", "completely safe"), dimensions={"CUST_BREAKDOWN": "safe", "SEX": "M"})
        offered = [named("a", "completely safe"), named("m", "completely safe", dimensions={"SEX": "M"})]
        assert one(men, *offered, named("b", "unsafe")).series == "m"


class TestElsewhere:
    def test_a_printed_value_that_stands_in_another_series_is_told(self) -> None:
        row = own("national", "national parliament", printed=values(y2023="23.0"))
        offered = [
            named("n", "national parliament", values=values(y2023="18.4")),
            named("l", "local councils", values=values(y2023="23.0")),
        ]
        found = one(row, *offered)
        assert (found.series, found.sure) == ("n", "doubtful")
        assert "What is printed for 2023, 23.0, stands in another series of the source: local councils" in str(
            found.reasons[-1]
        )

    @pytest.mark.parametrize(("printed", "is_said"), [("4", False), ("0.3", False), ("4.0", True), ("12", True)])
    def test_a_value_of_one_digit_says_nothing(self, printed: str, is_said: bool) -> None:
        row = own("a", "national parliament", printed=values(y2023=printed))
        offered = [
            named("n", "national parliament", values=values(y2023="18.4")),
            named("l", "local councils", values=values(y2023=printed)),
        ]
        assert ("stands in another series" in str(one(row, *offered).reasons[-1])) is is_said


def test_areas_are_parts_and_never_the_whole() -> None:
    area = replace(SERIES, key="x", dimensions={"REF_AREA": "A1"}, values=values(y2023="5.2"))
    assert one(ROW, area, SERIES).series == "s"


def test_of_series_in_several_units_that_of_the_row_is_taken() -> None:
    dollars = replace(SERIES, key="u", unit="USD", values=values(y2023="900"))
    assert one(ROW, dollars, SERIES).series == "s"


@given(st.permutations([SERIES, OF_WOMEN, replace(SERIES, key="u", unit="USD", values={})]))
def test_the_order_in_which_series_come_changes_nothing(offered: list[Offered]) -> None:
    assert by_row([ROW, WOMEN], *offered) == {"total": ("s", "sure"), "women": ("f", "sure")}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *[("5.2", "5.24", True), ("5.24", "5.2", True), ("5.2", "5.26", False), ("5", "5.49", True)],
        *[
            ("5.3", "5.25", True),
            ("5.2", "5.25", True),
            ("5.20", "5.2", True),
            ("0", "0.04", True),
            ("5.2", "5.3", False),
        ],
        *[("29320.1", "18.7", False), ("4", "-4", False)],
    ],
)
def test_values_say_the_same_at_the_decimals_of_the_shorter(one: str, other: str, same: bool) -> None:
    assert agree(told(one), told(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *[("PT", "PT", True), ("PT", "pt", True), ("PS", "PERSONS", True), ("HA_TH", "TH_HA", True)],
        *[
            ("HA", "HA_TH", False),
            ("PER_100_BIRTHS", "PER_1000_LIVE_BIRTHS", False),
            ("X", "X", True),
            ("X", "Y", False),
        ],
    ],
)
def test_units_are_looked_up(one: str, other: str, same: bool) -> None:
    assert units_agree(one, other) is same


@pytest.mark.parametrize(
    ("text", "is_it"), [("0", False), ("4", False), ("0.04", False), ("0.040", True), ("10", True)]
)
def test_a_value_is_known_by_two_digits(text: str, is_it: bool) -> None:
    assert is_telling(told(text)) is is_it


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_from_both_sides_and_between_0_and_1(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1


def test_texts_without_a_language_in_common_are_not_alike() -> None:
    assert best_likeness({"en": "a"}, {"ru": "a"}) == 0
    assert joined([{"en": "a", "ru": "б"}, {"ru": "в"}]) == {"en": "a в", "ru": "б в"}
