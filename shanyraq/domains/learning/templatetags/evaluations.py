"""``{% load evaluations %}``: states of evaluations and actions in words, days that events keep as texts."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from shanyraq.domains.learning.rules.evaluating import STATES
from shanyraq.domains.learning.vocabulary.recommendations import ACTION_STATES, PRIORITIES

register = template.Library()


@register.filter
def evaluation_state(code: str) -> str:
    """``{{ row.state|evaluation_state }}``: how far an evaluation has got."""
    return _(STATES[code])


@register.filter
def action_state(code: str) -> str:
    """``{{ row.state|action_state }}``: how far an action has got."""
    return _(ACTION_STATES[code])


@register.filter
def priority(code: str) -> str:
    """``{{ row.priority|priority }}``: how soon a recommendation is to be carried out."""
    return _(PRIORITIES[code])


@register.filter
def as_day(text: str) -> date:
    """``{{ part.data.declared_on|as_day|day }}``: a day that is kept as a text."""
    return date.fromisoformat(text)
