"""The role of every UN entity in results, plans, bodies and promises, in one table."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from shanyraq.domains.framework.queries.partners import UN_ENTITY
from shanyraq.domains.framework.queries.texts import OutcomeName, PartyName, Text, named, party
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.queries import basis_of, is_own


@dataclass(frozen=True, slots=True)
class OutputCode:
    code: str
    statement: Text


@dataclass(frozen=True, slots=True)
class OutcomeColumns:
    """The columns of an outcome: itself and its outputs."""

    outcome: OutcomeName
    outputs: tuple[OutputCode, ...]


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity with its roles. ``outcomes`` and ``outputs`` hold codes; ``basis``: what it rests on; others count."""

    party: PartyName
    outcomes: frozenset[str]
    outputs: frozenset[str]
    leads: int
    activities: int
    commitments: int
    bodies: int
    instruments: int
    basis: str
    signed: bool

    @property
    def has_role(self) -> bool:
        """Whether any outcome, output, indicator or activity names it."""
        return bool(self.outcomes or self.outputs or self.leads or self.activities)


@dataclass(frozen=True, slots=True)
class EntityMatrix:
    columns: tuple[OutcomeColumns, ...]
    lines: tuple[EntityLine, ...]

    @property
    def signed(self) -> tuple[EntityLine, ...]:
        return tuple(line for line in self.lines if line.signed)

    @property
    def width(self) -> int:
        """How many columns outcomes and outputs take."""
        return sum(1 + len(column.outputs) for column in self.columns)

    @property
    def unsigned(self) -> int:
        return len(self.lines) - len(self.signed)

    @property
    def for_outcomes(self) -> int:
        """Of those that signed: listed by an outcome."""
        return sum(bool(line.outcomes) for line in self.signed)

    @property
    def for_outputs(self) -> int:
        """Of those that signed: listed by an output, and by no outcome."""
        return sum(bool(line.outputs) and not line.outcomes for line in self.signed)

    @property
    def elsewhere(self) -> int:
        """Of those that signed: only a lead of an indicator, or named in the monitoring plan."""
        return sum(line.has_role and not line.outcomes and not line.outputs for line in self.signed)

    @property
    def without_role(self) -> int:
        """Of those that signed: without any part in the results."""
        return sum(not line.has_role for line in self.signed)


def entity_matrix(version: Version) -> EntityMatrix:
    """All UN entities, in 12 statements whatever their number."""
    outcomes, outputs = _roles(version)
    residual = version.legal_provisions.filter(is_residual=True).values_list("entities__key", flat=True)
    covered, signed = set(residual), set(version.signatories.values_list("party__key", flat=True))
    leads = counted(version.indicators.all(), "leads__key")
    activities = counted(version.activities.all(), "responsible__key")
    commitments = counted(version.commitments.all(), "parties__key")
    instruments: dict[str, list[bool]] = defaultdict(list)
    for key, applies, dates in version.instruments.values_list("entity__key", "applies", "dates"):
        instruments[key].append(is_own(applies, dates))
    seats = {*version.chairs.values_list("party__key", "body"), *version.members.values_list("party__key", "body")}
    bodies = Counter(key for key, _ in seats)
    lines = [
        EntityLine(
            party=party(row),
            outcomes=frozenset(outcomes[row.pk]),
            outputs=frozenset(outputs[row.pk]),
            leads=leads[row.key],
            activities=activities[row.key],
            commitments=commitments[row.key],
            bodies=bodies[row.key],
            instruments=len(instruments[row.key]),
            basis=basis_of(instruments[row.key], row.key in covered),
            signed=row.key in signed,
        )
        for row in version.organisations.filter(kind=UN_ENTITY)
    ]
    return EntityMatrix(_columns(version), tuple(lines))


def _columns(version: Version) -> tuple[OutcomeColumns, ...]:
    outputs: dict[int, list[OutputCode]] = defaultdict(list)
    for row in version.outputs.all():
        outputs[row.outcome_id].append(OutputCode(row.code, row.statement))
    rows = version.outcomes.all()
    return tuple(OutcomeColumns(named(row), tuple(outputs[row.pk])) for row in rows)


def _roles(version: Version) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Organisation → codes of outcomes, and → codes of outputs, that list it as an entity."""
    outcomes: dict[int, set[str]] = defaultdict(set)
    outputs: dict[int, set[str]] = defaultdict(set)
    rows = version.participations.filter(role="entity")
    for organisation, outcome, output in rows.values_list("party", "outcome__code", "output__code"):
        if output:
            outputs[organisation].add(output)
        else:
            outcomes[organisation].add(outcome)
    return outcomes, outputs


def counted(rows: "QuerySet[Any]", key: str) -> Counter[str]:
    """How many of the rows name each key; one that none of them names counts 0."""
    found = rows.order_by().filter(**{f"{key}__isnull": False}).values_list(key)
    return Counter(dict(found.annotate(rows=Count("pk"))))
