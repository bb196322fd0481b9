"""Wordings beside each other as they are written: what changed of a text, and what of the rest is shown."""

import pytest

from shanyraq.domains.workplans.rules import verbatim
from shanyraq.domains.workplans.rules.verbatim import CUT, LEFT_OUT, PUT_IN, SAME, Piece, pieces, shortened

LONG = " ".join(f"w{number}" for number in range(100))


def marked(found: list[Piece]) -> str:
    marks = {SAME: "{}", LEFT_OUT: "[-{}-]", PUT_IN: "[+{}+]", CUT: "{}"}
    return "".join(marks[each.what].format(each.words) + each.space for each in found)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Advice to towns", "Advice to towns", "Advice to towns"),
        ("Advice to towns", "Advice to villages", "Advice to [-towns-] [+villages+]"),
        ("Advice to towns", "Advice to five towns", "Advice to [+five+] towns"),
        ("Advice to five towns", "Advice to towns", "Advice to [-five-] towns"),
        ("Old words", "New words", "[-Old-] [+New+] words"),
        ("", "New", "[+New+]"),
        ("Old", "", "[-Old-]"),
        ("", "", ""),
        ("a b a b", "a b", "a b [-a b-]"),
        ("Advice", "advice", "[-Advice-] [+advice+]"),
        ("Advice.", "Advice", "[-Advice.-] [+Advice+]"),
        ("the “poor”", 'the "poor"', 'the [-“poor”-] [+"poor"+]'),
        ("one  two\nthree", "one two three", "one two three"),
    ],
)
def test_every_letter_counts_and_spaces_do_not(before: str, after: str, expected: str) -> None:
    assert marked(pieces(before, after, exactly=True)) == expected


def test_what_is_the_same_for_a_signed_wording_is_a_change_of_a_plan() -> None:
    assert {each.what for each in pieces("All People live well.", "all people live well")} == {SAME}
    assert {each.what for each in pieces("All People live well.", "all people live well", exactly=True)} > {SAME}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"{LONG} end", f"{LONG} ends", "… w98 w99 [-end-] [+ends+]"),
        (f"begin {LONG}", f"begins {LONG}", "[-begin-] [+begins+] w0 w1 … "),
        (f"a {LONG} b", f"c {LONG} d", "[-a-] [+c+] w0 w1 … w98 w99 [-b-] [+d+]"),
        ("a w0 w1 w2 w3 w4 w5 b", "c w0 w1 w2 w3 w4 w5 d", "[-a-] [+c+] w0 w1 w2 w3 w4 w5 [-b-] [+d+]"),
        ("a w0 w1 w2 w3 w4 w5 w6 b", "c w0 w1 w2 w3 w4 w5 w6 d", "[-a-] [+c+] w0 w1 … w5 w6 [-b-] [+d+]"),
        ("w0 w1 w2 w3 b", "w0 w1 w2 w3 d", "w0 w1 w2 w3 [-b-] [+d+]"),
        ("w0 w1 w2 w3 w4 b", "w0 w1 w2 w3 w4 d", "… w3 w4 [-b-] [+d+]"),
        (LONG, LONG, LONG),
    ],
)
def test_long_runs_of_what_stayed_are_cut_short(before: str, after: str, expected: str) -> None:
    assert marked(shortened(pieces(before, after, exactly=True), beside=2)) == expected


def test_texts_that_are_made_to_be_slow_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbatim, "MOST_COMPARED", 9)
    assert marked(pieces("x a b c y", "x d b e y", exactly=True)) == "x [-a-] [+d+] b [-c-] [+e+] y"
    monkeypatch.setattr(verbatim, "MOST_COMPARED", 8)
    assert marked(pieces("x a b c y", "x d b e y", exactly=True)) == "x [-a b c-] [+d b e+] y"
