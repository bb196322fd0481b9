"""The ring holds any framework: everything is drawn, named, linked, and nothing overlaps."""

from collections.abc import Iterator
from math import dist
from xml.etree import ElementTree as Tree

import pytest
from django.utils import translation

from shanyraq.base.ui.gallery import sample_ring
from shanyraq.base.ui.ring import Ring, RingIndicator, RingOutcome, arc, sectors, wrap
from shanyraq.base.ui.ring_drawing import draw
from shanyraq.base.ui.verdicts import VERDICTS

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = [(2, 0, 0), (2, 1, 1), (3, 2, 5), (4, 3, 8), (6, 10, 30), (8, 10, 30), (1, 3, 4)]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A language that an earlier test left active is no matter here."""
    with translation.override("en"):
        yield


def parsed(ring: Ring) -> Tree.Element:
    return Tree.fromstring(draw(ring).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.mark.parametrize("shape", SHAPES)
def test_everything_is_a_named_link(shape: tuple[int, int, int]) -> None:
    outcomes, outputs, indicators = shape
    links = parsed(sample_ring(*shape)).findall(f".//{SVG}a")
    assert len(links) == outcomes * (1 + outputs + indicators)
    for link in links:
        title = link.find(f"{SVG}title")
        assert link.get("href")
        assert title is not None
        assert title.text == link.get("aria-label")


@pytest.mark.parametrize("shape", SHAPES)
def test_no_inline_style_and_no_repeated_id(shape: tuple[int, int, int]) -> None:
    svg = parsed(sample_ring(*shape))
    assert not [element for element in svg.iter() if element.get("style") is not None]
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("shape", SHAPES)
def test_marks_and_poles_do_not_overlap(shape: tuple[int, int, int]) -> None:
    placed = sectors(sample_ring(*shape).outcomes)
    for spots, factor in (
        ([spot for sector in placed for spot in sector.marks], 1.0),
        ([spot for sector in placed for spot in sector.poles], 2.0),
    ):
        for index, one in enumerate(spots):
            for other in spots[index + 1 :]:
                needed = factor * (one.size + other.size) / 2
                assert dist((one.x, one.y), (other.x, other.y)) >= needed * 0.98, (one, other)


@pytest.mark.parametrize("shape", SHAPES)
def test_everything_is_inside_the_picture(shape: tuple[int, int, int]) -> None:
    for sector in sectors(sample_ring(*shape).outcomes):
        assert 0 <= sector.start < sector.end <= 360
        for spot in [*sector.marks, *sector.poles]:
            assert sector.start <= spot.angle <= sector.end
            assert spot.radius + spot.size < 366
            assert spot.size >= 5


def test_a_sector_is_larger_the_more_it_holds() -> None:
    small, large = sectors(
        [
            RingOutcome("1", "Small", "#1", (), [RingIndicator("1", "x", "#", "achieved")]),
            RingOutcome("2", "Large", "#2", (), [RingIndicator(str(n), "x", "#", "achieved") for n in range(20)]),
        ]
    )
    assert large.end - large.start > small.end - small.start > 90


def test_an_empty_framework_is_a_ring_without_sectors() -> None:
    svg = parsed(Ring("Nothing yet", (), ("0", "indicators")))
    assert not svg.findall(f".//{SVG}a")
    assert svg.find(f".//{SVG}circle") is not None


def test_verdicts_have_colour_class_shape_and_word() -> None:
    indicators = [RingIndicator(code, f"Indicator {code}", f"#{code}", code) for code in VERDICTS]
    svg = parsed(Ring("All verdicts", [RingOutcome("1", "Only", "#o", (), indicators)]))
    for code, look in VERDICTS.items():
        link = next(link for link in svg.findall(f".//{SVG}a") if link.get("href") == f"#{code}")
        assert look.css in str(link.get("class"))
        assert str(look.word) in str(link.get("aria-label"))
        assert link.find(f".//{SVG}path[@d='{look.path}']") is not None
    assert len({look.path for look in VERDICTS.values()}) == len(VERDICTS)


def test_an_indicator_without_a_code_is_drawn_by_a_short_label_and_read_by_its_name() -> None:
    indicators = [RingIndicator("", "Proportion of people", "#p", "no_new_data", "no code")]
    link = next(
        link
        for link in parsed(Ring("Short", [RingOutcome("1", "Only", "#o", (), indicators)])).findall(f".//{SVG}a")
        if link.get("href") == "#p"
    )
    assert [text.text for text in link.findall(f".//{SVG}text")] == ["no code"]
    assert "no code" not in str(link.get("aria-label"))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_mark_has_a_share_of_the_circle_for_a_finger(shape: tuple[int, int, int]) -> None:
    svg = parsed(sample_ring(*shape))
    assert len(svg.findall(f".//{SVG}path[@class='ring-reach']")) == shape[0] * shape[2]


def test_a_caption_says_what_stands_in_the_middle() -> None:
    assert Ring("Any", (), ("0/4", "rows with", "new data")).caption == "0/4 rows with new data"


def test_texts_are_escaped() -> None:
    ring = Ring('A "title" & more', [RingOutcome("1", "<b>Water & land</b>", "/?a=1&b=2")], ("<1>",))
    link = parsed(ring).find(f".//{SVG}a")
    assert link is not None
    assert link.get("href") == "/?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("Clean water for all", 12, 2, ["Clean water", "for all"]),
        ("Clean water for all of us", 12, 2, ["Clean water", "for all of…"]),
        ("Clean water for all", 3, 2, []),
        ("Institutionalisation", 10, 2, ["Instituti…"]),
        ("", 10, 2, []),
    ],
)
def test_wrapping(text: str, width: int, lines: int, expected: list[str]) -> None:
    wrapped = wrap(text, width, lines)
    assert wrapped == expected
    assert all(len(line) <= width for line in wrapped)


def test_arcs_know_large_from_small() -> None:
    assert " 0 1 1 " in arc(10, 0, 200)
    assert " 0 0 1 " in arc(10, 0, 90)
    assert " 0 0 0 " in arc(10, 90, 0)
