"""What was spent in each year, quarter after quarter, up to what is available and what is required."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.funding.rules.quarters import Delivered

WIDTH, ROW, TOP, BAR, MARK, ROOM, HEAD = 400, 60, 19, 16, 3, 2, 178
"""In units of the drawing: its width, the height of a year, where its bar begins, the height of the bar, how far a mark
stands out of it, room at the sides, how far the words above a bar reach."""
LETTER = 5.6
"""The width of a letter, well measured: a part has its word in it where there is room for that."""


def draw(title: str, years: Sequence[Delivered]) -> SafeString:
    """The SVG element. All years have the same scale; a mark stands at what is available and at what is required."""
    ends = [amount or Decimal(0) for each in years for amount in (each.sums.required, each.sums.available, each.told)]
    scale = Decimal(WIDTH - 2 * ROOM) / max(Decimal(1), *ends, *(each.sums.spent or Decimal(0) for each in years))
    return markup(
        '<svg class="money-picture" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>',
        WIDTH,
        len(years) * ROW,
        title,
        title,
        joined(_year(each, number * ROW, scale) for number, each in enumerate(years)),
    )


def _year(each: Delivered, top: int, scale: Decimal) -> SafeString:
    spent = _("spent: %(amount)s") % {"amount": format_number(each.sums.spent or Decimal(0), 0)}
    return markup(
        '<g><text x="{}" y="{}"><tspan class="money-year">{}</tspan> {}</text>{}{}</g>',
        ROOM,
        top + TOP - 5,
        each.year,
        spent,
        joined(_parts(each, top + TOP, scale)),
        joined(_marks(each, top + TOP, scale)),
    )


def _parts(each: Delivered, top: int, scale: Decimal) -> Iterator[SafeString]:
    """A part for each quarter that is told, then one for what is spent and told of none."""
    stands = Decimal(0)
    for quarter, amount in enumerate(each.quarters, 1):
        if amount:
            yield _part(f"q{quarter}", _("Q%(quarter)s") % {"quarter": quarter}, stands, amount, top, scale)
            stands += amount
    if each.untold and each.untold > 0:
        yield _part("untold", _("no quarter told"), stands, each.untold, top, scale)


def _part(kind: str, word: str, starts: Decimal, amount: Decimal, top: int, scale: Decimal) -> SafeString:
    x, wide = float(ROOM + starts * scale), float(amount * scale)
    label = markup('<text class="money-middle" x="{}" y="{}">{}</text>', f"{x + wide / 2:.1f}", top + BAR / 2 + 4, word)
    return markup(
        '<g class="money-part money-{}"><title>{}: {}</title><rect x="{}" y="{}" width="{}" height="{}"/>{}</g>',
        kind,
        word,
        format_number(amount, 0),
        f"{x:.1f}",
        top,
        f"{max(wide, 0.75):.1f}",
        BAR,
        label if wide >= (len(word) + 1) * LETTER else "",
    )


def _marks(each: Delivered, top: int, scale: Decimal) -> Iterator[SafeString]:
    """A line at what is available, its word above the bar, and at what is required, its word below."""
    there, asked = each.sums.available, each.sums.required
    if there is not None:
        word = _("available: %(amount)s") % {"amount": format_number(there, 0)}
        yield _mark("there", word, float(ROOM + there * scale), top, top - 5, HEAD)
    if asked is not None:
        word = _("required: %(amount)s") % {"amount": format_number(asked, 0)}
        yield _mark("asked", word, float(ROOM + asked * scale), top, top + BAR + 15, ROOM)


def _mark(kind: str, word: str, x: float, top: int, line: int, free: int) -> SafeString:
    """``line``: where the word stands; ``free``: how far left it may begin. It ends at the mark, or begins there."""
    ends = x - len(word) * LETTER >= free
    return markup(
        '<g class="money-mark money-{}"><title>{}</title><path d="M{} {}V{}"/>'
        '<text class="money-small {}" x="{}" y="{}">{}</text></g>',
        kind,
        word,
        f"{x:.1f}",
        top - MARK,
        top + BAR + MARK,
        "money-end" if ends else "",
        f"{x if ends else max(x, free):.1f}",
        line,
        word,
    )
