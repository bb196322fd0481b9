"""What panels are called."""

from collections.abc import Sequence
from textwrap import wrap

from shanyraq.domains.indicators.web.charts.marks import Drawable

LETTER = 7
"""Width of an average letter of a name."""
SHORT, LONG = 3, 6
"""Lines of a panel's name: as many as usual, and as many as it takes to tell two names apart."""


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
