"""UN entities and partners: the role matrix, one organisation, partners by kind."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.entities import EntityLine, EntityMatrix, entity_matrix, partners_page
from shanyraq.domains.framework.queries.entity import entity_page
from shanyraq.domains.framework.web.words import ROLES
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import csv_file

MATRIX = ("entity", "name", "outcomes", "outputs", "indicators_led", "activities", "commitments", "bodies")
MATRIX_MORE = ("instruments", "residual_clause", "signed")
PARTNERS = ("kind", "name", "outcome", "printed")


@framework_page
def entities(page: FrameworkPage) -> HttpResponse:
    """Who contributes where, leads what, and on which legal basis."""
    matrix = entity_matrix(page.version)
    return page.render(
        "framework/entities.html",
        matrix=matrix,
        lines=chosen(page, matrix),
        groups=[_outcomes(page, matrix)],
        downloads={"CSV": reverse("entities-csv", args=[page.code])},
    )


def chosen(page: FrameworkPage, matrix: EntityMatrix) -> list[EntityLine]:
    """The lines for the outcome in the address; ``none``: those that no outcome lists."""
    code = page.request.GET.get("outcome", "")
    if not code:
        return list(matrix.lines)
    if code == "none":
        return [line for line in matrix.lines if not line.outcomes]
    return [line for line in matrix.lines if code in line.outcomes]


def _outcomes(page: FrameworkPage, matrix: EntityMatrix) -> FilterGroup:
    own = page.version.language
    options = [
        Option(
            column.outcome.code,
            f"{column.outcome.code} {pick(column.outcome.title, own).text}",
            sum(column.outcome.code in line.outcomes for line in matrix.lines),
        )
        for column in matrix.columns
    ]
    nowhere = sum(not line.outcomes for line in matrix.lines)
    return FilterGroup("outcome", _("Outcome"), [*options, Option("none", _("in no outcome"), nowhere)])


@framework_page
def entities_csv(page: FrameworkPage) -> HttpResponse:
    """The role matrix, one line for each entity."""
    rows = _matrix_rows(entity_matrix(page.version), page.version.language)
    return csv_file(f"{page.code}-entities.csv", MATRIX + MATRIX_MORE, rows)


def _matrix_rows(matrix: EntityMatrix, own: str) -> Iterator[tuple[Any, ...]]:
    for line in matrix.lines:
        counts = (line.leads, line.activities, line.commitments, line.bodies, line.instruments)
        yield (
            pick(line.party.short, own).text,
            pick(line.party.name, own).text,
            " ".join(c.outcome.code for c in matrix.columns if c.outcome.code in line.outcomes),
            " ".join(o.code for c in matrix.columns for o in c.outputs if o.code in line.outputs),
            *counts,
            int(line.residual),
            int(line.signed),
        )


@framework_page
def entity(page: FrameworkPage, key: str) -> HttpResponse:
    """One organisation: what it signed, promised, leads, and where it has a part."""
    return page.render("framework/entity.html", found=entity_page(page.version, key))


@framework_page
def partners(page: FrameworkPage) -> HttpResponse:
    """Partners of outcomes by kind, and everybody else whom the document names."""
    found = partners_page(page.version, ROLES)
    downloads = {"CSV": reverse("partners-csv", args=[page.code])}
    return page.render("framework/partners.html", found=found, downloads=downloads)


@framework_page
def partners_csv(page: FrameworkPage) -> HttpResponse:
    """One line for each partner of each outcome."""
    rows = [
        (kind.kind, pick(line.party.name, page.version.language).text, outcome.code, printed)
        for kind in partners_page(page.version, ROLES).kinds
        for line in kind.lines
        for outcome, printed in line.outcomes
    ]
    return csv_file(f"{page.code}-partners.csv", PARTNERS, rows)
