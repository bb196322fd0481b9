"""How alike texts of one plan are: what few of them say counts more than what all say.

Cosine of two texts, each a vector of features; a feature weighs its weight × ln((n + 50) / (d + 1)), where d of n texts
have it. The 50 keep plans of a few sub-outputs from counting every word as rare or as common.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from shanyraq.domains.workplans.rules.overlaps.texts import Meaning

CALM = 50
"""Texts that are thought of beside those that there are."""
COMMON = 0.35
"""What a greater share of texts has does not bring two of them together; it still counts once they are."""
FEW = 30
MOST_WORDS = 3
"""Words in common that are told."""


def rarity(count: int, of: int) -> float:
    """How rare something is that so many of so many have, from 0 (all) to 1 (two)."""
    return max(0.0, log((of + CALM) / (count + 1)) / log((of + CALM) / 3)) if of > 1 else 1.0


@dataclass(frozen=True, slots=True)
class Alike:
    """``share``: from 0 (nothing in common) to 1 (the same). ``words``: of either, what says the same, the most telling
    first. ``ways``: whether they name the same kind of work; None where one of them names none."""

    share: float
    words: tuple[tuple[str, str], ...] = ()
    ways: bool | None = None


class Space:
    """The texts of a plan, each by its place."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self.meanings = meanings
        counts = Counter(feature for each in meanings for feature in each.features)
        self._counts, known = counts, len(meanings) + CALM
        self._vectors = [
            _unit({name: weight * log(known / (counts[name] + 1)) for name, (weight, _) in each.features.items()})
            for each in meanings
        ]

    def near(self, least: float) -> dict[tuple[int, int], float]:
        """Pairs of texts that may reach a likeness, the smaller place first; others cannot, but for common features."""
        most = max(FEW, COMMON * len(self.meanings))
        having: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        found: defaultdict[tuple[int, int], float] = defaultdict(float)
        for place, vector in enumerate(self._vectors):
            for feature, weight in vector.items():
                if self._counts[feature] > most:
                    continue
                for other, its in having[feature]:
                    found[other, place] += weight * its
                having[feature].append((place, weight))
        return {pair: share for pair, share in found.items() if share >= least}

    def alike(self, one: int, other: int) -> Alike:
        """How alike two texts are, and by which words."""
        left, right = self._vectors[one], self._vectors[other]
        parts = {name: weight * right[name] for name, weight in left.items() if name in right}
        telling = sorted(parts, key=lambda name: (-parts[name], name))
        ways = self.meanings[one].ways, self.meanings[other].ways
        return Alike(
            min(1.0, sum(parts.values())),
            tuple(self._words(telling, one, other)),
            bool(ways[0] & ways[1]) if all(ways) else None,
        )

    def _words(self, features: Iterable[str], one: int, other: int) -> Iterable[tuple[str, str]]:
        said = (self.meanings[one].features, self.meanings[other].features)
        pairs = dict.fromkeys((said[0][name][1], said[1][name][1]) for name in features)
        return list(pairs)[:MOST_WORDS]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}
