"""Draws a specification as SVG. The same specification is drawn once and kept by its content."""

import json
import re
from hashlib import sha256
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language

from shanyraq.base.ui.numbers import MINUS, style
from shanyraq.domains.packages.queries.recent import Recent

OPENING = re.compile(r"^<svg [^>]*?viewBox=\"0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)\"[^>]*>")
SPOKEN = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"')
EMPTY = re.compile(r"<path [^>]*(?:d=\"M0,0h0v0h0Z\"|display=\"none\")[^>]*/>|<path d=\"[^\"]*\"/>|<g(?: [^>]*)?></g>")
TAG = re.compile(r"<[^>]*>")
LONG = re.compile(r"-?\d+\.\d{2,}")
KEPT = 1500
"""So many drawings stay in the memory of a process, at some 5 kB each."""

_drawings: Recent[str] = Recent(KEPT)


def draw(spec: dict[str, Any], label: str) -> str:
    """The ``<svg>`` element: classes and attributes only, no inline style, read as one image.

    Drawing takes tens of milliseconds (the first time in a process more), so results are kept.
    """
    language = (get_language() or "en").split("-")[0]
    text = json.dumps([language, spec], sort_keys=True, ensure_ascii=False)
    key = sha256(text.encode()).digest()
    svg = _drawings.get(key, lambda: _light(_drawn(spec, language)))
    return _dressed(svg, label)


def _drawn(spec: dict[str, Any], language: str) -> str:
    import vl_convert

    numbers = style(language)
    locale = {
        "decimal": numbers.decimal,
        "thousands": numbers.thousands,
        "grouping": [3],
        "currency": ["", ""],
        "minus": MINUS,
    }
    return str(vl_convert.vegalite_to_svg(spec, vl_version="5.20", format_locale=locale))


def _light(svg: str) -> str:
    """Without what says nothing: roles inside an image, empty shapes, digits below a tenth of a pixel."""
    opening = OPENING.match(svg)
    if opening is None:
        raise ValueError("The drawing does not begin as an SVG element.")
    body = SPOKEN.sub("", svg[opening.end() :])
    before = ""
    while before != body:
        before, body = body, EMPTY.sub("", body)
    return opening[0] + TAG.sub(lambda tag: LONG.sub(_short, tag[0]), body)


def _short(number: re.Match[str]) -> str:
    """A coordinate; the numbers between the tags are what people read, and stay as they are."""
    return f"{float(number[0]):.1f}"


def _dressed(svg: str, label: str) -> str:
    """Our own opening tag: the size comes from the style sheet, the name from the data."""
    opening = OPENING.match(svg)
    assert opening is not None
    size = f'width="{opening["width"]}" height="{opening["height"]}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="{escape(label)}" '
        f'viewBox="0 0 {opening["width"]} {opening["height"]}" {size}>'
    )
    return head + svg[opening.end() :]
