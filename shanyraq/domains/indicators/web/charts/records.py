"""The data of a chart: one record for each mark, with its label where there is room, and the label's place."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from shanyraq.domains.indicators.web.charts.frame import (
    HEIGHT,
    MEASURE_HEIGHT,
    PANEL_HEIGHT,
    ROOM,
    ROOM_IN_PANEL,
    WIDE,
    Frame,
    moment,
    way_between,
    years_shown,
)
from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark
from shanyraq.domains.indicators.web.charts.placing import Json, has_room, place_of, runs, target_place, targets_fit


def records_of(frame: Frame, found: Sequence[Drawable], names: Sequence[str]) -> list[Json]:
    """One record for each mark; ``row`` names its panel."""
    starts, ends = moment(frame.starts_on), moment(frame.ends_on)
    first, last = years_shown(frame, found)
    per_year = frame.width / frame.columns / (last - first)
    height = PANEL_HEIGHT if frame.in_panels else HEIGHT if len(found) == 1 else MEASURE_HEIGHT
    per_unit = height / (way_between(found) * (ROOM_IN_PANEL if frame.in_panels else ROOM))
    records: list[Json] = []
    for each, name in zip(found, names, strict=True):
        period = _("Framework %(first)s–%(last)s") % {
            "first": frame.starts_on.year,
            "last": frame.ends_on.year,
        }
        records.append({"row": name, "is": "period", "from": starts, "to": ends, "text": period})
        records += [{"row": name, **record} for record in _values(frame, each, per_year)]
        records += [{"row": name, **_undated(frame, each, mark, first, starts)} for mark in each.undated]
        records += [{"row": name, **_target(frame, each, target, per_year, per_unit)} for target in each.targets]
        if each.final and each.final.year - 0.4 > starts:
            reach = {"from": starts, "to": each.final.year - 0.4, "y": each.final.y}
            records.append({"row": name, "is": "reach", **reach})
        if each.row.pending and not each.targets:
            records.append({"row": name, "is": "pending", "x": (starts + ends) / 2, "text": _("target to be set")})
    return records


def _value(mark: Mark, run: int, text: str, place: str) -> Json:
    return {"is": mark.role, "x": mark.year, "y": mark.y, "text": text, "run": run, "at": place}


def _undated(frame: Frame, found: Drawable, mark: Mark, first: float, starts: float) -> Json:
    """A value without a year: its height, over years before the framework. The higher of two is named above."""
    said = _("%(value)s, no year") if frame.in_panels else _("%(value)s, year not printed")
    lower = any(other is not mark and not _higher(other, mark) for other in found.undated)
    place = "above" if lower else "below"
    text = said % {"value": mark.text}
    until = round(first + 0.8 * (starts - first), 2)  # clear of the label of a last target
    return {"is": "undated", "from": first, "to": until, "y": mark.y, "text": text, "at": place}


def _higher(one: Mark, other: Mark) -> bool:
    return isinstance(one.y, float) and isinstance(other.y, float) and one.y > other.y


def _words(frame: Frame, mark: Mark) -> str:
    named = mark.role == "baseline" and not frame.in_panels
    return _("Baseline %(value)s") % {"value": mark.text} if named else mark.text


def _target(frame: Frame, found: Drawable, mark: Mark, per_year: float, per_unit: float) -> Json:
    shape = {"x": mark.year, "from": mark.year - 0.4, "to": mark.year + 0.4, "y": mark.y}
    text = _target_words(frame, found, mark, per_year)
    return {"is": "target", "text": text, "at": target_place(found, mark, text, per_year, per_unit), **shape}


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


def _values(frame: Frame, found: Drawable, per_year: float) -> list[Json]:
    """The values, each with its label where there is room for it, and the label's place."""
    labels = [
        (mark, run, _words(frame, mark) if not frame.in_panels or has_room(mark, found, per_year) else "")
        for mark, run in runs(found.values)
    ]
    return [_value(mark, run, text, place_of(mark, text, found, per_year)) for mark, run, text in labels]
