"""Lists that the forms of national data choose from."""

from shanyraq.base.doors.choices import Choices
from shanyraq.domains.indicators.models import Dataset
from shanyraq.domains.indicators.vocabulary import CHOICES, DATA_KINDS
from shanyraq.domains.indicators.web.lists import named_codes


def data_kinds_list(framework: str) -> Choices:
    """The forms in which national data come."""
    return named_codes(DATA_KINDS)


def values_to_choose_list(framework: str) -> Choices:
    """Which of two values may count."""
    return named_codes(CHOICES)


def datasets_list(framework: str) -> Choices:
    """The national sources of a framework, or of all, by key."""
    found = Dataset.objects.order_by("key")
    of = found.filter(framework__code=framework) if framework else found
    return list(dict(of.values_list("key", "title")).items())
