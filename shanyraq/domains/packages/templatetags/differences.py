"""``{% load differences %}``: fields and values of the package format, before and after, as people read them."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import NAMES, name_of
from shanyraq.base.ui.words import Words
from shanyraq.domains.packages.rules.disaggregation import dimension_words

register = template.Library()

FIELDS: Words = {
    "actor": gettext_lazy("actor"),
    "applies": gettext_lazy("applies"),
    "baseline": gettext_lazy("baseline"),
    "chair": gettext_lazy("chair"),
    "clause": gettext_lazy("clause"),
    "clauses": gettext_lazy("clauses"),
    "code": gettext_lazy("code"),
    "dates": gettext_lazy("dates"),
    "desired": gettext_lazy("desired direction"),
    "desired_reason": gettext_lazy("why this direction"),
    "dimensions": gettext_lazy("dimensions"),
    "disaggregation": gettext_lazy("disaggregation"),
    "due_on": gettext_lazy("due on"),
    "ends_on": gettext_lazy("ends on"),
    "entities": gettext_lazy("contributing entities"),
    "entity": gettext_lazy("entity"),
    "indicator": gettext_lazy("indicator"),
    "key": gettext_lazy("key"),
    "kind": gettext_lazy("kind"),
    "label": gettext_lazy("label"),
    "latest": gettext_lazy("latest values"),
    "lead_entities": gettext_lazy("lead entities"),
    "lead_printed": gettext_lazy("lead entities as printed"),
    "lnob_groups": gettext_lazy("groups left behind"),
    "measurement": gettext_lazy("unit as printed"),
    "members": gettext_lazy("members"),
    "modality": gettext_lazy("modality"),
    "name": gettext_lazy("name"),
    "note": gettext_lazy("remark"),
    "obligation": gettext_lazy("obligation"),
    "order": gettext_lazy("order"),
    "otherwise": gettext_lazy("otherwise"),
    "partners": gettext_lazy("contributing partners"),
    "printed": gettext_lazy("as printed"),
    "qualifier": gettext_lazy("what it counts"),
    "reconstructed": gettext_lazy("reconstructed"),
    "responses": gettext_lazy("responses"),
    "responsible": gettext_lazy("responsible"),
    "rhythm": gettext_lazy("rhythm"),
    "scale": gettext_lazy("scale"),
    "sdg_target": gettext_lazy("SDG target"),
    "short_name": gettext_lazy("short name"),
    "source": gettext_lazy("source"),
    "starts_on": gettext_lazy("starts on"),
    "state": gettext_lazy("answer"),
    "statement": gettext_lazy("statement"),
    "target_pending": gettext_lazy("target to be set"),
    "target_printed": gettext_lazy("target cell as printed"),
    "targets": gettext_lazy("targets"),
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "unit": gettext_lazy("unit"),
    "value": gettext_lazy("value"),
    "year": gettext_lazy("year"),
}
"""Fields that amendments are mostly about. Any other is shown by its name in the package format."""


@register.filter
def field_word(name: str) -> SafeString:
    """A field in the reader's language; by its name in the format where it has no word."""
    return format_html("{}", FIELDS[name]) if name in FIELDS else format_html('<code lang="en">{}</code>', name)


@register.filter
def field_value(value: Any, field: str = "") -> SafeString:
    """A plain value: absence a dash, a value as printed, a text in several languages and a list line by line."""
    if value is None or value in ([], {}, ""):
        return format_html('<span class="absent">{}</span>', ABSENT)
    if isinstance(value, bool):
        return format_html("{}", _("yes") if value else _("no"))
    if isinstance(value, Mapping):
        return _lines(_parts(value, field))
    if isinstance(value, list):
        return _lines([_said(item, field) for item in value])
    return format_html("{}", value)


def _lines(lines: list[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))


def _parts(value: Mapping[str, Any], field: str) -> list[str]:
    """A mapping line by line: a printed value alone, languages and dimensions by their names."""
    if value.get("printed"):
        return [str(value["printed"])]
    there = {name: item for name, item in value.items() if item not in (None, [], {}, "")}
    if field == "dimensions":
        return [say(dimension_words(f"{name}={code}")) for name, code in there.items()]
    if there.keys() <= NAMES.keys():
        return [f"{name_of(name)}: {_said(item)}" for name, item in there.items()]
    return [f"{FIELDS.get(name, name)}: {_said(item, name)}" for name, item in there.items()]


def _said(value: Any, field: str = "") -> str:
    """A value inside a list or mapping, without the fields that are empty."""
    if isinstance(value, Mapping):
        return "; ".join(_parts(value, field))
    if isinstance(value, list):
        return ", ".join(_said(item, field) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
