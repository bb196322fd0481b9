"""``{% load commitments %}``: the words for codes of commitments."""

from django import template
from django.utils.functional import Promise

from shanyraq.domains.commitments.queries import Section
from shanyraq.domains.commitments.web import facets

register = template.Library()


@register.filter
def commitment_kind(code: str) -> str | Promise:
    return facets.KINDS[code]


@register.filter
def commitment_modality(code: str) -> str | Promise:
    return facets.MODALITIES[code]


@register.filter
def commitment_state(code: str) -> str | Promise:
    return facets.STATES[code]


@register.filter
def section_heading(section: Section) -> str:
    return facets.heading(section)
