"""``{% load differences %}``: values of the package format, before and after, as people read them."""

import json
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import ABSENT

register = template.Library()


@register.filter
def field_value(value: Any) -> SafeString:
    """A plain value: absence a dash, a text in several languages and a list line by line."""
    if value is None or value in ([], {}, ""):
        return format_html('<span class="absent">{}</span>', ABSENT)
    if isinstance(value, bool):
        return format_html("{}", _("yes") if value else _("no"))
    if isinstance(value, dict):
        lines = [f"{name}: {_plain(item)}" for name, item in value.items() if item not in (None, [], {})]
        return _lines(lines)
    if isinstance(value, list):
        return _lines([_plain(item) for item in value])
    return format_html("{}", value)


def _lines(lines: list[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))


def _plain(value: Any) -> str:
    """A value inside a list or mapping; without the fields that are empty."""
    if isinstance(value, dict):
        value = {name: item for name, item in value.items() if item not in (None, [], {})}
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
