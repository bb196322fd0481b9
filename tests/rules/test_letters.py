"""What nobody sees in a change is shown: spaces that are none, characters of no width, letters of another script."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.kernel.letters import look_alike, on_one_line, told_apart, with_codes


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("10 000", "10\u00a0000", ("10 ⟨U+0020⟩000", "10⟨U+00A0⟩000")),
        ("code", "cоde", ("co⟨U+006F⟩de", "cо⟨U+043E⟩de")),
        ("target", "tar\u200bget", ("target", "tar⟨U+200B⟩get")),
        ("2026-2030", "2026\u20112030", ("2026-⟨U+002D⟩2030", "2026‑⟨U+2011⟩2030")),
        ("a\u0301", "á", ("a⟨U+0061⟩\u0301⟨U+0301⟩", "á⟨U+00E1⟩")),
        ("old", "new", ("old", "new")),
        ("old\u00a0one", "new\u200bone", ("old⟨U+00A0⟩one", "new⟨U+200B⟩one")),
        ("line\none", "line\ntwo", ("line\none", "line\ntwo")),
    ],
)
def test_what_differs_is_seen(before, after, told):
    assert told_apart(before, after) == told


@pytest.mark.parametrize(("one", "other"), [("Same", "Same"), ("ель", "бал"), ("a", "b"), ("1 2", "12")])
def test_what_is_the_same_or_plainly_another_does_not_look_alike(one, other):
    assert not look_alike(one, other)


@given(st.text("aо о\u00a0\u200b-\u2011e", max_size=30), st.text("aо о\u00a0\u200b-\u2011e", max_size=30))
def test_two_texts_that_differ_are_never_shown_the_same(one, other):
    assert (told_apart(one, other)[0] == told_apart(one, other)[1]) == (one == other)
    assert with_codes(one) == with_codes(other) or one != other


def test_a_text_of_one_line_holds_no_control_and_no_separator_of_lines():
    """Of all that Unicode has, those of the categories Cc, Zl and Zp."""
    breaks = {each for each in map(chr, range(sys.maxunicode + 1)) if not on_one_line(f"a{each}b")}
    assert breaks == {
        each for each in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(each) in {"Cc", "Zl", "Zp"}
    }
