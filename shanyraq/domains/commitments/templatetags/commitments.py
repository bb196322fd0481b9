"""``{% load commitments %}``: the words for codes of commitments."""

from django import template

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.commitments.web import facets

register = template.Library()
word_filters(
    register,
    commitment_kind=facets.KINDS,
    commitment_modality=facets.MODALITIES,
    commitment_state=facets.STATES,
)
register.filter("section_heading", facets.heading)
