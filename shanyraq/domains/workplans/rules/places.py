"""Which place a printed place means, and how numbers of tiles are shaded. Pure; what is stored is not touched."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from shanyraq.domains.parties.rules.register import folded
from shanyraq.domains.reference.vocabulary import Place, PlaceKind

SHADES = 4
"""Shades of a tile with anything in it."""


@dataclass(frozen=True)
class Gazetteer:
    """The places of a country, and every word for them: folded spelling → the codes of those that it may mean."""

    places: Mapping[str, Place]
    spellings: Mapping[str, tuple[str, ...]]

    @property
    def knows_regions(self) -> bool:
        """Whether any place is known but the country itself; where none is, no name can be told from a wrong one."""
        return len(self.places) > 1

    def is_strange(self, printed: str) -> bool:
        """Whether no place of the country is called so."""
        return self.knows_regions and not self.meanings(printed)

    def meanings(self, printed: str) -> tuple[Place, ...]:
        """The places that a printed place may mean: none, one, or several that it does not tell apart."""
        return tuple(self.places[code] for code in self.spellings.get(folded(printed), ()))

    def understood(self, printed: str) -> Place | None:
        """The place that a printed place means; None where it means none or several: nothing is guessed."""
        found = self.meanings(printed)
        return found[0] if len(found) == 1 else None

    def key(self, printed: str) -> str:
        """The code of the place that is meant; what is not understood stays as printed."""
        place = self.understood(printed)
        return place.code if place else printed

    def keys(self, printed: Iterable[str]) -> tuple[str, ...]:
        """The same of several, each once."""
        return tuple(dict.fromkeys(map(self.key, printed)))


UNKNOWN = Gazetteer({}, {})
"""Of a country of which nothing is known: every place stays as printed."""


def gazetteer(places: Collection[Place], country: Place) -> Gazetteer:
    """Of the places on file; ``country`` is what the framework calls its own, which every country has."""
    own = next((each for each in places if each.kind is PlaceKind.COUNTRY), None)
    every = [*places] if own else [country, *places]
    also = {own.code: list(country.name.values())} if own else {}
    spellings: dict[str, tuple[str, ...]] = {}
    for each in every:
        for word in (each.code, *each.name.values(), *each.printed_as, *also.get(each.code, ())):
            codes = spellings.get(folded(word), ())
            spellings[folded(word)] = codes if each.code in codes else (*codes, each.code)
    return Gazetteer({each.code: each for each in every}, spellings)


def bands(most: int, of: int = SHADES) -> list[tuple[int, int]]:
    """The numbers from 1 to ``most`` in at most ``of`` bands of the same width, each with its first and last number.

    Without remainder each number is in exactly one band; the last may be narrower.
    """
    width = -(-most // of) if most > 0 else 1
    return [(first, min(first + width - 1, most)) for first in range(1, most + 1, width)]


def band(number: int, of: Collection[tuple[int, int]]) -> int:
    """The band of a number, from 1; 0 for what lies in none."""
    return next((place for place, (first, last) in enumerate(of, 1) if first <= number <= last), 0)
