"""What was typed into cells becomes a draft: each cell through the verb. An emptied value drops the draft."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest

from shanyraq.base.access.web import actor_in
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.numerals import Ambiguous, plain_number
from shanyraq.base.doors.web.grids import Saved, Sent, keep_cells
from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.entering import Line, Slot
from shanyraq.domains.indicators.queries.observing import KIND
from shanyraq.domains.indicators.queries.seen import hidden_from
from shanyraq.domains.indicators.rules.periods import WRITTEN
from shanyraq.domains.indicators.vocabulary import OPEN, Kind
from shanyraq.domains.indicators.web.entry_cells import DETAILS, VALUE, saved_in

REPORT, DROP, SUBMIT, RECALL = (f"indicators.observation.{act}" for act in ("report", "drop", "submit", "recall"))


@dataclass(frozen=True)
class Values:
    """The values of a row that an entity enters."""

    request: HttpRequest
    framework: str
    entity: str
    line: Line

    def act(self, cell: Sent, seen: str) -> tuple[str, Mapping[str, Any]] | None:
        """Reports what was typed. Where a value is emptied, the draft is dropped; where there is none, nothing is."""
        slot = self.line.slots[cell.group]
        row = None if cell.typed else self._row(slot)
        if row is None and not cell.typed:
            return None
        if row is not None and cell.field == VALUE:
            return DROP, {"framework": self.framework, "number": row.number, "seen": seen}
        place = slot.asked.place
        about = {
            "framework": self.framework,
            "indicator": place.indicator.key,
            "row": place.row.key,
            "period": cell.group,
            "measure": slot.measure,
            "part": slot.asked.part,
            "entity": self.entity,
            "seen": seen,
        }
        return REPORT, {**about, **_said(self._bare(cell), place.indicator.kind)}

    def _bare(self, cell: Sent) -> Sent:
        """The cell without the sign of its unit, where that is the row's: 6,5 % of a row in percent."""
        place = self.line.place
        unit = place.row.unit or place.indicator.unit
        is_share = cell.field == VALUE and unit.code == "PT"
        return replace(cell, typed=cell.typed.rstrip().removesuffix("%").rstrip()) if is_share else cell

    def stands(self, cell: Sent) -> tuple[str, str]:
        """What stands in the cell by now, and the revision of its value. One statement."""
        row = self._row(self.line.slots[cell.group])
        return saved_in(row, cell.field), str(row.revision if row else 0)

    def meaning(self, cell: Sent, text: str) -> Any:
        """A number as it stands in a cell, or the words."""
        if cell.field == VALUE:
            with suppress(InvalidOperation, Ambiguous):
                return Decimal(plain_number(text))
        return text.strip()

    def remarked(self, cell: Sent) -> str:
        """Beside the value, whatever of it was saved."""
        return f"{cell.group}.{VALUE}"

    def last_change(self, cell: Sent) -> Event | None:
        """The last change of the value. Two statements."""
        row = self._row(self.line.slots[cell.group])
        return trail(framework=self.framework, kind=KIND, key=str(row.number)).first() if row else None

    def _row(self, slot: Slot) -> Observation | None:
        place = slot.asked.place
        of = {"framework": place.version.framework_id, "indicator": place.indicator.key, "row": place.row.key}
        at = {"period": slot.asked.period.text, "measure": slot.measure, "part": slot.asked.part}
        there = Observation.objects.filter(**of, **at, entity=self.entity, stage__in=OPEN)
        return there.exclude(hidden_from(actor_in(self.request), place.version)).first()


def _said(cell: Sent, kind: str) -> dict[str, Any]:
    """What a cell says of a value: the number, with its digits as they were typed; an answer; words."""
    if cell.field != VALUE:
        return {cell.field: cell.typed}
    if kind != Kind.QUANTITATIVE:
        return {"answer": cell.typed}
    printed = ""
    with suppress(Ambiguous):
        printed = plain_number(cell.typed)
    return {"value": cell.typed, "printed": printed}


def save_values(sent: Mapping[str, str], values: Values) -> Saved:
    """Saves every cell of a row that was sent and is not what stood there."""

    def is_cell(period: str, named: str) -> bool:
        return named in DETAILS and bool(WRITTEN.fullmatch(period)) and period in values.line.slots

    return keep_cells(values.request, sent, values, is_cell)


@dataclass
class Moved:
    """What became of values that were submitted, or taken back, together: the numbers of those that were, and what is
    said of each that was not.
    """

    done: list[int] = field(default_factory=list)
    refused: list[tuple[Observation, str]] = field(default_factory=list)


def submit_all(request: HttpRequest, framework: str, rows: Iterable[Observation]) -> Moved:
    """Submits drafts, each through the verb, so that one that is refused keeps no other."""
    return _each(request, SUBMIT, framework, rows)


def recall_all(request: HttpRequest, framework: str, rows: Iterable[Observation]) -> Moved:
    """Takes back what was submitted, each for itself: what somebody assured meanwhile stays."""
    return _each(request, RECALL, framework, rows)


def _each(request: HttpRequest, verb: str, framework: str, rows: Iterable[Observation]) -> Moved:
    found = Moved()
    for row in rows:
        about = {"framework": framework, "number": row.number, "seen": row.revision}
        attempt = attempted(request, verbbook()[verb], about)
        if attempt.is_done:
            found.done.append(row.number)
        else:
            why = str(attempt.conflict.said) if attempt.conflict else "; ".join(attempt.problems)
            found.refused.append((row, why))
    return found
