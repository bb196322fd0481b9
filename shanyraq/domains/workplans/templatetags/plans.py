"""``{% load plans %}``: words for states and steps of joint work plans, and the decisions behind them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from shanyraq.base.access.rules import may
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.words import word_filters
from shanyraq.base.verbs import verbbook
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.registry import MoneyLine, money
from shanyraq.domains.workplans.rules import deliverables, programme_documents
from shanyraq.domains.workplans.rules.cycle import STATES
from shanyraq.domains.workplans.vocabulary import DOCUMENT_KINDS
from shanyraq.kernel.scopes import Scope

register = template.Library()
MOVE = "workplans.sub_output.move"
USUAL = {
    "number": pgettext_lazy("unit", "number"),
    "percent": gettext_lazy("percent"),
    "hours": gettext_lazy("hours"),
    "Invented for training": gettext_lazy("Invented for training"),
}
"""What units, sources and notes of one language often say; of anything else the words stand as they were entered."""
CHANGED = frozenset(AmendSubOutput.model_fields) - {"framework", "number", "seen", "reason", "empty"}
"""The fields that can be changed one at a time."""
word_filters(
    register,
    plan_state={state.value: gettext_lazy(title) for state, title in STATES.items()},
    document_state={state.value: gettext_lazy(title) for state, title in programme_documents.STATES.items()},
    deliverable_state={state.value: gettext_lazy(title) for state, title in deliverables.STATES.items()},
    document_kind={kind.value: gettext_lazy(title) for kind, title in DOCUMENT_KINDS.items()},
)


@register.filter
def usual(text: str) -> str:
    """A unit, a source or a note in the reader's language, where it says what is usual."""
    return str(USUAL.get(text, text))


@register.filter
def of_number(found: Mapping[int, Any], number: int) -> Any:
    """What stands under a number; None where nothing does."""
    return found.get(number)


@register.filter
def verb_title(name: str) -> str:
    """What a verb is called on its button."""
    return _(verbbook()[name].title)


@register.simple_tag(takes_context=True)
def change_one(context: template.Context, number: int, field: str, title: str) -> SafeString:
    """A link to where one field of a sub-output is edited: «Change», said with the field to whoever hears it."""
    label = _("Change: %(field)s") % {"field": title}
    words = '<a class="small" href="{}" aria-label="{}">{}</a>'
    link = format_html(words, _form_of(context, number, field), label, _("Change this"))
    return link if field in CHANGED else SafeString()


@register.simple_tag(takes_context=True)
def add_one(context: template.Context, number: int, field: str, title: str) -> SafeString:
    """The same, called by the field."""
    return format_html('<a href="{}">{}</a>', _form_of(context, number, field), title)


@register.simple_tag(takes_context=True)
def move_by(context: template.Context, number: int, act: str, title: str) -> SafeString:
    """A link to the form that moves a sub-output by an act, called by the act."""
    return format_html('<a href="{}">{}</a>', _do(context, MOVE, number, act=act), _(title))


@register.simple_tag(takes_context=True)
def tell_year(context: template.Context, number: int, year: int) -> SafeString:
    """A link to where it is written what was done in a year, as far as anybody wrote it."""
    label = _("Write what was done in %(year)s") % {"year": year}
    words = '<a class="small" href="{}" aria-label="{}">{}</a>'
    return format_html(words, _in_editor(context, number, f"text-{year}"), label, _("Change this"))


@register.simple_tag(takes_context=True)
def money_links(context: template.Context, number: int, line: MoneyLine, scope: Scope) -> SafeString:
    """Links to the forms of one line of money, for whoever may change it: of an entity that one, of nobody all."""
    where = replace(scope, entities=frozenset({line.entity})) if line.entity else scope
    request = context["request"]
    if not may(request.actor, verbbook()[f"{money().noun}.set"].permission, where):
        return SafeString()
    place = {"entity": line.entity, "contributor": line.contributor, "instrument": line.kind}
    about = {"framework": context["framework_code"], "number": number, "year": line.year}
    about |= {name: value for name, value in place.items() if value} | {"next": request.get_full_path()}
    acts = [("set", _("Change this")), ("clear", _("Take out"))]
    if not line.is_told:
        acts.insert(0, ("tell_apart", _("Tell whose it is")))
    links = [(f"{reverse('do', args=[f'{money().noun}.{act}'])}?{urlencode(about)}", words) for act, words in acts]
    return format_html_join(" · ", '<a href="{}">{}</a>', links)


def _form_of(context: template.Context, number: int, field: str) -> str:
    """Where a field is edited; of a status that there is, the form of what happens next."""
    if field == "status" and context["line"].facts.status:
        return _do(context, MOVE, number)
    return _in_editor(context, number, field)


def _in_editor(context: template.Context, number: int, field: str) -> str:
    return f"{reverse('sub-output-editor', args=[context['framework_code'], number])}#field-{field}"


def _do(context: template.Context, verb: str, number: int, **entered: str | int) -> str:
    request = context["request"]
    about = {"framework": context["framework_code"], "number": number, **entered, "next": request.get_full_path()}
    return f"{reverse('do', args=[verb])}?{urlencode(about)}"


@register.simple_tag(takes_context=True)
def decision_of(
    context: template.Context, decisions: Mapping[int, Any], number: int | None, member: bool
) -> SafeString:
    """The decision that endorsed an edition: its title and day, with a link for those who may read it."""
    row = decisions.get(number or 0)
    if row is None:
        return format_html("{}", ABSENT)
    words = f"{pick(row.title, context['framework_language']).text}, {format_day(row.decided_on)}"
    if not member:
        return format_html("{}", words)
    return format_html('<a href="{}">{}</a>', reverse("decision", args=[context["framework_code"], row.number]), words)
