"""``{% load ui %}``: the components that say something: verdicts, numbers, texts, reasons, clauses.

Tables, filters and other furniture of a page are in ``{% load furniture %}``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.clauses import clause_href, clause_label, named_clauses
from shanyraq.base.ui.dates import format_day, format_month, unbroken
from shanyraq.base.ui.markup import NOTHING, escaped, joined, markup
from shanyraq.base.ui.numbers import ABSENT, JOINED, format_number
from shanyraq.base.ui.speech import full_sentence as as_full_sentence
from shanyraq.base.ui.speech import lang, say, say_marked, tongued
from shanyraq.base.ui.texts import Picked, in_words, pick
from shanyraq.base.ui.units import amount, sign_of, unit_behind
from shanyraq.base.ui.verdicts import SEVERITIES, VERDICTS, Look
from shanyraq.kernel.sentences import Sentence

register = template.Library()
Number = int | float | Decimal


# Verdicts and findings


@register.simple_tag
def verdict(code: str, count: int | None = None) -> SafeString:
    """``{% verdict "on_track" %}``: shape and word; with ``count`` the number of them."""
    return _badge(VERDICTS[str(code)], "verdict", count)


@register.simple_tag
def verdict_shape(code: str) -> SafeString:
    """The shape alone, its word for screen readers: for cells whose column says it in words."""
    look = VERDICTS[str(code)]
    return markup(
        '<span class="verdict {}" title="{}">{}<span class="visually-hidden">{}</span></span>',
        look.css,
        look.word,
        _shape(look),
        look.word,
    )


@register.filter
def verdict_word(code: str) -> str:
    """``{{ code|verdict_word }}``: the word only."""
    return str(VERDICTS[str(code)].word)


@register.inclusion_tag("ui/tally.html")
def tally(counts: Mapping[str, int], hrefs: Mapping[str, str] | None = None) -> dict[str, Any]:
    """How many of each verdict, best first; those with none are left out."""
    items = [
        {"code": code, "count": counts[code], "href": (hrefs or {}).get(code)} for code in VERDICTS if counts.get(code)
    ]
    return {"items": items}


@register.simple_tag
def severity(code: str, count: int | None = None) -> SafeString:
    """``{% severity finding.severity %}``: error, warning or note."""
    return _badge(SEVERITIES[str(code)], "severity", count)


def _badge(look: Look, kind: str, count: int | None) -> SafeString:
    number = markup(' <span class="verdict-count">{}</span>', format_number(count)) if count is not None else NOTHING
    return markup(
        '<span class="{} {}">{}<span class="{}-word">{}</span>{}</span>',
        kind,
        look.css,
        _shape(look),
        kind,
        look.word,
        number,
    )


def _shape(look: Look) -> SafeString:
    return markup('<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="#{}"/></svg>', look.css)


# Numbers and days


@register.filter
def num(value: Number | None, decimals: int | None = None) -> str:
    """``{{ 13153.4|num }}`` → 13,153.4; ``{{ x|num:1 }}`` rounds. Absence is a dash."""
    return ABSENT if value is None else format_number(value, decimals)


@register.filter
def day(value: date | None) -> str:
    """``{{ due_on|day }}``: 1 March 2027 · 1 марта 2027 г. · 2027 ж. 1 наурыз."""
    return unbroken(format_day(value)) if value else ABSENT


@register.filter
def days_after(value: date, today: date) -> str:
    """``{{ due_on|days_after:as_of }}``: today · in 1 day · in 33 days."""
    days = (value - today).days
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": format_number(days)} if days > 0 else _("today")


@register.filter
def month(value: date | None) -> str:
    """``{{ due_on|month }}``: March 2027 · март 2027 г. · 2027 ж. наурыз."""
    return unbroken(format_month(value)) if value else ABSENT


@register.simple_tag
def number(  # noqa: PLR0913 - as many as a value has parts
    value: Number | None,
    unit: str | Mapping[str, str] = "",
    year: int | str | None = None,
    source: str = "",
    *,
    printed: str | None = None,
    decimals: int | None = None,
    absent: str = "",
    own: str = "en",
    worded: bool = False,
) -> SafeString:
    """Value, unit, year and source together; ``printed`` shows on demand what the document prints.

    ``absent`` is the reason why there is no value, ``own`` the language of the document; ``worded``: the words of the
    unit were chosen for this number, and stand behind it as they are.
    """
    if value is None:
        return _absent(absent, _as_printed(printed, own) if printed else NOTHING)
    measured = pick(unit, own)
    joins = sign_of(measured.text) in JOINED
    written = amount(format_number(value, decimals), measured.text if joins else "")
    shown: SafeString = markup('<span class="number-value">{}</span>', written)
    if printed and _plain(printed) != _plain(written):
        shown = on_demand(shown, _as_printed(printed, own))
    parts = [shown]
    if measured.text and not joins:
        parts.append(markup('<span class="number-unit">{}</span>', tongued(measured if worded else _behind(measured))))
    if year:
        parts.append(markup('<span class="number-year">{}</span>', year))
    if source:
        parts.append(markup('<span class="number-source">{}</span>', source))
    return markup('<span class="number">{}</span>', joined(parts, " "))


@register.filter(name="amount")
def amount_of(number: str, unit: str) -> str:
    """``{{ value|num|amount:unit }}``: a written number and its unit, as text."""
    return amount(number, unit)


def _behind(unit: Picked) -> Picked:
    return replace(unit, text=unit_behind(unit.text))


@register.simple_tag
def as_printed(shown: str, printed: str, own: str = "en") -> SafeString:
    """Any text beside the words that the document prints: ``{% as_printed "2023" "(2023 г.)" %}``."""
    return on_demand(escaped(shown), _as_printed(printed, own))


def _as_printed(printed: str, own: str) -> SafeString:
    return markup(_("As printed: “{text}”"), text=tongued(pick(printed, own)))


def _absent(reason: str, printed: SafeString) -> SafeString:
    dash = markup('<span class="absent">{}</span>', ABSENT)
    note = markup("{} {}", reason, printed) if reason and printed else reason or printed
    return on_demand(dash, note) if note else dash


def on_demand(shown: SafeString, note: str) -> SafeString:
    """What is shown, with a note that comes up on hover and on focus."""
    return markup(
        '<button type="button" class="printed">{}<span class="printed-note">'
        '<span class="visually-hidden">{}</span>{}</span></button>',
        shown,
        " " if shown.endswith(".") else ". ",
        note,
    )


def _plain(text: str) -> str:
    return "".join(str(text).split()).replace("\u00a0", "")


# Texts


@register.filter
def said(sentence: Sentence | str, own: str = "") -> str:
    """``{{ finding.message|said:framework_language }}``: a rule's sentence in the reader's language.

    With the language of the document, words that it quotes are marked with that language.
    """
    return say_marked(sentence, own) if own else say(sentence)


@register.filter
def full_sentence(sentence: Sentence | str) -> str:
    """``{{ denied.said|full_sentence }}``: with a capital at its beginning and one full stop at its end."""
    return as_full_sentence(sentence)


@register.filter
def content(text: Any, own: str = "en") -> SafeString:
    """``{{ outcome.title|content:framework_language }}``: the reader's text, or the one there is.

    Where that is in another language it is marked so for screen readers; what it means stands once
    on every page, in ``{% fallback_notice %}``. Anchors in it (``§2.7-p1``) get their short names.
    """
    picked = pick(text, own or "en")
    named = named_clauses(picked.text)
    return tongued(picked if named == picked.text else replace(picked, text=named))


@register.filter
def content_lang(text: Any, own: str = "en") -> SafeString:
    """The attribute ``lang`` that ``content_text`` needs: ``<a{{ text|content_lang:own }} title="…">``."""
    return lang(pick(text, own or "en"))


@register.filter
def content_text(text: str | Mapping[str, str] | None, own: str = "en") -> str:
    """The text alone: for titles, attributes and options."""
    return pick(text, own or "en").text


@register.inclusion_tag("ui/fallback_notice.html")
def fallback_notice(own: str = "en") -> dict[str, Any]:
    """Says once that the texts of this page are in the language of the signed document."""
    return {"language": in_words(own), "fallback": pick("x", own or "en").fallback}


# Reasons and clauses


@register.inclusion_tag("ui/why.html", takes_context=True)
def why(
    context: template.Context,
    sentences: Iterable[Sentence | str] | Sentence | str,
    *,
    rule: str = "",
    source: Any = "",
    clauses: Iterable[str] | str = (),
    label: str = "",
    code: str = "",
) -> dict[str, Any]:
    """``{% why verdict.sentences rule="progress.pace" source=rule.source clauses="§4-field-p2" %}``."""
    spoken = [sentences] if isinstance(sentences, Sentence | str) else list(sentences)
    anchors = [clauses] if isinstance(clauses, str) and clauses else list(clauses)
    own = context.get("framework_language") or "en"
    return {
        "sentences": [say_marked(sentence, own) for sentence in spoken],
        "rule": rule,
        "source": source,
        "links": [_clause(context, anchor, code) for anchor in anchors],
        "label": label,
    }


@register.simple_tag(takes_context=True)
def clause(context: template.Context, anchor: str, label: str = "", code: str = "") -> SafeString:
    """``{% clause "§3.2-p3" %}``: a link to the sentence; ``framework_code`` comes from the context."""
    return _clause(context, anchor, code, label) if anchor else NOTHING


@register.simple_tag(takes_context=True)
def clauses(context: template.Context, anchors: Iterable[str], code: str = "") -> SafeString:
    """Several clause links, parted by commas."""
    return joined((_clause(context, anchor, code) for anchor in anchors), ", ")


@register.filter
def clause_name(anchor: str) -> str:
    """The short name of a place: ``§3.2 ¶3``."""
    return clause_label(anchor)


def _clause(context: template.Context, anchor: str, code: str, label: str = "") -> SafeString:
    framework = code or context.get("framework_code", "")
    text = label or clause_label(anchor)
    if not framework:
        return markup('<span class="clause">{}</span>', text)
    return markup(
        '<a class="clause" href="{}">{}</a>', clause_href(framework, anchor, context.get("asked_as_of")), text
    )
