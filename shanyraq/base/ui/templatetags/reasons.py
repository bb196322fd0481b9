"""``{% load reasons %}``: «Why?» beside a verdict in a table, and its answer in a row of its own beneath.

The link leads to the row, which the style sheet shows while the address names it; a script opens and closes it
in place. The answer is as wide as the table and never widens a column.
"""

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import NOTHING, escaped, markup
from shanyraq.base.ui.speech import say, tongued_source
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sources import Source

register = template.Library()


@register.simple_tag
def why_link(target: str, about: str | SafeString = "") -> SafeString:
    """The link to the row ``target``; ``about`` tells a screen reader which of many it is."""
    return link_to_why(target, about, _("Why?"))


def link_to_why(target: str, about: str | SafeString, why: str) -> SafeString:
    """The same for tables that Python writes; the word is given, since it is the same in all of their rows."""
    named = f'<span class="visually-hidden">: {escaped(about)}</span>' if about else ""
    return SafeString(f'<a class="why-link" href="#{escaped(target)}">{escaped(why)}{named}</a>')


@register.simple_block_tag
def why_row(content: SafeString, target: str, across: int, back: str = "") -> SafeString:
    """The row beneath, over so many columns; ``back`` is the id of the row that it explains."""
    return answer_row(content, target, across, back, _("Close"))


def answer_row(content: SafeString, target: str, across: int, back: str, close: str) -> SafeString:
    """The same for tables that Python writes, with the word given."""
    closing = f'<p class="why-close"><a href="#{escaped(back)}">{escaped(close)}</a></p>' if back else ""
    body = f'<div class="why-hold"><div class="why-body">{escaped(content)}{closing}</div></div>'
    return SafeString(f'<tr class="why-row" id="{escaped(target)}"><td colspan="{across}">{body}</td></tr>')


@register.simple_tag
def rule_link(rule: str) -> SafeString:
    """A rule by its title, as a link to the place where it is explained; its id stands small behind it."""
    known = RULES.get(rule)
    title = say(known.title) if known else rule
    try:
        address = reverse("method")
    except NoReverseMatch:
        return escaped(title)
    small = markup(' <code class="small muted">{}</code>', rule) if known else NOTHING
    return markup('<a href="{}#{}">{}</a>{}', address, rule, title, small)


@register.simple_tag
def cited(source: Source | str) -> SafeString:
    """A source as it is cited, with its address where it has one."""
    words = tongued_source(source)
    address = getattr(source, "url", "")
    return markup('<a href="{}">{}</a>', address, words) if address else words


@register.filter
def cited_as(source: Source) -> SafeString:
    """``{{ bands.source|cited_as }}``: a source as it is cited, without its address."""
    return tongued_source(source)


def facts(entries: Iterable[tuple[str, Iterable[str]]]) -> SafeString:
    """A definition list of a term and what is said under it, one line each; terms without a line are left out.

    A page may hold hundreds, so the parts are joined without a template; what is not marked as safe is escaped.
    """
    parts = []
    for term, lines in entries:
        said = "".join([f"<dd>{escaped(line)}</dd>" for line in lines])
        if said:
            parts.append(f"<dt>{escaped(term)}</dt>{said}")
    return SafeString(f'<dl class="facts">{"".join(parts)}</dl>')
