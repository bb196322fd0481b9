"""``{% load plans %}``: words for states and steps of joint work plans, and the decisions behind them."""

from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import ABSENT
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.words import word_filters
from shanyraq.base.verbs import verbbook
from shanyraq.domains.governance.models import Decision
from shanyraq.domains.workplans.rules import deliverables, programme_documents
from shanyraq.domains.workplans.rules.cycle import STATES
from shanyraq.domains.workplans.vocabulary import DOCUMENT_KINDS

register = template.Library()
word_filters(
    register,
    plan_state={state.value: gettext_lazy(title) for state, title in STATES.items()},
    document_state={state.value: gettext_lazy(title) for state, title in programme_documents.STATES.items()},
    deliverable_state={state.value: gettext_lazy(title) for state, title in deliverables.STATES.items()},
    document_kind={kind.value: gettext_lazy(title) for kind, title in DOCUMENT_KINDS.items()},
)


@register.filter
def verb_title(name: str) -> str:
    """What a verb is called on its button."""
    return _(verbbook()[name].title)


@register.simple_tag(takes_context=True)
def decision_of(
    context: template.Context, decisions: Mapping[int, Decision], number: int | None, member: bool
) -> SafeString:
    """The decision that endorsed an edition: its title and day, with a link for those who may read it."""
    row = decisions.get(number or 0)
    if row is None:
        return format_html("{}", ABSENT)
    words = f"{pick(row.title, context['framework_language']).text}, {format_day(row.decided_on)}"
    if not member:
        return format_html("{}", words)
    return format_html('<a href="{}">{}</a>', reverse("decision", args=[context["framework_code"], row.number]), words)
