"""Lists that forms of money choose from."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.models import Contribution, Reallocation
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.vocabulary import ACTS, EARMARKINGS, MECHANISMS, STAGES


def instruments_list(framework: str) -> Choices:
    """The kinds of sources."""
    return [(code, pick(names)) for code, names in instruments().items()]


def earmarkings_list(framework: str) -> Choices:
    """How far contributions are bound."""
    return _named(EARMARKINGS)


def stages_list(framework: str) -> Choices:
    """The stages of mobilisation."""
    return _named(STAGES)


def acts_list(framework: str) -> Choices:
    """What moves a contribution on."""
    return _named(ACTS)


def mechanisms_list(framework: str) -> Choices:
    """Newer ways of financing."""
    return _named(MECHANISMS)


def contributions_list(framework: str) -> Choices:
    """The contributions of a framework, or of all, by number."""
    found = Contribution.objects.order_by("number")
    if framework:
        found = found.filter(framework__code=framework)
    return joined((str(number), title) for number, title in found.values_list("number", "title"))


def reallocations_list(framework: str) -> Choices:
    """The reallocations of a framework, or of all, by number."""
    found = Reallocation.objects.order_by("number")
    if framework:
        found = found.filter(framework__code=framework)
    return joined((str(number), title) for number, title in found.values_list("number", "contribution__title"))


def _named(titles: Mapping[str, str]) -> Choices:
    return [(str(value), _(title)) for value, title in titles.items()]
