"""``{% load furniture %}``: table frames, filters, pages of a list, tiles, facts, crumbs, timelines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from shanyraq.base.ui.filters import Choice, FilterGroup, address, choices
from shanyraq.base.ui.markup import NOTHING, escaped, joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.ring import Ring
from shanyraq.base.ui.ring_drawing import draw
from shanyraq.base.ui.tables import TableView
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
    view: TableView[Any] | None = None,
) -> SafeString:
    """Wraps a ``<table class="table">``: caption, tools, a frame that scrolls and takes the focus.

    ``downloads`` maps a label (``CSV``) to the address of exactly what is shown; with ``view`` the
    columns can be chosen. Copying and dense rows are offered where scripts run.
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
            "view": view,
        },
    )


@register.simple_block_tag
def folded_frame(
    content: SafeString,
    caption: str,
    *,
    downloads: Mapping[str, str] | None = None,
    view: TableView[Any] | None = None,
) -> SafeString:
    """The same tools over several tables, each folded in ``<details class="fold">`` with a frame of its own."""
    context = {"content": content, "caption": caption, "downloads": downloads or {}, "view": view}
    return render_to_string("ui/folded_frame.html", context)


@register.inclusion_tag("ui/filter_bar.html", takes_context=True)
def filter_bar(
    context: template.Context,
    groups: Sequence[FilterGroup],
    result: str = "",
    *,
    shown: Any = None,
    nothing: str = "",
    why: str = "",
) -> dict[str, Any]:
    """Menus of plain links: every choice is an address. ``result`` says what is shown now.

    A value that a filter does not know is named, with those that it knows; and that of several values in
    the address only the last one counts. Where ``shown`` is given
    and empty, the part says so: in the words of ``nothing`` and ``why`` where the list has its own.
    """
    query = context["request"].GET
    menus = [choices(group, query) for group in groups]
    unknown = [menu for menu in menus if menu.unknown]
    is_set = any(query.get(group.name) for group in groups)
    return {
        "groups": menus,
        "any": is_set,
        "clear": address(query, {group.name: None for group in groups}),
        "result": result,
        "unknown": unknown,
        "several": [menu for menu in menus if menu.several and menu.chosen and not menu.unknown],
        "is_empty": is_set and shown is not None and not shown and not unknown,
        "nothing": nothing,
        "why": why,
    }


@register.simple_tag
def filter_options(items: Iterable[Choice]) -> SafeString:
    """The links of one menu. A page may hold hundreds, so Python writes them."""
    return joined(map(_option, items))


def _option(item: Choice) -> SafeString:
    label = markup('<span lang="{}">{}</span>', item.lang, item.label) if item.lang else escaped(item.label)
    count = NOTHING if item.count is None else markup(' <span class="count">{}</span>', format_number(item.count))
    current = SafeString(' aria-current="true"') if item.active else NOTHING
    return markup('<li><a href="{}"{}>{}{}</a></li>', item.href, current, label, count)


@register.inclusion_tag("ui/table_head.html")
def table_head(view: TableView[Any]) -> dict[str, Any]:
    """The ``<thead>`` of a view: its columns, each with the link that sorts by it."""
    return {"heads": view.heads}


@register.inclusion_tag("ui/head_cell.html")
def head_cell(view: TableView[Any], key: str) -> dict[str, Any]:
    """One head cell, for a table that groups some of its heads; nothing where the column is left out."""
    return {"head": next((head for head in view.heads if head.key == key), None)}


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
    return {"svg": draw(picture, prefix), "ring": picture}
