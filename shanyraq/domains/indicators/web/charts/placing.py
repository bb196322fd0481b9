"""Where labels stand beside their marks, and what panels are called: so that no two words meet.

Everything here is in pixels of the drawing and letters of an average width.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark

Json = dict[str, Any]
LETTER = 7
"""Width of an average letter of a label."""
LINE = 16
"""Height of a line of a label."""
SHORT, LONG = 3, 6
"""Lines of a panel's name: as many as usual, and as many as it takes to tell two names apart."""
PLACES: dict[str, Json] = {
    "above": {"baseline": "bottom", "dy": -8},
    "below": {"baseline": "top", "dy": 9},
    "left": {"align": "right", "dx": -9},
    "right": {"align": "left", "dx": 9},
    "start": {"baseline": "bottom", "align": "left", "dx": -5, "dy": -8},
    "start-below": {"baseline": "top", "align": "left", "dx": -5, "dy": 9},
    "rising": {"baseline": "bottom", "align": "right", "dx": 2, "dy": -7},
    "falling": {"baseline": "bottom", "align": "left", "dx": -2, "dy": -7},
    "end": {"baseline": "bottom", "align": "right", "dy": -7},
    "end-below": {"baseline": "top", "align": "right", "dy": 8},
}
"""Where a label stands beside its mark. «Rising» and «falling» keep clear of the line through it."""
LOW = {"below", "start-below", "end-below"}
ABOVE, BELOW = (-15, 26), (-44, -2)
"""From how many to how many pixels above a target's line a value, with its label, meets a label on that side of it."""


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
    near = [year for year in years if year != mark.year and abs(year - mark.year) * per_year < len(mark.text) * LETTER]
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


def _rise(one: Mark, other: Mark, per_unit: float) -> float:
    """Pixels from the height of one mark up to that of another; 0 or far for answers of a scale."""
    if isinstance(one.y, float) and isinstance(other.y, float):
        return (other.y - one.y) * per_unit
    return 0 if one.y == other.y else 2 * ABOVE[1]


def target_place(found: Drawable, mark: Mark, text: str, per_year: float, per_unit: float) -> str:
    """The label of the last target ends where it ends, on the side that targets and values before it leave free.

    That of another target stands above it, or below where a value stands just above, or one of a year before with its
    label beside. ``per_unit``: pixels of one unit of the value.
    """
    if mark is not found.final:
        room = (len(text) + 2) * LETTER / 2
        near = [_rise(mark, value, per_unit) for value in found.values if abs(value.year - mark.year) * per_year < room]
        before = [
            _rise(mark, value, per_unit)
            for value in found.values
            if 0 < (mark.year - value.year) * per_year < room + len(value.text) * LETTER
        ]
        met = any(0 <= rise < ABOVE[1] for rise in near) or any(abs(rise) < LINE for rise in before)
        return "below" if met else "above"

    def reached(marks: Sequence[Mark]) -> list[Mark]:
        return [other for other in marks if (mark.year + 0.4 - other.year) * per_year < len(text) * LETTER]

    rises = [_rise(mark, other, per_unit) for other in reached(found.values)]
    above = any(ABOVE[0] < rise < ABOVE[1] for rise in rises)
    below = any(BELOW[0] < rise < BELOW[1] for rise in rises)
    higher = any(_higher(other, mark) for other in reached(found.targets) if other is not mark)
    return "end-below" if higher or (above and not below) else "end"


def targets_fit(found: Drawable, per_year: float) -> bool:
    """Whether every yearly target has room for its number; otherwise only the first and the last have one."""
    return all(len(mark.text) * LETTER < per_year * 1.2 for mark in found.targets)


def panel_names(found: Sequence[Drawable], width: float) -> list[str]:
    """Names of panels, each different from the others; long ones are cut where that leaves them so."""
    letters = int(width // LETTER)
    short = ["\n".join(_shortened(each, letters)) for each in found]
    names: list[str] = []
    for each, name in zip(found, short, strict=True):
        shown = name if short.count(name) == 1 else _group_and_leaf(each, letters)
        while shown in names:
            shown += "\u200b"
        names.append(shown)
    return names


def _shortened(found: Drawable, letters: int) -> list[str]:
    """The measure has lines of its own, so that a long name does not cut it off."""
    parts = (found.name, found.measure) if found.name and found.measure else (found.title,)
    return [line for part in parts for line in _cut(wrap(part, letters), letters, SHORT)]


def _group_and_leaf(found: Drawable, letters: int) -> str:
    """Rows of one long group are told apart by their last label: it stands in a line of its own."""
    group, leaf = found.title.rpartition(" – ")[::2]
    return "\n".join([*_cut(wrap(group, letters), letters, LONG - 1), *_cut(wrap(leaf, letters), letters, 1)])


def _cut(lines: list[str], letters: int, most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][: letters - 1]}…"]
