"""Which contributing partner gives how much to which outcome: bands between two columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from shanyraq.base.ui.markup import joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.funding.web.pictures.waterfall import shortened

WIDTH, HEIGHT, POST, GAP, LEAST = 400, 260, 8, 8, 26
"""In units of the drawing. ``POST``: the width of a column; ``LEAST``: room that the words of a node take."""
LONGEST = 24
"""Letters of a label."""


@dataclass(frozen=True, slots=True)
class Node:
    """One end of bands. ``hue``: the class of its colour, empty for grey."""

    key: str
    label: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its amount: ``top`` of its post, ``height`` of it."""

    node: Node
    amount: Decimal
    top: float
    height: float


def draw(
    title: str, givers: Sequence[Node], takers: Sequence[Node], flows: Mapping[tuple[str, str], Decimal]
) -> SafeString:
    """The SVG element. ``flows``: (giver, taker) → amount, none below zero."""
    most = max(len(givers), len(takers))
    room = max(HEIGHT, most * (LEAST + GAP))
    whole = sum(flows.values(), Decimal(0)) or Decimal(1)
    scale = (room - most * GAP) / float(whole) * 0.92
    left = _placed(givers, {key: _sum(flows, 0, key) for key in _keys(givers)}, scale)
    right = _placed(takers, {key: _sum(flows, 1, key) for key in _keys(takers)}, scale)
    height = max(each.top + max(each.height, LEAST) for each in (*left, *right))
    return markup(
        '<svg class="money-picture" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}{}{}</svg>',
        WIDTH,
        f"{height + 2:.0f}",
        title,
        title,
        joined(_bands(left, right, flows, scale)),
        joined(_node(each, 0, POST + 4, "") for each in left),
        joined(_node(each, WIDTH - POST, WIDTH - POST - 4, "money-end ") for each in right),
    )


def _keys(nodes: Sequence[Node]) -> list[str]:
    return [node.key for node in nodes]


def _sum(flows: Mapping[tuple[str, str], Decimal], side: int, key: str) -> Decimal:
    return sum((amount for ends, amount in flows.items() if ends[side] == key), Decimal(0))


def _placed(nodes: Sequence[Node], amounts: Mapping[str, Decimal], scale: float) -> list[Placed]:
    found, top = [], 0.0
    for node in nodes:
        height = max(float(amounts[node.key]) * scale, 1)
        found.append(Placed(node, amounts[node.key], top, height))
        top += max(height, LEAST) + GAP
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
        POST,
        f"{starts:.1f}",
        WIDTH / 2,
        f"{starts:.1f}",
        WIDTH / 2,
        f"{stops:.1f}",
        WIDTH - POST,
        f"{stops:.1f}",
        f"{wide:.2f}",
        giver.node.label,
        taker.node.label,
        format_number(amount, 0),
    )


def _node(each: Placed, x: int, words: int, side: str) -> SafeString:
    middle = each.top + max(each.height, LEAST) / 2 if each.height < LEAST else each.top + each.height / 2
    return markup(
        '<g class="money-node {}"><rect x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="{}money-halo" x="{}" y="{}">{}</text>'
        '<text class="{}money-halo money-small" x="{}" y="{}">{}</text></g>',
        each.node.hue,
        x,
        f"{each.top:.1f}",
        POST,
        f"{each.height:.1f}",
        side,
        words,
        f"{middle - 2:.1f}",
        shortened(each.node.label, LONGEST),
        side,
        words,
        f"{middle + 11:.1f}",
        format_number(each.amount, 0),
    )
