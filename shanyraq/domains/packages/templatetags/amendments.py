"""``{% load amendments %}``: words for the states of an amendment."""

from django import template
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.packages.vocabulary import AmendmentState as State

register = template.Library()
STATES = {
    State.PROPOSED.value: _("proposed"),
    State.AGREED_BY_GOVERNMENT.value: _("agreed by the Government"),
    State.AGREED_BY_UN.value: _("agreed by the United Nations"),
    State.AGREED.value: _("agreed by both sides"),
    State.APPLIED.value: _("applied"),
    State.REJECTED.value: _("rejected"),
    State.WITHDRAWN.value: _("withdrawn"),
}
word_filters(register, amendment_state=STATES)
