"""The picture from contributing partner to outcome: words beside the columns, whole or shortened, none over another."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from shanyraq.domains.funding.web.pictures import sankey
from shanyraq.domains.funding.web.pictures.sankey import LEFT, LETTER, LINE, LINES, POST, RIGHT, WIDTH, Node, wrapped

LONG = "Міністерство закордонних справ і міжнародного розвитку Сполученого Королівства"
GIVERS = [
    *("Norway", LONG, "European Union", "Republic of Kazakhstan, Ministry of National Economy"),
    *("UN Women", "Unearmarkedcontributionsofeverybodytogether", "Green Climate Fund", "not told apart", "3 others"),
]
TAKERS = [("A.1", "Outcome A.1"), ("A.2", "Конечный результат A.2"), ("A.10", "Түпкілікті нәтиже A.10")]
FLOWS = {
    (giver, taker): Decimal(10 ** (number % 7) + place)
    for number, giver in enumerate(GIVERS)
    for place, (taker, _word) in enumerate(TAKERS)
    if (number + place) % 2 == 0
}
DRAWN = sankey.draw("Flows", [Node(each, each) for each in GIVERS], [Node(*each, "o1") for each in TAKERS], FLOWS)


def lines(side: str) -> list[tuple[float, float, str]]:
    """x, y and words of every line of the labels of a side."""
    texts = re.findall(r'<text class="([^"]*)">(.*?)</text>', DRAWN)
    spans = [span for kind, text in texts if kind == side for span in re.findall(r"<tspan.*?</tspan>", text)]
    found = [re.fullmatch(r'<tspan class="[^"]*" x="([\d.]+)" y="([\d.]+)">(.*)</tspan>', span) for span in spans]
    return [(float(each[1]), float(each[2]), each[3]) for each in found if each]


@pytest.mark.parametrize(("side", "many"), [("money-end", len(GIVERS)), ("", len(TAKERS))])
def test_no_label_stands_over_another_or_over_the_edge(side: str, many: int) -> None:
    found = lines(side)
    assert len(found) >= 2 * many, "each has its words and its amount"
    ys = [y for _x, y, _words in found]
    assert all(after - before >= LINE - 0.11 for before, after in pairwise(ys))
    height = float(re.search(r'viewBox="0 0 \d+ (\d+)"', DRAWN)[1])  # type: ignore[index]
    assert min(ys) > 0
    assert max(ys) < height
    for x, _y, words in found:
        wide = len(words) * LETTER
        assert (x - wide >= 0 and x <= LEFT) if side else (x >= WIDTH - RIGHT and x + wide <= WIDTH), words


def test_bands_lie_between_the_columns() -> None:
    starts = {float(x) for x in re.findall(r'd="M([\d.]+) ', DRAWN)}
    assert starts == {LEFT + POST}
    ends = {float(x) for x in re.findall(r'd="M[^"]* ([\d.]+) [\d.]+"', DRAWN)}
    assert ends == {WIDTH - RIGHT - POST}


def test_what_a_label_cannot_say_stands_in_its_title() -> None:
    assert f"<title>{LONG}: " in DRAWN
    assert max(len(wrapped(each, 20)) for each in GIVERS) == LINES


@pytest.mark.parametrize(
    ("label", "letters", "found"),
    [
        ("Norway", 20, ["Norway"]),
        ("a" * 20, 20, ["a" * 20]),
        ("a" * 21, 20, ["a" * 20, "a"]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one two three four", 5, ["one", "two", "thre…"]),
        ("a b c d e f", 1, ["a", "b", "…"]),
        ("", 5, [""]),
    ],
)
def test_labels_are_wrapped(label: str, letters: int, found: list[str]) -> None:
    assert wrapped(label, letters) == found
