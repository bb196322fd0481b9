"""Writes a ring as SVG: classes only, no inline styles, every mark a link with its full name."""

from html import escape

from django.utils.translation import gettext as _

from shanyraq.base.ui.ring import (
    BAND,
    MARKS,
    POLE,
    RIM,
    WALL,
    Ring,
    RingIndicator,
    RingOutput,
    Sector,
    Spot,
    arc,
    band,
    sectors,
    wrap,
)
from shanyraq.base.ui.verdicts import VERDICTS

REACH = 366.0
"""Distance from the centre to the edge; more where codes are long."""
DIGIT = 7.0
BEFORE_CODE = 17.0
"""From the middle of a mark to its code."""
LONGEST_CODE = 10
WIDE_SPACE = "\u00a0\u00a0"
LETTER = 7.4
"""Width of an average letter of the labels in the band, in units of the drawing."""


def draw(ring: Ring, prefix: str = "ring") -> str:
    """The SVG element. ``prefix`` keeps the ids of two rings on one page apart."""
    placed = sectors(ring.outcomes)
    body = "".join(_sector(sector, prefix) for sector in placed)
    codes = [len(indicator.drawn) for sector in placed if sector.codes_fit for indicator in sector.outcome.indicators]
    reach = max(REACH, MARKS + BEFORE_CODE + DIGIT * min(max(codes, default=0), LONGEST_CODE))
    roomy = " ring-roomy" if all(sector.roomy for sector in placed) else ""
    return (
        f'<svg class="ring{roomy}" viewBox="{-reach:g} {-reach:g} {2 * reach:g} {2 * reach:g}" role="group" '
        f'aria-label="{escape(ring.title)}">'
        f"{_crown()}{_centre(ring)}{body}</svg>"
    )


def _crown() -> str:
    """The double rim and the crossed laths."""
    laths = []
    for place, bow in ((-68, -12), (-60, -12), (60, 12), (68, 12)):
        reach = (RIM - 8) ** 2 - place**2
        half = reach**0.5
        laths.append(f"M{place} {-half:.1f}Q{place + bow} 0 {place} {half:.1f}")
        laths.append(f"M{-half:.1f} {place}Q0 {place + bow} {half:.1f} {place}")
    return (
        '<g class="ring-crown" aria-hidden="true">'
        f'<circle class="ring-rim" r="{RIM:g}"/><circle class="ring-rim-inner" r="{RIM - 8:g}"/>'
        f'<path class="ring-lath" d="{"".join(laths)}"/></g>'
    )


def _centre(ring: Ring) -> str:
    if not ring.centre:
        return ""
    figure, *lines = ring.centre
    top = 4 - 9 * len(lines)
    rows = [f'<text class="ring-figure-text" y="{top + 8}">{escape(figure)}</text>']
    rows += [
        f'<text class="ring-line" y="{top + 28 + 18 * index}">{escape(line)}</text>' for index, line in enumerate(lines)
    ]
    return f'<g class="ring-centre">{"".join(rows)}</g>'


def _sector(sector: Sector, prefix: str) -> str:
    outcome = sector.outcome
    name = f"{_('Outcome')} {outcome.code}: {outcome.label}"
    parts = [
        f'<a class="ring-link" href="{escape(outcome.href)}" aria-label="{escape(name)}"><title>{escape(name)}</title>'
        f'<path class="ring-band" d="{band(*BAND, sector.start, sector.end)}"/>{_band_text(sector, prefix)}</a>'
        + _tip(outcome.code, _("Outcome"), outcome.label),
        f'<path class="ring-wall" d="{arc(WALL, sector.start, min(sector.end, sector.start + 359.9))}"/>',
    ]
    parts += [_pole(output, spot) for output, spot in zip(outcome.outputs, sector.poles, strict=True)]
    parts += [_mark(indicator, spot, sector) for indicator, spot in zip(outcome.indicators, sector.marks, strict=True)]
    return f'<g class="o{(sector.number - 1) % 8 + 1}">{"".join(parts)}</g>'


def _band_text(sector: Sector, prefix: str) -> str:
    """Code and label along the arc; upright in the lower half; the code alone on small screens."""
    lower = 90 < sector.middle < 270
    width = int((sector.arc_length(BAND[0]) - 16) / LETTER)
    code = sector.outcome.code
    label = f"{code}{WIDE_SPACE}{sector.outcome.label}" if code else sector.outcome.label
    lines = wrap(label, width, 2)
    small = alone = ""
    if lines and lines[-1].endswith("…"):
        lines, small = wrap(label, int(width * 1.12), 3), " ring-label-small"
    if code and width < 14 and any(line.endswith("…") for line in lines):
        lines, alone = [], " ring-code-always"  # a label cut to pieces says less than its code
    middle = (BAND[0] + BAND[1]) / 2
    offsets = {1: (0.0,), 2: (8.5, -8.5), 3: (15.5, 0.0, -15.5)}.get(len(lines), ())
    written = []
    for index, (line, offset) in enumerate(zip(lines, offsets, strict=True)):
        radius = middle + (-offset + 4.5 if lower else offset - 4.5)
        ends = (sector.end, sector.start) if lower else (sector.start, sector.end)
        path = f"{prefix}-{sector.number}-{index}"
        written.append(
            f'<path id="{path}" class="ring-path" d="{arc(radius, *ends)}"/>'
            f'<text class="ring-label{small}"><textPath href="#{path}" startOffset="50%">'
            f"{escape(line)}</textPath></text>"
        )
    place = Spot(sector.middle, middle, 0)
    written.append(f'<text class="ring-code{alone}" x="{place.x:.1f}" y="{place.y:.1f}">{escape(code)}</text>')
    return "".join(written)


def _pole(output: RingOutput, spot: Spot) -> str:
    name = f"{_('Output')} {output.code}: {output.label}"
    foot = Spot(spot.angle, POLE[0], 0)
    wall = Spot(spot.angle, WALL, 0)
    return (
        f'<a class="ring-link" href="{escape(output.href)}" aria-label="{escape(name)}"><title>{escape(name)}</title>'
        f'<path class="ring-pole" d="M{foot.x:.1f} {foot.y:.1f}L{wall.x:.1f} {wall.y:.1f}"/>'
        f'<circle class="ring-head" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{spot.size:.1f}"/>'
        + (
            f'<text class="ring-output" x="{spot.x:.1f}" y="{spot.y:.1f}">{escape(output.code)}</text>'
            if spot.size >= 14
            else ""
        )
        + f"</a>{_tip(output.code, _('Output'), output.label)}"
    )


def _mark(indicator: RingIndicator, spot: Spot, sector: Sector) -> str:
    """A mark with its code. On small screens all of its share of the circle answers to a finger."""
    look = VERDICTS[indicator.status]
    code = f"{indicator.code} " if indicator.code else ""
    name = f"{_('Indicator')} {code}{indicator.label}: {look.word}"
    scale = spot.size / 16
    hit = max(spot.size * 0.62, 7.5)
    half = (sector.end - sector.start) / len(sector.marks) / 2
    return (
        f'<a class="ring-link {look.css}" href="{escape(indicator.href)}" aria-label="{escape(name)}">'
        f"<title>{escape(name)}</title>"
        f'<path class="ring-reach" d="{band(WALL + 4, REACH + 40, spot.angle - half, spot.angle + half)}"/>'
        f'<g transform="translate({spot.x:.1f} {spot.y:.1f})"><circle class="ring-hit" r="{hit:.1f}"/>'
        f'<g class="ring-shape"><path transform="scale({scale:.2f}) translate(-8 -8)" d="{look.path}"/></g></g>'
        + (_code(indicator.drawn, spot) if sector.codes_fit and indicator.drawn else "")
        + f"</a>{_tip(indicator.code, str(look.word), indicator.label, look.css)}"
    )


def _code(code: str, spot: Spot) -> str:
    """The code outside its mark, along the radius, readable from left to right."""
    left = spot.angle > 180
    turn = spot.angle + 90 if left else spot.angle - 90
    radius = spot.radius + BEFORE_CODE
    place = -radius if left else radius
    side = " ring-left" if left else ""
    shown = code if len(code) <= LONGEST_CODE else f"{code[: LONGEST_CODE - 1]}…"
    return f'<text class="ring-indicator{side}" transform="rotate({turn:.1f})" x="{place:.1f}">{escape(shown)}</text>'


def _tip(head: str, word: str, label: str, css: str = "") -> str:
    """What stands in the centre while its link is pointed at or focused. The link itself says it too."""
    lines = wrap(label, 25, 5)
    top = -26 - 8 * (len(lines) - 3)
    rows = [
        f'<text class="ring-tip-head" y="{top - 22}">{escape(head)}</text>' if head else "",
        f'<text class="ring-tip-word {css}" y="{top - 3}">{escape(word)}</text>',
    ]
    rows += [f'<text y="{top + 18 + 16 * index}">{escape(line)}</text>' for index, line in enumerate(lines)]
    return f'<g class="ring-tip" aria-hidden="true"><circle r="{RIM - 9:g}"/>{"".join(rows)}</g>'
