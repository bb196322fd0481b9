"""``{% load subjects %}``: what a finding or a change is about, in the reader's words."""

import re
from dataclasses import replace
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import tongued
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.words import Words
from shanyraq.domains.packages import vocabulary
from shanyraq.domains.packages.queries.naming import Titles
from shanyraq.domains.packages.queries.saying import SEPARATORS
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.vocabulary import KIND

register = template.Library()

KINDS: Words = {name: _(title) for name, title in vocabulary.KINDS.items()}
"""What rules and comparisons call things. A word that is missing here is shown as it stands."""

ROWS: Words = {"total": _("Total")}
"""Rows that the document prints without a label."""

KEY = re.compile(r"[a-z0-9][a-z0-9_.-]*")
KEPT = {"row", "indicator", "goal", "level"}
LONGEST = 110
"""Characters: a longer title is cut."""


@register.filter
def subject_words(subject: str, titles: Titles | None = None) -> SafeString:
    """The kinds in the reader's language, things by their titles; clauses by their short names."""
    shown = []
    before = ""
    for piece in SEPARATORS.split(subject):  # a second row is one of the same indicator
        before = piece if piece.startswith("indicator ") else before
        title = titles.of.get(f"{before}, {piece}" if piece.startswith("row ") else piece) if titles else None
        if titles and title:
            shown.append(_titled(piece, title, titles.language))
        elif piece.removeprefix("row ") in ROWS:
            shown.append(format_html("{} “{}”", KINDS["row"], ROWS[piece.removeprefix("row ")]))
        else:
            shown.append(_piece(piece))
    return mark_safe("".join(shown))  # noqa: S308 - each is escaped


@register.filter
def inside_words(item: str, titles: Titles | None = None) -> SafeString:
    """The same inside a part of the framework: ``commitments › commitment 3-02`` without the part."""
    return subject_words(item.partition(" › ")[2] or item, titles)


@register.filter
def change_counts(part: Any) -> str:
    """«12 added, 3 changed» of a part of the framework; what is not is left out."""
    added, changed, ended = part.counts
    said = (
        (added, _("%(n)s added")),
        (changed, _("%(n)s changed")),
        (ended, _("%(n)s ended")),
    )
    return ", ".join(str(text) % {"n": format_number(count)} for count, text in said if count)


def _titled(piece: str, title: Text, own: str) -> SafeString:
    """A title; parts of an indicator and of the framework keep the word for their kind."""
    picked = pick(title, own)
    short = picked.text if len(picked.text) <= LONGEST else f"{picked.text[: LONGEST - 1].rstrip()}…"
    text = tongued(replace(picked, text=short))
    kind = KIND.match(piece)
    return format_html("{} “{}”", KINDS[kind[0]], text) if kind and kind[0] in KEPT else text


def _piece(piece: str) -> SafeString:
    kind = KIND.match(piece)
    if kind is None or SEPARATORS.fullmatch(piece):
        return _name(piece)
    name = piece[kind.end() :].strip()
    if name.startswith("§"):
        return _name(name)
    word = KINDS[kind[0]]
    if not name:
        return format_html("{}", word)
    return format_html("{} {}", word, _piece(name) if kind[0] == "remark on" else _name(name))


def _name(name: object) -> SafeString:
    text = str(name)
    if text.startswith("§"):
        return format_html("{}", clause_label(text))
    if KEY.fullmatch(text) and re.search("[a-z]{2}", text):
        return format_html("<code>{}</code>", text)
    return format_html("{}", text)
