"""Whether two sub-outputs overlap, or open a chance to do something together; with the reasons in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shanyraq.domains.workplans.rules.overlaps.likeness import Alike, Evidence, Printed
from shanyraq.domains.workplans.rules.overlaps.outline import (
    WHOLE,
    Outline,
    Rarity,
    Shared,
    apart_in_time,
    shared,
    together,
)
from shanyraq.domains.workplans.rules.overlaps.settings import Settings
from shanyraq.domains.workplans.vocabulary import FUNCTIONS, GROUPS, Function, Group
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source

MAPPED = Source(
    document="UN INFO Help",
    clause="Reporting processes and deadlines: joint work plans show gaps, overlaps and openings for joint programmes",
    edition="as read in 2025",
    url="https://help.uninfo.org/un-info/reporting-deadlines-reports-and-dashboards/reporting-processes-and-deadlines",
)


class Kind(StrEnum):
    """How two sub-outputs of different entities stand to each other."""

    OVERLAP = "overlap"
    OPENING = "opening"


KINDS: dict[Kind, str] = {Kind.OVERLAP: gettext_noop("Overlap"), Kind.OPENING: gettext_noop("Opening")}
ENOUGH = 2
"""Of place, group and target, so many are shared by what belongs together."""
PLAIN = {
    "places": gettext_noop("Both in {places}"),
    "groups": gettext_noop("Both for {groups}"),
    "targets": gettext_noop("Both for SDG target {targets}"),
    "implementers": gettext_noop("Both with {names}"),
}
"""What is said of each thing that two have in common."""
ONE_EVERYWHERE = gettext_noop("One in the whole country, the other in {places}")
"""What is said of places instead, where only one of them names any."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sub-outputs, the one with the smaller number first. ``score`` and ``likeness`` (of texts): from 0 to 1."""

    one: int
    other: int
    kind: Kind
    score: float
    likeness: float
    shared: Shared
    reasons: tuple[Sentence, ...]

    @property
    def numbers(self) -> tuple[int, int]:
        """The numbers of both."""
        return self.one, self.other


@rule(
    id="workplans.alike",
    title=gettext_noop("Entities that do alike work, or work that completes each other, know of it."),
    source=MAPPED,
)
def related(one: Outline, other: Outline, alike: Alike, rare: Rarity, given: Settings, own: str = "en") -> Pair | None:
    """Compares two sub-outputs of different entities by their texts, places, groups, SDG targets, partners and time.

    Both kinds share two of place, group and target; where both tell fewer than two of these, all that both tell. A
    place alone says little: what is done in the whole country is done in every place. Overlap: their texts are alike,
    and the kind of work and the place are the same as far as they are told. Opening: they are about the same matter (or
    about near matters, and share the target and a place or a group), but do another kind of work or stand under another
    outcome. What ended before the other began, and what is in one joint programme already, is neither. Score =
    weights × (likeness of texts, and rarity of what they share).
    """
    if together(one, other) or apart_in_time(one, other):
        return None
    both = shared(one, other)
    score = scored(both, alike, rare, given)
    kind = _kind(one, other, both, alike, given, score)
    if kind is None:
        return None
    reasons = tuple(_reasons(one, other, both, alike.words(own), round(alike.share * 100), kind))
    return Pair(one.number, other.number, kind, score, alike.share, both, reasons)


def scored(both: Shared, alike: Alike, rare: Rarity, given: Settings) -> float:
    """From 0 to 1: likeness of the texts, and how rare the rarest of each thing is that they share, by weight."""
    return (
        given.text * alike.share
        + given.place * rare.rarest("places", both.places)
        + given.group * rare.rarest("groups", both.groups)
        + given.target * rare.rarest("targets", both.targets)
        + given.partner * rare.rarest("implementers", both.implementers)
    )


def _kind(one: Outline, other: Outline, both: Shared, alike: Alike, given: Settings, score: float) -> Kind | None:
    if not _have_enough_in_common(one, other, both):
        return None
    same = _same_work(one, other, both, alike)
    if alike.share >= given.overlap and same is not False and _near(one, other, both):
        return Kind.OVERLAP
    apart = same is False or one.outcome != other.outcome
    if apart and _meet(both, alike, given) and score >= given.least:
        return Kind.OPENING
    return None


def _have_enough_in_common(one: Outline, other: Outline, both: Shared) -> bool:
    """Whether they share two of place, group and target; where both tell fewer than two of these, all of them."""
    told = [name for name in ("places", "groups", "targets") if getattr(one, name) and getattr(other, name)]
    shares = sum(bool(getattr(both, name)) for name in told)
    return 0 < min(ENOUGH, len(told)) <= shares


def _meet(both: Shared, alike: Alike, given: Settings) -> bool:
    """Whether they are about the same matter; or about near matters, and share the target and a place or a group."""
    if alike.share >= given.opening:
        return True
    return alike.share >= given.faint and bool((both.places or both.groups) and both.targets)


def _same_work(one: Outline, other: Outline, both: Shared, alike: Alike) -> bool | None:
    """Whether the kind of work is the same: by functions where both tell them, else by the words; None: not told."""
    return bool(both.functions) if one.functions and other.functions else alike.ways


def _near(one: Outline, other: Outline, both: Shared) -> bool:
    """Whether they are in the same place, as far as that is told."""
    return bool(both.places) or not (one.places and other.places)


def _reasons(
    one: Outline, other: Outline, both: Shared, words: Evidence, percent: int, kind: Kind
) -> Iterator[Sentence]:
    said = gettext_noop("Likeness of the texts: {percent} out of 100, by {words}")
    if words:
        of_reader = {reader: [_words(*each) for each in pairs] for reader, pairs in words.items()}
        yield Sentence(said, {"percent": percent, "words": of_reader})
    values = {"places": _called(both.places), "groups": [_group(each) for each in both.groups]}
    values |= {"targets": list(both.targets), "implementers": list(both.implementers)}
    for name, usual in PLAIN.items():
        everywhere = name == "places" and (WHOLE in one.places) != (WHOLE in other.places)
        template = ONE_EVERYWHERE if everywhere and WHOLE not in both.places else usual
        if values[name]:
            yield Sentence(template, {"names" if name == "implementers" else name: values[name]})
    if both.years and both.years[0] == both.years[1]:
        yield Sentence(gettext_noop("Both run in {year}"), {"year": Year(both.years[0])})
    elif both.years:
        first, last = map(Year, both.years)
        yield Sentence(gettext_noop("Both run from {first} to {last}"), {"first": first, "last": last})
    yield from _work(one, other, both)
    if kind is Kind.OPENING and one.outcome != other.outcome:
        message = gettext_noop("They stand under different outcomes: {one} and {other}")
        yield Sentence(message, {"one": one.outcome or "–", "other": other.outcome or "–"})


def _work(one: Outline, other: Outline, both: Shared) -> Iterator[Sentence]:
    """What is told of the kind of work."""
    if both.functions:
        values = {"functions": [_function(each) for each in both.functions]}
        yield Sentence(gettext_noop("The same function of the United Nations: {functions}"), values)
    elif one.functions and other.functions:
        left, right = ([_function(each) for each in given.functions] for given in (one, other))
        message = gettext_noop("Different functions of the United Nations: {one} here, {other} there")
        yield Sentence(message, {"one": left, "other": right})


def _words(one: Printed, other: Printed) -> Sentence:
    if one[1].casefold() == other[1].casefold():
        return Sentence(gettext_noop("“{word}”"), {"word": dict([one])})
    return Sentence(gettext_noop("“{one}” – “{other}”"), {"one": dict([one]), "other": dict([other])})


def _called(places: tuple[str, ...]) -> list[str | Sentence]:
    return [Sentence(gettext_noop("the whole country")) if place == WHOLE else place for place in places]


def _group(value: str) -> str | Sentence:
    return Sentence(GROUPS[Group(value)]) if value in set(Group) else value


def _function(value: str) -> str | Sentence:
    return Sentence(FUNCTIONS[Function(value)]) if value in set(Function) else value
