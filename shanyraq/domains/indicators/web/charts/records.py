"""The data of a chart: one record for each mark, with its label where there is room, and the label's place."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from django.utils.translation import gettext as _

from shanyraq.domains.indicators.web.charts.arranging import (
    HALF_A_BAR,
    Ground,
    Wish,
    marks_of,
    year_of,
)
from shanyraq.domains.indicators.web.charts.boxes import Box, box_of
from shanyraq.domains.indicators.web.charts.frame import HEIGHT, WIDE, Frame, moment
from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark
from shanyraq.domains.indicators.web.charts.notes import NoteWish, with_note
from shanyraq.domains.indicators.web.charts.placing import (
    OF_FINAL,
    OF_TARGET,
    OF_UNDATED,
    OF_VALUE,
    PLACES,
    Json,
    has_room,
    place_of,
    runs,
    targets_fit,
)
from shanyraq.domains.indicators.web.charts.plane import Plane, plane_of


@dataclass(frozen=True)
class Plan:
    """The axes of a chart, and the records of each of its panels."""

    plane: Plane
    panels: tuple[tuple[Json, ...], ...]

    def records(self, names: Sequence[str]) -> list[Json]:
        """One record for each mark; ``row`` names its panel."""
        return [{"row": name, **record} for records, name in zip(self.panels, names, strict=True) for record in records]


def plan_of(frame: Frame, found: Sequence[Drawable]) -> Plan:
    """Places everything. Where words stand below the lowest number, the axis is drawn again with room for them."""
    plane = plane_of(frame, found, low=False)
    panels = [_panel(frame, each, plane, inf) for each in found]
    lowest = max((box.bottom for _records, boxes in panels for box in boxes), default=0)
    if plane.domain is None or lowest > plane.height:
        plane = plane_of(frame, found, low=True)
        panels = [_panel(frame, each, plane, plane.height) for each in found]
    return Plan(plane, tuple(tuple(records) for records, _boxes in panels))


def period_note(frame: Frame) -> str:
    return _("Framework %(first)s–%(last)s") % {"first": frame.starts_on.year, "last": frame.ends_on.year}


def _panel(frame: Frame, found: Drawable, plane: Plane, height: float) -> tuple[list[Json], tuple[Box, ...]]:
    """The records of one picture and the boxes of its labels."""
    starts, ends = moment(frame.starts_on), moment(frame.ends_on)
    taken = marks_of(found, plane)
    if not frame.in_panels and plane.height == HEIGHT:
        taken.append(box_of([period_note(frame)], plane.x(ends) - 4, 4, "right", "top"))
    marked = _marked(frame, found, plane)
    reach = _reach(found, starts)
    ahead = [] if frame.in_panels else _ahead(found)
    dotted = [
        (plane.x(line["from"]), plane.y(line["y"], found), plane.x(line["to"]), plane.y(line["y"], found))
        for line in (*reach, *(shape for shape, _wish in marked if shape["is"] == "undated"))
    ]
    dotted += [
        (plane.x(line["from"]), plane.y(line["y"], found), plane.x(line["to"]), plane.y(line["end"], found))
        for line in ahead
        if "to" in line
    ]
    ground = Ground(found, plane, tuple(taken), tuple(dotted), height)
    done, note = with_note([wish for _shape, wish in marked], ground, _note(frame, found))
    records: list[Json] = [{"is": "period", "from": starts, "to": ends, "text": period_note(frame)}]
    for (shape, wish), place in zip(marked, done.places, strict=True):
        records.append({**shape, "text": wish.text if place else "", "at": place, **_label(wish, place)})
    if note is not None:
        records.append({"is": "pending", "x": note.year, "dy": note.top, "text": "\n".join(note.lines)})
    return records + reach + ahead, done.boxes


def _note(frame: Frame, found: Drawable) -> NoteWish:
    """What is said of a target that is not printed: over the years of the framework, in the middle where is room."""
    return NoteWish(found.promise, (moment(frame.starts_on), moment(frame.ends_on)), 0 if frame.in_panels else 0.5)


def _reach(found: Drawable, starts: float) -> list[Json]:
    """The way to the last target, over the years of the framework."""
    if found.final is None or found.final.year - HALF_A_BAR <= starts:
        return []
    return [{"is": "reach", "from": starts, "to": found.final.year - HALF_A_BAR, "y": found.final.y}]


def _ahead(found: Drawable) -> list[Json]:
    """What is expected, with its interval, and the way to a target that is still to be met."""
    outlook = found.outlook
    if outlook is None:
        return []
    last, year = outlook.last, outlook.year
    start = float(last.value)
    low, high = found.ends
    records: list[Json] = [
        {"is": "interval", "x": last.in_year, "low": start, "high": start},
        {"is": "interval", "x": year, "low": low, "high": high},
        {"is": "expected", "from": last.in_year, "to": year, "y": start, "end": float(outlook.expected or 0)},
    ]
    if outlook.needed is not None and outlook.target is not None:
        end = float(outlook.target.value)
        records.append({"is": "needed", "from": last.in_year, "to": year, "y": start, "end": end})
    return records


def _label(wish: Wish, place: str) -> Json:
    """Where the label begins, ends or stands."""
    return {"label": year_of(wish, place), **PLACES[place]} if place else {}


def _marked(frame: Frame, found: Drawable, plane: Plane) -> list[tuple[Json, Wish]]:
    """Every mark of a picture as it is drawn, with the label that it wants."""
    marked = [_value(frame, found, plane, mark, run) for mark, run in runs(found.values)]
    marked += [_undated(frame, found, plane, mark) for mark in found.undated]
    return marked + [_target(frame, found, plane, mark) for mark in found.targets]


def _value(frame: Frame, found: Drawable, plane: Plane, mark: Mark, run: int) -> tuple[Json, Wish]:
    """A value, with its label where there is room for it."""
    text = _words(frame, mark) if not frame.in_panels or has_room(mark, found, plane.per_year) else ""
    ends = mark.year in {min(found.values, key=_year).year, max(found.values, key=_year).year}
    places = (place_of(mark, text, found, plane.per_year), *OF_VALUE)
    shape = {"is": mark.role, "x": mark.year, "y": mark.y, "run": run}
    return shape, Wish(text, mark.year, mark.y, places, needed=ends)


def _undated(frame: Frame, found: Drawable, plane: Plane, mark: Mark) -> tuple[Json, Wish]:
    """A value without a year: its height, over years before the framework. The higher of two is named above."""
    said = _("%(value)s, no year") if frame.in_panels else _("%(value)s, year not printed")
    first, starts = plane.years[0], moment(frame.starts_on)
    lower = any(other is not mark and not _higher(other, mark) for other in found.undated)
    until = round(first + 0.8 * (starts - first), 2)  # clear of the label of a last target
    shape = {"is": "undated", "from": first, "to": until, "y": mark.y}
    places = OF_UNDATED if lower else OF_UNDATED[::-1]
    return shape, Wish(said % {"value": mark.text}, first, mark.y, places, needed=True)


def _higher(one: Mark, other: Mark) -> bool:
    return isinstance(one.y, float) and isinstance(other.y, float) and one.y > other.y


def _words(frame: Frame, mark: Mark) -> str:
    named = mark.role == "baseline" and not frame.in_panels
    return _("Baseline %(value)s") % {"value": mark.text} if named else mark.text


def _target(frame: Frame, found: Drawable, plane: Plane, mark: Mark) -> tuple[Json, Wish]:
    final, first = mark is found.final, mark is min(found.targets, key=_year)
    shape = {
        "is": "target",
        "x": mark.year,
        "from": mark.year - HALF_A_BAR,
        "to": mark.year + HALF_A_BAR,
        "y": mark.y,
    }
    text = _target_words(frame, found, mark, plane.per_year)
    places = OF_FINAL if final else OF_TARGET
    return shape, Wish(text, mark.year, mark.y, places, needed=final or first, together=not (final or first))


def _target_words(frame: Frame, found: Drawable, mark: Mark, per_year: float) -> str:
    """The last target says its year where the axis does not; between, a number where all have room."""
    if mark is not found.final:
        return mark.text if targets_fit(found, per_year) or mark is min(found.targets, key=_year) else ""
    if mark.assumed and (frame.in_panels or frame.width < WIDE):
        return _("%(value)s, no year") % {"value": mark.text}
    if mark.assumed:
        return _("Target without a year, read as %(year)s: %(value)s") % {"year": mark.year, "value": mark.text}
    if frame.in_panels:
        return mark.text if mark.year == frame.ends_on.year else f"{mark.year}: {mark.text}"
    if frame.width < WIDE:
        return f"{mark.year}: {mark.text}"
    return _("Target %(year)s: %(value)s") % {"year": mark.year, "value": mark.text}


def _year(mark: Mark) -> int:
    return mark.year
