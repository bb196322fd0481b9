"""Notes in a picture: lines of words that stand where nothing else does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from shanyraq.domains.indicators.web.charts.arranging import Arranged, Ground, Wish, arranged
from shanyraq.domains.indicators.web.charts.boxes import Box, box_of, width_of
from shanyraq.domains.indicators.web.charts.plane import Plane

EDGE = 2
"""Pixels from a note to the upper or the lower end of the drawing."""
FEW = 3
"""Up to so many lines a note stays narrow rather than short."""


@dataclass(frozen=True, slots=True)
class NoteWish:
    """What is to be said, and the same shorter; the years it belongs to; at which part of the height it stands."""

    sayings: tuple[str, ...]
    span: tuple[float, float]
    part: float


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of words, the year in their middle, the pixels above them, and their box."""

    lines: tuple[str, ...]
    year: float
    top: float
    box: Box


def with_note(wishes: Sequence[Wish], ground: Ground, wanted: NoteWish) -> tuple[Arranged, Note | None]:
    """The labels and the note. Where they leave it no room they make way for it; if they cannot, it says less."""
    done = arranged(wishes, ground)
    for words in wanted.sayings:
        for note in _notes(words, wanted, ground.plane, [*ground.taken, *done.boxes]):
            return done, note
        for note in _notes(words, wanted, ground.plane, ground.taken):
            other = arranged(wishes, replace(ground, taken=(*ground.taken, note.box)))
            if not other.lost:
                return other, note
    return done, None


def _notes(words: str, wanted: NoteWish, plane: Plane, taken: Sequence[Box]) -> list[Note]:
    """The places that are free, best first: of few lines, and within the years it belongs to."""
    left, right = (plane.x(year) for year in wanted.span)
    found = []
    for most in (right - left - 4, 1.5 * (right - left), plane.width):
        lines = wrapped(words, most)
        half = max(map(width_of, lines)) / 2
        size = box_of(lines, 0, 0, baseline="top")
        room = plane.height - size.bottom - 2 * EDGE
        middle = min((left + right) / 2, plane.width - half)
        for part, x in product((wanted.part, 0, 1, 0.5, 0.25, 0.75), (middle, plane.width - half, half)):
            top = round(EDGE + room * part, 1)
            box = box_of(lines, x, top, baseline="top")
            if room >= 0 and box.within(plane.width, plane.height) and not any(map(box.meets, taken)):
                found.append(Note(tuple(lines), round(plane.years[0] + x / plane.per_year, 3), top, box))
    return sorted(found, key=lambda note: max(len(note.lines), FEW))


def wrapped(words: str, most: float) -> list[str]:
    """Lines that are as wide as that, unless a single word is wider; after a semicolon a new one begins."""
    lines: list[str] = []
    used = inf
    for word in words.split(" "):
        wide = width_of(f" {word}")
        if used + wide > most or lines[-1].endswith(";"):
            lines.append(word)
            used = wide
        else:
            lines[-1] += f" {word}"
            used += wide
    return lines
