"""``{% load amendments %}``: words for the states of an amendment."""

from django import template
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.packages.vocabulary import STATES

register = template.Library()
word_filters(register, amendment_state={state: _(title) for state, title in STATES.items()})
