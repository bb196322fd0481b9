"""UN entities in their roles."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option, all_known
from shanyraq.base.ui.tables import Column, TableView
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.parties.queries import BASES
from shanyraq.portal.queries.entities import EntityLine, EntityMatrix, entity_matrix

NOWHERE = "none"
"""The value of ``outcome`` for entities that no outcome lists."""


def entity_columns(matrix: EntityMatrix, language: str) -> Sequence[Column[EntityLine]]:
    """The role matrix: what each column is called, how it sorts, what of it a file holds."""

    def short(line: EntityLine) -> str:
        return pick(line.party.short, language).text

    def outcomes(line: EntityLine) -> str:
        return " ".join(c.outcome.code for c in matrix.columns if c.outcome.code in line.outcomes)

    def outputs(line: EntityLine) -> str:
        return " ".join(o.code for c in matrix.columns for o in c.outputs if o.code in line.outputs)

    def count(key: str, label: str, name: str = "") -> Column[EntityLine]:
        return Column(key, label, {name or key: attrgetter(key)}, sort=attrgetter(key), css="n")

    name: dict[str, Callable[[EntityLine], Any]] = {
        "entity": short,
        "name": lambda line: pick(line.party.name, language).text,
    }
    basis: dict[str, Callable[[EntityLine], Any]] = {
        "instruments": attrgetter("instruments"),
        "legal_basis": attrgetter("basis"),
    }
    return (
        Column("entity", _("Entity"), name, sort=short, fixed=True),
        Column("roles", _("Outcomes and outputs"), {"outcomes": outcomes, "outputs": outputs}),
        count("leads", _("Leads"), "indicators_led"),
        count("activities", _("Activities")),
        count("commitments", _("Commitments")),
        count("bodies", _("Bodies that name it")),
        Column("legal", _("Legal basis"), basis, sort=lambda line: BASES.index(line.basis)),
        Column("signed", _("Signed"), {"signed": lambda line: int(line.signed)}, sort=attrgetter("signed")),
    )


@framework_page
def entities(page: FrameworkPage) -> HttpResponse:
    """Who contributes where, leads what, and on which legal basis."""
    matrix = entity_matrix(page.version)
    view = TableView(entity_columns(matrix, page.version.language), page.request.GET)
    return page.render(
        "portal/entities.html",
        matrix=matrix,
        view=view,
        keys=[column.key for column in view.columns if column.key not in {"entity", "roles"}],
        width=len(view.shown) - view.shows["roles"] + view.shows["roles"] * matrix.width,
        groups=_groups(view, chosen(page, matrix)),
        shown=chosen(page, matrix),
        filters=[_outcomes(page, matrix)],
        downloads=sheet_links(page, "entities"),
    )


def _groups(view: TableView[EntityLine], lines: list[EntityLine]) -> list[tuple[bool, list[EntityLine]]]:
    """Those that signed, then those that did not; in another order all together."""
    if view.sorted_by:
        return [(True, view.ordered(lines))]
    groups = [(signed, [line for line in lines if line.signed == signed]) for signed in (True, False)]
    return [(signed, members) for signed, members in groups if members]


def chosen(page: FrameworkPage, matrix: EntityMatrix) -> list[EntityLine]:
    """The lines for the outcome in the address; ``none``: those that no outcome lists."""
    code = page.request.GET.get("outcome", "")
    if not code:
        return list(matrix.lines)
    if code == NOWHERE:
        return [line for line in matrix.lines if not line.outcomes]
    return [line for line in matrix.lines if code in line.outcomes]


def _outcomes(page: FrameworkPage, matrix: EntityMatrix) -> FilterGroup:
    own = page.version.language
    options = [
        Option.of(
            column.outcome.code,
            pick(column.outcome.title, own).after(column.outcome.code),
            sum(column.outcome.code in line.outcomes for line in matrix.lines),
        )
        for column in matrix.columns
    ]
    nowhere = sum(not line.outcomes for line in matrix.lines)
    return FilterGroup("outcome", _("Outcome"), [*options, Option(NOWHERE, _("in no outcome"), nowhere)])


@framework_page
def entities_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The role matrix, one line for each entity that the page shows."""
    matrix = entity_matrix(page.version)
    if not all_known([_outcomes(page, matrix)], page.request.GET):
        raise Http404(_("There is no such outcome."))
    view = TableView(entity_columns(matrix, page.version.language), page.request.GET)
    return sheet_file(form, f"{page.code}-entities", view.header, view.rows(view.ordered(chosen(page, matrix))))
