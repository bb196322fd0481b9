"""Passages: the part of a text where the words stand, cut between words."""

import re

import pytest

from shanyraq.domains.framework.web.passages import best_row, met, passage, plain
from shanyraq.kernel.words import asked

LONG = " ".join(f"word{number}" for number in range(80))
TABLE = """| Indicator | Baseline |
| --- | --- |
| {§annex-1-1.1} 1.1 Poverty | 7.8 |
| | women | 1.5 |
| {§annex-1-1.2} 1.2 Water for **women** | 3 |"""


def words(text: str) -> tuple:
    return asked(text, ["en"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and [a link](https://example.org)<br>next", "bold and a link next"),
        ("{§3.2} text\\| with a bar", "text| with a bar"),
        ("_lean_ snake_case 5 * 3", "lean snake_case 5 * 3"),
    ],
)
def test_markdown_is_shown_as_words(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_passage_is_cut_between_words_around_what_was_found() -> None:
    found = str(passage(LONG, words("word40"), "en"))
    assert "<mark>word40</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert set(re.sub("<.?mark>|… | …", "", found).split()) <= set(LONG.split())
    assert len(found) < 260


def test_the_part_with_most_of_the_words_is_shown() -> None:
    text = f"women {LONG} women and water {LONG}"
    found = str(passage(text, words("women water"), "en"))
    assert "<mark>women</mark> and <mark>water</mark>" in found


def test_the_beginning_is_shown_where_no_word_stands() -> None:
    assert str(passage(LONG, words("nothing"), "en")).startswith("word0 word1")


@pytest.mark.parametrize("text", ["", "a", "x" * 1000, "women" + "x" * 1000, "женщины " * 100])
def test_texts_without_a_place_to_cut(text: str) -> None:
    found = str(passage(text, words("women"), "en"))
    assert re.sub("<.?mark>", "", found).strip("… ") in text


def test_what_is_no_markup_of_ours_is_shown_as_text() -> None:
    assert str(passage("<b>women</b>", words("women"), "en")) == "&lt;b&gt;<mark>women</mark>&lt;/b&gt;"


def test_of_a_table_one_row_is_shown_with_its_anchor() -> None:
    assert best_row(TABLE, words("women"), "en").text == "women · 1.5"
    assert best_row(TABLE, words("women"), "en").anchor == "§annex-1-1.1"
    both = best_row(TABLE, words("water women"), "en")
    assert (both.anchor, both.text) == ("§annex-1-1.2", "1.2 Water for women · 3")


def test_which_of_the_words_a_text_has() -> None:
    assert met("Women and waters", words("water men women"), "en") == {0, 2}
