"""How alike texts of one plan are: what few of them say counts more than what all say.

Cosine of two texts, each a vector of features; a feature weighs its weight × ln((n + 50) / (d + 1)), where d of n texts
have it. The 50 keep plans of a few sub-outputs from counting every word as rare or as common.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from shanyraq.domains.workplans.rules.overlaps.texts import Meaning, Said, is_term

CALM = 50
"""Texts that are thought of beside those that there are."""
COMMON = 0.35
"""What a greater share of texts has does not bring two of them together; it still counts once they are."""
FEW = 30
MOST_WORDS = 3
"""Words in common that are told."""
TELLING = 0.02
"""What is less of a likeness is told only where nothing else stands in the language of the reader, and if it is a term.
"""
Printed = tuple[str, str]
"""Words as they stand in a text, after the language of the text."""
Evidence = Mapping[str, tuple[tuple[Printed, Printed], ...]]
"""Language of a reader → of either text, what says the same; the language of the framework first: it is for others."""


def rarity(count: int, of: int) -> float:
    """How rare something is that so many of so many have, from 0 (all) to 1 (two)."""
    return max(0.0, log((of + CALM) / (count + 1)) / log((of + CALM) / 3)) if of > 1 else 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """Words that say something: ``said`` by the language of the text in which they stand. ``languages``: those in which
    the sub-output is titled."""

    said: Said
    languages: tuple[str, ...]

    def seen(self, reader: str, own: str) -> tuple[Printed, bool]:
        """The words that a reader of a language is told, and whether they are in the language that is shown to them."""
        shown = next((each for each in (reader, own, *self.languages) if each in self.languages), reader)
        language = next((each for each in (reader, shown) if each in self.said), "")
        return (language, self.said[language]) if language else next(iter(self.said.items())), bool(language)


@dataclass(frozen=True, slots=True)
class Alike:
    """``share``: from 0 (nothing in common) to 1 (the same). ``telling``: what says the same in either, the most
    telling first; of these ``strong`` make up much of it. ``ways``: whether they name the same kind of work; None where
    one of them names none."""

    share: float
    telling: tuple[tuple[Told, Told], ...] = ()
    strong: int = MOST_WORDS
    ways: bool | None = None

    def words(self, own: str) -> Evidence:
        """The words by which they are alike, for readers of each language. ``own``: that of the framework.

        Of all that is alike, what stands in the language in which the reader is shown each text; where nothing does, as
        it stands in another.
        """
        every = [told for pair in self.telling for told in pair]
        languages = dict.fromkeys((own, *(language for told in every for language in (*told.languages, *told.said))))
        return {reader: self._words(reader, own) for reader in languages} if every else {}

    def _words(self, reader: str, own: str) -> tuple[tuple[Printed, Printed], ...]:
        every = [(one.seen(reader, own), other.seen(reader, own)) for one, other in self.telling]
        near = [(one, other) for (one, is_shown), (other, also) in every[: self.strong] if is_shown and also]
        weak = [(one, other) for (one, is_shown), (other, also) in every[self.strong :] if is_shown and also]
        plain: dict[tuple[str, str], tuple[Printed, Printed]] = {}
        for one, other in near or weak[:1] or [(one, other) for (one, _), (other, _) in every[: self.strong]]:
            plain.setdefault((one[1].casefold(), other[1].casefold()), (one, other))
        return tuple(plain.values())[:MOST_WORDS]


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
        share = sum(parts.values())
        ordered = sorted(parts, key=lambda name: (-parts[name], name))
        strong = max(1, sum(parts[name] >= TELLING * share for name in ordered))
        telling = ordered[:strong] + [name for name in ordered[strong:] if is_term(name)]
        ways = self.meanings[one].ways, self.meanings[other].ways
        return Alike(
            min(1.0, share),
            tuple((self._told(one, name), self._told(other, name)) for name in telling),
            strong,
            bool(ways[0] & ways[1]) if all(ways) else None,
        )

    def _told(self, place: int, feature: str) -> Told:
        meaning = self.meanings[place]
        return Told(meaning.features[feature][1], meaning.languages)


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}
