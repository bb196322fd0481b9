"""Boxes of words and marks in pixels of a drawing: how wide words are, and what meets what."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTHS = {
    2.5: "\u202f",
    3.0: "ijlі",
    3.3: " !,.:;IІ\u00a0'|",
    4.0: "t",
    4.7: "()/[]fr",
    5.5: "_{}гғ",
    6.0: '"^зт–',
    6.5: "?sк",
    7.0: "JLacekvxyzГавелсухчьэяёәҒқұү«»",
    7.5: "EFbdghnopquЕЗбдийнопрцңөһ",
    7.8: "0123456789-+<=>~−*#",
    8.0: "$&BPRSTZБВРТУЬЯъ",
    8.5: "AKVXYАКХЧфҚҰҮҺ",
    9.0: "CDGHUЛНПСЦЭыӘ",
    9.5: "NOQИЙОмҢӨ",
    10.0: "wДФЪжш",
    10.5: "щю…",
    11.0: "MmМЫ",
    12.0: "%@WЖШЩ—",
    12.5: "Ю",
}
LETTERS = {letter: width for width, letters in WIDTHS.items() for letter in letters}
"""Widths of letters in the typeface of the pages, at the size of labels; digits are all as wide as one another."""
UNKNOWN = 9.2
LINE = 14
"""From one line of words to the next."""
INK = 11.5
"""Height of a line with what goes below it."""
POINT = 4.9
"""Half of the width of a point, with its edge."""
AIR, AIR_BESIDE = 1.5, 2.5
"""So much stays free between two boxes: one above the other, and side by side."""
CLOSE = 4
"""From a label to its mark, about."""

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; the heights count downwards, as in a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether less than the air lies between the two."""
        beside = self.right + AIR_BESIDE <= other.left or other.right + AIR_BESIDE <= self.left
        return not (beside or self.bottom + AIR <= other.top or other.bottom + AIR <= self.top)

    def near(self, other: "Box") -> bool:
        """Whether the other is as near as a label is to its own mark."""
        grown = Box(self.left - CLOSE, self.top - CLOSE, self.right + CLOSE, self.bottom + CLOSE)
        return grown.meets(other)

    def within(self, width: float, height: float) -> bool:
        """Whether it stays inside a drawing, but for a little air on either side."""
        inside = self.left >= -AIR_BESIDE and self.right <= width + AIR_BESIDE
        return inside and self.top >= -AIR and self.bottom <= height + AIR

    def crossed(self, line: Segment) -> bool:
        """Whether a line goes through it."""
        from_x, from_y, to_x, to_y = line
        enters, leaves = 0.0, 1.0
        for start, way, low, high in (
            (from_x, to_x - from_x, self.left, self.right),
            (from_y, to_y - from_y, self.top, self.bottom),
        ):
            if not way:
                if not low < start < high:
                    return False
                continue
            one, other = sorted(((low - start) / way, (high - start) / way))
            enters, leaves = max(enters, one), min(leaves, other)
        return enters < leaves


def width_of(text: str) -> float:
    """Pixels of a line of words, rather a few too many."""
    return sum(LETTERS.get(letter, UNKNOWN) for letter in text)


def box_of(lines: Sequence[str], x: float, y: float, align: str = "center", baseline: str = "middle") -> Box:
    """The box of words that stand at a point; of several lines one stands below the other."""
    width = max(width_of(line) for line in lines)
    height = INK + LINE * (len(lines) - 1)
    left = {"left": x, "right": x - width}.get(align, x - width / 2)
    top = {"top": y, "bottom": y - height}.get(baseline, y - height / 2)
    return Box(left, top, left + width, top + height)


def around(x: float, y: float, wide: float = POINT, high: float = POINT) -> Box:
    """The box of a mark around its place."""
    return Box(x - wide, y - high, x + wide, y + high)
