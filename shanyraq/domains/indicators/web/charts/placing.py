"""Which labels stand beside marks, and where each of them would stand if it were alone.

Everything here is in pixels of the drawing and letters of an average width.
"""

from collections.abc import Sequence
from typing import Any

from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark

Json = dict[str, Any]
LETTER = 7
"""Width of an average letter of a label."""
CROWDED = 6
"""Pixels for each of its letters: a value of a small panel has no number where two others are nearer than that."""
PLACES: dict[str, Json] = {
    "above": {"align": "center", "baseline": "bottom", "dx": 0, "dy": -8},
    "below": {"align": "center", "baseline": "top", "dx": 0, "dy": 9},
    "left": {"align": "right", "baseline": "middle", "dx": -9, "dy": 0},
    "right": {"align": "left", "baseline": "middle", "dx": 9, "dy": 0},
    "start": {"align": "left", "baseline": "bottom", "dx": -5, "dy": -8},
    "start-below": {"align": "left", "baseline": "top", "dx": -5, "dy": 9},
    "rising": {"align": "right", "baseline": "bottom", "dx": 2, "dy": -7},
    "falling": {"align": "left", "baseline": "bottom", "dx": -2, "dy": -7},
    "sinking": {"align": "right", "baseline": "top", "dx": 2, "dy": 8},
    "lifting": {"align": "left", "baseline": "top", "dx": -2, "dy": 8},
    "end": {"align": "right", "baseline": "bottom", "dx": 0, "dy": -7},
    "end-below": {"align": "right", "baseline": "top", "dx": 0, "dy": 8},
    "end-higher": {"align": "right", "baseline": "bottom", "dx": 0, "dy": -21},
    "end-lower": {"align": "right", "baseline": "top", "dx": 0, "dy": 22},
    "begin": {"align": "left", "baseline": "bottom", "dx": 0, "dy": -7},
    "begin-below": {"align": "left", "baseline": "top", "dx": 0, "dy": 8},
    "over": {"align": "left", "baseline": "bottom", "dx": 3, "dy": -3},
    "under": {"align": "left", "baseline": "top", "dx": 3, "dy": 4},
}
"""Where a label stands beside its mark. Some keep clear of the line through it: «rising» and «sinking» stand before it,
«falling» and «lifting» behind. Those that end or begin where a bar does, and those over or under a line, count from
there."""
OF_VALUE = ("above", "right", "left", "below", "rising", "falling", "sinking", "lifting", "start", "start-below")
OF_TARGET = ("above", "below")
OF_FINAL = ("end", "end-below", "begin", "begin-below", "above", "below", "end-higher", "end-lower")
OF_UNDATED = ("over", "under")


def runs(marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
    """Numbers the runs of consecutive years of one measure: a line joins a run, and no two of them."""
    numbered: list[tuple[Mark, int]] = []
    run, before = 0, None
    for mark in sorted(marks, key=lambda mark: (mark.series, mark.year)):
        if before is None or mark.series != before.series or mark.year != before.year + 1:
            run += 1
        numbered.append((mark, run))
        before = mark
    return numbered


def place_of(mark: Mark, text: str, found: Drawable, per_year: float) -> str:
    """Where the label of a value stands. ``per_year``: pixels of a year."""
    marks = found.values
    before = _beside(mark, marks, -1)
    after = _beside(mark, marks, 1)
    if mark.year == min(each.year for each in marks):
        return "start-below" if after and _higher(after, mark) else "start"
    first = min(marks, key=lambda each: each.year)
    room = (len(text) + 1) * LETTER
    crowded = [
        (each.year - mark.year)
        for each in marks
        if each is not mark and abs(each.year - mark.year) * per_year < room * (1.4 if each is first else 1)
    ]
    if not crowded or min(crowded) < 0 < max(crowded):
        return _clear_of_line(mark, before, after)
    if min(crowded) > 0:
        reach = (first.year - mark.year) * per_year + (len(first.text) + len(text) + 2) * LETTER
        return "rising" if reach > 0 else "left"
    blocked = any(0 < (target.year - 0.4 - mark.year) * per_year < room for target in found.targets)
    return "rising" if blocked else "right"


def has_room(mark: Mark, found: Drawable, per_year: float) -> bool:
    """Whether a value of a small panel gets its number: the first and last do, others unless two are near."""
    years = [each.year for each in found.values]
    near = [year for year in years if year != mark.year and abs(year - mark.year) * per_year < len(mark.text) * CROWDED]
    return mark.year in {min(years), max(years)} or len(near) < 2


def _clear_of_line(mark: Mark, before: Mark | None, after: Mark | None) -> str:
    """Above, or below where a line leaves upwards; beside it where the line goes through."""
    up_before, up_after = (before and _higher(before, mark)), (after and _higher(after, mark))
    if before and after and up_before != up_after:
        return "rising" if up_after else "falling"
    return "below" if up_before or up_after else "above"


def _beside(mark: Mark, marks: Sequence[Mark], step: int) -> Mark | None:
    """The value of the year before or after, where a line leads to it."""
    return next((each for each in marks if each.series == mark.series and each.year == mark.year + step), None)


def _higher(one: Mark, other: Mark) -> bool:
    return isinstance(one.y, float) and isinstance(other.y, float) and one.y > other.y


def targets_fit(found: Drawable, per_year: float) -> bool:
    """Whether every yearly target has room for its number; otherwise only the first and the last have one."""
    return all(len(mark.text) * LETTER < per_year * 1.2 for mark in found.targets)
