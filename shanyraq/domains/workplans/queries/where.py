"""What is planned where, and by whom: counted from the sub-outputs of a board, without a statement of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shanyraq.domains.reference.vocabulary import Place, PlaceKind
from shanyraq.domains.workplans.queries.board import Line, added
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.rules.places import Gazetteer

NOWHERE = ""
"""The key of what names no place; the same stands for what names no entity."""


@dataclass(frozen=True)
class Here:
    """A place with the sub-outputs that name it. ``place`` None: what is printed was not understood, or nothing is;
    ``maybe``: the places between which the print does not tell."""

    key: str
    place: Place | None
    lines: Sequence[Line]
    maybe: tuple[Place, ...] = ()

    @property
    def kind(self) -> PlaceKind | None:
        """Country, region, city; None where it was not understood."""
        return self.place.kind if self.place else None

    def sums(self, year: int | None = None) -> Sums:
        """The money of all that names the place; what names several counts in each of them."""
        return added([line.sums(year) for line in self.lines])

    def of(self, entity: str) -> list[Line]:
        """What an entity does there; ``NOWHERE``: what names no entity."""
        return [line for line in self.lines if entity in (line.facts.entities or (NOWHERE,))]


def by_place(lines: Sequence[Line], known: Gazetteer) -> list[Here]:
    """Every place of the country in its order, with nothing or more in it; then what was not understood, by its words;
    at last what names no place, where there is any."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for key in known.keys(line.facts.places) or (NOWHERE,):
            found[key].append(line)
    printed = sorted(key for key in found if key and key not in known.places)
    return [
        *(Here(code, place, found.get(code, [])) for code, place in known.places.items()),
        *(Here(key, None, found[key], known.meanings(key)) for key in printed),
        *([Here(NOWHERE, None, found[NOWHERE])] if NOWHERE in found else []),
    ]


def entities_of(lines: Sequence[Line], only: str = "") -> list[str]:
    """The entities that do anything, those with the most sub-outputs first; at last ``NOWHERE``, where any names none.

    :param only: the one that is asked for; those with which it shares sub-outputs are left out.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        for entity in line.facts.entities or (NOWHERE,):
            if not only or entity == only:
                counts[entity] += 1
    return sorted(counts, key=lambda entity: (entity == NOWHERE, -counts[entity], entity))


def who_what_where(places: Sequence[Here], only: str = "") -> Iterator[tuple[Here, str, str, list[Line]]]:
    """Place, entity, outcome, and the sub-outputs of the entity under the outcome in the place: whatever is planned."""
    for here in places:
        for entity in entities_of(here.lines, only):
            own = here.of(entity)
            for outcome in dict.fromkeys(line.outcome for line in own):
                yield here, entity, outcome, [line for line in own if line.outcome == outcome]
