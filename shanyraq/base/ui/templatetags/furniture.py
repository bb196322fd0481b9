"""``{% load furniture %}``: table frames, filters, pages of a list, tiles, facts, crumbs, timelines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from shanyraq.base.ui.filters import FilterGroup, address, choices
from shanyraq.base.ui.ring import Ring
from shanyraq.base.ui.ring_drawing import draw
from shanyraq.base.ui.timeline import Event, years

register = template.Library()


@register.simple_block_tag
def table_frame(
    content: SafeString,
    caption: str,
    *,
    note: str = "",
    sub: str = "",
    downloads: Mapping[str, str] | None = None,
    hide_caption: bool = False,
) -> SafeString:
    """Wraps a ``<table class="table">``: caption, density switch, a frame that scrolls and takes the focus.

    ``downloads`` maps a label (``CSV``) to the address of exactly what is shown.
    """
    return render_to_string(
        "ui/table_frame.html",
        {
            "content": content,
            "caption": caption,
            "note": note,
            "sub": sub,
            "downloads": downloads or {},
            "hide_caption": hide_caption,
        },
    )


@register.inclusion_tag("ui/filter_bar.html", takes_context=True)
def filter_bar(context: template.Context, groups: Sequence[FilterGroup], result: str = "") -> dict[str, Any]:
    """Menus of plain links: every choice is an address. ``result`` says what is shown now."""
    query = context["request"].GET
    return {
        "groups": [choices(group, query) for group in groups],
        "any": any(query.get(group.name) for group in groups),
        "clear": address(query, {group.name: None for group in groups}),
        "result": result,
    }


@register.simple_tag(takes_context=True)
def sort_link(context: template.Context, key: str, label: str, parameter: str = "sort") -> SafeString:
    """A head cell that sorts: ``{% sort_link "code" "Code" %}`` gives the whole ``<th>``."""
    query = context["request"].GET
    now = query.get(parameter, "")
    return render_to_string(
        "ui/sort_link.html",
        {
            "label": label,
            "direction": {key: "ascending", f"-{key}": "descending"}.get(now),
            "href": address(query, {parameter: f"-{key}" if now == key else key}),
        },
    )


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: template.Context, page: "Page[Any]", *, label: str = "") -> dict[str, Any]:
    """Pages of a list as plain links. ``label`` tells two lists on a page apart."""
    query = context["request"].GET
    numbers = [
        {"number": number, "href": address(query, {"page": str(number)}) if isinstance(number, int) else None}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    here = page.number
    return {
        "page": page,
        "label": label,
        "numbers": numbers,
        "previous": address(query, {"page": str(here - 1)}) if page.has_previous() else None,
        "next": address(query, {"page": str(here + 1)}) if page.has_next() else None,
    }


@register.inclusion_tag("ui/stat.html")
def stat(number: Any, label: str, *, of: Any = None, href: str = "", note: str = "") -> dict[str, Any]:
    """A tile, the number first. Stand several in ``<div class="stats">``."""
    return {"number": number, "label": label, "of": of, "href": href, "note": note}


@register.inclusion_tag("ui/facts.html")
def facts(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A definition list from pairs; pairs whose value is empty are left out, zero is not."""
    return {"items": [(term, value) for term, value in items if value not in (None, "", [], ())]}


@register.inclusion_tag("ui/empty.html")
def empty(title: str, text: str = "", *, href: str = "", action: str = "", level: int = 2) -> dict[str, Any]:
    """What will be here, and how to begin."""
    return {"title": title, "text": text, "href": href, "action": action, "level": level}


@register.inclusion_tag("ui/crumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """``{% crumbs "Results" results_url "Outcome 1" "" %}``: text and address in turn."""
    return {"steps": list(zip(steps[::2], steps[1::2], strict=True))}


@register.inclusion_tag("ui/timeline.html")
def timeline(events: Iterable[Event], first: int, last: int, label: str = "") -> dict[str, Any]:
    """Years side by side, each with what falls into it."""
    return {"years": years(events, first, last), "label": label}


@register.inclusion_tag("ui/ring.html")
def ring(picture: Ring, *, prefix: str = "ring") -> dict[str, Any]:
    """The framework as a ring. ``prefix`` keeps the ids of two rings on a page apart."""
    return {"svg": draw(picture, prefix)}
