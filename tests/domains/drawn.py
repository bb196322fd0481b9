"""What stands where in a drawing: boxes of its words, in the typeface of the pages, and of its points and bars."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from shanyraq.base.ui import assets

SIZE = 12
MOVED = re.compile(r"translate\(([-\d.]+),\s*([-\d.]+)\)")
RADIUS = re.compile(r"^M(?P<right>[\d.]+),0A")
ASCENT, DESCENT = 0.73 * SIZE, 0.2 * SIZE


class Area(NamedTuple):
    """What it is, and where: left, top, right, bottom."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@cache
def advances() -> dict[str, float]:
    """Widths of letters as pages set them: with figures of one width."""
    with TTFont(Path(assets.TARGET) / "inter.woff2") as font:
        names, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        table = font["GSUB"].table
        (feature,) = [each.Feature for each in table.FeatureList.FeatureRecord if each.FeatureTag == "tnum"][:1]
        same: dict[str, str] = {}
        for index in feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                same |= getattr(sub, "mapping", None) or sub.ExtSubTable.mapping
        return {chr(code): widths[same.get(name, name)][0] * SIZE / unit for code, name in names.items()}


def true_width(text: str) -> float:
    return sum(advances().get(letter, 0) for letter in text)


def areas(svg: str) -> tuple[list[Area], list[Area]]:
    """The words of a drawing, and its points and bars."""
    words: list[Area] = []
    marks: list[Area] = []
    for element, x, y in _placed(ElementTree.fromstring(svg), 0, 0):
        kind = element.tag.rpartition("}")[2]
        if kind == "text" and element.get("opacity") != "0":
            words += _lines(element, x, y)
        elif kind == "path" and (point := RADIUS.match(element.get("d", ""))):
            half = float(point["right"])
            marks.append(Area("point", x - half, y - half, x + half, y + half))
        elif kind == "line" and element.get("stroke-width") == "4":
            to = x + float(element.get("x2", 0))
            marks.append(Area("bar", min(x, to), y - 2, max(x, to), y + 2))
    return words, marks


def planned(spec: dict[str, Any]) -> list[tuple[list[Area], list[Area]]]:
    """The labels of marks, and the points and bars, as a specification places them: for each panel."""
    inner = spec.get("spec", spec)
    (low, high), scale = _axes(inner)
    panels: dict[str, list[dict[str, Any]]] = {}
    for record in spec["data"]["values"]:
        panels.setdefault(record["row"], []).append(record)
    found = []
    for records in panels.values():
        numbers = [record["y"] for record in records if "y" in record]
        bottom, top = scale.get("domain") or _padded(numbers, scale["padding"], inner["height"])
        place = _Place(inner["width"] / (high - low), low, inner["height"] / (top - bottom), top)
        found.append(
            (
                [area for record in records for area in place.words(record)],
                [area for record in records for area in place.marks(record)],
            )
        )
    return found


class _Place(NamedTuple):
    """Where records stand in a panel."""

    per_year: float
    first: float
    per_unit: float
    top: float

    def words(self, record: dict[str, Any]) -> list[Area]:
        if record["is"] == "pending":
            lines = record["text"].split("\n")
            return [self._area(each, record["x"], record["dy"] + 14 * at) for at, each in enumerate(lines)]
        if not record.get("at"):
            return []
        y = (self.top - record["y"]) * self.per_unit + record["dy"]
        return [self._area(record["text"], record["label"], y, record["dx"], record["align"], record["baseline"])]

    def marks(self, record: dict[str, Any]) -> list[Area]:
        half = {"target": (0.4 * self.per_year, 2), "baseline": (3.94, 3.94), "latest": (3.94, 3.94)}.get(record["is"])
        if half is None:
            return []
        x, y = (record["x"] - self.first) * self.per_year, (self.top - record["y"]) * self.per_unit
        what = "bar" if record["is"] == "target" else "point"
        return [Area(what, x - half[0], y - half[1], x + half[0], y + half[1])]

    def _area(
        self, text: str, year: float, y: float, dx: float = 0, align: str = "center", baseline: str = "top"
    ) -> Area:
        wide = true_width(text)
        x = (year - self.first) * self.per_year + dx
        left = x - {"left": 0, "right": wide}.get(align, wide / 2)
        foot = y + {"top": 9, "bottom": -3}.get(baseline, 4)
        return Area(text, left, foot - ASCENT, left + wide, foot + DESCENT)


def _axes(inner: dict[str, Any]) -> tuple[list[float], dict[str, Any]]:
    """The years from first to last, and the scale of the values."""
    encodings = [layer["encoding"] for layer in inner["layer"]]
    scale = next(each["y"]["scale"] for each in encodings if "scale" in each.get("y", {}))
    return encodings[0]["x"]["scale"]["domain"], scale


def _padded(numbers: list[float], room: float, height: float) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    more = (high - low) * room / (height - 2 * room) if high > low else 1
    return low - more, high + more


def met(words: list[Area], marks: list[Area]) -> list[tuple[str, str]]:
    """Pairs of words that meet one another, and words that lie on a mark."""
    pairs = [(one, other) for at, one in enumerate(words) for other in words[at + 1 :]]
    pairs += [(word, mark) for word in words for mark in marks]
    return [(one.what, other.what) for one, other in pairs if one.meets(other)]


def _placed(element: ElementTree.Element, x: float, y: float) -> Iterator[tuple[ElementTree.Element, float, float]]:
    if found := MOVED.search(element.get("transform", "")):
        x, y = x + float(found[1]), y + float(found[2])
    yield element, x, y
    for child in element:
        yield from _placed(child, x, y)


def _lines(element: ElementTree.Element, x: float, y: float) -> Iterator[Area]:
    anchor = element.get("text-anchor", "start")
    down = 0.0
    for line in list(element) or [element]:
        down += float(line.get("dy", 0))
        wide = true_width(line.text or "")
        left = x - {"middle": wide / 2, "end": wide}.get(anchor, 0)
        if (line.text or "").strip("\u200b "):
            yield Area(line.text or "", left, y + down - ASCENT, left + wide, y + down + DESCENT)
