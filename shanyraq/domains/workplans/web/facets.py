"""By what work plans can be filtered: the same for page and files."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.packages.web.facets import Facet
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.vocabulary import MARKERS, Marker
from shanyraq.domains.workplans.web.words import level, organisation, place_name, word
from shanyraq.kernel.findings import Finding

UNMARKED = "unmarked"
"""Of a marker: nobody set it, which is not 0."""
MENDING = {"error": _("with errors"), "warning": _("with warnings"), "order": _("in order")}


def board_facets(board: Board, own: str, found: Mapping[int, Sequence[Finding]] | None = None) -> list[Facet[Line]]:
    """Outcome, entity, status, year, partner, place, SDG target, group, markers, joint and South-South work.

    ``found``: what the rules find in each sub-output: what is to be mended.
    """
    years = [str(year) for year in board.years]

    def called(key: str) -> Picked:
        return pick(organisation(key, board.around), own)

    def worded(field: str) -> Callable[[str], Picked]:
        return lambda value: pick(word(field, value, board.around), own)

    return [
        Facet("outcome", _("Outcome"), lambda line: [line.outcome]),
        Facet("entity", _("Entity"), lambda line: line.facts.entities, called),
        Facet("status", _("Status"), lambda line: [line.facts.status] if line.facts.status else [], worded("status")),
        Facet("year", _("Year"), years_of, also=years),
        Facet("partner", _("Implementing partner"), lambda line: line.facts.implementers, called),
        Facet(
            "place",
            _("Place"),
            lambda line: board.around.gazetteer.keys(line.facts.places),
            lambda key: place_name(key, board.around, own),
        ),
        Facet("target", _("SDG target"), lambda line: line.facts.sdg_targets),
        Facet("cooperation", _("Cooperation"), lambda line: line.facts.cooperation, worded("cooperation")),
        Facet("group", _("Group"), lambda line: line.facts.groups, worded("groups")),
        Facet("joint", _("Joint work"), lambda line: line.facts.joint_names),
        *map(_marked, Marker),
        *(_to_mend(found) if found else []),
    ]


def _to_mend(found: Mapping[int, Sequence[Finding]]) -> list[Facet[Line]]:
    return [Facet("mend", _("To be mended"), lambda line: _mending(found[line.number]), MENDING.__getitem__)]


def _marked(marker: Marker) -> Facet[Line]:
    """A marker by its levels; nobody's as one of its own."""
    return Facet(
        marker.value,
        _(MARKERS[marker]),
        lambda line: [str(UNMARKED if getattr(line.facts, marker) is None else getattr(line.facts, marker))],
        lambda value: said("not marked") if value == UNMARKED else level(marker, int(value)),
    )


def _mending(found: Sequence[Finding]) -> list[str]:
    """How grave the findings are; notes alone leave it in order."""
    return [each for each in MENDING if any(one.severity == each for one in found)] or ["order"]


def years_of(line: Line) -> list[str]:
    """The years in which a sub-output runs, or has money."""
    starts, ends = line.facts.starts_on, line.facts.ends_on
    running = set(range(starts.year, ends.year + 1)) if starts and ends else set()
    return [str(year) for year in sorted(running | set(line.facts.money))]
