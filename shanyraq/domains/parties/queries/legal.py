"""The legal basis of every entity, as one version of a framework states it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Instrument, LegalProvision, Organisation

UN_ENTITY = "un_entity"
BASES = ("own", "applied", "residual", "unnamed")
"""What an entity rests on, from an instrument of its own to none that the document names."""
Text = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class DateView:
    """A date of an instrument. ``event``: signed, concluded, ratified, in_force or dated."""

    date: date
    event: str
    printed: str


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument. ``applies``: key and title of the one that it applies, mutatis mutandis."""

    key: str
    kind: str
    title: str
    text: str
    applies: tuple[str, str] | None
    dates: tuple[DateView, ...]
    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None

    @property
    def is_own(self) -> bool:
        """Whether something was agreed with this entity: an agreement, or a dated letter that applies another's."""
        return is_own(self.applies, self.dates)


def is_own(applies: object, dates: Sequence[object]) -> bool:
    """Whether an instrument is one of the entity's own: what only applies another's has no date of its own."""
    return applies is None or bool(dates)


def basis_of(own: Collection[bool], residual: bool) -> str:
    """What an entity rests on. ``own``: of each of its instruments, whether it is its own."""
    if own:
        return "own" if any(own) else "applied"
    return "residual" if residual else "unnamed"


@dataclass(frozen=True, slots=True)
class LegalLine:
    """An entity and what stands between the Government and it."""

    key: str
    short_name: str | None
    name: Text
    instruments: tuple[InstrumentView, ...]
    residual: bool

    @property
    def basis(self) -> str:
        """``own`` or ``applied`` instrument, ``residual`` clause that names the entity, or ``unnamed``."""
        return basis_of([item.is_own for item in self.instruments], self.residual)


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A paragraph of the legal annex."""

    key: str
    text: str
    clauses: tuple[str, ...]
    note: Text | None
    reconstructed: Text | None


@dataclass(frozen=True, slots=True)
class LegalPage:
    """The legal basis. ``residual`` is the clause for entities without an instrument of their own."""

    lines: tuple[LegalLine, ...]
    residual: tuple[ProvisionView, ...]
    provisions: tuple[ProvisionView, ...]

    @property
    def own(self) -> int:
        """Entities with an instrument of their own."""
        return self._of("own")

    @property
    def applied(self) -> int:
        """Entities to which another's instrument is applied, without a date of their own."""
        return self._of("applied")

    @property
    def covered(self) -> int:
        """Entities without an instrument that the residual clause names."""
        return self._of("residual")

    @property
    def unnamed(self) -> int:
        return self._of("unnamed")

    def _of(self, basis: str) -> int:
        return sum(line.basis == basis for line in self.lines)


def legal_page(version: Version) -> LegalPage:
    """UN entities and whoever else has an instrument, in four statements."""
    instruments: dict[int, list[InstrumentView]] = defaultdict(list)
    for row in Instrument.objects.filter(version=version).select_related("applies"):
        instruments[row.entity_id].append(_instrument(row))
    provisions = list(LegalProvision.objects.filter(version=version))
    named = LegalProvision.objects.filter(version=version, is_residual=True).values_list("entities", flat=True)
    covered = set(named)
    lines = [
        LegalLine(row.key, row.short_name, row.name, tuple(instruments[row.pk]), row.pk in covered)
        for row in Organisation.objects.filter(version=version)
        if row.kind == UN_ENTITY or row.pk in instruments
    ]
    return LegalPage(
        lines=tuple(lines),
        residual=tuple(_provision(row) for row in provisions if row.is_residual),
        provisions=tuple(_provision(row) for row in provisions if not row.is_residual),
    )


def _instrument(row: Instrument) -> InstrumentView:
    return InstrumentView(
        key=row.key,
        kind=row.kind,
        title=row.title,
        text=row.text,
        applies=(row.applies.key, row.applies.title) if row.applies else None,
        dates=tuple(DateView(date.fromisoformat(item["date"]), item["event"], item["printed"]) for item in row.dates),
        clauses=tuple(row.clauses),
        note=row.note,
        reconstructed=row.reconstructed,
    )


def _provision(row: LegalProvision) -> ProvisionView:
    return ProvisionView(row.key, row.text, tuple(row.clauses), row.note, row.reconstructed)
