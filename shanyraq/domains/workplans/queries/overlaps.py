"""Overlaps and openings of a framework, in a fixed number of statements; compared once for each state of its plans."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.reference.vocabulary import PlaceKind
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.joint import Dismissed, dismissals
from shanyraq.domains.workplans.rules.overlaps.judging import Pair
from shanyraq.domains.workplans.rules.overlaps.outline import compared, outline
from shanyraq.domains.workplans.rules.overlaps.pairing import pairs
from shanyraq.domains.workplans.rules.overlaps.settings import settings
from shanyraq.domains.workplans.rules.overlaps.texts import names_of
from shanyraq.kernel.sentences import Sentence

_pairs: Recent[list[Pair]] = Recent(8)
"""By everything that was compared: nothing that is remembered can be out of date."""
Cells = Mapping[tuple[str, str], int]
"""Row and column of a matrix → how many pairs; both orders hold the same."""


@dataclass(frozen=True, slots=True)
class Met:
    """A pair with its sub-outputs, and why it is dismissed, if it is."""

    pair: Pair
    one: Line
    other: Line
    dismissed: Dismissed | None = None

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities of both."""
        return tuple(dict.fromkeys((*self.one.facts.entities, *self.other.facts.entities)))

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes of both."""
        return tuple(dict.fromkeys((self.one.outcome, self.other.outcome)))


def overlaps(version: Version, found: Board, on: date, as_of: date | None = None) -> list[Met]:
    """Every pair of a board, dismissed or not: overlaps first, the highest score first. One statement.

    :param on: the day whose weights and bounds count. ``as_of``: the day of the board, where it is one gone by.
    """
    gone = {each.numbers: each for each in dismissals(version, as_of)}
    lines = {line.number: line for line in found.lines}
    return [
        Met(_named(pair, found.around), lines[pair.one], lines[pair.other], gone.get(pair.numbers))
        for pair in alike(version, found, on)
    ]


def alike(version: Version, found: Board, on: date) -> list[Pair]:
    """The pairs of a board; compared only where that was not done before in this process. No statement."""
    known = found.around.gazetteer
    whole = frozenset(code for code, place in known.places.items() if place.kind is PlaceKind.COUNTRY)
    key = cache(known.key)  # a few places are named by thousands of sub-outputs
    lines = sorted((line for line in found.lines if compared(line.facts)), key=lambda line: line.number)
    names = names_of(word for place in known.places.values() for word in (*place.name.values(), *place.printed_as))
    outlines = tuple(
        outline(line.number, line.outcome, replace(line.facts, places=tuple(map(key, line.facts.places))), whole)
        for line in lines
    )
    given, own = settings(on), version.language
    return _pairs.get((outlines, given, own, names), lambda: pairs(outlines, given, own, names))


def _named(pair: Pair, there: Around) -> Pair:
    """The same with partners and places by their names."""
    if not (pair.shared.implementers or pair.shared.places):
        return pair
    return replace(pair, reasons=tuple(_called(reason, there) for reason in pair.reasons))


def _called(reason: Sentence, there: Around) -> Sentence:
    values = dict(reason.values)
    if "names" in values:
        named = there.named
        values["names"] = [named[key].short or named[key].name if key in named else key for key in values["names"]]
    if "places" in values:
        known = there.gazetteer.places
        values["places"] = [
            known[key].name if isinstance(key, str) and key in known else key for key in values["places"]
        ]
    return Sentence(reason.template, values)


def between(every: Sequence[Met], of: Callable[[Line], Collection[str]]) -> Cells:
    """How many pairs there are between each two entities, or outcomes: ``of`` says which a sub-output has."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for met in every:
        sides = {(one, other) for one in of(met.one) for other in of(met.other)}
        for cell in sides | {(other, one) for one, other in sides}:
            found[cell] += 1
    return found


def told(met: Met) -> dict[str, Any]:
    """A pair as programs read it: REST and the command line say the same. Reasons are English sentences."""
    pair, both = met.pair, met.pair.shared
    return {
        "one": pair.one,
        "other": pair.other,
        "kind": pair.kind.value,
        "score": round(pair.score, 3),
        "likeness": round(pair.likeness, 3),
        "entities": [list(met.one.facts.entities), list(met.other.facts.entities)],
        "outcomes": [met.one.outcome, met.other.outcome],
        "places": list(both.places),
        "groups": list(both.groups),
        "sdg_targets": list(both.targets),
        "functions": list(both.functions),
        "implementers": list(both.implementers),
        "years": list(both.years) if both.years else None,
        "reasons": [str(reason) for reason in pair.reasons],
        "dismissed": met.dismissed.reason if met.dismissed else None,
    }
