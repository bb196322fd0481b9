"""What indicators, rows and units of a framework are called for whoever reads, without their results being loaded, and
how often they have values.
"""

from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.indicators.queries.observing import Place
from shanyraq.domains.indicators.rules.matching_shapes import UNIT, Offered
from shanyraq.domains.indicators.vocabulary import FREQUENCIES, Frequency
from shanyraq.domains.packages.rules.row_names import row_text


def indicator_words(place: Place) -> Picked:
    """Code and title of an indicator."""
    title = pick(place.indicator.title, place.version.language)
    return title.after(place.indicator.code) if place.indicator.code else title


def row_words(place: Place) -> Picked:
    """A row from group to leaf, in the package's own words where it has them."""
    own = place.version.language
    if place.row.kind == "total":
        return pick({"en": _("Total")}, "en", "en")
    return pick(row_text(place.indicator.rows, place.row, own), own)


def unit_of_series(series: Offered) -> str:
    """The unit of a national series as the source calls it; its code where it has no name."""
    names = series.names.get(UNIT)
    return pick(dict(names), next(iter(names))).text if names else series.unit


def unit_words(place: Place) -> Picked:
    """The unit of a row: understood from its label, printed in it, or that of its indicator."""
    own = place.version.language
    if place.row.unit:
        return pick(place.row.unit.name, own)
    printed, of_all = place.row.measurement or "", place.indicator.unit
    if printed and printed.casefold() != (of_all.printed or "").casefold():
        return pick(printed, own)
    return pick(of_all.name, own)


def source_words(place: Place) -> Picked:
    """The source that the framework names; empty where it names none."""
    return pick(place.indicator.source, place.version.language)


def often_words(frequency: str, every: int) -> str:
    """How often a source has a value."""
    if frequency == Frequency.EVERY_YEARS:
        return _("Every %(years)s years") % {"years": every}
    return _(FREQUENCIES[frequency])
