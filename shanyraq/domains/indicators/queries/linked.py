"""The links of a framework with national series, one by one, and what stands on both sides of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.indicators.models import Dataset, Judgement, Link, Point, Series
from shanyraq.domains.indicators.queries.observing import Place, place_of
from shanyraq.domains.indicators.queries.wanted import offered, printed_of, told_points
from shanyraq.domains.indicators.rules.differing import Judged, YearBeside, years_beside
from shanyraq.domains.indicators.rules.likeness import joined
from shanyraq.domains.indicators.vocabulary import Choice
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "link"
"""What a link is as the subject of an event."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A row of the framework, the national source, and their link; None where there is none yet."""

    place: Place
    dataset: Dataset
    link: Link | None

    @property
    def name(self) -> str:
        code = self.place.indicator.code or self.place.indicator.key
        return f"{code} {self.place.row.key}"


def linked(framework: str, dataset: str, indicator: str, row: str) -> Linked:
    """A row with its link in a national source.

    :raises NotFound: when the framework has no such row or no such source.
    """
    place = place_of(framework, indicator, row)
    found = Dataset.objects.filter(framework=place.version.framework_id, key=dataset).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("national source {key}"), {"key": dataset}))
    where = {"framework": place.version.framework_id, "dataset": dataset, "indicator": indicator, "row": row}
    return Linked(place, found, Link.objects.filter(**where).first())


def link_of(found: Linked) -> Link:
    """The link of a row that must have one.

    :raises NotFound: when there is none.
    """
    if found.link is None:
        raise NotFound(Sentence(gettext_noop("series of {row}"), {"row": found.name}))
    return found.link


def years_of_link(found: Linked) -> list[YearBeside]:
    """The printed values of the row beside those of its series, with what was decided of them. Three statements."""
    link = link_of(found)
    series = Series.objects.filter(dataset=found.dataset, key=link.series).first()
    points = Point.objects.filter(series=series, superseded_at=None) if series else Point.objects.none()
    where = {"framework": link.framework_id, "dataset": link.dataset, "indicator": link.indicator, "row": link.row}
    judged = [as_judged(each) for each in Judgement.objects.filter(**where, superseded_at=None)]
    national = told_points(points).get(series.pk, {}) if series else {}
    return years_beside(printed_of(found.place.row), national, judged)


def unit_told(found: Linked) -> str:
    """The unit of the series of a row, as the source has it; empty without a series, and where it names none."""
    told = Series.objects.filter(dataset=found.dataset, key=link_of(found).series).values_list("unit", flat=True)
    return told.first() or ""


def called_in_source(dataset: Dataset, series: str) -> Mapping[str, str]:
    """What the source calls a series: its title and what it counts, by language; empty where there is none. One
    statement.
    """
    row = Series.objects.filter(dataset=dataset, key=series).first()
    if row is None:
        return {}
    found = offered(row, dataset.words, {})
    return joined([found.title, *([found.called] if found.called else [])])


def as_judged(row: Judgement) -> Judged:
    """A decision as the rules take it."""
    return Judged(row.year, row.printed, row.national, Choice(row.choice), row.reason, row.made_by)


def anchor(key: str) -> str:
    """The place of a link on its page, from its key as the subject of an event: ``row-1.2.1-total``."""
    return "row-" + "-".join(key.split("/")[1:])


def datasets_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What national sources are called. One statement."""
    found = Dataset.objects.filter(framework__code=framework, key__in=list(keys))
    return {key: {"en": title} for key, title in found.values_list("key", "title")}


def links_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What links are called by their keys: the row. One statement."""
    found = Link.objects.filter(framework__code=framework)
    there = {f"{link.dataset}/{link.indicator}/{link.row}": f"{link.indicator} {link.row}" for link in found}
    return {key: {"en": there[key]} for key in keys if key in there}
