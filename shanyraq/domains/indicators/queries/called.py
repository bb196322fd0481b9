"""What indicators and their rows are called, in every language that has words for them."""

from collections.abc import Mapping, Sequence
from datetime import date

from shanyraq.domains.indicators.models import Observation, Round
from shanyraq.domains.indicators.queries.observing import Place
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.packages.schema import Indicator
from shanyraq.domains.packages.schema.results import Row


def name_of(indicator: Indicator, own: str, row: Row | None = None, beside: str = "") -> Mapping[str, str]:
    """What an indicator, or a row of it, is called, in every language that has a title for it.

    :param own: the language of the document, for what has no words in another.
    :param beside: what is said behind it in all of them.
    """
    title = indicator.title
    path = row_text(indicator.rows, row, own) if row is not None and row.disaggregation else ""
    paths = {own: path} if isinstance(path, str) else path
    names = {}
    for language, words in ({own: title} if isinstance(title, str) else title).items():
        of_row = paths.get(language) or paths[own]
        parts = (indicator.code or "", f"{words}: {of_row}" if of_row else words, beside)
        names[language] = " ".join(part for part in parts if part)
    return names


def observations_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What observations are called by their numbers: row and period. One statement."""
    found = Observation.objects.filter(framework__code=framework, number__in=numbers(keys))
    columns = found.values_list("number", "indicator", "row", "period")
    return {str(number): {"en": f"{indicator} {row} {period}"} for number, indicator, row, period in columns}


def rounds_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What rounds of collection are called by their numbers. One statement."""
    found = Round.objects.filter(framework__code=framework, number__in=numbers(keys))
    return {str(number): {"en": title} for number, title in found.values_list("number", "title")}


def row_name(place: Place, beside: str = "") -> Mapping[str, str]:
    """What the row of a place is called."""
    return name_of(place.indicator, place.version.language, place.row, beside)
