"""Annual reviews and their course corrections: all of a framework, one, what they are called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.framework.queries.theory import AssumptionView, assumptions
from shanyraq.domains.indicators.queries.observing import indicators_of
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.vocabulary import Reviewed
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.risks import Risk
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

REVIEW, CORRECTION = "review", "course_correction"
"""What the trail calls them."""
REVIEW_DAYS = ("prepared_on", "discussed_on", "concluded_on")
REVIEW_TEXTS = ("summary", "risk_notes", "inputs")
REVIEW_FIELDS = ("outcome", "year", "state", *REVIEW_DAYS, *REVIEW_TEXTS, "assumptions", "risk_updates")
CORRECTION_FIELDS = ("what", "who", "due_on", "outcome", "year", "state", "note", "changes")
DAYS = frozenset({*REVIEW_DAYS, "due_on"})
NOT_JUDGED: Mapping[str, Any] = {"verdict": "", "judgement": {}, "indicator": "", "owner": ""}
NOT_UPDATED: Mapping[str, Any] = {"course": "", "judgement": {}, "owner": ""}
"""Of which nothing is said yet; of an assumption that was judged before indicators could be named, without one."""
CALLED = gettext_noop("annual review {number}")


@dataclass(frozen=True, slots=True)
class Judged:
    """An assumption with what a review says of it; ``verdict`` empty: nothing yet."""

    assumption: AssumptionView
    verdict: str
    judgement: Mapping[str, str]
    indicator: str
    owner: str


@dataclass(frozen=True, slots=True)
class Updated:
    """A risk or an opportunity with what a review says of it; ``course`` empty: nothing yet."""

    risk: Risk
    course: str
    judgement: Mapping[str, str]
    owner: str


def review_values(row: Review) -> dict[str, Any]:
    """What events tell of a review; its figures are kept with it, and told by the day on which they were taken."""
    return {name: _plain(getattr(row, name)) for name in REVIEW_FIELDS}


def correction_values(row: Correction) -> dict[str, Any]:
    """What events tell of a course correction."""
    return {name: _plain(getattr(row, name)) for name in CORRECTION_FIELDS}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def reviews(version: Version) -> list[Review]:
    """Every review, by year and outcome. One statement."""
    return list(Review.objects.filter(framework=version.framework_id))


def whole_reviews(version: Version, as_of: date | None = None) -> list[tuple[Review, list[Correction]]]:
    """Every review with its course corrections; with a day as the trail says that they stood then. Two statements, four
    with a day.

    On a day the figures of a review are None where it was prepared again since: those of before are not kept.
    """
    rows = Review.objects.filter(framework=version.framework_id).prefetch_related("corrections")
    found = [(row, list(row.corrections.all())) for row in rows]
    if as_of is None or not found:
        return found
    then, corrected = states(version.code, REVIEW, as_of), states(version.code, CORRECTION, as_of)
    return [
        (_then(row, held), corrections_then(own, corrected))
        for row, own in found
        if (held := then.get(str(row.number))) is not None
    ]


def whole_review(version: Version, number: int, as_of: date | None = None) -> tuple[Review, list[Correction]]:
    """One of them with its course corrections; on a day as it stood then.

    :raises NotFound: when there is none of this number, or there was none yet.
    """
    for row, own in whole_reviews(version, as_of):
        if row.number == number:
            return row, own
    raise NotFound(Sentence(CALLED, {"number": str(number)}))


def corrections_then(rows: Iterable[Correction], then: Mapping[str, Mapping[str, Any]]) -> list[Correction]:
    """Those that were proposed by a day, as they stood; ``then``: by number what the trail says of each."""
    there = [row for row in rows if str(row.number) in then]
    for row in there:
        _lay(row, {"changes": None, **then[str(row.number)]}, CORRECTION_FIELDS)
    return there


def _then(row: Review, held: Mapping[str, Any]) -> Review:
    days: dict[str, Any] = dict.fromkeys(REVIEW_DAYS)
    held = {**days, **{name: {} for name in ("assumptions", "risk_updates", *REVIEW_TEXTS)}, **held}
    if held["prepared_on"] != _plain(row.prepared_on):
        row.figures = None if held["prepared_on"] else {}
    _lay(row, held, REVIEW_FIELDS)
    return row


def _lay(row: Review | Correction, held: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if name in held:
            value = held[name]
            setattr(row, name, date.fromisoformat(value) if name in DAYS and value else value)
    row.revision = 0


def review(framework: str, number: int) -> Review:
    """One of them.

    :raises NotFound: when there is none of this number.
    """
    found = Review.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(CALLED, {"number": str(number)}))
    return found


def corrections(row: Review) -> list[Correction]:
    """The course corrections of a review, by number."""
    return list(row.corrections.all())


def correction(framework: str, number: int) -> Correction:
    """One of them, with its review.

    :raises NotFound: when there is none of this number.
    """
    found = Correction.objects.select_related("review").filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("course correction {number}"), {"number": str(number)}))
    return found


def corrections_of_plan(
    version: Version, outcome: str, year: int, standing: Collection[str], as_of: date | None = None
) -> list[Correction]:
    """Those about the joint work plan of an outcome in a year that stand so, with their reviews, by number; with a day
    as they stood at its end. One statement, two with a day.
    """
    found = Correction.objects.select_related("review")
    rows = list(found.filter(framework=version.framework_id, outcome=outcome, year=year))
    if as_of is not None and rows:
        rows = corrections_then(rows, states(version.code, CORRECTION, as_of))
    return [row for row in rows if row.state in standing]


def assumptions_of(
    version: Version, outcome: str, known: Sequence[AssumptionView] | None = None
) -> list[AssumptionView]:
    """The assumptions on which an outcome leans; all of them for the whole framework. Two statements, none where all
    are ``known`` already.
    """
    return [
        each
        for each in (assumptions(version) if known is None else known)
        if not outcome or not each.outcomes or any(name.code == outcome for name in each.outcomes)
    ]


def judged(version: Version, row: Review, known: Sequence[AssumptionView] | None = None) -> list[Judged]:
    """Each of them with what the review says of it."""
    return [
        Judged(each, **{**NOT_JUDGED, **held})
        for each in assumptions_of(version, row.outcome, known)
        for held in (row.assumptions.get(each.key, {}),)
    ]


def indicator_keys(version: Version) -> set[str]:
    """The keys of its indicators, those of outputs too. No statement when the package was read before."""
    return {indicator.key for _outcome, indicator in indicators_of(recent_package(version))}


def risks_of(version: Version, outcome: str) -> list[Risk]:
    """The risks and opportunities that bear on an outcome, or that the document links with none; all of them for the
    whole framework. No statement when the package was read before.
    """
    known = recent_package(version).risks.risks
    return [each for each in known if not outcome or not each.outcomes or outcome in each.outcomes]


def updated(version: Version, row: Review) -> list[Updated]:
    """Each of them with what the review says of it."""
    return [
        Updated(each, **{**NOT_UPDATED, **held})
        for each in risks_of(version, row.outcome)
        for held in (row.risk_updates.get(each.key, {}),)
    ]


def place_of(code: str, outcome: str) -> Scope:
    """Where a review belongs: to its outcome, or to the framework alone."""
    return Scope(code, frozenset({outcome}) if outcome else frozenset())


def concluded(version: Version, as_of: date | None = None) -> list[tuple[str, int, date]]:
    """Outcome, year and day of every review that was concluded; with a day those concluded by then. One statement."""
    found = concluded_values(version, as_of)
    return [(each["outcome"], each["year"], date.fromisoformat(each["concluded_on"])) for each in found]


def concluded_values(version: Version, as_of: date | None = None) -> list[Mapping[str, Any]]:
    """The concluded reviews as events tell of them; with a day as they stood at its end. One statement."""
    if as_of is None:
        rows = Review.objects.filter(framework=version.framework_id, state=Reviewed.CONCLUDED)
        return [review_values(row) for row in rows if row.concluded_on]
    then = states(version.code, REVIEW, as_of).values()
    return [each for each in then if each.get("state") == Reviewed.CONCLUDED]


def reviews_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What reviews are called in every language of the interface: by year and outcome. One statement."""
    rows = Review.objects.filter(framework__code=framework, number__in=numbers(keys))
    languages = [language for language, _title in settings.LANGUAGES]
    return {
        str(row.number): {language: review_name(row.year, row.outcome, language) for language in languages}
        for row in rows
    }


def review_name(year: int, outcome: str, language: str | None = None) -> str:
    """«2026, outcome 1», «2026, the whole framework», in a language or in the active one."""
    with translation.override(language or translation.get_language()):
        if outcome:
            return _("%(year)s, outcome %(code)s") % {"year": year, "code": outcome}
        return _("%(year)s, the whole framework") % {"year": year}


def corrections_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The words of course corrections by language. One statement."""
    rows = Correction.objects.filter(framework__code=framework, number__in=numbers(keys)).values_list("number", "what")
    return {str(number): by_language(what, next(iter(what), "en")) for number, what in rows}


def has_reviews(version: Version) -> bool:
    """Whether any was ever opened in the framework of a version."""
    return Review.objects.filter(framework=version.framework_id).exists()
