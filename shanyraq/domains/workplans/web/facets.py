"""By what work plans can be filtered: the same for page and files."""

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.packages.web.facets import Facet
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.web.words import organisation, place_name, word


def board_facets(board: Board, own: str) -> list[Facet[Line]]:
    """Outcome, entity, status, year, partner, place, SDG target, regional and South-South work."""
    years = [str(year) for year in board.years]

    def called(key: str) -> Picked:
        return pick(organisation(key, board.around), own)

    return [
        Facet("outcome", _("Outcome"), lambda line: [line.outcome]),
        Facet("entity", _("Entity"), lambda line: line.facts.entities, called),
        Facet(
            "status",
            _("Status"),
            lambda line: [line.facts.status] if line.facts.status else [],
            lambda value: pick(word("status", value, board.around), own),
        ),
        Facet("year", _("Year"), years_of, also=years),
        Facet("partner", _("Implementing partner"), lambda line: line.facts.implementers, called),
        Facet(
            "place",
            _("Place"),
            lambda line: board.around.gazetteer.keys(line.facts.places),
            lambda key: place_name(key, board.around, own),
        ),
        Facet("target", _("SDG target"), lambda line: line.facts.sdg_targets),
        Facet(
            "cooperation",
            _("Cooperation"),
            lambda line: line.facts.cooperation,
            lambda value: pick(word("cooperation", value, board.around), own),
        ),
    ]


def years_of(line: Line) -> list[str]:
    """The years in which a sub-output runs, or has money."""
    starts, ends = line.facts.starts_on, line.facts.ends_on
    running = set(range(starts.year, ends.year + 1)) if starts and ends else set()
    return [str(year) for year in sorted(running | set(line.facts.money))]
