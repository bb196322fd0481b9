"""Lists that the forms of national data choose from."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Dataset, Indicator, Series
from shanyraq.domains.indicators.queries.wanted import offered
from shanyraq.domains.indicators.rules.matching_shapes import AREA, Offered
from shanyraq.domains.indicators.templatetags.indicators_national import unit_words
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
    """The series of the whole country that national sources have, by key: indicator, what it counts, unit, in the words
    of the source. Two statements.
    """
    datasets = {each.pk: each for each in Dataset.objects.filter(framework__code=framework)}
    whole = Series.objects.filter(dataset__in=datasets).exclude(dimensions__has_key=AREA).order_by("indicator", "key")
    return list({row.key: series_words(offered(row, datasets[row.dataset_id].words, {})) for row in whole}.items())


def series_words(series: Offered) -> str:
    """A series as people choose it: «7.2.1 Share of renewable energy: without large hydropower, Percent»."""
    called = pick(dict(series.called), "en").text if series.called else _("the whole")
    unit = f", {unit_words(series)}" if series.unit else ""
    return f"{series.indicator} {pick(dict(series.title), 'en').text}: {called}{unit}"


def series_of_the_row(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """The series of the source and the indicator that a form names; all where it names none, or the source has none of
    the indicator's code.
    """
    dataset, key = str(entered.get("dataset") or ""), str(entered.get("indicator") or "")
    codes = Indicator.objects.filter(version__in=newest_among([framework]), key=key)
    code = codes.values_list("code", flat=True).first()
    if not (dataset and code):
        return None
    found = Series.objects.filter(dataset__framework__code=framework, dataset__key=dataset, indicator=code)
    return set(found.values_list("key", flat=True)) or None
