"""Lists that forms of money choose from."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.models import Contribution, Reallocation
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.vocabulary import ACTS, EARMARKINGS, FIELDS, MECHANISMS, QUARTERS, STAGES


def instruments_list(framework: str) -> Choices:
    """The kinds of sources."""
    return [(code, pick(names)) for code, names in instruments().items()]


def emptied_amounts_list(framework: str) -> Choices:
    """The amounts of a line of money, which may say nothing."""
    return _named({**FIELDS, **QUARTERS})


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
    return _numbered(Contribution.objects.all(), framework, "title")


def reallocations_list(framework: str) -> Choices:
    """The reallocations of a framework, or of all, by number."""
    return _numbered(Reallocation.objects.all(), framework, "contribution__title")


def _numbered(rows: QuerySet[Any], framework: str, title: str) -> Choices:
    """Rows with a number, of a framework or of all; ``title``: the column that calls them."""
    found = rows.filter(framework__code=framework) if framework else rows
    return joined((str(number), name) for number, name in found.order_by("number").values_list("number", title))


def _named(titles: Mapping[str, str]) -> Choices:
    return [(str(value), _(title)) for value, title in titles.items()]
