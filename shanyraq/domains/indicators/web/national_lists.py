"""Lists that the forms of national data choose from."""

from collections.abc import Collection, Mapping
from typing import Any

from shanyraq.base.doors.choices import Choices
from shanyraq.domains.indicators.models import Dataset, Indicator, Series
from shanyraq.domains.indicators.rules.matching_shapes import AREA
from shanyraq.domains.indicators.vocabulary import CHOICES, DATA_KINDS
from shanyraq.domains.indicators.web.lists import named_codes
from shanyraq.domains.packages.queries.versions import newest_among


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


def national_series_list(framework: str) -> Choices:
    """The series of the whole country that national sources have of the indicators of a framework, by key."""
    codes = Indicator.objects.filter(version__in=newest_among([framework])).exclude(code=None).values("code")
    found = Series.objects.filter(dataset__framework__code=framework, indicator__in=codes)
    whole = found.exclude(dimensions__has_key=AREA).order_by("indicator", "key")
    return [(key, key.replace("|", " ").strip()) for key in dict.fromkeys(whole.values_list("key", flat=True))]


def series_of_the_row(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """The series of the source and the indicator that a form names; all while it names none."""
    dataset, key = str(entered.get("dataset") or ""), str(entered.get("indicator") or "")
    codes = Indicator.objects.filter(version__in=newest_among([framework]), key=key)
    code = codes.values_list("code", flat=True).first()
    if not (dataset and code):
        return None
    found = Series.objects.filter(dataset__framework__code=framework, dataset__key=dataset, indicator=code)
    return set(found.values_list("key", flat=True))
