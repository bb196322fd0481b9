"""All pairs of a plan that overlap or open a chance, without comparing each sub-output with each.

Two are compared where features of their texts that not too many share make up enough of a likeness to reach the least
bound; nothing is an overlap or an opening without one.
"""

from collections.abc import Sequence

from shanyraq.domains.workplans.rules.overlaps.judging import Kind, Pair, related
from shanyraq.domains.workplans.rules.overlaps.likeness import Space
from shanyraq.domains.workplans.rules.overlaps.outline import Outline, Rarity
from shanyraq.domains.workplans.rules.overlaps.settings import Settings
from shanyraq.domains.workplans.rules.overlaps.texts import Names, meaning

PART = 0.6
"""Of the least likeness, what must come from features that are not common to very many."""


def pairs(outlines: Sequence[Outline], given: Settings, own: str = "en", names: Names = frozenset()) -> list[Pair]:
    """Overlaps first, then openings; the highest score first.

    :param own: the language of the framework. ``names``: words of names of places, which say nothing of what is done.
    """
    space = Space([meaning(each.title, each.description, names) for each in outlines])
    rare = Rarity(outlines)
    found = []
    for one, other in space.near(min(given.overlap, given.opening, given.faint) * PART):
        pair = related(outlines[one], outlines[other], space.alike(one, other), rare, given, own)
        if pair is not None:
            found.append(pair)
    return sorted(found, key=lambda pair: (pair.kind is not Kind.OVERLAP, -pair.score, pair.one, pair.other))
