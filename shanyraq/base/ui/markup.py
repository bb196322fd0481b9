"""Markup that Python writes: Django's ``format_html`` and its like, for pages with hundreds of rows.

Django's functions first ask of every argument whether it is a text to be translated later; on such a page that takes
longer than the escaping itself. Here plain and safe texts, which are nearly all, are known by their type. Whatever
else comes is left to Django, so that the same is escaped. Templates and their tags may use either.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

NOTHING = SafeString("")


def escaped(value: Any) -> SafeString:
    """The value as markup: what is safe stays as it is, everything else is escaped."""
    kind = type(value)
    if kind is SafeString:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return SafeString(value)
    return SafeString(escape(value) if kind is str else conditional_escape(value))


def markup(template: str, *parts: Any, **named: Any) -> SafeString:
    """``markup('<a href="#{}">{}</a>', "a&b", word)``: the template is trusted, every part is escaped."""
    return SafeString(template.format(*map(escaped, parts), **{name: escaped(part) for name, part in named.items()}))


def joined(parts: Iterable[Any], between: str = "") -> SafeString:
    """Parts, each escaped, with trusted markup between them."""
    return SafeString(between.join(map(escaped, parts)))
