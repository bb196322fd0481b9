"""``{% load reasons %}``: «Why?» beside a verdict in a table, and its answer in a row of its own beneath.

The link leads to the row, which the style sheet shows while the address names it; a script opens and closes it
in place. The answer is as wide as the table and never widens a column.
"""

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say, tongued
from shanyraq.base.ui.texts import pick
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sources import Source

register = template.Library()
EMPTY = mark_safe("")


@register.simple_tag
def why_link(target: str, about: str | SafeString = "") -> SafeString:
    """The link to the row ``target``; ``about`` tells a screen reader which of many it is."""
    named = format_html('<span class="visually-hidden">: {}</span>', about) if about else EMPTY
    return format_html('<a class="why-link" href="#{}">{}{}</a>', target, _("Why?"), named)


@register.simple_block_tag
def why_row(content: SafeString, target: str, across: int, back: str = "") -> SafeString:
    """The row beneath, over so many columns; ``back`` is the id of the row that it explains."""
    return answer_row(content, target, across, back)


def answer_row(content: SafeString, target: str, across: int, back: str) -> SafeString:
    """The same for tables that Python writes."""
    close = format_html('<p class="why-close"><a href="#{}">{}</a></p>', back, _("Close")) if back else EMPTY
    return format_html(
        '<tr class="why-row" id="{}"><td colspan="{}"><div class="why-hold"><div class="why-body">{}{}</div></div></td>'
        "</tr>",
        target,
        across,
        content,
        close,
    )


@register.simple_tag
def rule_link(rule: str) -> SafeString:
    """A rule by its title, as a link to the place where it is explained; its id stands small behind it."""
    known = RULES.get(rule)
    title = say(known.title) if known else rule
    try:
        address = reverse("method")
    except NoReverseMatch:
        return format_html("{}", title)
    small = format_html(' <code class="small muted">{}</code>', rule) if known else EMPTY
    return format_html('<a href="{}#{}">{}</a>{}', address, rule, title, small)


@register.simple_tag
def cited(source: Source | str) -> SafeString:
    """A source as it is cited, with its address where it has one."""
    words = tongued(pick(str(source), "en"))
    address = getattr(source, "url", "")
    return format_html('<a href="{}">{}</a>', address, words) if address else words


def facts(entries: Iterable[tuple[str, Iterable[str]]]) -> SafeString:
    """A definition list of a term and what is said under it, one line each; terms without a line are left out.

    A page may hold hundreds, so the parts are joined without a template; what is not marked as safe is escaped.
    """
    parts = []
    for term, lines in entries:
        said = "".join(f"<dd>{conditional_escape(line)}</dd>" for line in lines)
        if said:
            parts.append(f"<dt>{conditional_escape(term)}</dt>{said}")
    return mark_safe(f'<dl class="facts">{"".join(parts)}</dl>')  # noqa: S308 - escaped above
