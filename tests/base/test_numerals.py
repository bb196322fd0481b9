"""A number that is typed is understood or refused, whatever parts its thousands and its decimals."""

import pytest

from shanyraq.base.doors.binding import bind
from shanyraq.kernel.commands import Command


class Sent(Command):
    value: float


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("7", 7), ("-7", -7), ("+7", 7), (" 7 ", 7), ("1234", 1234), ("1e3", 1000)),
        *(("7,8", 7.8), ("7.8", 7.8), (",5", 0.5), (".5", 0.5), ("-0,25", -0.25)),
        *(("0,500", 0.5), ("-0,125", -0.125), ("12.345", 12.345), ("1234,567", 1234.567), ("1234.567", 1234.567)),
        *(("1 234", 1234), ("1\u00a0234\u202f567", 1234567), ("1 234,5", 1234.5), ("1 234,567", 1234.567)),
        *(("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1.234,567", 1234.567), ("-1,234.567", -1234.567)),
        *(("1'234", 1234), ("1\u2019234\u2019567,8", 1234567.8), ("\u22127,8", -7.8)),
        *(("1.234.567", 1234567), ("1,234,567", 1234567), ("1,234,567.8", 1234567.8), ("1.234.567,8", 1234567.8)),
    ],
)
def test_it_is_understood(typed: str, value: float) -> None:
    bound = bind(Sent, {"value": typed})
    assert bound.problems == {}
    assert bound.command.value == value


@pytest.mark.parametrize(
    "typed",
    [
        *("many", "1,234,5", "1.234.5", "12,34,567", "1234,567,890", "1,23.4", "1.2.3", "12 34", "1 2345", "1 23,4"),
        *("1 234.567,8", "0,123,456", ",", "--1", "25 %"),
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    bound = bind(Sent, {"value": typed})
    assert (bound.command, [str(each) for each in bound.problems["value"]]) == (None, ["A number is needed"])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1,234", "“1,234” may be 1234 or 1.234; write it in one of these ways"),
        ("12,500", "“12,500” may be 12500 or 12.500; write it in one of these ways"),
        ("-100,000", "“-100,000” may be -100000 or -100.000; write it in one of these ways"),
    ],
)
def test_what_has_two_meanings_is_asked_for(typed: str, words: str) -> None:
    bound = bind(Sent, {"value": typed})
    assert (bound.command, [str(each) for each in bound.problems["value"]]) == (None, [words])
