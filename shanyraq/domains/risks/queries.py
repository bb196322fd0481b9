"""The register of risks and opportunities of a version, in four statements."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.packages.models import Version
from shanyraq.domains.risks import models

Text = str | dict[str, str]
"""A text in the signed language, or language → text."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An outcome or an assumption. ``place`` counts outcomes from one; ``clause`` is the main one."""

    key: str
    text: Text
    clause: str
    place: int


@dataclass(frozen=True, slots=True)
class Response:
    text: str
    clauses: tuple[str, ...]
    reconstructed: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RiskItem:
    """``kind`` is ``risk`` or ``opportunity``. Links to outcomes and assumptions may be a reading."""

    key: str
    kind: str
    area: str
    title: Text
    text: str
    responses: tuple[Response, ...]
    outcomes: tuple[Linked, ...]
    assumptions: tuple[Linked, ...]
    clauses: tuple[str, ...]
    reconstructed: str | None
    note: str | None


def register(version: Version) -> list[RiskItem]:
    """Every risk and opportunity in printed order, with responses and what it bears on."""
    outcomes = {
        row.code: Linked(row.code, row.title, row.clauses[0], place)
        for place, row in enumerate(version.outcomes.all(), start=1)
    }
    assumptions = {row.key: Linked(row.key, row.text, row.clauses[0], 0) for row in version.assumptions.all()}
    responses: dict[int, list[Response]] = defaultdict(list)
    for each in models.Response.objects.filter(version=version):
        response = Response(each.text, tuple(each.clauses), each.reconstructed, each.note)
        responses[each.risk_id].append(response)
    rows = models.Risk.objects.filter(version=version)
    return [_risk(row, responses[row.pk], outcomes, assumptions) for row in rows]


def _risk(
    row: models.Risk,
    responses: list[Response],
    outcomes: dict[str, Linked],
    assumptions: dict[str, Linked],
) -> RiskItem:
    return RiskItem(
        row.key,
        row.kind,
        row.area,
        row.title,
        row.text,
        tuple(responses),
        tuple(outcomes[code] for code in row.outcomes),
        tuple(assumptions[key] for key in row.assumptions),
        tuple(row.clauses),
        row.reconstructed,
        row.note,
    )
