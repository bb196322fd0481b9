"""Observations in the reader's words: what their row, unit, source, entity and stage are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.monitoring import UNNAMED, Known, known_of, reported_by
from shanyraq.domains.indicators.queries.national_sources import NationalSource, national_sources
from shanyraq.domains.indicators.queries.observing import BREAK, Place
from shanyraq.domains.indicators.rules.agreeing import unit_called
from shanyraq.domains.indicators.rules.flagging import still_odd
from shanyraq.domains.indicators.rules.likeness import joined
from shanyraq.domains.indicators.rules.matching_shapes import STANDARD, Offered
from shanyraq.domains.indicators.vocabulary import MEASURES, ODD, STAGES, Measure, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules.disaggregation import dimension_words
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.scopes import Scope

Text = str | Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """An observation in the reader's words. ``place``: None where the framework has no such row any more; ``series``:
    the key of the national series that it is of; ``beside``: the value, and its period, beside which it is a break.
    """

    row: Observation
    place: Place | None
    own: str
    title: Text
    code: str
    label: Text
    unit: Text
    source: Text
    entity: Text
    stage: str
    measure: str
    series: str = ""
    beside: tuple[Decimal, str] | None = None

    @property
    def source_text(self) -> str:
        """The source as one text, as it is kept."""
        source = self.row.source or self.source
        return pick(source, self.own).text if source else ""

    @property
    def flags(self) -> list[str]:
        """What is odd about it, in words."""
        return [odd_words(rule, self.beside) for rule in still_odd(self.row.flags, self.row.stage) if rule in ODD]

    @property
    def name(self) -> str:
        """What it is called beside others: its indicator, row and period."""
        of = self.code or pick(self.title, self.own).text
        return f"{of} {pick(self.label, self.own).text}, {self.row.period}"

    @property
    def scope(self) -> Scope | None:
        """Where it belongs."""
        return self.place.scope(self.row.entity) if self.place else None


@dataclass(frozen=True)
class Words:
    """What a version has words for. ``anywhere``: the scope of a value of any of its entities."""

    known: Known
    own: str
    anywhere: Scope
    national: Mapping[str, NationalSource] = field(default_factory=dict)

    def every(self, version: Version, rows: Iterable[Observation]) -> list[Shown]:
        """Several, national ones with what their series are called. At most two statements."""
        found = list(rows)
        words = replace(self, national=national_sources(version, found))
        return [words.shown(row) for row in found]

    def shown(self, row: Observation) -> Shown:
        """An observation in the reader's words."""
        place = self.known.places.get((row.indicator, row.row))
        indicator = place.indicator if place else None
        came = self.national.get(row.source)
        unit: Text = unit_called(row.unit)
        if place is not None and indicator is not None and not row.unit:
            unit = place.row.unit.name if place.row.unit else indicator.unit.name
        return Shown(
            row=row,
            place=place,
            own=self.own,
            title=indicator.title if indicator else row.indicator,
            code=(indicator.code or "") if indicator else "",
            label=self._label(place),
            unit=unit,
            source=source_words(came) if came else row.source or (indicator.source if indicator else "") or "",
            series=came.series.key if came else "",
            entity=self._entity(row.entity) if row.entity else _(UNNAMED[reported_by(row.entity, row.origin)]),
            stage=_(STAGES[Stage(row.stage)]),
            measure=_(MEASURES[Measure(row.measure)]),
        )

    def _label(self, place: Place | None) -> Text:
        if place is None or not place.row.disaggregation:
            return _("Total")
        return row_text(place.indicator.rows, place.row, self.own)

    def _entity(self, key: str) -> Text:
        found = self.known.organisations.get(key)
        if found is None:
            return key
        if found.short_name:
            return {self.own: found.short_name, **found.short_names} if found.short_names else found.short_name
        return found.name

    def entity(self, key: str) -> str | Picked:
        """What an entity is called in a menu, or what has none."""
        return _(UNNAMED[key]) if key in UNNAMED else pick(self._entity(key), self.own)

    def indicator(self, key: str) -> str | Picked:
        """What an indicator is called in a menu."""
        found = next((place.indicator for (of, _row), place in self.known.places.items() if of == key), None)
        if found is None:
            return key
        picked = pick(found.title, self.own)
        return picked.after(found.code) if found.code else picked


def odd_words(rule: str, beside: tuple[Decimal, str] | None) -> str:
    """What is odd about a value, by the rule that remarked on it; of a break, the value beside which it is one."""
    said = _(ODD[rule])
    if beside is None or rule != BREAK:
        return said
    value, period = beside
    return f"{said}: {format_number(value)} ({period})"


def source_words(came: NationalSource) -> Text:
    """A national source: what it is called, the title of its series, and what that is broken down by, in words."""
    title = came.series.title or {"en": came.series.indicator}
    parts = joined(_parts(came.series))
    return {
        language: f"{came.title}: {pick(title, 'en', language).text}{_behind(parts, language)}"
        for language in {*title, *parts}
    }


def _parts(series: Offered) -> Iterable[Mapping[str, str]]:
    """The names of its codes; what the source names not, as the interface calls it."""
    reader = (get_language() or "en").split("-")[0]
    for name, code in {"SERIES": series.series, **series.dimensions}.items():
        if code and not series.names.get(name) and name in STANDARD:
            yield {reader: say(dimension_words(f"{name}={code}"))}
        elif code:
            yield series.names.get(name) or {"en": code}


def _behind(parts: Mapping[str, str], language: str) -> str:
    said = pick(parts, "en", language).text
    return f" – {said}" if said else ""


def words_of(page: FrameworkPage) -> Words:
    """The words of the version that a page is about."""
    known = known_of(page.version)
    places = known.places.values()
    outcomes = frozenset(place.outcome.code for place in places)
    entities = frozenset(entity for place in places for entity in place.entities)
    return Words(known, page.version.language, Scope(page.code, outcomes, entities))
