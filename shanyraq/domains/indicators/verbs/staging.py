"""What each step does to a reported value, whoever keeps it: of a row of the framework, or of an output indicator."""

from collections.abc import Iterable
from typing import Any, Protocol

from shanyraq.base.verbs import Trail
from shanyraq.domains.indicators.rules.observing import OBSERVATION, nothing_left, refused_period, refused_sourceless
from shanyraq.domains.indicators.vocabulary import Step
from shanyraq.kernel.findings import Finding


class Staged(Protocol):
    """A value with its stage, and by whom and when it got there."""

    stage: Any
    said: Any
    source: Any
    flags: Any
    submitted_at: Any
    submitter: Any
    recalled_at: Any
    assured_at: Any
    assured_by: Any
    published_at: Any
    ended_at: Any
    replaces: Any
    revision: Any

    def save(self, *, update_fields: Iterable[str] | None = None) -> None: ...


def remarked(trail: Trail, row: Staged, found: list[Finding]) -> None:
    """Keeps which rules remarked on a value; what refuses it refuses the act."""
    trail.ask(found)
    row.flags = list(dict.fromkeys(finding.rule for finding in found))


def submitted(trail: Trail, row: Staged, period: str, *, has_printed: bool) -> None:
    """Gives a value to the monitoring group. ``has_printed``: whether the indicator names a source of its own."""
    trail.ask(refused_period(period, trail.at.date(), submits=True))
    trail.ask(refused_sourceless(row.source, has_printed=has_printed))
    row.stage = OBSERVATION.move(row.stage, Step.SUBMIT)
    row.submitted_at, row.submitter, row.said = trail.at, trail.by.person, ""


def recalled(trail: Trail, row: Staged) -> None:
    """Makes a submitted value a draft again. Those who saw it while it was submitted see it still."""
    row.stage = OBSERVATION.move(row.stage, Step.RECALL)
    row.submitted_at = row.submitter = None
    row.recalled_at = trail.at


def returned(row: Staged, reason: str) -> None:
    """Gives a value back to whoever reported it."""
    row.stage = OBSERVATION.move(row.stage, Step.RETURN)
    row.said, row.assured_at, row.assured_by = reason, None, ""


def assured(trail: Trail, row: Staged, note: str) -> None:
    """Keeps who assured a value, and what they said."""
    row.stage = OBSERVATION.move(row.stage, Step.ASSURE)
    row.assured_at, row.assured_by, row.said = trail.at, trail.by.name, note


def published(trail: Trail, row: Staged, stands: Staged | None) -> None:
    """Makes a value the one that stands in its place; the one that stood there is superseded and stays on record."""
    if stands is not None:
        stands.stage = OBSERVATION.move(stands.stage, Step.SUPERSEDE)
        stands.ended_at, stands.revision = trail.at, stands.revision + 1
        stands.save(update_fields=["stage", "ended_at", "revision"])
    row.stage = OBSERVATION.move(row.stage, Step.PUBLISH)
    row.published_at, row.replaces = trail.at, stands


def withdrawn(trail: Trail, row: Staged, reason: str) -> None:
    """Ends a published value, and says why. The value that it had replaced does not count again."""
    trail.ask(nothing_left(row.replaces.printed if row.replaces else ""))
    row.stage = OBSERVATION.move(row.stage, Step.WITHDRAW)
    row.ended_at, row.said = trail.at, reason


def dropped(trail: Trail, row: Staged) -> None:
    """Ends a value that never counted."""
    row.stage, row.ended_at = OBSERVATION.move(row.stage, Step.DROP), trail.at
