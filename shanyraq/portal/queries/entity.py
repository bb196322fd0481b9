"""One organisation with everything that it signed, promised, leads or has a part in."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.framework.queries.partners import UN_ENTITY
from shanyraq.domains.framework.queries.texts import OutcomeName, PartyName, Text, anchors, named, party
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

COUNTRY_TEAM = "country_team"


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    title: Text
    capacity: str
    printed: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """An outcome with its outputs that list the organisation. ``listed``: in the outcome's own list."""

    outcome: OutcomeName
    role: str
    listed: bool
    printed: str
    outputs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment that binds the organisation by name."""

    key: str
    obligation: Text
    modality: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity of the monitoring plan, with the years in which it is printed."""

    text: Text
    years: tuple[int, ...]
    printed: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A part in a body: ``chair``, ``co_chair``, ``lead``, ``member`` or ``invited``."""

    key: str
    name: Text
    part: str
    text: str
    short_name: str | None
    clauses: tuple[str, ...]
    rhythm: Any


@dataclass(frozen=True, slots=True)
class InstrumentName:
    key: str
    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An organisation. ``short``: its short names by language, the printed one in that of the framework."""

    party: PartyName
    short: Text
    parent: PartyName | None
    children: tuple[PartyName, ...]
    printed_as: tuple[str, ...]
    named_for: Text | None
    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None
    signatures: tuple[Signature, ...]
    contributions: tuple[Contribution, ...]
    promises: tuple[Promise, ...]
    team_promises: int
    planned: tuple[Planned, ...]
    seats: tuple[Seat, ...]
    instruments: tuple[InstrumentName, ...]
    residual: bool

    @property
    def listed(self) -> int:
        """Outcomes whose own list names it; one may be named for outputs only."""
        return sum(item.listed for item in self.contributions)

    @property
    def outputs(self) -> int:
        return sum(len(item.outputs) for item in self.contributions)

    @property
    def boards(self) -> list[tuple[Any, ...]]:
        """The bodies in which it has a seat, each once: key, name, short name, clauses, rhythm."""
        return [
            (seat.key, seat.name, seat.short_name, seat.clauses, seat.rhythm)
            for seat in {seat.key: seat for seat in self.seats}.values()
        ]

    @property
    def is_un_entity(self) -> bool:
        return self.party.kind == UN_ENTITY


_entities_read: Recent[EntityPage] = Recent(256)


def entity_page(version: Version, key: str) -> EntityPage:
    """One organisation, in 12 statements; from memory when it was asked for before.

    What it leads is known from the results.

    :raises NotFound: when the document names no such organisation.
    """
    return _entities_read.get((version.pk, version.digest, key), lambda: _entity_page(version, key))


def _entity_page(version: Version, key: str) -> EntityPage:
    row = version.organisations.filter(key=key).select_related("parent").first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("organisation {key}"), {"key": str(key)}))
    names = {outcome.pk: named(outcome) for outcome in version.outcomes.all()}
    return EntityPage(
        party=party(row),
        short={version.language: row.short_name, **row.short_names} if row.short_name else "",
        parent=party(row.parent) if row.parent else None,
        children=tuple(party(child) for child in row.children.all()),
        named_for=row.named_for,
        printed_as=anchors(row.printed_as),
        clauses=anchors(row.clauses),
        note=row.note,
        reconstructed=row.reconstructed,
        signatures=tuple(
            Signature(item.name, item.title, item.capacity, item.printed, anchors(item.clauses))
            for item in row.signatories.all()
        ),
        contributions=_contributions(row, names),
        promises=_promises(row),
        team_promises=version.commitments.filter(bodies__kind=COUNTRY_TEAM).distinct().count(),
        planned=_planned(row),
        seats=_seats(row),
        instruments=tuple(
            InstrumentName(item.key, item.title, anchors(item.clauses)) for item in row.instruments.all()
        ),
        residual=row.residual_provisions.exists(),
    )


def _contributions(row: Any, names: dict[int, OutcomeName]) -> tuple[Contribution, ...]:
    listed: dict[tuple[int, str], str] = {}
    outputs: dict[tuple[int, str], list[tuple[str, Text]]] = defaultdict(list)
    rows = row.participations.order_by("outcome__order", "output__order")
    columns = ("outcome", "role", "printed", "output__code", "output__statement")
    for outcome, role, printed, code, statement in rows.values_list(*columns):
        if code:
            outputs[(outcome, role)].append((code, statement))
        else:
            listed.setdefault((outcome, role), printed)
    return tuple(
        Contribution(name, role, (pk, role) in listed, listed.get((pk, role), ""), tuple(outputs[(pk, role)]))
        for pk, name in names.items()
        for role in ("entity", "partner")
        if (pk, role) in listed or (pk, role) in outputs
    )


def _promises(row: Any) -> tuple[Promise, ...]:
    rows = row.commitments.values_list("key", "obligation", "modality", "clauses")
    return tuple(Promise(key, text, modality, anchors(at)) for key, text, modality, at in rows)


def _planned(row: Any) -> tuple[Planned, ...]:
    """Activities; the same words in several years are one."""
    found: dict[str, list[Any]] = defaultdict(list)
    for item in row.activities.order_by("order"):
        found[str(item.text)].append(item)
    return tuple(
        Planned(
            text=items[0].text,
            years=tuple(sorted({item.year for item in items})),
            printed=items[0].responsible_printed,
            clauses=anchors(items[0].clauses),
        )
        for items in found.values()
    )


def _seats(row: Any) -> tuple[Seat, ...]:
    body = ("body__short_name", "body__clauses", "body__rhythm")
    chairs = row.chairs.values_list("body__key", "body__name", "role", "text", *body)
    members = row.memberships.values_list("body__key", "body__name", "standing", "text", *body)
    return tuple(
        Seat(key, name, part, text, short, anchors(clauses), rhythm)
        for key, name, part, text, short, clauses, rhythm in (*chairs, *members)
    )
