"""What is required of each of some things, how much of it is available, and what is still to be mobilised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.funding.rules.gaps import Amounts

WIDTH, ROW, TOP, BAR, MARK, ROOM = 400, 62, 18, 16, 3, 2
"""In units of the drawing: its width, the height of a thing, where its bar begins, the height of the bar, how far the
mark of what is required stands out of it, room at the sides."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing. ``hue``: the number of the colour of its outcome, 0 for none."""

    label: str
    amounts: Amounts
    hue: int = 0


def draw(title: str, bars: Sequence[Bar]) -> SafeString:
    """The SVG element. All bars have the same scale."""
    most = max((amount or Decimal(0) for each in bars for amount in _ends(each)), default=Decimal(0))
    scale = Decimal(WIDTH - 2 * ROOM) / max(Decimal(1), most)
    return markup(
        '<svg class="money-picture" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>',
        WIDTH,
        len(bars) * ROW,
        title,
        title,
        joined(_bar(each, number * ROW + TOP, scale) for number, each in enumerate(bars)),
    )


def _ends(each: Bar) -> tuple[Decimal | None, Decimal | None]:
    return each.amounts.sums.required, each.amounts.sums.available


def _bar(each: Bar, top: int, scale: Decimal) -> SafeString:
    """What is available from the left, what is to be mobilised after it, and a mark at what is required."""
    required, available = (amount or Decimal(0) for amount in _ends(each))
    there, asked = float(available * scale), float(required * scale)
    gap = _said(_("to be mobilised: %(amount)s"), each.amounts.gap)
    below = (_said(_("available: %(amount)s"), each.amounts.sums.available), gap)
    return markup(
        '<g class="money-bar {}"><text x="{}" y="{}"><tspan class="money-year">{}</tspan> {}</text>'
        '<rect class="money-open" x="{}" y="{}" width="{}" height="{}"/>'
        '<rect class="money-there" x="{}" y="{}" width="{}" height="{}"/>{}'
        '<text class="money-small" x="{}" y="{}">{}</text></g>',
        f"o{each.hue}" if each.hue else "",
        ROOM,
        top - 5,
        each.label,
        _said(_("required: %(amount)s"), each.amounts.sums.required),
        f"{ROOM + there:.1f}",
        top,
        f"{max(asked - there, 0):.1f}",
        BAR,
        ROOM,
        top,
        f"{there:.1f}",
        BAR,
        _mark(ROOM + asked, top) if required else "",
        ROOM,
        top + BAR + 14,
        " · ".join(below),
    )


def _said(words: str, amount: Decimal | None) -> str:
    return words % {"amount": "–" if amount is None else format_number(amount, 0)}


def _mark(x: float, top: int) -> SafeString:
    return markup('<path class="money-asked-at" d="M{} {}V{}"/>', f"{x:.1f}", top - MARK, top + BAR + MARK)
