"""The words for what the format says in codes: kinds, states, roles, sides, how often."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from shanyraq.base.ui.words import Words
from shanyraq.domains.governance.queries import Rhythm

KINDS: Words = {
    "steering_committee": _("Steering committee"),
    "coordinating_council": _("National coordination"),
    "coordinating_authority": _("Coordinating authority of the Government"),
    "country_team": _("Country team"),
    "results_group": _("Results groups"),
    "inter_agency_group": _("Inter-agency groups"),
    "thematic_group": _("Thematic groups"),
}
KIND: Words = {
    "steering_committee": _("Steering committee"),
    "coordinating_council": _("Body of national coordination"),
    "coordinating_authority": _("Coordinating authority of the Government"),
    "country_team": _("Country team"),
    "results_group": _("Results group"),
    "inter_agency_group": _("Inter-agency group"),
    "thematic_group": _("Thematic group"),
}
"""One of a kind; ``KINDS`` heads a list of them."""

STATES: Words = {
    "existing": _("exists"),
    "to_be_established": _("to be established"),
    "to_be_considered": _("to be considered"),
}
ROLES: Words = {
    "chair": _("Chair"),
    "co_chair": _("Co-chair"),
    "lead": _("Lead"),
    "member": _("Member"),
    "invited": _("May be invited"),
}
SEATS: Words = {
    "chair": _("chair"),
    "co_chair": _("co-chair"),
    "lead": _("lead"),
    "member": _("member"),
    "invited": _("invited"),
}
"""The same inside a line."""

SIDES: Words = {"government": _("for the Government"), "un": _("for the United Nations")}


def rhythm_words(rhythm: Rhythm) -> str:
    """«at least twice a year» from the numbers; the printed words stand beside it."""
    count = rhythm.at_least
    if rhythm.per == "year":
        text = ngettext("at least %(count)s meeting a year", "at least %(count)s meetings a year", count)
    elif rhythm.per == "quarter":
        text = ngettext("at least %(count)s meeting a quarter", "at least %(count)s meetings a quarter", count)
    else:
        text = ngettext("at least %(count)s meeting a month", "at least %(count)s meetings a month", count)
    return text % {"count": count}
