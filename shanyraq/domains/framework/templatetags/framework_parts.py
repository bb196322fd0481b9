"""``{% load framework_parts %}``: entries and clauses as links, outcomes, organisations, remarks."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.speech import lang, say
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.units import sign_of
from shanyraq.base.ui.words import word_filters
from shanyraq.domains.framework.queries.context import Measured, unit_text
from shanyraq.domains.framework.queries.texts import OutcomeName, Text
from shanyraq.domains.framework.web import marking
from shanyraq.domains.framework.web.kinds import target_of
from shanyraq.domains.framework.web.words import ROLES, STATEMENTS, topic_word
from shanyraq.domains.packages.rules.disaggregation import dimension_words
from shanyraq.domains.packages.templatetags.framework import page_url
from shanyraq.domains.reference.queries import goal_of_target
from shanyraq.kernel.digits import decimals

register = template.Library()
word_filters(register, statement_kind=STATEMENTS, organisation_kind=ROLES)


@register.simple_tag(takes_context=True)
def entry_url(context: template.Context, kind: str, key: str) -> str:
    """The page of an entry, with its place on the page; empty where the document itself is its page."""
    target = target_of(kind, key)
    if target is None:
        return ""
    return page_url(context, target.name, *target.args) + (f"#{target.place}" if target.place else "")


@register.simple_tag(takes_context=True)
def about_clause(context: template.Context, anchor: str) -> str:
    """The page of one clause: its words, and everything that hangs on it."""
    return page_url(context, "clause", anchor.removeprefix("§"))


@register.simple_tag(takes_context=True)
def outcome_chip(context: template.Context, outcome: OutcomeName) -> SafeString:
    """The code of an outcome in its hue, a link; the title for screen readers and as tooltip."""
    title = pick(outcome.title, context.get("framework_language") or "en")
    return format_html(
        '<a class="outcome-code o{}" href="{}"{} title="{}">{}<span class="visually-hidden"> {}</span></a>',
        outcome.hue,
        page_url(context, "outcome", outcome.code),
        lang(title),
        title,
        outcome.code,
        title,
    )


@register.inclusion_tag("framework/parts/parties.html", takes_context=True)
def parties(context: template.Context, names: Any, full: bool = False) -> dict[str, Any]:
    """Organisations in a line, each a link; ``full`` writes names instead of short names."""
    return {**_shared(context), "names": names, "full": full}


@register.inclusion_tag("framework/parts/remark.html", takes_context=True)
def remark(context: template.Context, item: Any) -> dict[str, Any]:
    """What whoever transcribed an item says about it: our reading, or how damage was mended."""
    own = context.get("framework_language") or "en"
    note = getattr(item, "note", None)
    return {
        "own": own,
        "note": note,
        "reconstructed": getattr(item, "reconstructed", None),
        "our_reading": "our reading" in content_signed(note, own).casefold(),
    }


@register.filter
def marked(text: str) -> SafeString:
    """Text of the document with its emphasis and links."""
    return marking.inline(text)


@register.filter
def is_numbered(anchor: str) -> bool:
    """Whether a place is called by a number of the document: ``§3.2 ¶1``, but not ``Annex 1, 13.2.2``."""
    return clause_label(anchor).startswith("§")


@register.filter
def content_signed(text: Any, own: str = "en") -> str:
    """A text in the language of the signed document, whatever the reader's."""
    return pick(text, own, own).text


@register.filter
def result_name(name: Any, own: str = "en") -> str:
    """What a framework calls its outcomes or outputs; the usual words are translated."""
    text = pick(name, own).text
    return {"Outcome": _("Outcome"), "Output": _("Output")}.get(text, text)


@register.filter
def goal_number(code: str) -> int:
    """The SDG that a target belongs to: ``16.7`` → 16."""
    return goal_of_target(code)


@register.filter
def topic(key: str) -> str:
    """The word of a topic of figures."""
    return str(topic_word(key))


@register.filter
def dimension(code: str) -> str:
    """A dimension of statistics in plain words: ``SEX=F`` → women and girls."""
    return say(dimension_words(code))


@register.filter
def in_units(item: Measured, own: str) -> Text:
    """``{{ figure|in_units:framework_language }}``: what the unit of a number is called."""
    return unit_text(item, own)


@register.filter
def decimals_of(value: float | None, printed: str | None) -> int | None:
    """``{{ value|decimals_of:printed }}``: how many decimals of a number are printed; none where it is not found."""
    return decimals(printed, value) if printed and value is not None else None


@register.filter
def sign(unit: str) -> str:
    """The sign of a unit that stands with its number: ``PT``, ``Percent`` → %; otherwise nothing."""
    return "%" if sign_of(unit or "") == "%" else ""


def _shared(context: template.Context) -> dict[str, Any]:
    """What links inside an inclusion need to know of the page."""
    names = ("framework_code", "framework_language", "framework", "asked_as_of", "request")
    return {name: context.get(name) for name in names}
