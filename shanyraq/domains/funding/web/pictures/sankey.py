"""Which contributing partner gives how much to which outcome: bands between two columns, words outside of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from shanyraq.base.ui.markup import joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.funding.web.pictures.waterfall import shortened

WIDTH, HEIGHT, POST, GAP, LINE = 400, 260, 8, 8, 13
"""In units of the drawing. ``POST``: the width of a column; ``LINE``: the height of a line of words."""
LEFT, RIGHT, AWAY = 132, 100, 5
"""Where the left column begins and how far from the right edge the right one ends: words stand there, ``AWAY`` from it.
A picture of this width fits a phone; what a label cannot say there is in the title of its column, and in the table."""
LETTER = 7
"""The width of a letter, well measured."""
LINES = 3
"""Lines of a label at most, without that of its amount."""


@dataclass(frozen=True, slots=True)
class Node:
    """One end of bands. ``hue``: the class of its colour, empty for grey."""

    key: str
    label: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its amount: ``top`` of its post, ``height`` of it; ``words``: lines beside it, from ``first`` on."""

    node: Node
    amount: Decimal
    top: float
    height: float
    words: Sequence[str]
    first: float
    bottom: float


def draw(
    title: str, givers: Sequence[Node], takers: Sequence[Node], flows: Mapping[tuple[str, str], Decimal]
) -> SafeString:
    """The SVG element. ``flows``: (giver, taker) → amount, none below zero."""
    most = max(len(givers), len(takers))
    room = max(HEIGHT, most * (2 * LINE + GAP))
    whole = sum(flows.values(), Decimal(0)) or Decimal(1)
    scale = (room - most * GAP) / float(whole) * 0.92
    left = _placed(givers, {node.key: _sum(flows, 0, node.key) for node in givers}, scale, LEFT)
    right = _placed(takers, {node.key: _sum(flows, 1, node.key) for node in takers}, scale, RIGHT)
    height = max(each.bottom for each in (*left, *right))
    return markup(
        '<svg class="money-picture" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}{}{}</svg>',
        WIDTH,
        f"{height + 2:.0f}",
        title,
        title,
        joined(_bands(left, right, flows, scale)),
        joined(_node(each, LEFT, LEFT - AWAY, "money-end") for each in left),
        joined(_node(each, WIDTH - RIGHT - POST, WIDTH - RIGHT + AWAY, "") for each in right),
    )


def _sum(flows: Mapping[tuple[str, str], Decimal], side: int, key: str) -> Decimal:
    return sum((amount for ends, amount in flows.items() if ends[side] == key), Decimal(0))


def _placed(nodes: Sequence[Node], amounts: Mapping[str, Decimal], scale: float, wide: int) -> list[Placed]:
    """Nodes below each other, each with room for its words; a post that is lower than these stands in the middle."""
    found, top = [], 0.0
    for node in nodes:
        height = max(float(amounts[node.key]) * scale, 1)
        words = [*wrapped(node.label, int((wide - AWAY) / LETTER)), format_number(amounts[node.key], 0)]
        room = max(height, len(words) * LINE)
        first = top + (room - len(words) * LINE) / 2 + LINE - 3
        found.append(Placed(node, amounts[node.key], top + (room - height) / 2, height, words, first, top + room))
        top += room + GAP
    return found


def wrapped(label: str, letters: int, lines: int = LINES) -> list[str]:
    """A label in lines of so many letters; a word that is longer is parted, and what does not fit ends with «…»."""
    found: list[str] = [""]
    words = [word[at : at + letters] for word in label.split() for at in range(0, len(word), letters)]
    for number, word in enumerate(words):
        if len(f"{found[-1]} {word}".strip()) <= letters:
            found[-1] = f"{found[-1]} {word}".strip()
        elif len(found) < lines:
            found.append(word)
        else:
            rest = " ".join([found[-1], *words[number:]])
            return [*found[:-1], shortened(rest, letters)]
    return found


def _bands(
    left: Sequence[Placed], right: Sequence[Placed], flows: Mapping[tuple[str, str], Decimal], scale: float
) -> list[SafeString]:
    """A band for each flow, those of a node below each other."""
    used = {("l", each.node.key): each.top for each in left} | {("r", each.node.key): each.top for each in right}
    bands = []
    for giver in left:
        for taker in right:
            amount = flows.get((giver.node.key, taker.node.key), Decimal(0))
            if amount <= 0:
                continue
            wide, ends = float(amount) * scale, (("l", giver.node.key), ("r", taker.node.key))
            starts, stops = (used[end] + wide / 2 for end in ends)
            for end in ends:
                used[end] += wide
            bands.append(_band(giver, taker, amount, starts, stops, max(wide, 0.75)))
    return bands


def _band(giver: Placed, taker: Placed, amount: Decimal, starts: float, stops: float, wide: float) -> SafeString:
    return markup(
        '<path class="money-band {}" d="M{} {}C{} {} {} {} {} {}" stroke-width="{}"><title>{} → {}: {}</title></path>',
        taker.node.hue,
        LEFT + POST,
        f"{starts:.1f}",
        (LEFT + WIDTH - RIGHT) / 2,
        f"{starts:.1f}",
        (LEFT + WIDTH - RIGHT) / 2,
        f"{stops:.1f}",
        WIDTH - RIGHT - POST,
        f"{stops:.1f}",
        f"{wide:.2f}",
        giver.node.label,
        taker.node.label,
        format_number(amount, 0),
    )


def _node(each: Placed, x: int, words: int, side: str) -> SafeString:
    lines = [
        markup(
            '<tspan class="{}" x="{}" y="{}">{}</tspan>',
            "money-small" if number == len(each.words) - 1 else "",
            words,
            f"{each.first + number * LINE:.1f}",
            line,
        )
        for number, line in enumerate(each.words)
    ]
    return markup(
        '<g class="money-node {}"><title>{}: {}</title><rect x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="{}">{}</text></g>',
        each.node.hue,
        each.node.label,
        format_number(each.amount, 0),
        x,
        f"{each.top:.1f}",
        POST,
        f"{each.height:.1f}",
        side,
        joined(lines),
    )
