"""``{% load subjects %}``: what a finding or a change is about, in the reader's words: ``row urban``."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.words import Words

register = template.Library()

KINDS: Words = {
    "abbreviation": _("abbreviation"),
    "accelerator": _("accelerator"),
    "activity": _("activity"),
    "assumption": _("assumption"),
    "baseline": _("baseline"),
    "body": _("body"),
    "category": _("category"),
    "clause": _("clause"),
    "commitment": _("commitment"),
    "commitments": _("commitments"),
    "context": _("country context"),
    "document": _("document"),
    "entity": _("entity"),
    "evaluation of the framework": _("evaluation of the framework"),
    "figure": _("figure"),
    "findings": _("remarks on findings"),
    "framework": _("framework"),
    "funding": _("funding"),
    "goal": _("goal"),
    "governance": _("governance"),
    "group": _("group"),
    "hact": _("cash transfers"),
    "indicator": _("indicator"),
    "instrument": _("instrument"),
    "legal": _("legal basis"),
    "latest": _("latest value"),
    "level": _("level"),
    "monitoring-plan": _("monitoring plan"),
    "operations": _("operations"),
    "organisation": _("organisation"),
    "outcome": _("outcome"),
    "output": _("output"),
    "output indicators": _("output indicators"),
    "parties": _("parties"),
    "partners": _("partners"),
    "path": _("path"),
    "provision": _("provision"),
    "ranking": _("ranking"),
    "remark": _("remark"),
    "remark on": _("remark on"),
    "risk": _("risk"),
    "risks": _("risks"),
    "row": _("row"),
    "SDG target": _("SDG target"),
    "signatory": _("signatory"),
    "statement": _("statement"),
    "strategy": _("strategy"),
    "target": _("target"),
    "theory-of-change": _("theory of change"),
}
"""What rules and comparisons call things. A word that is missing here is shown as it stands."""

KIND = re.compile("|".join(rf"{re.escape(kind)}(?= |$)" for kind in sorted(KINDS, key=len, reverse=True)))
KEY = re.compile(r"[a-z0-9][a-z0-9_.-]*")
SEPARATORS = re.compile(r"(, | › |: )")


@register.filter
def subject_words(subject: str) -> SafeString:
    """The kinds in the reader's language; keys as code, clauses by their short names."""
    return mark_safe("".join(_piece(piece) for piece in SEPARATORS.split(subject)))  # noqa: S308 - each is escaped


def _piece(piece: str) -> SafeString:
    kind = KIND.match(piece)
    if kind is None or SEPARATORS.fullmatch(piece):
        return _name(piece)
    name = piece[kind.end() :].strip()
    if name.startswith("§"):
        return _name(name)
    word = KINDS[kind[0]]
    return format_html("{} {}", word, _piece(name) if kind[0] == "remark on" else _name(name)) if name else _name(word)


def _name(name: object) -> SafeString:
    text = str(name)
    if text.startswith("§"):
        return format_html("{}", clause_label(text))
    if KEY.fullmatch(text) and re.search("[a-z]{2}", text):
        return format_html("<code>{}</code>", text)
    return format_html("{}", text)
