"""From what is required, source by source, to what is still to be mobilised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from shanyraq.base.ui.markup import joined, markup
from shanyraq.base.ui.numbers import format_number

WIDTH, ROW, BAR, TEXT, ROOM = 400, 38, 14, 15, 2
"""In units of the drawing: its width, the height of a step and of its bar, where its words stand, room at the sides."""
LONGEST = 40
"""Letters of a label."""


@dataclass(frozen=True, slots=True)
class Step:
    """A bar from one amount to another. ``kind``: ``whole``, ``less`` or ``left``, the end of the class of its bar."""

    label: str
    starts: Decimal
    ends: Decimal
    kind: str

    @property
    def amount(self) -> Decimal:
        """What the bar stands for."""
        return self.ends - self.starts if self.kind != "less" else self.starts - self.ends


def steps(whole: tuple[str, Decimal], parts: Sequence[tuple[str, Decimal]], left: str) -> list[Step]:
    """What is required, then each part taken from it, the largest first, then what is left."""
    title, required = whole
    found, stands = [Step(title, Decimal(0), required, "whole")], required
    for label, amount in sorted(parts, key=lambda part: -part[1]):
        if amount:
            found.append(Step(label, stands, stands - amount, "less"))
            stands -= amount
    return [*found, Step(left, Decimal(0), stands, "left")]


def draw(title: str, found: Sequence[Step]) -> SafeString:
    """The SVG element. Where more is available than required the last bars lie left of nothing."""
    low = min(Decimal(0), *(min(step.starts, step.ends) for step in found))
    high = max(Decimal(1), *(max(step.starts, step.ends) for step in found))
    scale = Decimal(WIDTH - 2 * ROOM) / (high - low)

    def place(amount: Decimal) -> float:
        return float(ROOM + (amount - low) * scale)

    rows = [_row(step, number, place(step.starts), place(step.ends)) for number, step in enumerate(found)]
    zero, height = place(Decimal(0)), len(found) * ROW
    return markup(
        '<svg class="money-picture" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>'
        '<path class="money-zero" d="M{} 0V{}"/>{}</svg>',
        WIDTH,
        height,
        title,
        title,
        f"{zero:.1f}",
        height,
        joined(rows),
    )


def _row(step: Step, number: int, starts: float, ends: float) -> SafeString:
    top = number * ROW
    sign = "\u2212" if step.kind == "less" else ""
    return markup(
        '<g class="money-{}"><text x="{}" y="{}">{}</text><text class="money-end" x="{}" y="{}">{}</text>'
        '<rect x="{}" y="{}" width="{}" height="{}"/></g>',
        step.kind,
        ROOM + 4,
        top + TEXT,
        shortened(step.label, LONGEST),
        WIDTH - ROOM,
        top + TEXT,
        sign + format_number(step.amount, 0),
        f"{min(starts, ends):.1f}",
        top + TEXT + 5,
        f"{max(abs(ends - starts), 1):.1f}",
        BAR,
    )


def shortened(label: str, longest: int) -> str:
    """A label that fits."""
    return label if len(label) <= longest else f"{label[: longest - 1].rstrip()}…"
