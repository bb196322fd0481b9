"""The trend before the framework: from the first printed baseline to the effective one.

Shown apart, for context. It never enters a verdict: what happened before the framework began is
not progress under it.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from shanyraq.domains.indicators.rules.case import Case, read_case
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.pace import change_per_year, derived, difference, in_percent, one_sign
from shanyraq.domains.indicators.rules.values import Point, points, same_measure
from shanyraq.domains.indicators.vocabulary import TREND_LABELS, Formula, Kind, TrendWord
from shanyraq.domains.packages.rules.series import break_between
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

RULE = "indicators.trend_before"

METHOD = Source(
    document="Shanyraq progress method",
    clause="7. The trend before the framework",
    edition="1",
    url="/method/",
)

FROM_TO = gettext_noop("Before the framework the value went from {first} to {last}.")
DATED = gettext_noop("{value} ({year})")
UNDATED = gettext_noop("{value} (printed without a year)")
PER_YEAR_LINEAR = gettext_noop("On average that is {pace} a year.")
PER_YEAR_COMPOUND = gettext_noop("On average that is {pace} % a year.")
NOT_PROGRESS = gettext_noop("It does not count as progress under the framework.")
ONE_VALUE = gettext_noop("The document prints fewer than two values from before the framework.")
OTHER_MEASURE = gettext_noop(
    "The first baseline is marked «{first_mark}» and the latest «{last_mark}»: they cannot be compared."
)
ONE_MARKED = gettext_noop("Only one of the two is marked («{mark}»); both are read as the same measure.")
BREAK = gettext_noop(
    "From {before} to {after} the value changed by a factor of {factor} a year: the two hardly count the same "
    "thing, so no trend is drawn across them."
)
NO_DIRECTION = gettext_noop("Whether that is better is unknown, because no desired direction is stated.")
UNCLEAR = gettext_noop(
    "Whether that is better is unknown, because it is unclear whether the value should rise or fall. The reason that "
    "the package gives: {unclear}"
)


@dataclass(frozen=True, slots=True)
class Trend:
    """What the printed baselines show of the time before the framework.

    ``per_year`` is in units of the row (linear) or a share (compound, 0.02 is 2 % a year); None
    where a year is missing or on a scale of answers.
    """

    word: TrendWord
    first: Reading | None
    last: Reading | None
    change: Decimal | None
    per_year: Decimal | None
    formula: Formula | None
    explanation: tuple[Sentence, ...]
    rule: str = RULE

    @property
    def label(self) -> str:
        """The word as the interface says it, for translation."""
        return TREND_LABELS[self.word]


@rule(
    id=RULE,
    title=gettext_noop("The trend before the framework is shown apart and never counts as progress under it."),
    source=METHOD,
)
def trend_before(given: ProgressInput) -> Trend:
    """The change from the first printed baseline to the effective baseline, in words and a year.

    Improving and worsening are said against the desired direction. One value, two different
    measures, a break between two of the values, or no direction give «unknown».
    """
    case = read_case(given)
    first, last = _first(case), case.baseline or case.other_measure
    if first is None or last is None or first == last:
        return Trend(TrendWord.UNKNOWN, None, None, None, None, None, (Sentence(ONE_VALUE),))
    if not same_measure(first.qualifier, last.qualifier):
        marks = {"first_mark": first.reading.mark, "last_mark": last.reading.mark}
        sentences = (Sentence(OTHER_MEASURE, marks),)
        return Trend(TrendWord.UNKNOWN, first.reading, last.reading, None, None, None, sentences)
    broken = _break(case, first, last)
    if broken is not None:
        return Trend(TrendWord.UNKNOWN, first.reading, last.reading, None, None, None, (broken,))
    word = _word(case, first, last)
    formula, per_year, pace_sentences = _per_year(case, first, last)
    unknown = (_unknown(given),) if word is TrendWord.UNKNOWN else ()
    mark = first.reading.mark or last.reading.mark
    marked = (Sentence(ONE_MARKED, {"mark": mark}),) if first.qualifier != last.qualifier else ()
    sentences = (_from_to(first, last), *marked, *pace_sentences, *unknown, Sentence(NOT_PROGRESS))
    change = difference(last.value, first.value)
    return Trend(word, first.reading, last.reading, change, per_year, formula, sentences)


def _unknown(given: ProgressInput) -> Sentence:
    return Sentence(UNCLEAR, {"unclear": given.unclear}) if given.unclear else Sentence(NO_DIRECTION)


def _first(case: Case) -> Point | None:
    """The earliest printed baseline that can be read; the first in print where a year is missing."""
    printed = points(case.given.printed, case.given)
    if all(point.year is not None for point in printed):
        return min(printed, key=lambda point: point.year or 0, default=None)
    return printed[0]


def _break(case: Case, first: Point, last: Point) -> Sentence | None:
    """The last break between two neighbours of the way from the first to the last value, in words."""
    if case.given.kind is not Kind.QUANTITATIVE or first.year is None or last.year is None:
        return None
    way = sorted(
        (
            point
            for point in points(case.given.printed, case.given)
            if same_measure(point.qualifier, last.qualifier) and first.year <= (point.year or 0) <= last.year
        ),
        key=lambda point: point.in_year,
    )
    for before, after in reversed(list(pairwise(way))):
        one, other, years = float(before.value), float(after.value), after.in_year - before.in_year
        factor = break_between(case.given.unit, one, other, years, case.given.as_of)
        if factor:
            return Sentence(BREAK, {"before": _dated(before), "after": _dated(after), "factor": round(factor, 2)})
    return None


def _word(case: Case, first: Point, last: Point) -> TrendWord:
    if first.value == last.value:
        return TrendWord.UNCHANGED
    if case.direction is None:
        return TrendWord.UNKNOWN
    rising = last.value > first.value
    return TrendWord.IMPROVING if rising == (case.direction.sign > 0) else TrendWord.WORSENING


def _per_year(case: Case, first: Point, last: Point) -> tuple[Formula | None, Decimal | None, tuple[Sentence, ...]]:
    """The yearly change, compound or linear by the same choice as in a verdict."""
    if first.year is None or last.year is None or last.year <= first.year:
        return None, None, ()
    if case.given.kind is not Kind.QUANTITATIVE:
        return None, None, ()
    compound = case.given.unit not in case.bands.linear_units and one_sign(first.value, last.value)
    formula = Formula.COMPOUND if compound else Formula.LINEAR
    years = last.year - first.year
    per_year = change_per_year(first.value, last.value, years, formula)
    template = PER_YEAR_COMPOUND if compound else PER_YEAR_LINEAR
    pace = derived(in_percent(per_year) if compound else per_year, first.value, last.value)
    return formula, per_year, (Sentence(template, {"pace": pace}),)


def _from_to(first: Point, last: Point) -> Sentence:
    return Sentence(FROM_TO, {"first": _dated(first), "last": _dated(last)})


def _dated(point: Point) -> Sentence:
    if point.year is None:
        return Sentence(UNDATED, {"value": point.text})
    return Sentence(DATED, {"value": point.text, "year": str(point.year)})
