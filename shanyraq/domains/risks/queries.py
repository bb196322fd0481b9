"""Risks and opportunities of a version: the register, and what bears on an outcome or assumption."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.framework.queries.results import said
from shanyraq.domains.framework.queries.shapes import Said
from shanyraq.domains.framework.queries.texts import Cited, Text, shaped
from shanyraq.domains.packages.models import Version
from shanyraq.domains.risks import models


@dataclass(frozen=True, slots=True)
class Linked:
    """An outcome or an assumption. ``place`` counts outcomes from one; ``clause`` is the main one."""

    key: str
    text: Text
    clause: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Cited):
    text: str


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
    reconstructed: Text | None
    note: Text | None


def register(version: Version) -> list[RiskItem]:
    """Every risk and opportunity in printed order, with responses and what it bears on, in four statements."""
    outcomes = {
        row.code: Linked(row.code, row.title, row.clauses[0], place)
        for place, row in enumerate(version.outcomes.all(), start=1)
    }
    assumptions = {row.key: Linked(row.key, row.text, row.clauses[0], 0) for row in version.assumptions.all()}
    responses: dict[int, list[Response]] = defaultdict(list)
    for each in models.Response.objects.filter(version=version):
        responses[each.risk_id].append(shaped(each, Response))
    rows = models.Risk.objects.filter(version=version)
    return [_risk(row, responses[row.pk], outcomes, assumptions) for row in rows]


def bearing_on(version: Version, outcome: str) -> tuple[tuple[str, Said], ...]:
    """Keys and titles of the risks and opportunities that bear on an outcome, in one statement."""
    rows = models.Risk.objects.filter(version=version)
    return tuple((row.key, said(row, "title")) for row in rows if outcome in row.outcomes)


@dataclass(frozen=True, slots=True)
class RiskName:
    key: str
    title: Text


def risks_by_assumption(version: Version) -> dict[str, list[RiskName]]:
    """Key of an assumption → the risks and opportunities about it, in one statement."""
    found: dict[str, list[RiskName]] = defaultdict(list)
    for risk, title, keys in models.Risk.objects.filter(version=version).values_list("key", "title", "assumptions"):
        for key in keys:
            found[key].append(RiskName(risk, title))
    return found


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
